#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/services_screen.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"

namespace kiosk::screens {
namespace {

constexpr float kChipHeight = 88;
constexpr float kRowHeight = 226;
constexpr float kPagerHeight = 120;
constexpr float kPicture = 236;

struct Filters {
    float bottom = 0;
    std::optional<flow::Event> event;
};

Filters filters(ui::Ui& ui, const ServicesView& view, ui::Rect area) {
    std::vector<const ServicesView::Filter*> all;
    for (const auto& filter : view.categories) all.push_back(&filter);
    for (const auto& filter : view.switches) all.push_back(&filter);
    std::vector<ui::Choice> choices;
    std::vector<float> widths;
    for (const auto* filter : all) {
        choices.push_back({.label = filter->label, .icon = filter->icon, .selected = filter->selected});
        widths.push_back(ui::choice_width(ui, choices.back()) - 38);
    }
    auto places = ui::flow(area, widths, kChipHeight, ui::kGap);
    // Two rows upright; every category at once needs its chips as narrow as their words are.
    const auto in_rows = [&](float rows) {
        return places.back().y < area.y + rows * (kChipHeight + ui::kGap);
    };
    if (ui.portrait() && !places.empty() && !in_rows(2)) {
        const auto roomy = places;
        for (std::size_t i = 0; i < choices.size(); ++i) widths[i] = ui::narrow_choice_width(ui, choices[i]);
        places = ui::flow(area, widths, kChipHeight, ui::kGap);
        if (!in_rows(2)) places = roomy;
    }
    Filters drawn;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (ui::choice(ui, all[i]->id, places[i], choices[i]))
            drawn.event = flow::FilterServices{all[i]->leads_to};
    }
    drawn.bottom = places.empty() ? area.y : places.back().bottom();
    return drawn;
}

// Title, partner, and when it is next; the fee beside the title, or at the end of the last line.
void row_words(ui::Ui& ui, const ServicesView::Row& row, ui::Rect r) {
    const ui::Theme& theme = ui.theme();
    const ui::Chip fee = fee_chip(row.fee, row.is_free);
    const float fee_width = ui::chip_width(ui, fee);
    const ui::Chip tag{.label = ui.say("tag.only_chinese"), .bold = false};
    const float tag_width = row.only_chinese ? ui::chip_width(ui, tag) + 12 : 0;
    const ui::TextStyle title{.type = ui::Type::TitleSmall, .max_lines = 2};
    const ui::TextStyle partner{.type = ui::Type::Caption, .color = theme.ink2, .max_lines = 1};
    const ui::TextStyle next{.type = ui::Type::Caption, .color = theme.accent, .max_lines = 2};
    constexpr float kClock = 44;
    const float title_width = r.w - fee_width - tag_width - 16;
    const float wheel = row.step_free && !row.partner.empty() ? 44 : 0;
    const float title_height = ui.measure(row.title, title, title_width).height;
    const float next_height = ui.measure(row.next, next, r.w - kClock).height;
    float partner_height = row.partner.empty() ? 0 : ui.measure(row.partner, partner, r.w - wheel).height;
    if (title_height + partner_height + next_height > r.h) partner_height = 0;
    const float spare = r.h - title_height - partner_height - next_height;
    const float between = std::clamp(spare / 4, 0.0F, 9.0F);
    float y = r.y + (spare - between * (partner_height > 0 ? 2.0F : 1.0F)) / 2;

    const ui::TextExtent titled = ui.text({r.x, y, title_width, 0}, row.title, title);
    const float chip_y = y + (ui.px(title) * 1.25F - (ui.large() ? 72 : ui::kChipHeight)) / 2;
    float x = titled.lines > 1 || ui.large() ? r.right() - fee_width - tag_width : r.x + titled.width + 16;
    x = ui::chip(ui, {x, chip_y}, fee) + 12;
    if (row.only_chinese) ui::chip(ui, {x, chip_y}, tag);
    y += title_height + between;
    if (partner_height > 0) {
        const float width = ui.text({r.x, y, r.w - wheel, 0}, row.partner, partner).width;
        if (wheel > 0)
            ui.icon({r.x + width + 34, y + partner_height / 2}, ui::Icon::Wheelchair, 34, theme.info);
        y += partner_height + between;
    }
    ui.icon({r.x + 16, y + ui.px(next) * 0.68F}, ui::Icon::ClockOutline, 32, theme.accent);
    ui.text({r.x + kClock, y, r.w - kClock, 0}, row.next, next);
}

bool service_row(ui::Ui& ui, const ServicesView::Row& row, ui::Rect rect) {
    const auto pressed =
        ui::press_card(ui, "service." + row.service_id, row.title, rect, {.value = row.next});
    const ui::Rect r = pressed.rect;
    const float border = ui.theme().border;
    const ui::Chip fee = fee_chip(row.fee, row.is_free);
    const float words =
        ui.measure(row.title, {.type = ui::Type::TitleSmall}).width + 20 + ui::chip_width(ui, fee);
    const float picture = std::min(kPicture, r.h * 1.1F);
    const bool fits = (ui.portrait() && !ui.large()) || words <= r.w - picture - 28 - 84;
    const bool pictured = fits && !row.art.empty() && !ui.theme().high_contrast;
    if (pictured) {
        ui.picture(r.inset(border, border).left_part(picture), art_path(row.art), ui::kRadiusCard - border,
                   ui::Corners::Left);
    }
    const float left = pictured ? picture + 28 : 32;
    row_words(ui, row, {r.x + left, r.y + 12, r.w - left - 84, r.h - 24});
    ui.icon({r.right() - 48, r.center().y}, ui::Icon::ChevronRight, 60, ui.theme().ink3);
    return pressed.fired;
}

std::optional<flow::Event> nothing(ui::Ui& ui, const ServicesView& view, ui::Rect area) {
    const ui::Rect box = area.top_part(std::min(area.h, 420.0F));
    const float button = ui.large() ? 150 : 120;
    ui::well(ui, box);
    ui.text(box.top_part(box.h - button - 50), view.nothing,
            {.type = ui::Type::Title,
             .color = ui.theme().ink2,
             .align = ui::Align::Center,
             .valign = ui::VAlign::Middle,
             .max_lines = 2});
    if (ui::button(ui, "services.clear", {box.center().x - 260, box.bottom() - button - 36, 520, button},
                   {.label = view.clear})) {
        return flow::FilterServices{};
    }
    return std::nullopt;
}

// The services of this page from the top of `list`, in lines of equal height.
std::optional<flow::Event> rows(ui::Ui& ui, const ServicesView& view, ui::Rect list, int lines,
                                float highest) {
    if (view.rows.empty()) return nothing(ui, view, list);
    std::optional<flow::Event> event;
    const int columns = ui.portrait() ? 1 : 2;
    const float gap = ui.low_reach() ? 16 : ui::kGutter;
    const float height =
        std::min(highest, (list.h - static_cast<float>(lines - 1) * gap) / static_cast<float>(lines));
    for (int i = 0; i < static_cast<int>(view.rows.size()); ++i) {
        const auto& row = view.rows[static_cast<std::size_t>(i)];
        const ui::Rect line{list.x, list.y + static_cast<float>(line_of(i, columns)) * (height + gap), list.w,
                            height};
        if (service_row(ui, row, ui::column(line, i % columns, columns, ui::kGutter)))
            event = flow::OpenService{row.service_id};
    }
    return event;
}

std::optional<flow::Event> page_turn(ui::Ui& ui, const ServicesView& view, ui::Rect rect) {
    const auto page = ui::pager(ui, rect, {.page = view.page, .pages = view.pages});
    if (!page) return std::nullopt;
    flow::Services filter = view.filter;
    filter.page = *page;
    return flow::FilterServices{filter};
}

std::optional<flow::Event> with_choosing(const ServicesView& view, bool choosing) {
    flow::Services filter = view.filter;
    filter.choosing = choosing;
    return flow::FilterServices{filter};
}

// The filters in a sheet at the bottom, as large as fingers need them.
std::optional<flow::Event> sheet(ui::Ui& ui, const ServicesView& view) {
    const float button = ui.large() ? 168 : 128;
    const float height = ui.large() ? 128 : 104;
    const float width = ui.portrait() ? 984 : 1500;
    const ui::Rect inside{(ui.size().x - width) / 2 + 48, 0, width - 96, 0};
    std::vector<const ServicesView::Filter*> all;
    for (const auto& filter : view.categories) all.push_back(&filter);
    for (const auto& filter : view.switches) all.push_back(&filter);
    std::vector<ui::Choice> choices;
    std::vector<float> widths;
    for (const auto* filter : all) {
        choices.push_back({.label = filter->label, .icon = filter->icon, .selected = filter->selected});
        widths.push_back(ui::choice_width(ui, choices.back()) - 24);
    }
    const auto places = ui::flow(inside, widths, height, ui::kGap);
    const float title = ui.measure(view.choose_title, {.type = ui::Type::Headline}).height;
    const float chips = places.back().bottom() - inside.y;
    const float whole = 40 + title + 24 + chips + 32 + button + 44;
    const ui::Rect panel{(ui.size().x - width) / 2, ui.size().y - 24 - whole, width, whole};
    const ui::Modal dialog = ui::modal(ui, "filters", panel, ui.screen_since());
    ui.text({panel.x + 48, dialog.panel.y + 40, inside.w, title}, view.choose_title,
            {.type = ui::Type::Headline, .max_lines = 1});
    std::optional<flow::Event> event;
    const float top = dialog.panel.y + 40 + title + 24;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (ui::choice(ui, all[i]->id, places[i].moved(0, top), choices[i]))
            event = flow::FilterServices{all[i]->leads_to};
    }
    const ui::Rect row = dialog.panel.inset(48, 44).bottom_part(button);
    flow::Services none;
    none.choosing = true;
    if (ui::button(ui, "filters.clear", row.left_part(row.w * 0.4F - 12),
                   {.label = view.clear, .kind = ui::ButtonKind::Soft}))
        event = flow::FilterServices{none};
    const bool show = ui::button(ui, "filters.show", row.right_part(row.w * 0.6F - 12),
                                 {.label = view.show_result, .kind = ui::ButtonKind::Primary});
    if (show || dialog.touched_outside) event = with_choosing(view, false);
    return event;
}

// Few rows, the filters in a sheet; all that is pressed below the middle where that is asked for.
std::optional<flow::Event> sparse(ui::Ui& ui, const ServicesView& view, ui::Rect area) {
    const bool across = !ui.portrait();
    const float bar = ui.large() ? 128 : 116;
    const float title_bottom = ui::heading(ui, area, view.title, across ? std::string{} : view.subtitle);
    const ui::Rect pager_row =
        across ? area.right_part(area.w * 0.55F).bottom_part(bar) : area.bottom_part(bar);
    const bool paged = view.pages > 1;
    const ui::Rect filter_row = across ? area.left_part(area.w * 0.45F - 24).bottom_part(bar)
                                       : (paged ? area.top_part(area.h - bar - 20) : area).bottom_part(bar);
    const float top = ui.low_reach() ? std::max(kLowReach, title_bottom + 20) : title_bottom + 20;
    if (ui.low_reach() && top - title_bottom > 260 && !ui.theme().high_contrast)
        ui.picture({area.x, title_bottom + 24, area.w, top - title_bottom - 52}, art_path("neighbour-wide"),
                   ui::kRadiusHero);
    const ui::Rect list{area.x, top, area.w, filter_row.y - 20 - top};
    const int lines = across ? 2 : ui.low_reach() ? (ui.large() ? 2 : 3) : 3;
    auto event = rows(ui, view, list, lines, 340);
    if (ui::button(ui, "services.filter", filter_row,
                   {.label = view.filter_words, .icon = ui::Icon::ViewGrid, .kind = ui::ButtonKind::Outline}))
        event = with_choosing(view, true);
    if (auto turned = page_turn(ui, view, pager_row)) event = turned;
    if (!view.choosing) return event;
    return sheet(ui, view);
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const ServicesView& view, ui::Rect area) {
    if (!view.filter_words.empty()) return sparse(ui, view, area);
    const bool across = !ui.portrait();
    const ui::Rect title_area = across && view.pages > 1 ? area.left_part(area.w - 920) : area;
    const float title_bottom = ui::heading(ui, title_area, view.title, view.subtitle);
    const Filters drawn =
        filters(ui, view, {area.x, title_bottom + 18, area.w, area.bottom() - title_bottom});
    const ui::Rect pager_area =
        across ? ui::Rect{area.right() - 900, area.y, 900, 104} : area.bottom_part(kPagerHeight);
    const float list_bottom = across || view.pages <= 1 ? area.bottom() : pager_area.y - 20;
    const ui::Rect list{area.x, drawn.bottom + 20, area.w, list_bottom - drawn.bottom - 26};
    std::optional<flow::Event> event = rows(ui, view, list, across ? 2 : 4, kRowHeight);
    if (drawn.event) event = drawn.event;
    if (auto turned = page_turn(ui, view, pager_area)) event = turned;
    return event;
}

}  // namespace kiosk::screens
