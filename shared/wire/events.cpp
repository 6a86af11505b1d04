#include "shared/wire/events.h"

#include "shared/core/uuid.h"
#include "shared/wire/enums.h"
#include "shared/wire/feed.h"
#include "shared/wire/json.h"

namespace wire {
namespace {

using core::Result;

const std::vector<std::string_view> kVerdicts{"ok", "dup", "rej", "later"};

Json event_to_json(const model::Event& event) {
    return {{"eid", event.id},
            {"seq", event.sequence},
            {"type", event.type},
            {"wall_ms", core::to_ms(event.wall)},
            {"mono_ms", event.mono_ms},
            {"boot", event.boot},
            {"clock", name_of(event.clock)},
            {"body", Json::parse(event.body, nullptr, false)}};
}

ReceivedEvent event_of(const Json& value) {
    Fields fields{value, "events"};
    model::Event event{
        .id = fields.text("eid", 36),
        .sequence = fields.integer("seq", 1, INT64_MAX),
        .type = fields.text("type", 64),
        .wall = fields.time_ms("wall_ms"),
        .mono_ms = fields.integer("mono_ms", 0, INT64_MAX),
        .boot = fields.text("boot", 64),
        .clock = static_cast<core::ClockTrust>(fields.one_of("clock", names_of<core::ClockTrust>())),
        .body = {}};
    ReceivedEvent received{.id = event.id, .event = std::nullopt, .problem = {}};
    const Json& body = fields.object("body");
    if (!body.is_object()) fields.wrong("body", "must be an object");
    if (fields.is_fine() && !core::is_uuid(event.id)) fields.wrong("eid", "must be a UUID");
    if (auto done = fields.done(); !done) {
        received.problem = done.error().message;
        return received;
    }
    event.body = dump(body);
    received.event = std::move(event);
    return received;
}

}  // namespace

std::string write_body(const model::CheckInBody& body) {
    Json value{{"kid", body.key},
               {"region", body.region},
               {"outcome", model::outcome_code(body.outcome)},
               {"flags", model::flag_names(body.flags)},
               {"src", name_of(body.source)}};
    if (body.pass) value["pass"] = model::to_text(*body.pass);
    if (!body.session_id.empty()) value["session"] = body.session_id;
    if (body.rescan) value["rescan"] = true;
    if (!body.h8.empty()) value["h8"] = body.h8;
    return dump(value);
}

Result<model::CheckInBody> read_check_in(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    model::CheckInBody body{
        .pass = {},
        .key = static_cast<int>(fields.integer("kid", 0, 255)),
        .region = static_cast<int>(fields.integer("region", 0, 0xFFFFFF)),
        .session_id = fields.optional_text("session", 64),
        .flags = model::flags_from_names(fields.texts("flags", 32)),
        .source = static_cast<model::ScanSource>(fields.one_of("src", names_of<model::ScanSource>())),
        .rescan = fields.flag("rescan", false),
        .h8 = fields.optional_text("h8", 16)};
    const auto outcome = model::outcome_from_code(fields.text("outcome", 32));
    if (!outcome) fields.wrong("outcome", "is not known");
    body.outcome = outcome.value_or(model::Outcome::Ok);
    if (fields.has("pass")) {
        body.pass = pass_id_from(fields.text("pass", 16));
        if (!body.pass) fields.wrong("pass", "must be 16 hex digits");
    }
    if (auto done = fields.done(); !done) return done.failure();
    return body;
}

std::string write_body(const model::CheckInVoidBody& body) {
    return dump({{"voids", body.event_id}});
}

Result<model::CheckInVoidBody> read_check_in_void(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    model::CheckInVoidBody body{.event_id = fields.text("voids", 36)};
    if (auto done = fields.done(); !done) return done.failure();
    return body;
}

std::string write_body(const NoticeAckBody& body) {
    return dump({{"announcement", body.announcement_id}, {"rev", body.revision}});
}

Result<NoticeAckBody> read_notice_ack(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    NoticeAckBody body{.announcement_id = fields.text("announcement", 64),
                       .revision = static_cast<int>(fields.integer("rev", 1, 1'000'000))};
    if (auto done = fields.done(); !done) return done.failure();
    return body;
}

std::string write_event(const model::Event& event) {
    return dump(event_to_json(event));
}

std::string write_fault(std::string_view fault, std::string_view reason) {
    return dump({{"fault", fault}, {"reason", reason}});
}

std::string write_push(const PushRequest& request) {
    Json events = Json::array();
    for (const auto& event : request.events) events.push_back(event_to_json(event));
    return dump({{"device_id", request.device_id},
                 {"epoch", request.epoch},
                 {"batch", request.batch},
                 {"sent_wall_ms", core::to_ms(request.sent_wall)},
                 {"sent_mono_ms", request.sent_mono_ms},
                 {"boot", request.boot},
                 {"hi_seq", request.highest_sequence},
                 {"events", events}});
}

Result<ReceivedBatch> read_push(std::string_view json, std::size_t limit) {
    auto parsed = parse(json, limit);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    ReceivedBatch batch;
    batch.head = {.device_id = fields.text("device_id", 36),
                  .epoch = static_cast<int>(fields.integer("epoch", 1, 1'000'000)),
                  .batch = fields.text("batch", 36),
                  .sent_wall = fields.time_ms("sent_wall_ms"),
                  .sent_mono_ms = fields.integer("sent_mono_ms", 0, INT64_MAX),
                  .boot = fields.text("boot", 64),
                  .highest_sequence = fields.integer("hi_seq", 0, INT64_MAX),
                  .events = {}};
    for (const Json& value : fields.list("events", kMostEventsInABatch))
        batch.events.push_back(event_of(value));
    if (auto done = fields.done(); !done) return done.failure();
    return batch;
}

std::string write_push_answer(const PushAnswer& answer) {
    Json gaps = Json::array();
    for (const auto& [from, to] : answer.gaps) gaps.push_back({from, to});
    Json results = Json::array();
    for (const auto& result : answer.results) {
        Json value{{"eid", result.id}, {"st", kVerdicts.at(static_cast<std::size_t>(result.verdict))}};
        if (!result.code.empty()) value["code"] = result.code;
        if (result.after.count() > 0) value["after_s"] = result.after.count();
        if (result.position > 0) value["position"] = result.position;
        results.push_back(value);
    }
    return dump({{"server_utc_ms", core::to_ms(answer.server_time)},
                 {"ack_through", answer.acknowledged_through},
                 {"gaps", gaps},
                 {"results", results},
                 {"backoff_s", answer.backoff.count()}});
}

Result<PushAnswer> read_push_answer(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    PushAnswer answer{.server_time = fields.time_ms("server_utc_ms"),
                      .acknowledged_through = fields.integer("ack_through", 0, INT64_MAX),
                      .gaps = {},
                      .results = {},
                      .backoff = std::chrono::seconds{fields.optional_integer("backoff_s", 0, 0, 86'400)}};
    for (const Json& value : fields.list("results", kMostEventsInABatch)) {
        Fields item{value, "results"};
        answer.results.push_back(
            {.id = item.text("eid", 36),
             .verdict = static_cast<Verdict>(item.one_of("st", kVerdicts)),
             .code = item.optional_text("code", 64),
             .after = std::chrono::seconds{item.optional_integer("after_s", 0, 0, 86'400)},
             .position = static_cast<int>(item.optional_integer("position", 0, 0, 1'000'000))});
        if (!item.is_fine()) fields.wrong("results", item.done().error().message);
    }
    for (const Json& pair : fields.list("gaps", 10'000)) {
        const bool fits =
            pair.is_array() && pair.size() == 2 && pair[0].is_number_integer() && pair[1].is_number_integer();
        if (fits) answer.gaps.emplace_back(pair[0].get<std::int64_t>(), pair[1].get<std::int64_t>());
    }
    if (auto done = fields.done(); !done) return done.failure();
    return answer;
}

std::string write_quarantined(const QuarantinedEvent& event) {
    return dump({{"eid", event.id},
                 {"seq", event.sequence},
                 {"code", event.code},
                 {"first_at_ms", core::to_ms(event.first_at)},
                 {"raw", core::to_base64(core::as_bytes(event.raw))}});
}

Result<QuarantinedEvent> read_quarantined(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    QuarantinedEvent event{.id = fields.text("eid", 64),
                           .sequence = fields.integer("seq", 0, INT64_MAX),
                           .code = fields.text("code", 64),
                           .first_at = fields.time_ms("first_at_ms"),
                           .raw = {}};
    const auto raw = core::from_base64(fields.text("raw", 100'000));
    if (!raw) fields.wrong("raw", "must be Base64");
    if (auto done = fields.done(); !done) return done.failure();
    event.raw.assign(raw->begin(), raw->end());
    return event;
}

}  // namespace wire
