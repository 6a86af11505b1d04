#include "tests/ui/rules.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace gallery {
namespace {

constexpr float kRounding = 1;    // design pixels that the layout may be off
constexpr float kLowReach = 920;  // 1069 mm above the floor
constexpr float kSmallestText = 28;
constexpr float kSmallestLargeText = 40;

bool is_whole_screen(const Drawn& drawn, const ui::Element& element) {
    return element.rect == drawn.stage.ui().screen();
}

// Made for a finger: not the ground of a dialog, and not the rest of the screen that puts it away.
bool is_target(const Drawn& drawn, const ui::Element& element) {
    // The logo is staff's way in: five taps, which no resident is asked for.
    if (element.id == "status.logo") return false;
    return element.pressable && element.role != ui::Role::Dialog && !is_whole_screen(drawn, element);
}

std::vector<const ui::Element*> targets(const Drawn& drawn) {
    std::vector<const ui::Element*> all;
    for (const ui::Element& element : drawn.semantics().elements) {
        if (is_target(drawn, element)) all.push_back(&element);
    }
    return all;
}

// Where the kit takes a finger for it.
ui::Rect hit_rect(const Drawn& drawn, const ui::Element& element) {
    return ui::at_least(element.rect, drawn.stage.ui().min_target());
}

bool holds(const ui::Rect& outer, const ui::Rect& inner, float slack) {
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
           inner.right() <= outer.right() + slack && inner.bottom() <= outer.bottom() + slack;
}

// The larger one of the two distances; negative where they overlap.
float distance(const ui::Rect& a, const ui::Rect& b) {
    const float across = std::max(a.x, b.x) - std::min(a.right(), b.right());
    const float down = std::max(a.y, b.y) - std::min(a.bottom(), b.bottom());
    return std::max(across, down);
}

// The part of the line boxes that holds ink: without the lead above and below.
ui::Rect ink_of(const ui::DrawnText& text) {
    constexpr float kMeanLine = 1.325F;  // lines are 1.25 to 1.4 ems high
    constexpr float kBearing = 0.06F;
    const float lines = std::max(1.0F, std::round(text.rect.h / (text.px * kMeanLine)));
    const float lead = (text.rect.h / lines - text.px) / 2 + kBearing * text.px;
    return text.rect.inset(0, lead);
}

std::string number(float value) {
    return std::to_string(static_cast<int>(std::lround(value)));
}

}  // namespace

std::string to_string(const ui::Rect& rect) {
    return "(" + number(rect.x) + ", " + number(rect.y) + ") " + number(rect.w) + "x" + number(rect.h);
}

Breaches too_small_targets(const Drawn& drawn) {
    Breaches found;
    const float least = drawn.stage.ui().min_target();
    for (const ui::Element* one : targets(drawn)) {
        // Words that lead somewhere take a finger around them, and so does what is drawn to the hours' scale;
        // all else looks as large as it is.
        const bool grows = one->role == ui::Role::Link || one->id.starts_with("session.");
        const ui::Rect rect = grows ? hit_rect(drawn, *one) : one->rect;
        if (rect.w >= least - kRounding && rect.h >= least - kRounding) continue;
        found.push_back({one->id, "is " + to_string(rect) + ", must be " + number(least) + " each way"});
    }
    return found;
}

Breaches too_close_targets(const Drawn& drawn) {
    Breaches found;
    const auto all = targets(drawn);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            const ui::Rect a = hit_rect(drawn, *all[i]);
            const ui::Rect b = hit_rect(drawn, *all[j]);
            const float gap = distance(a, b);
            if (gap >= ui::kGap - kRounding) continue;
            found.push_back({all[i]->id + " " + all[j]->id, to_string(a) + " and " + to_string(b) + " are " +
                                                                number(gap) + " apart, must be 12"});
        }
    }
    return found;
}

Breaches too_small_texts(const Drawn& drawn) {
    Breaches found;
    const float least = drawn.look.modes.large ? kSmallestLargeText : kSmallestText;
    for (const ui::DrawnText& text : drawn.semantics().texts) {
        if (text.px < least)
            found.push_back({text.text, "is " + number(text.px) + " px at " + to_string(text.rect) +
                                            ", must be " + number(least)});
    }
    return found;
}

Breaches cut_off_texts(const Drawn& drawn) {
    Breaches found;
    for (const ui::DrawnText& text : drawn.semantics().texts) {
        if (!text.clipped || text.covered) continue;
        // A short session of the schedule may cut its title: the session's own page says it whole.
        const auto& elements = drawn.semantics().elements;
        if (std::any_of(elements.begin(), elements.end(), [&](const ui::Element& e) {
                return e.id.starts_with("session.") && e.rect.contains(text.rect.center());
            }))
            continue;
        found.push_back({text.text, "is cut off at " + to_string(text.rect)});
    }
    return found;
}

Breaches off_screen(const Drawn& drawn) {
    Breaches found;
    const ui::Rect screen = drawn.stage.ui().screen();
    for (const ui::DrawnText& text : drawn.semantics().texts) {
        if (!holds(screen, ink_of(text), kRounding))
            found.push_back({text.text, "text at " + to_string(text.rect)});
    }
    for (const ui::Element& element : drawn.semantics().elements) {
        if (!holds(screen, element.rect, kRounding))
            found.push_back({element.id, "element at " + to_string(element.rect)});
    }
    return found;
}

Breaches out_of_their_box(const Drawn& drawn) {
    Breaches found;
    for (const ui::DrawnText& text : drawn.semantics().texts) {
        if (text.covered) continue;
        const ui::Rect ink = ink_of(text);
        for (const ui::Element* box : targets(drawn)) {
            if (!box->rect.contains(ink.center()) || holds(box->rect, ink, 3 * kRounding)) continue;
            found.push_back(
                {box->id, "\"" + text.text + "\" at " + to_string(ink) + " leaves " + to_string(box->rect)});
        }
    }
    return found;
}

Breaches overlapping_texts(const Drawn& drawn) {
    Breaches found;
    const auto& texts = drawn.semantics().texts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            if (texts[i].covered != texts[j].covered) continue;
            const ui::Rect a = ink_of(texts[i]);
            const ui::Rect b = ink_of(texts[j]);
            if (distance(a, b) >= -2 * kRounding) continue;
            found.push_back({texts[i].text + " / " + texts[j].text, to_string(a) + " and " + to_string(b)});
        }
    }
    return found;
}

Breaches unknown_words(const Drawn& drawn) {
    Breaches found;
    if (drawn.stage.texts().missing() > 0)
        found.push_back(
            {"texts", number(static_cast<float>(drawn.stage.texts().missing())) + " unknown keys"});
    for (const ui::DrawnText& text : drawn.semantics().texts) {
        if (text.text.find('{') != std::string::npos) found.push_back({text.text, "a place not filled"});
    }
    for (const ui::Element* one : targets(drawn)) {
        if (one->label.empty()) found.push_back({one->id, "has no label"});
    }
    return found;
}

Breaches ids_used_twice(const Drawn& drawn) {
    Breaches found;
    std::set<std::string> seen;
    for (const ui::Element& element : drawn.semantics().elements) {
        if (!seen.insert(element.id).second) found.push_back({element.id, "is there twice"});
    }
    return found;
}

Breaches out_of_low_reach(const Drawn& drawn) {
    Breaches found;
    if (!drawn.stage.ui().low_reach()) return found;
    for (const ui::Element* one : targets(drawn)) {
        const ui::Rect rect = hit_rect(drawn, *one);
        if (rect.y < kLowReach - kRounding) found.push_back({one->id, to_string(rect) + " begins above 920"});
    }
    return found;
}

Breaches no_way_on(const Drawn& drawn) {
    if (drawn.semantics().screen.starts_with("out-of-use")) return {};  // says whom to ask, answers to nobody
    const auto& elements = drawn.semantics().elements;
    const bool leads_on = std::any_of(elements.begin(), elements.end(), [](const ui::Element& element) {
        return element.enabled && element.pressable;
    });
    if (leads_on) return {};
    return {{"screen", "nothing on it answers a finger"}};
}

}  // namespace gallery
