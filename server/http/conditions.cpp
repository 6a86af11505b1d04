#include "server/http/conditions.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace server::http {
namespace {

struct Range {
    std::size_t first = 0;
    std::size_t last = 0;  // inclusive
};

std::optional<std::size_t> number_of(std::string_view text) {
    std::size_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
    return number;
}

// "bytes=5-", "bytes=5-9" or "bytes=-5"; nullopt for anything else, which is then ignored as the RFC says.
// A range that begins after the end has first > last.
std::optional<Range> range_of(std::string_view text, std::size_t size) {
    if (!text.starts_with("bytes=")) return std::nullopt;
    text.remove_prefix(6);
    const auto dash = text.find('-');
    if (dash == std::string_view::npos || size == 0) return std::nullopt;
    const auto first = number_of(text.substr(0, dash));
    const auto last = number_of(text.substr(dash + 1));
    if (!first && last && dash == 0) return Range{size - std::min(size, *last), size - 1};
    if (!first || (!last && dash + 1 != text.size()) || (last && *last < *first)) return std::nullopt;
    return Range{*first, std::min(last.value_or(size - 1), size - 1)};
}

}  // namespace

void apply_conditions(handlers::Response& response, const Conditions& conditions) {
    if (response.status != 200) return;
    const auto tag = std::find_if(response.headers.begin(), response.headers.end(),
                                  [](const auto& header) { return header.first == "ETag"; });
    if (tag == response.headers.end()) return;
    if (!conditions.if_none_match.empty() && conditions.if_none_match == tag->second) {
        response.status = 304;
        response.body.clear();
        response.file.reset();
        return;
    }
    const bool same = conditions.if_range.empty() || conditions.if_range == tag->second;
    const std::size_t whole =
        response.file ? static_cast<std::size_t>(response.file->size) : response.body.size();
    const auto range = range_of(conditions.range, whole);
    response.headers.emplace_back("Accept-Ranges", "bytes");
    if (!range || !same) return;
    const std::string size = std::to_string(whole);
    if (range->first > range->last) {
        response = handlers::refuse(416, "RANGE", "the range begins after the end");
        response.headers.emplace_back("Content-Range", "bytes */" + size);
        return;
    }
    response.status = 206;
    response.headers.emplace_back("Content-Range", "bytes " + std::to_string(range->first) + "-" +
                                                       std::to_string(range->last) + "/" + size);
    const std::size_t length = range->last - range->first + 1;
    if (response.file) {
        response.file->first = static_cast<std::int64_t>(range->first);
        response.file->length = static_cast<std::int64_t>(length);
    } else {
        response.body = response.body.substr(range->first, length);
    }
}

}  // namespace server::http
