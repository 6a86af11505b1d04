#include "kiosk/ui/semantics.h"

#include <algorithm>

namespace ui {

std::string_view name_of(Role role) {
    switch (role) {
        case Role::Button:
            return "button";
        case Role::Toggle:
            return "toggle";
        case Role::Tab:
            return "tab";
        case Role::Checkbox:
            return "checkbox";
        case Role::Link:
            return "link";
        case Role::Heading:
            return "heading";
        case Role::Status:
            return "status";
        case Role::Image:
            return "image";
        case Role::Progress:
            return "progress";
        case Role::Dialog:
            return "dialog";
        case Role::Item:
            return "item";
    }
    return "item";
}

const Element* Semantics::find(std::string_view id) const {
    const auto found =
        std::find_if(elements.begin(), elements.end(), [&](const Element& e) { return e.id == id; });
    return found == elements.end() ? nullptr : &*found;
}

bool Semantics::shows(std::string_view text) const {
    return std::any_of(texts.begin(), texts.end(), [&](const DrawnText& drawn) {
        return drawn.text.find(text) != std::string::npos ||
               drawn.person.shown().find(text) != std::string_view::npos;
    });
}

}  // namespace ui
