// The fleet in the hands of people: who is in use, set aside or locked out, and what a locked-out kiosk left
// behind (PROTOCOL section 4.1).
#include "server/handlers/all.h"
#include "server/handlers/feed_effects.h"
#include "server/handlers/intake.h"
#include "server/handlers/keys.h"
#include "server/handlers/reach.h"
#include "server/service/fleet.h"
#include "server/store/events.h"
#include "server/store/kiosks.h"
#include "shared/core/calendar.h"
#include "shared/wire/device.h"
#include "shared/wire/json.h"
#include "shared/wire/sealed.h"

namespace server::handlers {
namespace {

using service::DeviceState;
using wire::Json;

constexpr std::size_t kLargestMessage = 256U << 10U;

Response move_to(Call& call, DeviceState next, const char* action) {
    const auto kiosk = kiosk_in_reach(call);
    if (!kiosk) return kiosk.error();
    const auto now = service::device_state_from(kiosk->state);
    if (!now || !service::may_become(*now, next)) {
        return refuse(409, "STATE", "this kiosk is " + kiosk->state + " and can't become that");
    }
    const std::string name{service::device_state_name(next)};
    store::set_kiosk_state(call.unit, kiosk->id, name);
    call.audit(action, kiosk->id, kiosk->name);
    share_walk_ins_anew(call, kiosk->center_id);
    // It asks at once, and is told how it stands; what it was sent so far ends here.
    call.news.push_back({.event = "bye",
                         .data = wire::write_goodbye(std::chrono::milliseconds{0}),
                         .for_kiosks = true,
                         .kiosk_id = kiosk->id,
                         .is_last = true});
    call.news.push_back({.event = "kiosk",
                         .data = wire::dump({{"id", kiosk->id}, {"state", name}}),
                         .center_id = kiosk->center_id});
    return ok(wire::dump({{"id", kiosk->id}, {"state", name}}));
}

// One message of a sealed outbox, as if its kiosk had pushed it. True: it is with us now or was before.
bool take_message(Call& call, const std::string& plain) {
    const auto batch = wire::read_push(plain, kLargestMessage);
    if (!batch) {
        const auto ratings = wire::read_ratings(plain);
        if (!ratings || ratings->empty()) return false;
        for (const auto& rating : *ratings) store::add_rating(call.unit, rating);
        return true;
    }
    const service::BatchClock clock{.boot = "", .sent = batch->head.sent_wall, .received = call.unit.now};
    bool all = true;
    for (const auto& received : batch->events) {
        if (!received.event) return false;
        const auto result = take_event(call, *received.event, clock);
        all = all && result && result->verdict != wire::Verdict::Rejected;
    }
    return all;
}

}  // namespace

Response suspend_kiosk(Call& call) {
    return move_to(call, DeviceState::Suspended, "kiosk.suspend");
}

Response resume_kiosk(Call& call) {
    return move_to(call, DeviceState::Active, "kiosk.resume");
}

Response revoke_kiosk(Call& call) {
    return move_to(call, DeviceState::Revoked, "kiosk.revoke");
}

Response admin_kiosks(Call& call) {
    Json list = Json::array();
    for (const auto& kiosk : store::all_kiosks(call.unit)) {
        list.push_back({{"id", kiosk.id},
                        {"center", kiosk.center_id},
                        {"name", kiosk.name},
                        {"state", kiosk.state},
                        {"epoch", kiosk.epoch},
                        {"online", call.shared.hub.is_connected(kiosk.id)},
                        {"last_seen", core::format_utc(kiosk.last_seen)},
                        {"version", kiosk.version}});
    }
    return ok(wire::dump({{"kiosks", list}}));
}

Response admin_take_sealed(Call& call) {
    const auto sealed = wire::read_sealed(call.request.body);
    if (!sealed) return refuse(400, "BAD_BODY", sealed.error().message);
    const auto kiosk = store::kiosk_by_id(call.unit, sealed->device_id);
    if (!kiosk) return refuse(404, "NOT_FOUND", "the kiosk that sealed this is not of this county");
    call.audit("kiosk.unseal", kiosk->id, std::to_string(sealed->messages.size()));
    call.actor = *kiosk;
    int taken = 0;
    int kept = 0;
    int closed = 0;
    for (const auto& message : sealed->messages) {
        const auto bytes = core::from_base64(message);
        const auto plain = bytes ? open_sealed(call.unit, *bytes) : std::nullopt;
        if (!plain) {
            ++closed;
        } else if (take_message(call, *plain)) {
            ++taken;
        } else {
            // For people to look at, under a name that the same line always has.
            store::add_quarantined(call.unit, kiosk->id,
                                   {.id = core::sha256_hex(*plain).substr(0, 36),
                                    .code = "SEALED",
                                    .first_at = sealed->sealed_at,
                                    .raw = *plain});
            ++kept;
        }
    }
    return ok(wire::dump({{"taken", taken}, {"quarantined", kept}, {"closed", closed}}));
}

}  // namespace server::handlers
