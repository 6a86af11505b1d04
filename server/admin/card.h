// A resident's pass as a card to print: 85.6 x 54 mm at 300 dots an inch (PROTOCOL section 1, "Type 1").
#pragma once

#include <string>

#include "shared/core/result.h"

namespace server::admin {

struct Card {
    std::string text;  // of the pass
    std::string name;  // as printed
    std::string mark;  // four characters for the help desk
    std::string valid_until;
    bool is_sample = false;
};

// PNG. The symbol is 37.25 mm wide, 6-M: its 41 modules are 10 or 11 whole dots, so every edge is sharp.
core::Result<std::string> draw_card(const Card& card);

inline constexpr int kCardWidth = 1011;
inline constexpr int kCardHeight = 638;
inline constexpr int kSymbolWidth = 440;

}  // namespace server::admin
