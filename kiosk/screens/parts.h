// Small parts that several screens share.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/ui/chips.h"
#include "kiosk/ui/figures.h"
#include "kiosk/ui/ui.h"

namespace kiosk::screens {

// In low reach nothing that is pressed begins above this (DESIGN section 5).
inline constexpr float kLowReach = 920;

// Where a picture lies below the assets: a service's `art` is only a name.
std::string art_path(std::string_view art);

// Of a fact in an announcement, by its Material Design name; one that we lack is an "i".
ui::Icon fact_icon(std::string_view name);

ui::Chip fee_chip(const std::string& fee, bool is_free);

// What low reach has above its middle: a picture, or in high contrast, which has none, the words in large.
void low_reach_head(ui::Ui& ui, ui::Rect rect, std::string_view art, std::string_view words);

// A text's code to photograph; nullopt for one that is too long.
std::optional<ui::QrMatrix> to_qr(const std::string& text);

// The line that the n-th thing stands in, where `columns` stand side by side.
inline int line_of(int index, int columns) {
    return index / columns;
}

// Lines of text one below the other, each below what the one before took.
class Stack {
public:
    Stack(ui::Ui& ui, ui::Rect area) : ui_{ui}, area_{area}, y_{area.y} {}
    Stack& text(std::string_view words, const ui::TextStyle& style);
    Stack& text(const core::PersonName& words, const ui::TextStyle& style);
    Stack& space(float height) {
        y_ += height;
        return *this;
    }
    float y() const { return y_; }

private:
    ui::Ui& ui_;
    ui::Rect area_;
    float y_;
};

}  // namespace kiosk::screens
