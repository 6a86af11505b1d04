#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/success_screen.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/motion.h"

namespace kiosk::screens {
namespace {

constexpr float kCardHeight = 242;

ui::TextStyle title_style(const ui::Ui& ui) {
    return {.type = ui::Type::HeroLarge,
            .color = ui.theme().on_accent,
            .align = ui::Align::Center,
            .max_lines = 2};
}
ui::TextStyle welcome_style(const ui::Ui& ui) {
    return {.color = ui.theme().on_accent, .align = ui::Align::Center, .max_lines = 2, .px = 42};
}

void hero(ui::Ui& ui, const SuccessView& view, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    ui.canvas().gradient(rect, ui::kRadiusHero, theme.accent_high, theme.accent_press);
    const bool still = ui.reduced_motion();
    const float fall = still ? 1 : ui::progress(ui.screen_since(), ui.now(), ui::kConfetti);
    const float tick = still ? 1 : ui::progress(ui.screen_since(), ui.now(), ui::kSuccessTick);
    if (fall < 1) ui.moving();
    if (!still) ui::confetti(ui, rect, fall);
    const float width = rect.w - 60;
    const ui::TextStyle title = title_style(ui);
    const ui::TextStyle welcome = welcome_style(ui);
    const float title_height = ui.measure(view.title, title, width).height;
    float words = title_height + ui.measure(view.welcome, welcome, width).height;
    const bool welcomes = words + 24 <= rect.h;
    if (!welcomes) words = title_height;
    const float radius = std::clamp((rect.h - words - 70) / 2, 0.0F, 114.0F);
    const bool marked = radius > 36;
    const float top = rect.center().y - (words + (marked ? 2 * radius + 22 : 0)) / 2;
    if (marked) ui::success_mark(ui, {rect.center().x, top + radius}, radius, ui::ease_out_back(tick));
    ui.describe(
        {.id = "heading", .role = ui::Role::Heading, .label = view.title, .rect = rect, .enabled = false});
    Stack stack{ui, {rect.x + 30, top + (marked ? 2 * radius + 22 : 0), width, 0}};
    stack.text(view.title, title);
    if (welcomes) stack.text(view.welcome, welcome);
}

struct CardStyles {
    ui::TextStyle title, ordinal, when, way;
};
CardStyles card_styles(const ui::Ui& ui) {
    const ui::Theme& theme = ui.theme();
    return {{.type = ui.large() ? ui::Type::TitleSmall : ui::Type::Title, .max_lines = 2},
            {.color = theme.accent, .weight = ui::Weight::Bold, .max_lines = 1, .px = 36},
            {.max_lines = 2, .px = 34},
            {.type = ui::Type::Body, .color = theme.ink2, .max_lines = 2}};
}

enum class Detail { Whole, NoDirections, TitleOnly };
enum class Pen { Measure, Draw };

// Title, the place in the row, when and where, and how to get there. Answers how high they are.
float session_words(ui::Ui& ui, const SuccessView::Card& card, ui::Rect r, Detail detail, Pen pen) {
    const bool draws = pen == Pen::Draw;
    const CardStyles styles = card_styles(ui);
    float y = r.y;
    const auto put = [&](float x, float width, std::string_view words, const ui::TextStyle& style) {
        return draws ? ui.text({x, y, width, 0}, words, style) : ui.measure(words, style, width);
    };
    const float ordinal = card.ordinal.empty() ? 0 : ui.measure(card.ordinal, styles.ordinal).width;
    const bool beside = ui.measure(card.title, styles.title).width + 24 + ordinal <= r.w;
    if (beside && ordinal > 0) {
        y += 8;
        put(r.right() - ordinal, ordinal + 1, card.ordinal, styles.ordinal);
        y -= 8;
    }
    y += put(r.x, r.w, card.title, styles.title).height;
    if (!beside && ordinal > 0) y += put(r.x, r.w, card.ordinal, styles.ordinal).height;
    if (detail == Detail::TitleOnly) return y - r.y;
    y += put(r.x, r.w, card.time_and_place, styles.when).height;
    if (detail == Detail::NoDirections || card.directions.empty()) return y - r.y;
    if (draws) ui.icon({r.x + 20, y + ui.px(styles.way) * 0.7F}, ui::Icon::Directions, 40, ui.theme().accent);
    return y + put(r.x + 52, r.w - 52, card.directions, styles.way).height - r.y;
}

bool is_pictured(const ui::Ui& ui, const SuccessView::Card& card) {
    return ui.portrait() && !ui.large() && !card.art.empty() && !ui.theme().high_contrast;
}

ui::Rect words_of(const ui::Ui& ui, const SuccessView::Card& card, ui::Rect rect) {
    const float left = rect.x + 36 + (is_pictured(ui, card) ? 222.0F : 0);
    return {left, rect.y, rect.right() - left - 36, rect.h};
}

float session_height(ui::Ui& ui, const SuccessView::Card& card, float width, Detail detail) {
    const float words = session_words(ui, card, words_of(ui, card, {0, 0, width, 0}), detail, Pen::Measure);
    return words + (detail == Detail::Whole ? 56.0F : 32.0F);
}

void session(ui::Ui& ui, const SuccessView::Card& card, ui::Rect rect, Detail detail) {
    ui::card(ui, rect);
    ui.describe({.id = "success." + card.title,
                 .role = ui::Role::Item,
                 .label = card.title,
                 .value = card.time_and_place + (card.directions.empty() ? "" : ", " + card.directions),
                 .rect = rect,
                 .enabled = false});
    const float side = std::min(170.0F, rect.h - 40);
    if (is_pictured(ui, card))
        ui.picture({rect.x + 36, rect.center().y - side / 2, 190, side}, art_path(card.art), 28);
    const ui::Rect words = words_of(ui, card, rect);
    const float height = session_words(ui, card, words, detail, Pen::Measure);
    session_words(ui, card, {words.x, rect.center().y - height / 2, words.w, height}, detail, Pen::Draw);
}

ui::TextStyle note_style(const ui::Ui& ui) {
    return {.color = ui.theme().warn, .valign = ui::VAlign::Middle, .max_lines = 3, .px = 34};
}

void note(ui::Ui& ui, const SuccessView& view, ui::Rect rect) {
    ui::well(ui, rect, ui::Tone::Warn);
    ui.icon({rect.x + 58, rect.center().y}, ui::Icon::EmoticonHappyOutline, 52, ui.theme().warn);
    ui.text({rect.x + 100, rect.y, rect.w - 124, rect.h}, view.note, note_style(ui));
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
    const bool across = !ui.portrait();
    const ui::Rect column = across ? area.right_part(area.w - 872) : area;
    const ui::Rect row = column.bottom_part(across ? 156 : 188).top_part(across ? 148 : 180);
    const float gap = across ? 18 : 24;
    const float note_height =
        std::max(108.0F, ui.measure(view.note, note_style(ui), column.w - 124).height + 28);
    const float hero_least =
        across ? 0.0F : 2 * 28.0F + ui.measure(view.title, title_style(ui), area.w).height;
    const float room = row.y - column.y - note_height - 44 - hero_least - (across ? 0.0F : 28.0F);
    const auto all = [&](Detail detail) {
        float height = 0;
        for (const auto& card : view.cards) height += session_height(ui, card, column.w, detail) + gap;
        return height;
    };
    const Detail detail = all(Detail::Whole) <= room          ? Detail::Whole
                          : all(Detail::NoDirections) <= room ? Detail::NoDirections
                                                              : Detail::TitleOnly;
    // Where there is more room than words, cards have their usual height.
    const auto count = static_cast<float>(std::max<std::size_t>(1, view.cards.size()));
    const float spare = std::max(0.0F, room - all(detail)) / count;
    const auto height_of = [&](const SuccessView::Card& card) {
        const float needed = session_height(ui, card, column.w, detail);
        return std::max(needed, std::min(kCardHeight, needed + spare));
    };
    float y = column.y;
    if (across) {
        hero(ui, view, area.left_part(840));
    } else {
        float cards = 0;
        for (const auto& card : view.cards) cards += height_of(card) + gap;
        const float hero_height = std::min(660.0F, row.y - area.y - cards - note_height - 68);
        hero(ui, view, area.top_part(hero_height));
        y += hero_height + 28;
    }
    for (const auto& card : view.cards) {
        const float height = height_of(card);
        session(ui, card, {column.x, y, column.w, height}, detail);
        y += height + gap;
    }
    note(ui, view, {column.x, y, column.w, note_height});
    return buttons(ui, view, row);
}

}  // namespace kiosk::screens
