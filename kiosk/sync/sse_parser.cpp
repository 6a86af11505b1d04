#include "kiosk/sync/sse_parser.h"

#include <utility>

namespace kiosk::sync {
namespace {

constexpr std::size_t kLongestLine = 64U << 10U;

}  // namespace

std::vector<ServerEvent> SseParser::feed(std::string_view bytes) {
    std::vector<ServerEvent> events;
    for (const char c : bytes) {
        const bool follows_cr = std::exchange(after_cr_, c == '\r');
        if (c == '\n' && follows_cr) continue;
        if (c == '\n' || c == '\r') {
            if (auto event = take_line()) events.push_back(std::move(*event));
        } else if (line_.size() < kLongestLine) {
            line_ += c;
        } else {
            dropped_ = true;
        }
    }
    return events;
}

std::optional<ServerEvent> SseParser::take_line() {
    const std::string line = std::exchange(line_, {});
    if (std::exchange(dropped_, false)) return std::nullopt;
    if (line.empty()) {
        ServerEvent event{.name = name_.empty() ? "message" : name_, .data = std::exchange(data_, {})};
        name_.clear();
        if (!std::exchange(has_data_, false)) return std::nullopt;
        return event;
    }
    const auto colon = line.find(':');
    const std::string field = line.substr(0, colon);
    std::string value = colon == std::string::npos ? std::string{} : line.substr(colon + 1);
    if (value.starts_with(' ')) value.erase(0, 1);
    if (field == "event") name_ = value;
    if (field == "data" && data_.size() < kLongestLine) {
        if (has_data_) data_ += '\n';
        data_ += value;
        has_data_ = true;
    }
    return std::nullopt;
}

}  // namespace kiosk::sync
