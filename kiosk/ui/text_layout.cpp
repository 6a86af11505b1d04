#include "kiosk/ui/text_layout.h"

#include <algorithm>
#include <array>
#include <optional>

namespace ui {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kEllipsis = 0x2026;

bool is_ideograph(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_closing(char32_t c) {
    static constexpr std::u32string_view kClosing = U"，。！？）》”’、；：〉】』」…％%,.!?);:·・—–～";
    return kClosing.find(c) != std::u32string_view::npos;
}

bool is_opening(char32_t c) {
    static constexpr std::u32string_view kOpening = U"（《“‘〈【『「(¥￥#";
    return kOpening.find(c) != std::u32string_view::npos;
}

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

// A figure keeps its unit: 30 元, 2楼, 48 分钟 (its first character).
bool is_unit(char32_t c) {
    static constexpr std::u32string_view kUnits = U"元人分秒点时天日月年楼号位场项条米岁期届次个课层室℃";
    return kUnits.find(c) != std::u32string_view::npos;
}

// May a line end after `before`, so that the next begins with `after`? Spaces are dealt with by the caller.
bool may_break(char32_t before, char32_t after) {
    if (is_closing(after) || is_opening(before)) return false;
    if (is_digit(before) && is_unit(after)) return false;
    if (is_ideograph(before) || is_ideograph(after)) return true;
    return is_closing(before) && before >= 0x2000;  // after a Chinese mark between Latin words
}

// Where lines may end: index of the character that would begin the next line.
bool breaks_before(std::u32string_view text, std::size_t i) {
    if (i == 0 || i >= text.size()) return false;
    const char32_t before = text[i - 1];
    const char32_t after = text[i];
    if (after == U' ') return false;
    if (before == U' ') {
        const char32_t word = i >= 2 ? text[i - 2] : U' ';
        return !(is_digit(word) && is_unit(after)) && !is_closing(after);
    }
    return may_break(before, after);
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) append_utf8(out, c);
    return out;
}

class Breaker {
public:
    Breaker(const LayoutLimits& limits, const Advance& advance) : limits_{limits}, advance_{advance} {}

    void paragraph(std::u32string_view text) {
        std::size_t begin = 0;
        do {
            if (is_full()) {
                clip();
                return;
            }
            const std::size_t end = line_end(text, begin);
            std::u32string_view line = text.substr(begin, end - begin);
            while (end < text.size() && !line.empty() && line.back() == U' ') line.remove_suffix(1);
            add(line);
            begin = end;
            while (begin < text.size() && text[begin] == U' ') ++begin;
        } while (begin < text.size());
    }

    Layout finish() && {
        for (const Line& line : layout_.lines) layout_.width = std::max(layout_.width, line.width);
        return std::move(layout_);
    }

private:
    bool is_full() const {
        return limits_.max_lines > 0 && layout_.lines.size() >= static_cast<std::size_t>(limits_.max_lines);
    }

    // The longest line from `begin` that fits; at least one character.
    std::size_t line_end(std::u32string_view text, std::size_t begin) const {
        if (limits_.width <= 0) return text.size();
        float width = 0;
        std::size_t good = begin;
        for (std::size_t i = begin; i < text.size(); ++i) {
            if (i > begin && breaks_before(text, i)) good = i;
            width += advance_(text[i]);
            if (width > limits_.width + 0.5F && text[i] != U' ') {
                if (good > begin) return good;
                return std::max(i, begin + 1);  // one long word: cut it where the line ends
            }
        }
        return text.size();
    }

    void add(std::u32string_view line) {
        float width = 0;
        for (const char32_t c : line) width += advance_(c);
        layout_.lines.push_back({to_utf8(line), width});
        last_ = line;
    }

    // Words are left over: the last line gives up as many characters as "…" needs.
    void clip() {
        if (layout_.clipped) return;
        layout_.clipped = true;
        if (layout_.lines.empty()) return;
        std::u32string line{last_};
        const float room = limits_.width > 0 ? limits_.width - advance_(kEllipsis) : 1e9F;
        float width = 0;
        for (const char32_t c : line) width += advance_(c);
        while (!line.empty() && (width > room || line.back() == U' ')) {
            width -= advance_(line.back());
            line.pop_back();
        }
        line.push_back(kEllipsis);
        layout_.lines.back() = {to_utf8(line), width + advance_(kEllipsis)};
    }

    const LayoutLimits& limits_;
    const Advance& advance_;
    Layout layout_;
    std::u32string_view last_;
};

// Length of the sequence that a first byte announces; 0 when it can't be one.
std::size_t sequence_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first < 0xF5) return 4;
    return 0;
}

std::optional<char32_t> decode_one(std::string_view bytes) {
    char32_t c = static_cast<unsigned char>(bytes[0]);
    if (bytes.size() > 1) c &= 0x7FU >> bytes.size();
    for (const char byte : bytes.substr(1)) {
        const auto next = static_cast<unsigned char>(byte);
        if ((next & 0xC0U) != 0x80U) return std::nullopt;
        c = (c << 6U) | (next & 0x3FU);
    }
    static constexpr std::array<char32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
    if (c < kSmallest[bytes.size()] || (c >= 0xD800 && c <= 0xDFFF)) return std::nullopt;
    return c;
}

// Control characters, and marks that reorder or hide text, have no business on the screen: left out.
bool is_invisible(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           c == 0xFEFF;
}

}  // namespace

std::u32string decode_utf8(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequence_length(static_cast<unsigned char>(text[i]));
        const auto c =
            length > 0 && i + length <= text.size() ? decode_one(text.substr(i, length)) : std::nullopt;
        i += c ? length : 1;
        if (!c || *c > 0x3FFFF)
            out.push_back(kReplacement);
        else if (*c == U'\n')
            out.push_back(U'\n');
        else if (*c == U'\t' || *c == U'\r' || *c == 0xA0)
            out.push_back(U' ');
        else if (!is_invisible(*c))
            out.push_back(*c);
    }
    return out;
}

void append_utf8(std::string& to, char32_t c) {
    const auto tail = [&](unsigned shift) {
        to.push_back(static_cast<char>(0x80U | ((c >> shift) & 0x3FU)));
    };
    if (c < 0x80) {
        to.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
        to.push_back(static_cast<char>(0xC0U | (c >> 6U)));
        tail(0);
    } else if (c < 0x10000) {
        to.push_back(static_cast<char>(0xE0U | (c >> 12U)));
        tail(6);
        tail(0);
    } else {
        to.push_back(static_cast<char>(0xF0U | (c >> 18U)));
        tail(12);
        tail(6);
        tail(0);
    }
}

Layout lay_out(std::string_view text, const LayoutLimits& limits, const Advance& advance) {
    const std::u32string all = decode_utf8(text);
    Breaker breaker{limits, advance};
    for (std::size_t begin = 0; begin <= all.size();) {
        const std::size_t end = std::min(all.find(U'\n', begin), all.size());
        breaker.paragraph(std::u32string_view{all}.substr(begin, end - begin));
        begin = end + 1;
    }
    return std::move(breaker).finish();
}

}  // namespace ui
