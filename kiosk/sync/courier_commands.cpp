// Commands on their way: believed only where the county signed them, in time, and once.
#include "kiosk/sync/courier.h"
#include "shared/core/log.h"
#include "shared/wire/events.h"
#include "shared/wire/paths.h"

namespace kiosk::sync {
namespace {

constexpr std::size_t kMostReports = 8;  // that wait in memory

}  // namespace

std::optional<wire::Command> Courier::accept(wire::Command command, const std::stop_token& stop) {
    const wire::Addressee us{.device_id = setup_.identity.device_id, .epoch = setup_.identity.epoch};
    if (!wire::is_genuine(us, command, keys_.command_key)) {
        spdlog::error("a command that the county did not sign for this kiosk was dropped");
        return std::nullopt;
    }
    // Without the server's time we can't tell; it comes again with the next heartbeat.
    if (!offset_) return std::nullopt;
    const core::WallTime now = means_.clock.wall() + *offset_;
    if (command.expires <= now || command.expires > now + 2 * wire::kCommandLife) {
        spdlog::warn("a command came too late: {}", wire::command_name(command.kind));
        return std::nullopt;
    }
    const auto begun = means_.desk.ask<desk::CommandBegun>(desk::BeginCommand{.id = command.id}, stop);
    if (!begun || !begun->stored || !begun->is_new) return std::nullopt;
    spdlog::info("command: {}", wire::command_name(command.kind));
    return command;
}

void Courier::record(const wire::CommandResult& result, const std::stop_token& stop) {
    desk::RecordFact fact{.type = std::string{wire::event_type::kCommandResult},
                          .body = wire::write_command_result(result)};
    if (!means_.desk.tell(std::move(fact), stop)) spdlog::error("a command's result was not stored");
}

void Courier::add_report(std::string command_id, const wire::CommandReport& what) {
    if (reports_.size() >= kMostReports) reports_.pop_front();
    reports_.emplace_back(std::move(command_id), wire::write_report(what));
}

Outcome Courier::reports(const std::stop_token& stop) {
    if (reports_.empty()) return {};
    const auto& [id, body] = reports_.front();
    std::string path{wire::path::kCommands};
    path.append(id).append("/report");
    const HttpAnswer answer = call(path, body, stop);
    const bool never = answer.answer == Answer::Refused || answer.answer == Answer::TooLarge;
    if (never) spdlog::error("a command's report was not taken: {}", trouble_);
    if (answer.answer != Answer::Ok && !never) return outcome_of(answer);
    reports_.pop_front();
    return {.more = !reports_.empty()};
}

}  // namespace kiosk::sync
