#include "tests/shared/wire/hostile.h"

#include <vector>

namespace test {
namespace {

using nlohmann::json;

std::vector<json> hostile_values() {
    return {json{},
            json{true},
            json{-1},
            json{1.5},
            json{1e300},
            json{INT64_MIN},
            json{UINT64_MAX},
            json{""},
            json{std::string(10'000, 'x')},
            json{"\xC0\x80"},  // not UTF-8; written as it is by a careless sender
            json::array(),
            json::array({json::array({UINT64_MAX, INT64_MIN})}),
            json::array({1, "x", json{}}),
            json::object(),
            json::object({{"zh", 1}})};
}

void spoil_below(json& whole, json& place, const std::function<void(const std::string&)>& read) {
    if (place.is_structured()) {
        for (auto& child : place) spoil_below(whole, child, read);
    }
    const json kept = place;
    for (const auto& value : hostile_values()) {
        place = value;
        read(whole.dump(-1, ' ', false, json::error_handler_t::ignore));
    }
    place = kept;
}

}  // namespace

void spoil(const std::string& good, const std::function<void(const std::string&)>& read) {
    json whole = json::parse(good);
    spoil_below(whole, whole, read);
    for (std::size_t size = 0; size < good.size(); size += 7) read(good.substr(0, size));
    for (std::size_t at = 0; at < good.size(); at += 3) {
        std::string bent = good;
        bent[at] = static_cast<char>(bent[at] ^ 0x80);
        read(bent);
    }
}

void leave_out(const std::string& good,
               const std::function<void(const std::string&, const std::string&)>& read) {
    const json whole = json::parse(good);
    for (const auto& [name, value] : whole.items()) {
        json without = whole;
        without.erase(name);
        read(name, without.dump());
    }
}

}  // namespace test
