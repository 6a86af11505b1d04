// Content that is higher than its box.
#include <algorithm>

#include "kiosk/ui/ui_state.h"

namespace ui {
namespace {

// What of `rect` lies in `box`; nothing where they do not meet.
std::optional<Rect> common(const Rect& rect, const Rect& box) {
    const float x = std::max(rect.x, box.x);
    const float y = std::max(rect.y, box.y);
    const Rect both{x, y, std::min(rect.right(), box.right()) - x, std::min(rect.bottom(), box.bottom()) - y};
    if (both.w <= 0 || both.h <= 0) return std::nullopt;
    return both;
}

template <typename List>
void keep_within(List& list, std::size_t first, const Rect& box) {
    std::size_t kept = first;
    for (std::size_t i = first; i < list.size(); ++i) {
        const auto seen = common(list[i].rect, box);
        if (!seen) continue;
        list[i].rect = *seen;
        if (kept != i) list[kept] = std::move(list[i]);
        ++kept;
    }
    list.erase(list.begin() + static_cast<std::ptrdiff_t>(kept), list.end());
}

}  // namespace

float Ui::begin_scroll(std::string_view id, Rect box, float content) {
    State& s = *state_;
    State::Scrolled& one = s.scrolls[std::string{id}];
    one.drawn = true;
    const auto from = s.touch.held_from();
    const bool touched = from && box.contains(*from);
    const auto way = s.touch.drag();
    one.scroll.step({.now = s.frame.now,
                     .most = content - box.h,
                     .touched = touched,
                     .way = touched && way ? std::optional{way->y} : std::nullopt,
                     .inertia = s.frame.inertia});
    if (one.scroll.is_moving()) moving();
    s.scrolling = State::Scrolling{.box = box,
                                   .elements = s.drawing.elements.size(),
                                   .texts = s.drawing.texts.size(),
                                   .hits = s.hits.size()};
    s.canvas.clip(box);
    return one.scroll.offset();
}

void Ui::end_scroll() {
    State& s = *state_;
    s.canvas.unclip();
    keep_within(s.drawing.elements, s.scrolling->elements, s.scrolling->box);
    keep_within(s.drawing.texts, s.scrolling->texts, s.scrolling->box);
    keep_within(s.hits, s.scrolling->hits, s.scrolling->box);
    s.scrolling.reset();
}

void Ui::scroll_by(std::string_view id, float way) {
    const auto one = state_->scrolls.find(id);
    if (one == state_->scrolls.end()) return;
    one->second.scroll.jump(way);
    moving();
}

}  // namespace ui
