#include "kiosk/ui/focus.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

bool is_in_bar(const Element& element) {
    return element.id.starts_with("nav.") || element.id.starts_with("mode.");
}

// How far `to` lies from `from` in this direction; sideways counts double. Negative: not that way.
float way(FocusMove move, const Rect& from, const Rect& to) {
    const Point step = to.center() - from.center();
    const bool across = move == FocusMove::Left || move == FocusMove::Right;
    const bool back = move == FocusMove::Left || move == FocusMove::Up;
    const float along = (across ? step.x : step.y) * (back ? -1.0F : 1.0F);
    const float aside = std::abs(across ? step.y : step.x);
    return along > 1 ? along + 2 * aside : -1;
}

}  // namespace

std::vector<const Element*> focus_order(const Semantics& shown) {
    std::vector<const Element*> order;
    for (const Element& element : shown.elements) {
        if (element.pressable && element.enabled && element.role != Role::Item) order.push_back(&element);
    }
    std::stable_partition(order.begin(), order.end(), [](const Element* one) { return !is_in_bar(*one); });
    return order;
}

std::string moved_focus(const Semantics& shown, const std::string& current, FocusMove move) {
    const auto order = focus_order(shown);
    if (order.empty()) return {};
    const auto found =
        std::find_if(order.begin(), order.end(), [&](const Element* one) { return one->id == current; });
    if (found == order.end()) return order.front()->id;
    const auto at = static_cast<std::size_t>(found - order.begin());
    if (move == FocusMove::Next) return order[(at + 1) % order.size()]->id;
    if (move == FocusMove::Previous) return order[(at + order.size() - 1) % order.size()]->id;
    const Element* best = *found;
    float shortest = -1;
    for (const Element* one : order) {
        const float far = way(move, (*found)->rect, one->rect);
        if (far < 0 || (shortest >= 0 && far >= shortest)) continue;
        shortest = far;
        best = one;
    }
    return best->id;
}

}  // namespace ui
