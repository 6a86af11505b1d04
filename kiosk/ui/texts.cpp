#include "kiosk/ui/texts.h"

#include <algorithm>

namespace ui {

std::string Texts::get(std::string_view key, std::initializer_list<TextValue> values) const {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) {
        ++missing_;
        return std::string{key};
    }
    const std::string_view words = found->second;
    std::string filled;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t open = words.find('{', at);
        const std::size_t close = open == std::string_view::npos ? open : words.find('}', open);
        if (close == std::string_view::npos) {
            filled += words.substr(at);
            break;
        }
        filled += words.substr(at, open - at);
        const std::string_view name = words.substr(open + 1, close - open - 1);
        const auto* value =
            std::find_if(values.begin(), values.end(), [&](const TextValue& v) { return v.name == name; });
        filled +=
            value != values.end() ? std::string_view{value->value} : words.substr(open, close - open + 1);
        at = close + 1;
    }
    return filled;
}

core::PersonName Texts::with_name(std::string_view key, const core::PersonName& name) const {
    return name_in(get(key), name);
}

core::PersonName Texts::name_in(std::string_view words, const core::PersonName& name) {
    constexpr std::string_view kPlace = "{name}";
    const std::size_t at = std::min(words.find(kPlace), words.size());
    core::PersonName filled{words.substr(0, at)};
    if (at == words.size()) return filled;
    filled.append(name.shown());
    filled.append(words.substr(at + kPlace.size()));
    return filled;
}

}  // namespace ui
