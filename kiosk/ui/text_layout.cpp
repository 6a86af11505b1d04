#include "kiosk/ui/text_layout.h"

#include <algorithm>
#include <array>
#include <optional>

namespace ui {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

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

class Breaker {
public:
    Breaker(std::u32string_view text, const LayoutLimits& limits, const Advance& advance)
        : text_{text}, limits_{limits}, advance_{advance} {}

    void paragraph(std::size_t begin, std::size_t end) {
        const std::u32string_view text = text_.substr(0, end);
        do {
            if (is_full()) {
                clip();
                return;
            }
            const std::size_t stop = line_end(text, begin);
            std::size_t last = stop;
            while (stop < text.size() && last > begin && text[last - 1] == U' ') --last;
            layout_.lines.push_back({begin, last - begin, width_of(begin, last)});
            begin = stop;
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

    float width_of(std::size_t begin, std::size_t end) const {
        float width = 0;
        for (std::size_t i = begin; i < end; ++i) width += advance_(text_[i]);
        return width;
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

    // Words are left over: the last line gives up as many characters as "…" needs.
    void clip() {
        if (layout_.clipped) return;
        layout_.clipped = true;
        if (layout_.lines.empty()) return;
        Line& line = layout_.lines.back();
        const float room = limits_.width > 0 ? limits_.width - advance_(kEllipsis) : 1e9F;
        while (line.size > 0 && (line.width > room || text_[line.begin + line.size - 1] == U' ')) {
            line.width -= advance_(text_[line.begin + line.size - 1]);
            --line.size;
        }
        line.width += advance_(kEllipsis);
    }

    std::u32string_view text_;
    const LayoutLimits& limits_;
    const Advance& advance_;
    Layout layout_;
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
    std::u32string out(text.size(), U'\0');  // no character is shorter than a byte
    out.resize(decode_utf8(text, out));
    return out;
}

std::size_t decode_utf8(std::string_view text, std::span<char32_t> into) {
    std::size_t count = 0;
    const auto put = [&](char32_t c) {
        if (count < into.size()) into[count++] = c;
    };
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequence_length(static_cast<unsigned char>(text[i]));
        const auto c =
            length > 0 && i + length <= text.size() ? decode_one(text.substr(i, length)) : std::nullopt;
        i += c ? length : 1;
        if (!c || *c > 0x3FFFF)
            put(kReplacement);
        else if (*c == U'\n')
            put(U'\n');
        else if (*c == U'\t' || *c == U'\r' || *c == 0xA0)
            put(U' ');
        else if (!is_invisible(*c))
            put(*c);
    }
    return count;
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

Layout lay_out(std::u32string_view text, const LayoutLimits& limits, const Advance& advance) {
    Breaker breaker{text, limits, advance};
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(U'\n', begin), text.size());
        breaker.paragraph(begin, end);
        begin = end + 1;
    }
    return std::move(breaker).finish();
}

}  // namespace ui
