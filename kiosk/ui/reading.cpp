#include "kiosk/ui/reading.h"

#include <algorithm>

namespace ui {
namespace {

bool is_read(const Element& element) {
    const bool bar = element.id.starts_with("nav.") || element.id.starts_with("mode.") ||
                     element.id.starts_with("status.");
    const bool ground =
        element.role == Role::Dialog || element.id == "attract" || element.id.ends_with(".outside");
    return !bar && !ground && !element.is_private && !element.label.empty();
}

// States are drawn, not said.
bool is_said(const std::string& value) {
    return !value.empty() && value != "on" && value != "off";
}

}  // namespace

std::vector<Sentence> sentences_of(const Semantics& shown) {
    auto first = shown.elements.begin();
    for (auto one = shown.elements.begin(); one != shown.elements.end(); ++one) {
        if (one->role == Role::Dialog) first = one;
    }
    std::vector<Sentence> sentences;
    const auto add = [&](const Element& one) {
        sentences.push_back({one.id, is_said(one.value) ? one.label + ", " + one.value : one.label});
    };
    for (auto one = first; one != shown.elements.end(); ++one) {
        if (one->role == Role::Heading && is_read(*one)) add(*one);
    }
    for (auto one = first; one != shown.elements.end(); ++one) {
        if (one->role != Role::Heading && is_read(*one)) add(*one);
    }
    return sentences;
}

}  // namespace ui
