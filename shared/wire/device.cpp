#include "shared/wire/device.h"

#include <algorithm>

#include "shared/wire/enums.h"
#include "shared/wire/json.h"

namespace wire {
namespace {

using core::Result;

std::string b64(core::ByteView bytes) {
    return core::to_base64(bytes);
}

pass::PublicKey key_of(Fields& fields, const char* name) {
    return pass::public_key_from(fields.base64(name, 32)).value_or(pass::PublicKey{});
}

pass::Signature signature_of(Fields& fields, const char* name) {
    return pass::signature_from(fields.base64(name, 64)).value_or(pass::Signature{});
}

Json keyset_to_json(const KeysetRow& row) {
    return {{"version", row.version}, {"document", row.document}, {"signature", row.signature}};
}

KeysetRow keyset_of(Fields& fields, const char* name) {
    Fields inner{fields.object(name), name};
    KeysetRow row{.version = static_cast<int>(inner.integer("version", 0, 1'000'000'000)),
                  .document = inner.text("document", 200'000),
                  .signature = inner.text("signature", 128)};
    if (!inner.is_fine()) fields.wrong(name, inner.done().error().message);
    return row;
}

void append(core::Bytes& out, std::string_view text) {
    const auto bytes = core::as_bytes(text);
    out.insert(out.end(), bytes.begin(), bytes.end());
}

}  // namespace

std::string write_enroll(const EnrollRequest& request) {
    return dump({{"code", request.code},
                 {"pub", b64(request.key)},
                 {"hw_hash", request.hardware},
                 {"app_ver", request.version},
                 {"schema_min", kSchema},
                 {"schema_max", kSchema}});
}

Result<EnrollRequest> read_enroll(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    EnrollRequest request{.code = fields.text("code", 32),
                          .key = key_of(fields, "pub"),
                          .hardware = fields.optional_text("hw_hash", 128),
                          .version = fields.optional_text("app_ver", 64)};
    const auto least = fields.integer("schema_min", 0, 1'000'000);
    const auto most = fields.integer("schema_max", 0, 1'000'000);
    request.speaks_our_schema = least <= kSchema && kSchema <= most;
    if (auto done = fields.done(); !done) return done.failure();
    return request;
}

std::string write_enroll_answer(const EnrollAnswer& answer) {
    Json roots = Json::array();
    for (const auto& root : answer.roots) roots.push_back(b64(root));
    return dump({{"device_id", answer.device_id},
                 {"center_id", answer.center_id},
                 {"device_epoch", answer.epoch},
                 {"roots", roots},
                 {"pins", answer.pins},
                 {"keyset", keyset_to_json(answer.keyset)},
                 {"server_utc_ms", core::to_ms(answer.server_time)},
                 {"public_url", answer.public_url}});
}

Result<EnrollAnswer> read_enroll_answer(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    EnrollAnswer answer{.device_id = fields.text("device_id", 36),
                        .center_id = fields.text("center_id", 64),
                        .epoch = static_cast<int>(fields.integer("device_epoch", 1, 1'000'000)),
                        .roots = {},
                        .pins = fields.texts("pins", 8),
                        .keyset = keyset_of(fields, "keyset"),
                        .server_time = fields.time_ms("server_utc_ms"),
                        .public_url = fields.optional_text("public_url", 256)};
    for (const auto& text : fields.texts("roots", 4)) {
        const auto bytes = core::from_base64(text);
        const auto key = bytes ? pass::public_key_from(*bytes) : std::nullopt;
        if (!key) fields.wrong("roots", "must hold keys of 32 bytes");
        if (key) answer.roots.push_back(*key);
    }
    if (auto done = fields.done(); !done) return done.failure();
    return answer;
}

std::string write_challenge_request(std::string_view device_id) {
    return dump({{"device_id", device_id}});
}

Result<std::string> read_challenge_request(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    std::string device = fields.text("device_id", 36);
    if (auto done = fields.done(); !done) return done.failure();
    return device;
}

std::string write_challenge(const core::Bytes& nonce) {
    return dump({{"nonce", b64(nonce)}});
}

Result<core::Bytes> read_challenge(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    core::Bytes nonce = fields.base64("nonce", 32);
    if (auto done = fields.done(); !done) return done.failure();
    return nonce;
}

std::string write_token_request(const TokenRequest& request) {
    return dump(
        {{"device_id", request.device_id}, {"nonce", b64(request.nonce)}, {"sig", b64(request.signature)}});
}

Result<TokenRequest> read_token_request(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    TokenRequest request{.device_id = fields.text("device_id", 36),
                         .nonce = fields.base64("nonce", 32),
                         .signature = signature_of(fields, "sig")};
    if (auto done = fields.done(); !done) return done.failure();
    return request;
}

std::string write_token(const std::string& token, std::chrono::seconds life) {
    return dump({{"token", token}, {"life_s", life.count()}});
}

Result<std::string> read_token(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    std::string token = fields.text("token", 256);
    if (auto done = fields.done(); !done) return done.failure();
    return token;
}

core::Bytes auth_message(std::string_view device_id, const core::Bytes& nonce) {
    core::Bytes message;
    append(message, device_id);
    message.insert(message.end(), nonce.begin(), nonce.end());
    return message;
}

core::Bytes time_message(std::string_view nonce, core::WallTime time) {
    core::Bytes message;
    append(message, nonce);
    message.push_back(0);
    append(message, std::to_string(core::to_ms(time)));
    return message;
}

std::string write_time(const SignedTime& time) {
    return dump({{"nonce", time.nonce}, {"utc_ms", core::to_ms(time.time)}, {"sig", b64(time.signature)}});
}

Result<SignedTime> read_time(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    SignedTime time{.nonce = fields.text("nonce", 128),
                    .time = fields.time_ms("utc_ms"),
                    .signature = signature_of(fields, "sig")};
    if (auto done = fields.done(); !done) return done.failure();
    return time;
}

std::string write_keyset_document(const pass::KeySet& keys) {
    Json records = Json::array();
    for (const auto& record : keys.keys) {
        records.push_back({{"region", record.region},
                           {"kid", record.id},
                           {"alg", name_of(record.algorithm)},
                           {"pub", b64(record.key)},
                           {"use_from_ms", core::to_ms(record.use_from)},
                           {"use_to_ms", core::to_ms(record.use_to)},
                           {"verify_to_ms", core::to_ms(record.verify_to)},
                           {"state", name_of(record.state)}});
    }
    return dump({{"version", keys.version},
                 {"region_keys", records},
                 {"time_key", b64(keys.time_key)},
                 {"command_key", b64(keys.command_key)},
                 {"seal_key", b64(keys.seal_key)}});
}

Result<pass::KeySet> read_keyset_document(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    pass::KeySet keys{.version = static_cast<int>(fields.integer("version", 0, 1'000'000'000)),
                      .keys = {},
                      .time_key = key_of(fields, "time_key"),
                      .command_key = key_of(fields, "command_key"),
                      .seal_key = {}};
    // Lists that were signed before there was one do not hold it.
    if (fields.has("seal_key")) keys.seal_key = key_of(fields, "seal_key");
    for (const Json& value : fields.list("region_keys", 1000)) {
        Fields item{value, "region_keys"};
        keys.keys.push_back(
            {.region = static_cast<int>(item.integer("region", 0, 0xFFFFFF)),
             .id = static_cast<int>(item.integer("kid", 1, 255)),
             .algorithm = static_cast<pass::Algorithm>(item.one_of("alg", names_of<pass::Algorithm>())),
             .key = key_of(item, "pub"),
             .use_from = item.time_ms("use_from_ms"),
             .use_to = item.time_ms("use_to_ms"),
             .verify_to = item.time_ms("verify_to_ms"),
             .state = static_cast<pass::KeyState>(item.one_of("state", names_of<pass::KeyState>()))});
        if (!item.is_fine()) fields.wrong("region_keys", item.done().error().message);
    }
    if (auto done = fields.done(); !done) return done.failure();
    return keys;
}

Result<pass::KeySet> open_keyset(const KeysetRow& row, const std::vector<pass::PublicKey>& roots) {
    const auto bytes = core::from_base64(row.signature);
    const auto signature = bytes ? pass::signature_from(*bytes) : std::nullopt;
    const bool genuine =
        signature && std::any_of(roots.begin(), roots.end(), [&](const pass::PublicKey& root) {
            return pass::verify(pass::domain::kKeys, core::as_bytes(row.document), *signature, root);
        });
    if (!genuine)
        return core::fail(core::ErrorKind::Invalid, "the list of keys is not signed by a known root");
    return read_keyset_document(row.document);
}

std::string write_heartbeat(const Heartbeat& heartbeat) {
    return dump({{"version", heartbeat.version},
                 {"boot", heartbeat.boot},
                 {"uptime_s", heartbeat.uptime_s},
                 {"utc_ms", core::to_ms(heartbeat.time)},
                 {"trust", heartbeat.trust},
                 {"cursor", heartbeat.cursor},
                 {"applied", heartbeat.applied},
                 {"screen", heartbeat.screen},
                 {"queue", heartbeat.queued},
                 {"quarantine", heartbeat.quarantined},
                 {"last_frame_age_ms", heartbeat.last_frame_age_ms},
                 {"rss_bytes", heartbeat.resident_bytes},
                 {"faults", heartbeat.faults}});
}

Result<Heartbeat> read_heartbeat(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    Heartbeat heartbeat{
        .version = fields.optional_text("version", 64),
        .boot = fields.optional_text("boot", 64),
        .uptime_s = fields.optional_integer("uptime_s", 0, 0, INT64_MAX),
        .time = fields.time_ms("utc_ms"),
        .trust = fields.optional_text("trust", 16),
        .cursor = fields.optional_text("cursor", 128),
        .applied = {},
        .screen = fields.optional_text("screen", 64),
        .queued = static_cast<int>(fields.optional_integer("queue", 0, 0, INT32_MAX)),
        .quarantined = static_cast<int>(fields.optional_integer("quarantine", 0, 0, INT32_MAX)),
        .last_frame_age_ms = fields.optional_integer("last_frame_age_ms", 0, 0, INT64_MAX),
        .resident_bytes = fields.optional_integer("rss_bytes", 0, 0, INT64_MAX),
        .faults = fields.texts("faults", 100)};
    if (fields.has("applied")) {
        for (const auto& [id, revision] : fields.object("applied").items()) {
            const bool fits = revision.is_number_integer() && revision >= 0 && revision <= INT32_MAX;
            if (!fits) fields.wrong("applied", "must hold revisions");
            if (fits) heartbeat.applied[id] = revision.get<int>();
        }
    }
    if (auto done = fields.done(); !done) return done.failure();
    return heartbeat;
}

std::string write_heartbeat_answer(const HeartbeatAnswer& answer) {
    Json commands = Json::array();
    for (const auto& command : answer.commands) commands.push_back(write_command(command));
    return dump({{"server_utc_ms", core::to_ms(answer.server_time)},
                 {"suspended", answer.suspended},
                 {"commands", commands}});
}

Result<HeartbeatAnswer> read_heartbeat_answer(std::string_view json) {
    const auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    HeartbeatAnswer answer{.server_time = fields.time_ms("server_utc_ms"),
                           .suspended = fields.flag("suspended", false),
                           .commands = {}};
    // A kind that only a newer program knows is nothing to us.
    for (const auto& text : fields.texts("commands", 100)) {
        if (auto command = read_command(text)) answer.commands.push_back(std::move(*command));
    }
    if (auto done = fields.done(); !done) return done.failure();
    return answer;
}

std::string write_goodbye(std::chrono::milliseconds after) {
    return dump({{"after_ms", after.count()}});
}

std::chrono::milliseconds read_goodbye(std::string_view json) {
    const auto parsed = parse(json, 1024);
    if (!parsed) return {};
    Fields fields{*parsed};
    return std::chrono::milliseconds{fields.optional_integer("after_ms", 0, 0, 3'600'000)};
}

std::string write_ratings(const std::vector<model::Rating>& ratings) {
    Json list = Json::array();
    for (const auto& rating : ratings) {
        list.push_back({{"rid", rating.id},
                        {"session", rating.session_id},
                        {"score", rating.score},
                        {"tags", rating.reasons},
                        {"verified", rating.verified},
                        {"suspect", rating.suspect}});
    }
    return dump({{"ratings", list}});
}

Result<std::vector<model::Rating>> read_ratings(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    std::vector<model::Rating> ratings;
    for (const Json& value : fields.list("ratings", 1000)) {
        Fields item{value, "ratings"};
        ratings.push_back({.id = item.text("rid", 36),
                           .session_id = item.text("session", 64),
                           .score = static_cast<int>(item.integer("score", 1, 5)),
                           .reasons = item.texts("tags", 3),
                           .verified = item.flag("verified", false),
                           .suspect = item.texts("suspect", 8)});
        if (!item.is_fine()) fields.wrong("ratings", item.done().error().message);
    }
    if (auto done = fields.done(); !done) return done.failure();
    return ratings;
}

std::string write_problem(const Problem& problem) {
    Json error{{"code", problem.code}, {"message", problem.message}};
    if (!problem.fields.empty()) error["fields"] = problem.fields;
    return dump({{"error", error}});
}

Problem read_problem(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed || !parsed->is_object() || !parsed->contains("error")) return {};
    Fields fields{(*parsed)["error"], "error"};
    return {.code = fields.optional_text("code", 64),
            .message = fields.optional_text("message", 1024),
            .fields = {}};
}

}  // namespace wire
