// What linli-admin does about centres, staff, residents, passes and events; each prints what it did.
#pragma once

#include <filesystem>
#include <string>

#include "server/admin/operator.h"
#include "shared/core/result.h"

namespace server::admin {

// `from` holds county.json, empty: the one that came with the program; its pictures go to `media`.
core::Result<void> load_demo(Operator& county, const std::string& from, const std::filesystem::path& media);
// Prints a one-time link to set the password, unless that comes from standard input.
core::Result<void> create_admin(Operator& county, const std::string& name, bool password_from_input);
// Prints the new PIN, once.
core::Result<void> renew_pin(Operator& county, const std::string& name);
core::Result<void> list_centers(Operator& county);

struct CodeFor {
    std::string center;  // of a new kiosk
    std::string id;      // of a known one, enrolled anew
    std::string name;    // empty: the server names it
};
// Prints the one-time code.
core::Result<void> kiosk_code(Operator& county, const CodeFor& kiosk);

// One line each: id, masked name, ids of sessions. `center` empty: all.
core::Result<void> list_residents(Operator& county, const std::string& center);
// The number comes from standard input, so that none stands in a list of processes.
core::Result<void> set_phone(Operator& county, const std::string& resident);
// Prints the pass; draws the card where `png` is not empty.
core::Result<void> issue_pass(Operator& county, const std::string& resident,
                              const std::filesystem::path& png);
core::Result<void> revoke_pass(Operator& county, const std::string& pass);
// One JSON object a line, those after `since`.
core::Result<void> list_events(Operator& county, long long since);

}  // namespace server::admin
