#include "shared/model/announcement.h"

#include <algorithm>

namespace model {

bool is_link(std::string_view text) {
    const bool web = text.starts_with("https://") || text.starts_with("http://");
    const std::size_t host = text.find("//") + 2;
    return web && text.size() <= kLongestLink && text.size() > host && text[host] != '/' &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; });
}

bool is_valid_at(const Announcement& announcement, core::WallTime now) {
    return announcement.valid_from <= now && now < announcement.valid_until;
}

}  // namespace model
