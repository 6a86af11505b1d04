#include "shared/wire/control.h"

#include "shared/wire/json.h"

namespace wire {
namespace {

core::Result<ControlOrder> tap_of(Fields& fields, const Json& line) {
    TapOrder tap{.id = fields.optional_text("id", 200)};
    if (tap.id.empty()) {
        for (const char* name : {"x", "y"}) {
            if (!line.contains(name) || !line[name].is_number()) {
                return core::fail(core::ErrorKind::Invalid, "tap needs an id, or x and y");
            }
        }
        tap.x = line["x"].get<float>();
        tap.y = line["y"].get<float>();
    }
    return ControlOrder{std::move(tap)};
}

}  // namespace

core::Result<ControlOrder> read_control(std::string_view line) {
    const auto parsed = parse(line, 64U << 10U);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    const std::string verb = fields.text("do", 16);
    core::Result<ControlOrder> order =
        core::fail(core::ErrorKind::Invalid, "do must be look, tap, scan, shot, state or rack");
    if (verb == "look") order = ControlOrder{LookOrder{}};
    if (verb == "state") order = ControlOrder{StateOrder{}};
    if (verb == "tap") order = tap_of(fields, *parsed);
    if (verb == "scan") order = ControlOrder{ScanOrder{core::Secret{fields.text("text", 32U << 10U)}}};
    if (verb == "shot") order = ControlOrder{ShotOrder{fields.text("path", 4096)}};
    if (verb == "rack") {
        order = ControlOrder{RackOrder{.rack_id = fields.text("rack", 200),
                                       .slot = static_cast<int>(fields.integer("slot", 1, 1000)),
                                       .filled = fields.flag("filled", false)}};
    }
    if (auto done = fields.done(); !done) return done.failure();
    return order;
}

std::string write_look(const LookAnswer& answer) {
    Json elements = Json::array();
    for (const auto& one : answer.elements) {
        elements.push_back({{"id", one.id},
                            {"role", one.role},
                            {"label", one.label},
                            {"value", one.value},
                            {"rect", {one.x, one.y, one.w, one.h}},
                            {"enabled", one.enabled},
                            {"focused", one.focused}});
    }
    return dump({{"screen", answer.screen},
                 {"modes", answer.modes},
                 {"elements", elements},
                 {"texts", answer.texts}});
}

std::string write_state(const StateAnswer& answer) {
    return dump(
        {{"screen", answer.screen},
         {"modes", answer.modes},
         {"language", answer.language},
         {"sync",
          {{"online", answer.online},
           {"standing", answer.standing},
           {"trouble", answer.sync_trouble},
           {"uploaded", answer.uploaded}}},
         {"queue",
          {{"events", answer.queued},
           {"quarantined", answer.quarantined},
           {"ratings", answer.ratings_waiting},
           {"highest_sequence", answer.highest_sequence}}},
         {"clock", answer.clock_trust},
         {"frames", answer.frames},
         {"last_frame_age_ms", answer.last_frame_age_ms},
         {"rss_bytes", answer.resident_bytes},
         {"ledger_sound", answer.ledger_sound},
         {"camera", answer.camera},
         {"lit", answer.lit},
         {"content", {{"sequence", answer.content_sequence}, {"announcements", answer.announcements}}}});
}

std::string write_done() {
    return R"({"ok":true})";
}

std::string write_error(std::string_view message) {
    return dump({{"error", message}});
}

}  // namespace wire
