#include <algorithm>
#include <vector>

#include "kiosk/screens/home_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/chrome.h"

namespace kiosk::screens {
namespace {

constexpr float kHeroHeight = 404;
constexpr float kHeroShort = 344;   // above cards of two-line titles
constexpr float kHeroLow = 276;     // beside a banner
constexpr float kHeroLowest = 220;  // no picture below it: the words would cover it
constexpr float kSky = 560;         // where the picture is pale: words belong there
constexpr float kCardHeight = 348;
constexpr const char* kHeroPicture = "illustrations/png/neighbour-wide.png";
constexpr const char* kHeroStrip = "illustrations/png/neighbour-strip.png";  // its lower part
constexpr float kHeroFull = 300;  // a lower one has the strip, and no room in its sky for the counts

// “今天有 11 场活动，10 场有名额”, the numbers bold; on two lines where one is too short.
float counts(ui::Ui& ui, const HomeView& view, ui::Rect rect) {
    const ui::TextStyle style{.max_lines = 2, .px = 34};
    std::vector<ui::Span> pieces;
    const ui::Color number = ui.theme().high_contrast ? ui.theme().accent : ui.theme().ink1;
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (const char c : view.counts) {
        const bool bold = is_digit(c);
        const bool was_bold = !pieces.empty() && pieces.back().weight.has_value();
        if (pieces.empty() || bold != was_bold) {
            pieces.push_back({});
            if (bold) pieces.back() = {.text = {}, .weight = ui::Weight::Bold, .color = number};
        }
        pieces.back().text += c;
    }
    if (ui.measure(view.counts, style).width > rect.w - 24) return ui.text(rect, view.counts, style).height;
    return ui.spans(rect, pieces, style).height;
}

constexpr float kNarrow = 400;
constexpr float kNarrowExtra = 60;

ui::TextStyle card_title() {
    return {.type = ui::Type::TitleSmall, .max_lines = 2};
}
ui::TextStyle card_where(const ui::Ui& ui) {
    return {.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 3};
}

constexpr float kNote = 40;

ui::TextStyle right_note() {
    return {.type = ui::Type::Caption, .weight = ui::Weight::Bold, .align = ui::Align::Right, .max_lines = 1};
}

// Below the bar: how long it lasts, and the places; the second below the first in a longer language.
bool notes_share_a_line(ui::Ui& ui, const HomeView::Card& card, float width) {
    return ui.measure(card.left_note, {.type = ui::Type::Caption}).width + 16 +
               ui.measure(card.right_note, right_note()).width <=
           width;
}

// How much higher than the design's the cards must be, where a title or a place takes two lines.
float extra_height(ui::Ui& ui, const HomeView& view, float card_width) {
    float extra = 0;
    for (const auto& card : view.cards) {
        const float width = card_width - 56;
        const float needed = ui.measure(card.title, card_title(), width).height +
                             ui.measure(card.where, card_where(ui), width).height +
                             (notes_share_a_line(ui, card, width) ? 0 : kNote);
        extra = std::max(extra, needed - 92);
    }
    return std::max(0.0F, extra) + (card_width - 56 < kNarrow ? kNarrowExtra : 0);
}

// Low reach has it out of a finger's way: to be looked at alone.
ui::CardPress card_ground(ui::Ui& ui, std::string_view id, ui::Rect rect, const HomeView::Card& card) {
    if (!ui.low_reach()) return ui::press_card(ui, id, card.title, rect);
    ui::card(ui, rect);
    ui.describe({.id = std::string{id},
                 .role = ui::Role::Item,
                 .label = card.title,
                 .value = card.time,
                 .rect = rect,
                 .enabled = false});
    return {.rect = rect};
}

bool session_card(ui::Ui& ui, std::string_view id, ui::Rect rect, const HomeView::Card& card) {
    const auto pressed = card_ground(ui, id, rect, card);
    const ui::Rect r = pressed.rect.inset(28, 24);
    const ui::Tone tone = card.running ? ui::Tone::Accent : ui::Tone::Warn;
    ui::chip(ui, {r.x, r.y}, {.label = card.chip, .tone = tone, .filled = card.running});
    // In a narrow card the time stands below the picture, not beside it; a low one gives the picture up.
    const float needed = kCardHeight - 48 - 92 + ui.measure(card.title, card_title(), r.w).height +
                         ui.measure(card.where, card_where(ui), r.w).height +
                         (notes_share_a_line(ui, card, r.w) ? 0 : kNote);
    const bool pictured = !card.art.empty() && (r.w >= kNarrow || r.h >= needed + kNarrowExtra - 1);
    const bool narrow = r.w < kNarrow && pictured;
    if (pictured) ui.picture({r.right() - 132, r.y, 132, 116}, art_path(card.art), 24);
    const float time_y = r.y + 64 + (narrow ? kNarrowExtra : 0);
    ui.text({r.x, time_y, narrow || !pictured ? r.w : r.w - 148, 52}, card.time,
            {.weight = ui::Weight::Bold, .max_lines = 1, .px = 36});
    Stack{ui, {r.x, time_y + 56, r.w, 0}}.text(card.title, card_title()).text(card.where, card_where(ui));
    const float notes = notes_share_a_line(ui, card, r.w) ? kNote : 2 * kNote;
    ui::progress_bar(ui, {r.x, r.bottom() - 26 - notes, r.w, 14}, card.bar, tone);
    const ui::TextStyle left{.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 1};
    ui::TextStyle right = right_note();
    right.color = ui.theme().tone(tone).ink;
    const bool beside = notes_share_a_line(ui, card, r.w);
    if (!beside) right.align = ui::Align::Left;
    ui.text(r.bottom_part(beside ? kNote : 2 * kNote), card.left_note, left);
    ui.text(r.bottom_part(kNote), card.right_note, right);
    return pressed.fired;
}

}  // namespace

void home_hero(ui::Ui& ui, const HomeView& view, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    // Large words would cover the picture, and stand out badly from it.
    const bool plain = theme.high_contrast || ui.large() || rect.h < kHeroLowest;
    if (theme.high_contrast)
        ui::card(ui, rect, 40);
    else if (plain)
        ui::well(ui, rect, ui::Tone::Accent, 40);
    else
        ui.picture(rect, rect.h < kHeroFull ? kHeroStrip : kHeroPicture, 40);
    ui.describe({.id = "heading",
                 .role = ui::Role::Heading,
                 .label = view.greeting,
                 .value = view.counts,
                 .rect = rect,
                 .enabled = false});
    const ui::Rect inside = rect.inset(44, rect.h > 300 ? 40 : 24);
    const float y =
        inside.y + ui.text(inside, view.greeting,
                           {.type = theme.high_contrast && rect.h > 300 && !ui.large() ? ui::Type::Hero
                                                                                       : ui::Type::Headline,
                            .max_lines = 1})
                       .height;
    if (!plain && rect.h < kHeroFull) return;
    const float width = plain ? inside.w : std::min(inside.w, kSky);
    const float below = y + counts(ui, view, {inside.x, y, width, 60}) + 16;
    const ui::TextStyle note{.color = theme.accent, .weight = ui::Weight::Bold, .max_lines = 2, .px = 34};
    const float note_width = inside.w - 62;
    const float note_height = ui.measure(view.contrast_note, note, note_width).height;
    if (view.contrast_note.empty() || below + note_height + 12 > rect.bottom()) return;
    ui.icon({inside.x + 24, below + 26}, ui::Icon::ContrastCircle, 46, theme.accent);
    ui.text({inside.x + 62, below, note_width, 0}, view.contrast_note, note);
}

std::optional<flow::Event> home_cards(ui::Ui& ui, const HomeView& view, ui::Rect rect) {
    if (view.cards.empty()) {
        ui::well(ui, rect);
        ui.text(rect.inset(40, 20), view.nothing_on,
                {.type = ui::Type::Title,
                 .color = ui.theme().ink2,
                 .align = ui::Align::Center,
                 .valign = ui::VAlign::Middle,
                 .max_lines = 2});
        return std::nullopt;
    }
    std::optional<flow::Event> event;
    const int count = static_cast<int>(view.cards.size());
    for (int i = 0; i < count; ++i) {
        const auto& card = view.cards[static_cast<std::size_t>(i)];
        const std::string id = card.running                      ? "home.now"
                               : i > 0 && !view.cards[0].running ? "home.later"
                                                                 : "home.next";
        if (session_card(ui, id, ui::column(rect, i, count, ui::kGutter), card)) {
            event = flow::OpenService{card.service_id};
        }
    }
    return event;
}

float home_cards_height(ui::Ui& ui, const HomeView& view, float width) {
    const auto count = static_cast<float>(std::max<std::size_t>(1, view.cards.size()));
    return kCardHeight + extra_height(ui, view, (width - ui::kGutter * (count - 1)) / count);
}

std::vector<HomeTile> home_tiles(const HomeView& view) {
    std::vector<HomeTile> tiles{{"tile.checkin",
                                 {.title = view.check_in.title,
                                  .subtitle = view.check_in.detail,
                                  .icon = ui::Icon::QrcodeScan,
                                  .primary = true},
                                 flow::GoScan{}},
                                {"tile.services",
                                 {.title = view.services.title,
                                  .subtitle = view.services.detail,
                                  .icon = ui::Icon::HandHeart,
                                  .tone = ui::Tone::Craft,
                                  .picture = art_path("canteen")},
                                 flow::GoServices{}},
                                {"tile.schedule",
                                 {.title = view.schedule.title,
                                  .subtitle = view.schedule.detail,
                                  .icon = ui::Icon::CalendarClock,
                                  .tone = ui::Tone::Info,
                                  .picture = art_path("study")},
                                 flow::GoSchedule{}}};
    if (view.rate) {
        tiles.push_back({"tile.rate",
                         {.title = view.rate->title,
                          .subtitle = view.rate->detail,
                          .icon = ui::Icon::EmoticonHappyOutline,
                          .tone = ui::Tone::Warn},
                         flow::StartRating{.candidates = view.to_rate}});
    }
    if (view.borrow) {
        tiles.push_back({"tile.borrow",
                         {.title = view.borrow->title,
                          .subtitle = view.borrow->detail,
                          .icon = ui::Icon::Umbrella,
                          .tone = ui::Tone::Accent},
                         flow::GoLending{}});
    }
    tiles.push_back({"tile.notices",
                     {.title = view.notices.title,
                      .subtitle = view.notices.detail,
                      .icon = ui::Icon::Bullhorn,
                      .tone = ui::Tone::Danger,
                      .badge = view.unread},
                     flow::GoNotices{}});
    return tiles;
}

namespace {

// Two rows: the big one beside a column of two, and the others side by side.
std::optional<flow::Event> tiles(ui::Ui& ui, const HomeView& view, ui::Rect rect) {
    constexpr float kLip = 8;
    constexpr float kRows = 26;
    const std::vector<HomeTile> all = home_tiles(view);
    const float small = std::min(225.0F, (rect.h - kRows) * 0.32F);
    const ui::Rect top = rect.top_part(rect.h - small - kRows - kLip);
    const ui::Rect row = rect.bottom_part(small + kLip).top_part(small);
    const ui::Rect right = ui::column(top, 1, 2, ui::kGutter);
    const float half = (right.h - ui::kGutter) / 2;
    const int others = static_cast<int>(all.size()) - 3;
    std::optional<flow::Event> event;
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        const HomeTile& one = all[static_cast<std::size_t>(i)];
        const ui::Rect place = i == 0   ? ui::column(top, 0, 2, ui::kGutter)
                               : i == 1 ? right.top_part(half)
                               : i == 2 ? right.bottom_part(half)
                                        : ui::column(row, i - 3, others, ui::kGutter);
        if (ui::tile(ui, one.id, place, one.tile)) event = one.event;
    }
    return event;
}

std::optional<flow::Event> today_row(ui::Ui& ui, const HomeView& view, ui::Rect row) {
    ui.text(row, view.today, {.type = ui::Type::TitleSmall, .valign = ui::VAlign::Middle, .max_lines = 1});
    if (ui::link(ui, "home.schedule", row.right_part(row.w * 0.5F), view.whole_schedule))
        return flow::GoSchedule{};
    return std::nullopt;
}

template <typename... Events>
std::optional<flow::Event> first_of(Events&&... events) {
    std::optional<flow::Event> found;
    ((found = found ? found : std::forward<Events>(events)), ...);
    return found;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const HomeView& view, ui::Rect area) {
    if (ui.low_reach()) return draw_low_home(ui, view, area);
    if (ui.large()) return draw_large_home(ui, view, area);
    constexpr float kTitleRow = 64;
    constexpr float kBelowTitle = 24;  // a finger's rectangle is higher than the words
    const float width = ui.portrait() ? area.w : 860;
    const float card_height = home_cards_height(ui, view, width);
    if (!ui.portrait()) {  // all classes are behind the tile: the row that leads there stays away
        const ui::Rect left = area.left_part(width);
        const float cards = std::min(card_height, left.h - 8);
        const float hero_height = left.h - cards - 28;
        if (hero_height > 120) home_hero(ui, view, left.top_part(hero_height));
        return first_of(home_cards(ui, view, {left.x, left.bottom() - 8 - cards, left.w, cards}),
                        tiles(ui, view, area.right_part(934)));
    }
    const bool roomy = area.h > 1550;
    // Cards of longer words take from the hero what the tiles would lack.
    const float hero_height =
        roomy ? std::clamp(kHeroHeight - (card_height - kCardHeight), kHeroShort, kHeroHeight) : kHeroLow;
    home_hero(ui, view, area.top_part(hero_height));
    const ui::Rect row{area.x, area.y + hero_height + 12, area.w, kTitleRow};
    const ui::Rect card_row{area.x, row.bottom() + kBelowTitle, area.w, card_height};
    const float below = card_row.bottom() + 28;
    return first_of(today_row(ui, view, row), home_cards(ui, view, card_row),
                    tiles(ui, view, {area.x, below, area.w, area.bottom() - below}));
}

}  // namespace kiosk::screens
