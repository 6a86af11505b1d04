// A kiosk is locked out: what it never sent is sealed for the county, then all is destroyed.
#include <chrono>
#include <utility>

#include "kiosk/desk/retirement.h"
#include "kiosk/desk/works.h"
#include "shared/core/log.h"
#include "shared/storage/ballast.h"
#include "shared/wire/device.h"
#include "shared/wire/events.h"

namespace kiosk::desk {
namespace {

constexpr std::chrono::hours kWhatever{24 * 366};  // also what is not due yet
constexpr std::size_t kAtOnce = 1000;
constexpr std::size_t kMostQuarantined = 1'000'000;

std::string sealed(const Retire& order, const std::string& plain) {
    return core::to_base64(pass::seal_for(order.seal_key, plain));
}

// One event in a batch of its own: a line that is damaged later loses nothing but itself.
std::string alone(const Retire& order, model::Event event, core::WallTime now) {
    wire::PushRequest batch{.device_id = order.device_id, .epoch = order.epoch, .batch = event.id};
    batch.sent_wall = now;
    batch.boot = event.boot;
    batch.highest_sequence = event.sequence;
    batch.events.push_back(std::move(event));
    return wire::write_push(batch);
}

}  // namespace

core::Result<std::vector<std::string>> Works::seal_unsent(const Retire& order) {
    std::vector<std::string> messages;
    const Moment moment = look();
    std::int64_t after = 0;
    while (true) {
        auto batch =
            outbox_.next({.most_events = kAtOnce, .most_bytes = std::size_t{64} << 20U, .after = after},
                         moment.now + kWhatever);
        if (!batch) return batch.failure();
        if (batch->events.empty()) break;
        after = batch->events.back().sequence;
        for (auto& event : batch->events)
            messages.push_back(sealed(order, alone(order, std::move(event), moment.wall)));
    }
    auto quarantined = outbox_.next_quarantined(kMostQuarantined);
    if (!quarantined) return quarantined.failure();
    for (auto& one : *quarantined)
        messages.push_back(sealed(order, alone(order, std::move(one.event), moment.wall)));
    const auto ratings = ratings_.due(moment.now + kWhatever);
    if (!ratings) return ratings.failure();
    if (!ratings->empty()) messages.push_back(sealed(order, wire::write_ratings(*ratings)));
    return messages;
}

SyncAnswer Works::reply(const Retire& order) {
    // Also where a restart has finished it: what was sealed then is not to be sealed again, empty.
    if (retired_ || farewell(setup_.data)) return Done{.done = true};
    const wire::Farewell last{
        .at = look().now, .center = here_.content->center.name, .phone = here_.content->center.phone};
    tell(LockedOut{.center = last.center, .phone = last.phone});
    visits_.forget_all();
    auto messages = seal_unsent(order);
    if (!messages) {
        spdlog::error("what was not sent can't be read, so nothing is destroyed: {}",
                      messages.error().message);
        return Done{};
    }
    if (order.seal_key == pass::BoxPublicKey{} && !messages->empty()) {
        spdlog::error("the county gave no key to seal {} events with, so nothing is destroyed",
                      messages->size());
        return Done{};
    }
    storage::drop_ballast(setup_.data / "ballast");
    const auto kept = keep_sealed(setup_.data, {.device_id = order.device_id,
                                                .epoch = order.epoch,
                                                .sealed_at = last.at,
                                                .messages = std::move(*messages)});
    const auto said = kept ? say_farewell(setup_.data, last) : kept;
    if (!said) {
        spdlog::error("what was not sent could not be sealed, so nothing is destroyed: {}",
                      said.error().message);
        return Done{};
    }
    go_out_of_use();
    return Done{.done = true};
}

void Works::go_out_of_use() {
    retired_ = true;
    files_->ledger.retire();
    files_->content.retire();
    files_->key->forget();
    destroy(setup_.data);
    content_sound_ = false;
    here_.keys = {};
    here_.content = std::make_shared<const model::Content>();
    tell(ContentChanged{.content = here_.content, .acknowledged = {}});
    spdlog::warn("the county has locked this kiosk out: unsent events are sealed, everything else is gone");
}

}  // namespace kiosk::desk
