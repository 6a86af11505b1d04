// Commands to single kiosks: given by people, signed here, answered by the kiosk (PROTOCOL section 4.5).
#include <algorithm>

#include "server/handlers/all.h"
#include "server/handlers/keys.h"
#include "server/handlers/reach.h"
#include "server/store/commands.h"
#include "shared/core/calendar.h"
#include "shared/core/uuid.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

using wire::CommandKind;
using wire::Fields;
using wire::Json;

constexpr int kListed = 100;
constexpr std::size_t kMostOpen = 20;  // for one kiosk

std::string shown_status(const store::StoredCommand& stored, core::WallTime now) {
    if (!stored.status.empty()) return stored.status;
    return stored.command.expires <= now ? "expired" : "sent";
}

Json command_json(const store::StoredCommand& stored, core::WallTime now) {
    return {{"id", stored.command.id},
            {"kind", wire::command_name(stored.command.kind)},
            {"created_at", core::format_utc(stored.created)},
            {"created_by", stored.created_by},
            {"expires_at", core::format_utc(stored.command.expires)},
            {"status", shown_status(stored, now)},
            {"detail", stored.detail},
            {"report", stored.has_report}};
}

}  // namespace

Response give_command(Call& call) {
    const auto kiosk = kiosk_in_reach(call);
    if (!kiosk) return kiosk.error();
    const auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    Fields fields{*json};
    const auto kind = wire::command_kind(fields.text("kind", 32));
    const auto volume = fields.optional_integer("volume", -1, 0, 100);
    if (auto done = fields.done(); !done) return refuse(400, "BAD_BODY", done.error().message);
    if (!kind) return refuse_fields({{"kind", "UNKNOWN"}});
    if (*kind == CommandKind::SetVolume && volume < 0) return refuse_fields({{"volume", "MISSING"}});
    if (kiosk->state != "active") return refuse(409, "STATE", "this kiosk is " + kiosk->state);
    if (store::open_commands(call.unit, kiosk->id).size() >= kMostOpen)
        return refuse(429, "TOO_MANY", "this kiosk has not answered the earlier ones yet");
    store::StoredCommand stored{
        .command = {.id = core::make_uuid_v7(call.unit.now, call.shared.random),
                    .kind = *kind,
                    .expires = call.unit.now + wire::kCommandLife,
                    .body = wire::write_command_body(
                        {.name = kiosk->name,
                         .volume = static_cast<int>(std::max<std::int64_t>(volume, 0))})},
        .to = {.device_id = kiosk->id, .epoch = kiosk->epoch},
        .created_by = call.who()};
    if (!sign_command(call.unit, stored.to, stored.command))
        return refuse(409, "NO_KEY", "the county has no key for commands yet");
    store::add_command(call.unit, stored);
    call.audit("kiosk.command", kiosk->id, std::string{wire::command_name(*kind)});
    call.news.push_back({.event = "cmd",
                         .data = wire::write_command(stored.command),
                         .for_kiosks = true,
                         .kiosk_id = kiosk->id});
    stored.created = call.unit.now;
    return created(wire::dump(command_json(stored, call.unit.now)));
}

Response list_commands(Call& call) {
    const auto kiosk = kiosk_in_reach(call);
    if (!kiosk) return kiosk.error();
    Json list = Json::array();
    for (const auto& stored : store::commands_of(call.unit, kiosk->id, kListed))
        list.push_back(command_json(stored, call.unit.now));
    return ok(wire::dump({{"commands", list}}));
}

Response command_report(Call& call) {
    const auto kiosk = kiosk_in_reach(call);
    if (!kiosk) return kiosk.error();
    const auto stored = store::command_by_id(call.unit, call.request.param("command"));
    const auto report = stored && stored->to.device_id == kiosk->id
                            ? store::report_of(call.unit, stored->command.id)
                            : std::nullopt;
    if (!report) return refuse(404, "NOT_FOUND", "there is no report of this command");
    return ok(wire::write_report(*report));
}

Response take_report(Call& call) {
    const auto stored = store::command_by_id(call.unit, call.request.param("id"));
    if (!stored || stored->to.device_id != call.kiosk().id)
        return refuse(404, "NOT_FOUND", "this kiosk was given no such command");
    const auto report = wire::read_report(call.request.body);
    if (!report) return refuse(400, "BAD_BODY", report.error().message);
    store::put_report(call.unit, stored->command.id, *report);
    return ok("{}");
}

}  // namespace server::handlers
