#include <algorithm>
#include <array>
#include <vector>

#include "kiosk/screens/frame.h"
#include "kiosk/screens/parts.h"
#include "kiosk/ui/chrome.h"
#include "kiosk/ui/figures.h"

namespace kiosk::screens {
namespace {

constexpr float kBannerGap = 16;

ui::Chip sync_chip(const FrameView& view) {
    switch (view.sync) {
        case SyncState::Synced:
            return {.label = view.sync_words,
                    .tone = ui::Tone::Ok,
                    .icon = ui::Icon::CloudCheckVariant,
                    .bold = false};
        case SyncState::Syncing:
            return {
                .label = view.sync_words, .tone = ui::Tone::Info, .icon = ui::Icon::CloudSync, .bold = false};
        case SyncState::Offline:
            return {.label = view.sync_words,
                    .tone = ui::Tone::Warn,
                    .icon = ui::Icon::CloudOffOutline,
                    .bold = true};
    }
    return {};
}

ui::Banner as_banner(const FrameView::Banner& banner) {
    return {.title = banner.title,
            .line = banner.detail,
            .icon = banner.good_news       ? ui::Icon::CloudCheckVariant
                    : banner.about_network ? ui::Icon::WifiOff
                                           : ui::Icon::Information,
            .tone = banner.good_news ? ui::Tone::Ok : ui::Tone::Warn};
}

struct BarEntry {
    ui::BarItem item;
    flow::Event event;
};

BarEntry mode_entry(const FrameView::ModeButton& mode) {
    BarEntry entry{.item = {.label = mode.label, .on = mode.on}, .event = flow::SwitchMode{mode.mode}};
    switch (mode.mode) {
        case flow::Mode::Large:
            entry.item.id = "mode.large";
            entry.item.icon = ui::Icon::FormatFontSizeIncrease;
            break;
        case flow::Mode::Contrast:
            entry.item.id = "mode.contrast";
            entry.item.icon = ui::Icon::ContrastCircle;
            break;
        case flow::Mode::LowReach:
            entry.item.id = "mode.low";
            entry.item.icon = ui::Icon::HumanWheelchair;
            break;
        case flow::Mode::Reading:
            entry.item.id = "mode.read";
            entry.item.icon = ui::Icon::VolumeHigh;
            break;
    }
    return entry;
}

// In the order of DESIGN section 6. Across, everything is within reach: low reach is not offered.
std::vector<BarEntry> bar_entries(const ui::Ui& ui, const FrameView& view) {
    using Kind = ui::BarItem::Kind;
    std::vector<BarEntry> entries;
    if (!view.is_home) {
        entries.push_back(
            {{.id = "nav.back", .icon = ui::Icon::ArrowLeft, .label = view.back, .kind = Kind::Back},
             flow::GoBack{}});
        entries.push_back({{.id = "nav.home", .icon = ui::Icon::Home, .label = view.home, .kind = Kind::Home},
                           flow::GoHome{}});
    }
    const BarEntry language{{.id = "mode.lang", .icon = ui::Icon::Translate, .label = view.language},
                            flow::SwitchLanguage{}};
    bool has_language = false;
    for (const FrameView::ModeButton& mode : view.modes) {
        if (mode.mode == flow::Mode::LowReach && !ui.portrait()) continue;
        if (mode.mode == flow::Mode::Reading) {
            entries.push_back(language);
            has_language = true;
        }
        entries.push_back(mode_entry(mode));
    }
    if (!has_language) entries.push_back(language);
    if (!view.help.empty()) {
        entries.push_back(
            {{.id = "mode.help", .icon = ui::Icon::HumanGreetingVariant, .label = view.help, .acts = true},
             flow::AskForHelp{model::HelpReason::General}});
    }
    return entries;
}

}  // namespace

FrameDrawn draw(ui::Ui& ui, const FrameView& view) {
    FrameDrawn drawn{.area = ui::content_area(ui), .event = {}};
    const ui::StatusBar bar{
        .place = view.center, .sync = sync_chip(view), .date = view.date, .clock = view.clock};
    const bool logo = ui::status_bar(ui, bar);
    const std::vector<BarEntry> entries = bar_entries(ui, view);
    std::vector<ui::BarItem> items;
    items.reserve(entries.size());
    for (const BarEntry& entry : entries) items.push_back(entry.item);
    if (const auto tapped = ui::bottom_bar(ui, items)) drawn.event = entries[*tapped].event;
    if (logo) drawn.event = flow::TapLogo{};

    // What is pressed lies at the bottom where everything that is pressed does.
    const auto take_row = [&](const ui::Banner& banner, bool at_bottom) {
        const float height = ui::banner_height(ui, drawn.area.w, banner);
        const ui::Rect row = at_bottom ? drawn.area.bottom_part(height) : drawn.area.top_part(height);
        const float left = drawn.area.h - height - kBannerGap;
        drawn.area = at_bottom ? drawn.area.top_part(left) : drawn.area.bottom_part(left);
        return row;
    };
    if (!view.urgent_banner.empty()) {
        const ui::Banner urgent{
            .title = view.urgent_banner, .line = {}, .icon = ui::Icon::Alert, .tone = ui::Tone::Danger};
        if (ui::banner(ui, "banner.urgent", take_row(urgent, ui.low_reach()), urgent))
            drawn.event = flow::OpenUrgent{};
    }
    if (view.banner) {
        const ui::Banner told = as_banner(*view.banner);
        ui::banner(ui, take_row(told, false), told);
    }
    return drawn;
}

std::optional<flow::Event> draw_warning(ui::Ui& ui, const FrameView::Warning& warning,
                                        core::SteadyTime since) {
    const ui::TextStyle question{.type = ui::Type::Hero, .align = ui::Align::Center, .max_lines = 2};
    const ui::TextStyle detail{
        .type = ui::Type::Lead, .color = ui.theme().ink2, .align = ui::Align::Center, .max_lines = 3};
    constexpr float kRing = 152;
    constexpr float kButtons = 172;
    const float width = 984;
    const float words = ui.measure(warning.question, question, width - 112).height +
                        ui.measure(warning.detail, detail, width - 112).height;
    const float height = std::min(56 + 2 * kRing + 32 + words + 36 + kButtons + 56, ui.size().y - 40);
    const float bottom = ui.portrait() ? 1760 : (ui.size().y + height) / 2;
    const ui::Modal dialog =
        ui::modal(ui, "idle", {(ui.size().x - width) / 2, bottom - height, width, height}, since);
    // Any touch goes on, that on the dialog's words too.
    const bool on_words = ui.hit({.id = "idle.panel", .role = ui::Role::Dialog, .rect = dialog.panel}).fired;
    const ui::Rect inside = dialog.panel.inset(56, 56);
    const float radius = std::min(kRing, (inside.h - 68 - words - kButtons) / 2);
    ui::ring(ui, {inside.center().x, inside.y + radius}, radius,
             {.fraction = warning.share_left, .digits = std::to_string(warning.seconds), .width = 24});
    Stack{ui, {inside.x, inside.y + 2 * radius + 24, inside.w, 0}}
        .text(warning.question, question)
        .text(warning.detail, detail);
    ui.describe({.id = "idle.question",
                 .role = ui::Role::Heading,
                 .label = warning.question,
                 .value = warning.detail,
                 .rect = inside.top_part(2 * radius),
                 .enabled = false});
    const ui::Rect row = inside.bottom_part(kButtons);
    const bool end =
        ui::button(ui, "idle.end", row.left_part(396),
                   {.label = warning.end, .icon = ui::Icon::Logout, .kind = ui::ButtonKind::Soft});
    const bool keep =
        ui::button(ui, "idle.keep", row.right_part(row.w - 420),
                   {.label = warning.keep, .kind = ui::ButtonKind::Primary, .type = ui::Type::ButtonLarge});
    if (end) return flow::EndVisit{};
    if (keep || on_words || dialog.touched_outside) return flow::KeepUsing{};
    return std::nullopt;
}

}  // namespace kiosk::screens
