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
        widths.push_back(ui::choice_width(ui, choices.back()) - 24);
    }
    const auto places = ui::flow(area, widths, kChipHeight, ui::kGap);
    Filters drawn;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (ui::choice(ui, all[i]->id, places[i], choices[i]))
            drawn.event = flow::FilterServices{all[i]->leads_to};
    }
    drawn.bottom = places.empty() ? area.y : places.back().bottom();
    return drawn;
}

void row_words(ui::Ui& ui, const ServicesView::Row& row, ui::Rect r) {
    const ui::Theme& theme = ui.theme();
    const ui::Chip fee = fee_chip(row.fee, row.is_free);
    const float fee_width = ui::chip_width(ui, fee);
    const ui::TextStyle title{.type = ui::Type::TitleSmall, .valign = ui::VAlign::Middle, .max_lines = 1};
    const float natural = ui.measure(row.title, title).width + 1;
    const bool beside = natural + 16 + fee_width <= r.w;  // else the fee stands at the end of the next line
    ui.text({r.x, r.y, beside ? natural : r.w, 56}, row.title, title);
    ui::chip(ui, {beside ? r.x + natural + 16 : r.right() - fee_width, beside ? r.y + 2 : r.y + 58}, fee);
    ui.text({r.x, r.y + 66, r.w - 60 - (beside ? 0 : fee_width), 40}, row.partner,
            {.type = ui::Type::Caption, .color = theme.ink2, .max_lines = 1});
    if (row.step_free) {
        const float x =
            std::min(r.right() - 40, r.x + ui.measure(row.partner, {.type = ui::Type::Caption}).width + 34);
        ui.icon({x, r.y + 85}, ui::Icon::Wheelchair, 34, theme.info);
    }
    if (row.only_chinese)
        ui::chip(ui, {r.right() - 96, r.y + 60}, {.label = ui.say("tag.only_chinese"), .bold = false});
    ui.icon({r.x + 16, r.bottom() - 24}, ui::Icon::ClockOutline, 32, theme.accent);
    ui.text({r.x + 42, r.bottom() - 80, r.w - 42, 80}, row.next,
            {.type = ui::Type::Caption, .color = theme.accent, .valign = ui::VAlign::Bottom, .max_lines = 2});
}

bool service_row(ui::Ui& ui, const ServicesView::Row& row, ui::Rect rect) {
    const auto pressed = ui::press_card(ui, "service." + row.service_id, row.title, rect);
    const ui::Rect r = pressed.rect;
    const float border = ui.theme().border;
    const ui::Chip fee = fee_chip(row.fee, row.is_free);
    const float words =
        ui.measure(row.title, {.type = ui::Type::TitleSmall}).width + 20 + ui::chip_width(ui, fee);
    const bool fits = ui.portrait() || words <= r.w - kPicture - 28 - 84;
    const bool pictured = fits && !row.art.empty() && !ui.theme().high_contrast;
    if (pictured) {
        ui.picture(r.inset(border, border).left_part(kPicture), art_path(row.art), ui::kRadiusCard - border,
                   ui::Corners::Left);
    }
    const float left = pictured ? kPicture + 28 : 32;
    row_words(ui, row, {r.x + left, r.y + 22, r.w - left - 84, r.h - 44});
    ui.icon({r.right() - 48, r.center().y}, ui::Icon::ChevronRight, 60, ui.theme().ink3);
    return pressed.fired;
}

std::optional<flow::Event> nothing(ui::Ui& ui, const ServicesView& view, ui::Rect area) {
    const ui::Rect box = area.top_part(std::min(area.h, 420.0F));
    ui::well(ui, box);
    ui.text(box.top_part(box.h - 190), view.nothing,
            {.type = ui::Type::Title,
             .color = ui.theme().ink2,
             .align = ui::Align::Center,
             .valign = ui::VAlign::Middle,
             .max_lines = 2});
    if (ui::button(ui, "services.clear", {box.center().x - 220, box.bottom() - 170, 440, 120},
                   {.label = view.clear})) {
        return flow::FilterServices{};
    }
    return std::nullopt;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const ServicesView& view, ui::Rect area) {
    const bool across = !ui.portrait();
    const ui::Rect title_area = across && view.pages > 1 ? area.left_part(area.w - 920) : area;
    const float title_bottom = ui::heading(ui, title_area, view.title, view.subtitle);
    const Filters drawn =
        filters(ui, view, {area.x, title_bottom + 18, area.w, area.bottom() - title_bottom});
    std::optional<flow::Event> event = drawn.event;

    const ui::Rect pager_area =
        across ? ui::Rect{area.right() - 900, area.y, 900, 104} : area.bottom_part(kPagerHeight);
    const float list_bottom = across || view.pages <= 1 ? area.bottom() : pager_area.y - 20;
    const ui::Rect list{area.x, drawn.bottom + 20, area.w, list_bottom - drawn.bottom - 26};
    if (view.rows.empty()) {
        if (auto cleared = nothing(ui, view, list)) event = cleared;
        return event;
    }
    const int columns = across ? 2 : 1;
    const int lines = 4 / columns;
    const float height = std::min(
        kRowHeight, (list.h - static_cast<float>(lines - 1) * ui::kGutter) / static_cast<float>(lines));
    for (int i = 0; i < static_cast<int>(view.rows.size()); ++i) {
        const auto& row = view.rows[static_cast<std::size_t>(i)];
        const ui::Rect line{list.x, list.y + static_cast<float>(line_of(i, columns)) * (height + ui::kGutter),
                            list.w, height};
        if (service_row(ui, row, ui::column(line, i % columns, columns, ui::kGutter))) {
            event = flow::OpenService{row.service_id};
        }
    }
    if (const auto page = ui::pager(ui, pager_area, {.page = view.page, .pages = view.pages})) {
        flow::Services filter = view.filter;
        filter.page = *page;
        event = flow::FilterServices{filter};
    }
    return event;
}

}  // namespace kiosk::screens
