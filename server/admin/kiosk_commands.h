// linli-admin kiosk …: the fleet from the command line.
#pragma once

#include <filesystem>
#include <string>

#include "server/admin/operator.h"
#include "shared/core/result.h"

namespace server::admin {

// One line each: id, state, epoch, online or offline, centre, name, last seen.
core::Result<void> list_kiosks(Operator& county);
// `action`: "suspend", "resume" or "revoke".
core::Result<void> move_kiosk(Operator& county, const std::string& id, const std::string& action);
// Gives one; prints its id. `volume`: for set_volume, else negative.
core::Result<void> give_command(Operator& county, const std::string& id, const std::string& kind, int volume);
// One line each, newest first: id, kind, status, detail, when, by whom.
core::Result<void> list_commands(Operator& county, const std::string& id);
// Writes the picture or the log that a command asked for; prints its type.
core::Result<void> save_report(Operator& county, const std::string& id, const std::string& command,
                               const std::filesystem::path& file);
// Takes in what a locked-out kiosk left behind, piece by piece; safe to repeat.
core::Result<void> unseal(Operator& county, const std::filesystem::path& file);

}  // namespace server::admin
