#include "kiosk/ui/touch.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {
namespace {

constexpr float kSwipeLength = 96;  // shorter drags are a finger that changed its mind
constexpr std::size_t kTooManyFingers = 3;

}  // namespace

void Touch::shown(std::vector<HitArea> areas, std::string_view screen, core::SteadyTime now) {
    areas_ = std::move(areas);
    if (screen == screen_) return;
    if (!screen_.empty()) quiet_until_ = now + kDebounce;
    screen_ = screen;
    drop();
    fired_.clear();
    swipe_.reset();
}

void Touch::handle(const TouchEvent& event) {
    tick(event.time);
    switch (event.kind) {
        case TouchEvent::Kind::Down:
            down(event);
            break;
        case TouchEvent::Kind::Move:
            move(event);
            break;
        case TouchEvent::Kind::Up:
            up(event);
            lift(event.finger);
            break;
        case TouchEvent::Kind::Cancel:
            drop();
            lift(event.finger);
            break;
    }
}

// A device that vanished lifts no finger: each is forgotten by itself, so that the next one is the first
// again.
void Touch::tick(core::SteadyTime now) {
    if (press_ && now - press_->moved >= kStuckPress) drop();
    std::erase_if(fingers_, [&](const Finger& finger) { return now - finger.heard >= kStuckPress; });
}

void Touch::lift(std::int64_t finger) {
    std::erase_if(fingers_, [&](const Finger& down) { return down.id == finger; });
}

void Touch::down(const TouchEvent& event) {
    lift(event.finger);
    fingers_.push_back({event.finger, event.time});
    if (fingers_.size() >= kTooManyFingers) drop();
    if (fingers_.size() > 1 || event.time < quiet_until_) return;

    Press press{
        .finger = event.finger, .from = event.at, .at = event.at, .moved = event.time, .id = {}, .rect = {}};
    const auto top = std::find_if(areas_.rbegin(), areas_.rend(),
                                  [&](const HitArea& a) { return a.rect.contains(event.at); });
    if (top != areas_.rend() && top->enabled) {
        press.id = top->id;
        press.rect = top->rect;
        pressed_ = top->id;
    }
    press_ = std::move(press);
}

void Touch::move(const TouchEvent& event) {
    for (Finger& finger : fingers_) {
        if (finger.id == event.finger) finger.heard = event.time;
    }
    if (!press_ || press_->finger != event.finger || press_->at == event.at) return;
    press_->at = event.at;
    press_->moved = event.time;
    const Point way = event.at - press_->from;
    if (std::hypot(way.x, way.y) > kSlop) press_->dragging = true;
    const bool on_it = !press_->id.empty() && press_->rect.grown(kSlop).contains(event.at);
    pressed_ = on_it ? press_->id : std::string{};
}

void Touch::up(const TouchEvent& event) {
    if (!press_ || press_->finger != event.finger) return;
    move(event);
    const Press press = *std::exchange(press_, std::nullopt);
    const bool on_it = !std::exchange(pressed_, {}).empty();
    const Point way = press.at - press.from;
    const bool sideways = std::abs(way.x) > std::abs(way.y);
    const float length = sideways ? std::abs(way.x) : std::abs(way.y);
    if (press.dragging && length >= kSwipeLength) {
        if (sideways)
            swipe_ = way.x < 0 ? Swipe::Left : Swipe::Right;
        else
            swipe_ = way.y < 0 ? Swipe::Up : Swipe::Down;
    }
    // A long way inside a large card is a swipe, not a tap.
    const bool still_there = std::any_of(areas_.begin(), areas_.end(),
                                         [&](const HitArea& a) { return a.id == press.id && a.enabled; });
    if (on_it && still_there && !swipe_) fired_ = press.id;
}

void Touch::drop() {
    press_.reset();
    pressed_.clear();
}

std::optional<Point> Touch::drag() const {
    if (!press_ || !press_->dragging) return std::nullopt;
    return press_->at - press_->from;
}

std::optional<Point> Touch::held_from() const {
    if (!press_) return std::nullopt;
    return press_->from;
}

std::string Touch::take_fired() {
    return std::exchange(fired_, {});
}

std::optional<Swipe> Touch::take_swipe() {
    return std::exchange(swipe_, std::nullopt);
}

}  // namespace ui
