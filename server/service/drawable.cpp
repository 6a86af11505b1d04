#include "server/service/drawable.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <iterator>

namespace server::service {
namespace {

// Big-endian numbers, zero past the end.
class Font {
public:
    explicit Font(std::string_view file) : file_(file) {}
    std::uint32_t at(std::size_t i) const {
        return i < file_.size() ? static_cast<unsigned char>(file_[i]) : 0;
    }
    std::uint32_t two(std::size_t i) const { return at(i) << 8U | at(i + 1); }
    std::uint32_t four(std::size_t i) const { return two(i) << 16U | two(i + 2); }
    bool says(std::size_t i, std::string_view tag) const {
        return i + tag.size() <= file_.size() && file_.substr(i, tag.size()) == tag;
    }

private:
    std::string_view file_;
};

// Where the table with full Unicode ranges lies (format 12 of OpenType's cmap); 0: there is none.
std::size_t ranges_in(const Font& font) {
    const std::size_t face = font.says(0, "ttcf") ? font.four(12) : 0;
    const std::uint32_t tables = font.two(face + 4);
    for (std::uint32_t i = 0; i < tables; ++i) {
        const std::size_t record = face + 12 + 16ULL * i;
        if (!font.says(record, "cmap")) continue;
        const std::size_t cmap = font.four(record + 8);
        for (std::uint32_t k = 0; k < font.two(cmap + 2); ++k) {
            const std::size_t table = cmap + font.four(cmap + 4 + 8ULL * k + 4);
            if (font.two(table) == 12) return table;
        }
    }
    return 0;
}

// The code point that begins at `at`, which moves behind it; broken UTF-8 is U+FFFD.
char32_t next_point(std::string_view text, std::size_t& at) {
    const auto byte = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned first = byte(at);
    const std::size_t more = first < 0x80 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    char32_t point = more == 0 ? first : first & (0x3FU >> more);
    for (std::size_t i = 1; i <= more; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U) {
            at += i;
            return 0xFFFD;
        }
        point = point << 6U | (byte(at + i) & 0x3FU);
    }
    at += more + 1;
    return point;
}

}  // namespace

Drawable Drawable::of_font(std::string_view file) {
    constexpr std::uint32_t kMostGroups = 100'000;
    const Font font{file};
    Drawable drawable;
    const std::size_t table = ranges_in(font);
    if (table == 0) return drawable;
    const std::uint32_t groups = std::min(font.four(table + 12), kMostGroups);
    for (std::uint32_t i = 0; i < groups; ++i) {
        const std::size_t group = table + 16 + 12ULL * i;
        const auto first = static_cast<char32_t>(font.four(group));
        const auto last = static_cast<char32_t>(font.four(group + 4));
        if (!drawable.ranges_.empty() && drawable.ranges_.rbegin()->second + 1 == first) {
            drawable.ranges_.rbegin()->second = last;
        } else if (last >= first) {
            drawable.ranges_[first] = last;
        }
    }
    return drawable;
}

bool Drawable::has(char32_t point) const {
    if (ranges_.empty() || point == '\n') return true;
    const auto after = ranges_.upper_bound(point);
    return after != ranges_.begin() && std::prev(after)->second >= point;
}

std::vector<std::string> Drawable::missing_in(std::string_view utf8) const {
    std::vector<std::string> missing;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t point = next_point(utf8, at);
        if (has(point)) continue;
        std::array<char, 16> digits{};
        std::snprintf(digits.data(), digits.size(), "U+%04X", static_cast<unsigned>(point));
        const std::string name = digits.data();
        if (std::find(missing.begin(), missing.end(), name) == missing.end()) missing.push_back(name);
    }
    return missing;
}

}  // namespace server::service
