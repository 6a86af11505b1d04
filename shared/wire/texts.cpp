#include "shared/wire/texts.h"

#include <nlohmann/json.hpp>

namespace wire {

core::Result<std::map<std::string, std::string>> read_texts(std::string_view json) {
    std::string twice;
    std::map<std::string, int> seen;
    const auto watch = [&](int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        if (event == nlohmann::json::parse_event_t::key && ++seen[parsed.get<std::string>()] > 1) {
            twice = parsed.get<std::string>();
        }
        return true;
    };
    const auto parsed = nlohmann::json::parse(json, watch, false);
    if (!parsed.is_object()) return core::fail(core::ErrorKind::Invalid, "the texts are not a JSON object");
    if (!twice.empty()) return core::fail(core::ErrorKind::Invalid, "the text " + twice + " stands twice");

    std::map<std::string, std::string> texts;
    for (const auto& [key, value] : parsed.items()) {
        if (!value.is_string())
            return core::fail(core::ErrorKind::Invalid, "the text " + key + " is not a string");
        texts.emplace(key, value.get<std::string>());
    }
    return texts;
}

}  // namespace wire
