// A kiosk and the server: pairing, log-in, time, health, ratings, media (PROTOCOL sections 4.1, 4.2 and 6).
#include <filesystem>

#include "server/handlers/all.h"
#include "server/handlers/feed_effects.h"
#include "server/handlers/keys.h"
#include "server/handlers/signage.h"
#include "server/service/enrolment_code.h"
#include "server/store/announcements.h"
#include "server/store/commands.h"
#include "server/store/events.h"
#include "server/store/feed.h"
#include "shared/core/calendar.h"
#include "shared/core/uuid.h"
#include "shared/wire/device.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

constexpr std::chrono::hours kTokenLife{12};
constexpr const char* kEverybody = "all";

// A new kiosk, or a known one under its next epoch: whoever still has its old key is locked out with it.
store::Kiosk paired(Call& call, const store::EnrolmentCode& pairing, const wire::EnrollRequest& request) {
    auto known = pairing.kiosk_id.empty() ? std::nullopt : store::kiosk_by_id(call.unit, pairing.kiosk_id);
    store::Kiosk kiosk = known ? std::move(*known)
                               : store::Kiosk{.id = core::make_uuid_v7(call.unit.now, call.shared.random),
                                              .center_id = pairing.center_id,
                                              .name = pairing.kiosk_name};
    kiosk.public_key = core::to_base64(request.key);
    kiosk.version = request.version;
    if (pairing.kiosk_id.empty()) {
        store::add_kiosk(call.unit, kiosk);
    } else {
        ++kiosk.epoch;
        store::renew_kiosk(call.unit, kiosk);
    }
    return kiosk;
}

}  // namespace

Response enroll(Call& call) {
    const auto request = wire::read_enroll(call.request.body);
    if (!request) return refuse(400, "BAD_BODY", request.error().message);
    if (!request->speaks_our_schema) return refuse(426, "SCHEMA", "no schema in common; update the kiosk");
    const core::SteadyTime now = call.shared.clock.steady();
    const auto wait = std::max(call.shared.enrol_tries.wait_of(call.request.address, now),
                               call.shared.enrol_tries_all.wait_of(kEverybody, now));
    if (wait.count() > 0) {
        Response response = refuse(429, "THROTTLED", "too many wrong codes");
        response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
        return response;
    }
    const auto code = service::normal_enrolment_code(request->code);
    const auto pairing = code ? store::use_enrolment_code(call.unit, *code) : std::nullopt;
    if (!pairing) {
        call.shared.enrol_tries.failed(call.request.address, now);
        call.shared.enrol_tries_all.failed(kEverybody, now);
        return refuse(404, "CODE", "this code is not known, was used, or has run out; ask for a new one");
    }
    const store::Kiosk kiosk = paired(call, *pairing, *request);
    store::audit(call.unit, {.who = kiosk.name,
                             .action = "kiosk.enrol",
                             .object = kiosk.id,
                             .detail = std::to_string(kiosk.epoch)});
    call.news.push_back({.event = "kiosk",
                         .data = wire::dump({{"id", kiosk.id}, {"online", false}}),
                         .center_id = kiosk.center_id});
    introduce(call.unit, kiosk);
    share_walk_ins_anew(call, kiosk.center_id);
    publish_signage(call.unit, call.news);
    return created(wire::write_enroll_answer({.device_id = kiosk.id,
                                              .center_id = kiosk.center_id,
                                              .epoch = kiosk.epoch,
                                              .roots = root_keys(call.unit),
                                              .pins = call.shared.settings.pins,
                                              .keyset = keyset_row(call.unit),
                                              .server_time = call.unit.now,
                                              .public_url = call.shared.settings.public_url}));
}

Response challenge(Call& call) {
    const auto device = wire::read_challenge_request(call.request.body);
    if (!device) return refuse(400, "BAD_BODY", device.error().message);
    // A device that does not exist gets a nonce as well: whether it does is nobody's business.
    return ok(wire::write_challenge(
        call.shared.challenges.issue(*device, call.shared.clock.steady(), call.shared.random)));
}

Response token(Call& call) {
    const auto request = wire::read_token_request(call.request.body);
    if (!request) return refuse(400, "BAD_BODY", request.error().message);
    const auto kiosk = store::kiosk_by_id(call.unit, request->device_id);
    const auto bytes = kiosk ? core::from_base64(kiosk->public_key) : std::nullopt;
    const auto key = bytes ? pass::public_key_from(*bytes) : std::nullopt;
    const bool fresh =
        call.shared.challenges.redeem(request->device_id, request->nonce, call.shared.clock.steady());
    const core::Bytes message = wire::auth_message(request->device_id, request->nonce);
    if (!fresh || !key || !pass::verify(pass::domain::kAuth, message, request->signature, *key)) {
        return refuse(401, "SIGNATURE", "the nonce was not signed by this kiosk");
    }
    if (kiosk->state == "revoked") return refuse(401, "DEVICE_REVOKED", "this kiosk was revoked");
    const std::string token = make_token(call.shared.random);
    store::add_kiosk_token(call.unit, token, kiosk->id, call.unit.now + kTokenLife);
    return ok(wire::write_token(token, kTokenLife));
}

Response signed_time(Call& call) {
    const std::string nonce = call.request.asked("nonce");
    if (nonce.empty() || nonce.size() > 128)
        return refuse(400, "NONCE", "a nonce of 1 to 128 characters is needed");
    const core::WallTime now = call.shared.clock.wall();
    return ok(wire::write_time(
        {.nonce = nonce, .time = now, .signature = sign_time(call.unit, wire::time_message(nonce, now))}));
}

Response heartbeat(Call& call) {
    const auto heartbeat = wire::read_heartbeat(call.request.body);
    if (!heartbeat) return refuse(400, "BAD_BODY", heartbeat.error().message);
    const store::Kiosk& kiosk = call.kiosk();
    store::note_heartbeat(call.unit, kiosk.id, heartbeat->version, call.request.body);
    for (const auto& [id, revision] : heartbeat->applied) {
        const store::Delivery delivery{.announcement_id = id, .kiosk_id = kiosk.id, .revision = revision};
        if (!store::note_delivery(call.unit, delivery)) continue;
        call.news.push_back({.event = "delivery",
                             .data = wire::dump({{"announcement_id", id},
                                                 {"kiosk_id", kiosk.id},
                                                 {"state", "applied"},
                                                 {"applied_at", core::format_utc(call.unit.now)}}),
                             .center_id = kiosk.center_id});
    }
    wire::HeartbeatAnswer answer{.server_time = call.unit.now, .suspended = kiosk.state == "suspended"};
    for (auto& open : store::open_commands(call.unit, kiosk.id))
        answer.commands.push_back(std::move(open.command));
    return ok(wire::write_heartbeat_answer(answer));
}

Response take_ratings(Call& call) {
    const auto ratings = wire::read_ratings(call.request.body);
    if (!ratings) return refuse(400, "BAD_BODY", ratings.error().message);
    for (const auto& rating : *ratings) store::add_rating(call.unit, rating);
    return ok("{}");
}

Response kiosk_stream(Call& call) {
    Response response;
    response.type = "text/event-stream";
    response.stream = push::Subscription{.kiosk_id = call.kiosk().id,
                                         .token_hash = core::sha256_hex(call.request.bearer.reveal()),
                                         .center_id = call.kiosk().center_id};
    return response;
}

Response media_file(Call& call) {
    const std::string name = call.request.param("sha256");
    const auto digest = core::from_hex(name);
    if (!digest || digest->size() != 32) return refuse(404, "NOT_FOUND", "no such picture");
    auto file = file_response(
        (std::filesystem::path{call.shared.settings.media_directory} / core::to_hex(*digest)).string(),
        "application/octet-stream", core::to_hex(*digest));
    return file ? std::move(*file) : refuse(404, "NOT_FOUND", "no such picture");
}

}  // namespace server::handlers
