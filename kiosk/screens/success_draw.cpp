#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/success_screen.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/motion.h"

namespace kiosk::screens {
namespace {

constexpr float kCardHeight = 242;

void hero(ui::Ui& ui, const SuccessView& view, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    ui.canvas().gradient(rect, ui::kRadiusHero, theme.accent_high, theme.accent_press);
    const bool still = ui.reduced_motion();
    const float fall = still ? 1 : ui::progress(ui.screen_since(), ui.now(), ui::kConfetti);
    const float tick = still ? 1 : ui::progress(ui.screen_since(), ui.now(), ui::kSuccessTick);
    if (fall < 1) ui.moving();
    if (!still) ui::confetti(ui, rect, fall);
    const float radius = std::min(114.0F, rect.h * 0.2F);
    ui::success_mark(ui, {rect.center().x, rect.y + rect.h * 0.34F}, radius, ui::ease_out_back(tick));
    const ui::Rect words{rect.x + 30, rect.y + rect.h * 0.34F + radius + 22, rect.w - 60, 0};
    Stack{ui, words}
        .text(view.title, {.type = ui::Type::HeroLarge,
                           .color = theme.on_accent,
                           .align = ui::Align::Center,
                           .max_lines = 1})
        .text(view.welcome, {.color = theme.on_accent, .align = ui::Align::Center, .max_lines = 2, .px = 42});
}

void session(ui::Ui& ui, const SuccessView::Card& card, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    ui::card(ui, rect);
    const bool pictured = ui.portrait() && !card.art.empty() && !theme.high_contrast;
    if (pictured) ui.picture({rect.x + 36, rect.center().y - 85, 190, 170}, art_path(card.art), 28);
    const float left = rect.x + 36 + (pictured ? 222.0F : 0);
    const ui::Rect words{left, rect.y + 34, rect.right() - left - 36, rect.h};
    const ui::TextStyle ordinal{.color = theme.accent,
                                .weight = ui::Weight::Bold,
                                .align = ui::Align::Right,
                                .valign = ui::VAlign::Middle,
                                .max_lines = 1,
                                .px = 36};
    const float ordinal_width = card.ordinal.empty() ? 0 : ui.measure(card.ordinal, ordinal).width + 16;
    const float title_width = words.w - ordinal_width;
    ui::TextStyle title{.type = ui::Type::Title, .valign = ui::VAlign::Middle, .max_lines = 1};
    if (ui.measure(card.title, title).width > title_width) title.type = ui::Type::TitleSmall;
    ui.text({words.x, words.y, title_width, 62}, card.title, title);
    ui.text({words.x, words.y, words.w, 62}, card.ordinal, ordinal);
    ui.text({words.x, words.y + 66, words.w, 54}, card.time_and_place, {.max_lines = 1, .px = 34});
    if (card.directions.empty()) return;
    ui.icon({words.x + 20, words.y + 146}, ui::Icon::Directions, 40, theme.accent);
    ui::TextStyle way{.color = theme.ink2, .max_lines = 1, .px = 32};
    if (ui.measure(card.directions, way).width > words.w - 52)
        way = {.color = theme.ink2, .max_lines = 2, .px = 28};
    ui.text({words.x + 52, words.y + 122, words.w - 52, 48}, card.directions, way);
}

void note(ui::Ui& ui, const SuccessView& view, ui::Rect rect) {
    ui::well(ui, rect, ui::Tone::Warn);
    ui.icon({rect.x + 58, rect.center().y}, ui::Icon::EmoticonHappyOutline, 52, ui.theme().warn);
    ui.text({rect.x + 100, rect.y, rect.w - 124, rect.h}, view.note,
            {.color = ui.theme().warn, .valign = ui::VAlign::Middle, .max_lines = 2, .px = 34});
}

std::optional<flow::Event> buttons(ui::Ui& ui, const SuccessView& view, ui::Rect row) {
    if (ui::button(ui, "success.undo", row.left_part(340),
                   {.label = view.undo,
                    .icon = ui::Icon::UndoVariant,
                    .kind = ui::ButtonKind::Soft,
                    .enabled = view.can_undo})) {
        return flow::Undo{};
    }
    if (ui::button(ui, "success.done", row.right_part(row.w - 364),
                   {.label = view.done,
                    .kind = ui::ButtonKind::Primary,
                    .type = ui::Type::ButtonLarge,
                    .seconds = view.seconds,
                    .seconds_full = view.seconds_full})) {
        return flow::GoHome{};
    }
    return std::nullopt;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const SuccessView& view, ui::Rect area) {
    constexpr float kNote = 108;
    const bool across = !ui.portrait();
    const ui::Rect column = across ? area.right_part(area.w - 872) : area;
    const ui::Rect row = column.bottom_part(across ? 156 : 188).top_part(across ? 148 : 180);
    const auto cards = static_cast<float>(std::max<std::size_t>(1, view.cards.size()));
    const float cards_room = across ? row.y - column.y - kNote - 44 : 2 * (kCardHeight + 24);
    const float height = std::min(kCardHeight, cards_room / cards - 20);
    float y = column.y;
    if (across) {
        hero(ui, view, area.left_part(840));
    } else {
        const float below = cards * (height + 24) + kNote + 44;
        const float hero_height = std::min(660.0F, row.y - area.y - below - 24);
        hero(ui, view, area.top_part(hero_height));
        y += hero_height + 28;
    }
    for (const auto& card : view.cards) {
        session(ui, card, {column.x, y, column.w, height});
        y += height + (across ? 18.0F : 24.0F);
    }
    note(ui, view, {column.x, y + 6, column.w, kNote});
    return buttons(ui, view, row);
}

}  // namespace kiosk::screens
