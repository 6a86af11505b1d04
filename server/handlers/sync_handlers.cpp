// Events up, changes down (PROTOCOL sections 4.3 and 4.4).
#include "server/handlers/all.h"
#include "server/handlers/check_in_json.h"
#include "server/handlers/feed_effects.h"
#include "server/handlers/intake.h"
#include "server/handlers/snapshots.h"
#include "server/store/feed.h"
#include "shared/wire/events.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

constexpr std::size_t kLargestPush = 256U << 10U;
constexpr int kPage = 500;

Response gone() {
    return {.status = 410,
            .body = wire::dump({{"error", {{"code", "CURSOR_GONE"}, {"message", "take a snapshot"}}},
                                {"snapshot_url", "/api/v1/sync/snapshot"}})};
}

// After an enrolment anew the first batch says where its sequences go on: what lies below came before.
long long counted_from(const store::Kiosk& kiosk, const wire::ReceivedBatch& batch) {
    const bool begins = kiosk.epoch > 1 && kiosk.highest_sequence == 0;
    if (!begins || batch.events.empty() || !batch.events.front().event) return kiosk.contiguous_sequence;
    return batch.events.front().event->sequence - 1;
}

}  // namespace

Response push_events(Call& call) {
    auto batch = wire::read_push(call.request.body, kLargestPush);
    if (!batch) return refuse(400, "BAD_BODY", batch.error().message);
    const store::Kiosk& kiosk = call.kiosk();
    if (batch->head.device_id != kiosk.id)
        return refuse(403, "OTHER_DEVICE", "a kiosk speaks only for itself");
    if (batch->head.epoch != kiosk.epoch || batch->head.highest_sequence < kiosk.highest_sequence) {
        return refuse(409, "CLONED", "another device has gone on with this identity; enrol this one anew");
    }
    const auto wait = call.shared.events.take(kiosk.id, static_cast<double>(batch->events.size()),
                                              call.shared.clock.steady());
    if (wait.count() > 0) {
        Response response = refuse(429, "TOO_MANY", "more events than a centre can have");
        response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
        return response;
    }
    const service::BatchClock clock{
        .boot = batch->head.boot, .sent = batch->head.sent_wall, .received = call.unit.now};
    wire::PushAnswer answer{.server_time = call.unit.now};
    for (const auto& received : batch->events) {
        if (!received.event) {
            answer.results.push_back(
                {.id = received.id, .verdict = wire::Verdict::Rejected, .code = "BAD_BODY"});
            continue;
        }
        auto result = take_event(call, *received.event, clock);
        if (!result) return refuse(409, "CLONED", result.error().message);
        answer.results.push_back(std::move(*result));
    }
    const auto gaps = store::gaps_after(call.unit, kiosk.id, kiosk.epoch, counted_from(kiosk, *batch),
                                        batch->head.highest_sequence);
    store::set_sequences(call.unit, kiosk.id, batch->head.highest_sequence, gaps.contiguous);
    answer.acknowledged_through = gaps.contiguous;
    answer.gaps = gaps.ranges;
    return ok(wire::write_push_answer(answer));
}

Response take_quarantined(Call& call) {
    const auto event = wire::read_quarantined(call.request.body);
    if (!event) return refuse(400, "BAD_BODY", event.error().message);
    store::add_quarantined(call.unit, call.kiosk().id, *event);
    call.audit("event.quarantine", event->id, event->code);
    return ok("{}");
}

Response pull_changes(Call& call) {
    const std::string asked = call.request.asked("cursor");
    const auto cursor = asked.empty() ? std::optional{Cursor{.epoch = 1, .sequence = 0}} : cursor_from(asked);
    if (!cursor) return refuse(400, "CURSOR", "this is no cursor");
    const int epoch = std::atoi(store::setting(call.unit, "feed_epoch").value_or("1").c_str());
    const bool too_old = !asked.empty() && cursor->sequence < store::feed_horizon(call.unit);
    if (cursor->epoch != epoch || too_old || cursor->sequence > store::last_sequence(call.unit))
        return gone();
    auto page = store::changes_after(call.unit, scope_of_reader(call), cursor->sequence, kPage);
    for (auto& change : page.changes) fit_to_kiosk(call, change);
    return ok(wire::write_pull_page({.changes = std::move(page.changes),
                                     .cursor = to_text({.epoch = epoch, .sequence = page.last}),
                                     .more = page.more,
                                     .server_time = call.unit.now}));
}

}  // namespace server::handlers
