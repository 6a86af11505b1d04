// What single kiosks were told to do, whether they did, and what they sent back for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/unit.h"
#include "shared/wire/commands.h"

namespace server::store {

struct StoredCommand {
    wire::Command command;
    wire::Addressee to;
    core::WallTime created;
    std::string created_by;
    std::string status;  // empty while there is no answer
    std::string detail;
    std::optional<core::WallTime> answered;
    bool has_report = false;
};

void add_command(Unit& unit, const StoredCommand& stored);
std::optional<StoredCommand> command_by_id(Unit& unit, const std::string& id);
// Newest first.
std::vector<StoredCommand> commands_of(Unit& unit, const std::string& kiosk_id, int most);
// Given to this kiosk, neither answered nor expired; oldest first.
std::vector<StoredCommand> open_commands(Unit& unit, const std::string& kiosk_id);
// The first answer counts.
void note_result(Unit& unit, const std::string& kiosk_id, const wire::CommandResult& result);

void put_report(Unit& unit, const std::string& command_id, const wire::CommandReport& report);
std::optional<wire::CommandReport> report_of(Unit& unit, const std::string& command_id);
// Commands and their reports from before `before`.
void drop_commands(Unit& unit, core::WallTime before);

}  // namespace server::store
