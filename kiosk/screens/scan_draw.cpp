#include <algorithm>
#include <array>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/scan_screen.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"
#include "kiosk/ui/fit.h"
#include "kiosk/ui/motion.h"

namespace kiosk::screens {
namespace {

constexpr ui::Color kDark = ui::rgb(0x1E2B27);

// The camera's picture in the middle of the dark field, as large as it fits.
ui::Rect fitted(const ui::Texture& picture, ui::Rect field) {
    const float scale = std::min(field.w / static_cast<float>(std::max(1, picture.width)),
                                 field.h / static_cast<float>(std::max(1, picture.height)));
    const float w = static_cast<float>(picture.width) * scale;
    const float h = static_cast<float>(picture.height) * scale;
    return {field.center().x - w / 2, field.center().y - h / 2, w, h};
}

void camera_down(ui::Ui& ui, const ScanView& view, ui::Rect field) {
    const ui::Color white = ui::rgb(0xFFFFFF);
    ui.icon({field.center().x, field.center().y - 110}, ui::Icon::Camera, 120, white);
    Stack{ui, {field.x + 60, field.center().y - 10, field.w - 120, 0}}
        .text(view.camera_down,
              {.type = ui::Type::TitleSmall, .color = white, .align = ui::Align::Center, .max_lines = 2})
        .space(8)
        .text(view.camera_advice,
              {.type = ui::Type::Lead, .color = white, .align = ui::Align::Center, .max_lines = 3});
}

void state_pill(ui::Ui& ui, const ScanView& view, ui::Rect field) {
    const ui::Theme& theme = ui.theme();
    const ui::TextStyle words{.color = theme.accent,
                              .weight = ui::Weight::Bold,
                              .valign = ui::VAlign::Middle,
                              .max_lines = 1,
                              .px = 38};
    const float width = ui.measure(view.state, words).width + 62 + 80;
    const ui::Rect pill{field.center().x - width / 2, field.bottom() - 32 - 84, width, 84};
    ui.canvas().rounded(pill, 42, theme.surface);
    if (theme.high_contrast) ui.canvas().border(pill, 42, {theme.border, theme.accent});
    ui.icon({pill.x + 40 + 23, pill.center().y}, view.asking ? ui::Icon::CheckBold : ui::Icon::QrcodeScan, 46,
            theme.accent);
    ui.text({pill.x + 102, pill.y, width - 120, pill.h}, view.state, words);
    ui.describe(
        {.id = "scan.state", .role = ui::Role::Status, .label = view.state, .rect = pill, .enabled = false});
}

void viewfinder(ui::Ui& ui, const ScanView& view, const Viewfinder& finder, ui::Rect field) {
    ui.canvas().rounded(field, ui::kRadiusHero, kDark);
    if (ui.theme().high_contrast)
        ui.canvas().border(field, ui::kRadiusHero, {ui.theme().border, ui.theme().line});
    if (view.glance == flow::Glance::CameraDown) {
        camera_down(ui, view, field);
        return;
    }
    if (finder.preview) ui.image(fitted(*finder.preview, field.inset(24, 24)), *finder.preview);
    const float side = std::min(field.w, field.h) * 0.62F;
    const ui::Rect aim{field.center().x - side / 2, field.center().y - side / 2 - 40, side, side};
    if (!finder.preview)
        ui::check_in_art(ui, {aim.center().x - side * 0.36F, aim.y + side * 0.2F, side * 0.72F, side * 0.6F});
    const bool moves = !view.asking && !ui.reduced_motion();
    if (moves) ui.moving();
    ui::scan_frame(ui, aim, view.asking ? -1 : moves ? ui::swing(ui.now(), ui::kScanLine * 2) : 0.5F);
    state_pill(ui, view, field);
}

void tip(ui::Ui& ui, std::string_view words, ui::Icon icon, ui::Rect rect) {
    ui::card(ui, rect, 30);
    ui.icon({rect.x + 48, rect.center().y}, icon, 52, ui.theme().accent);
    const auto style = [](float px, int lines) {
        return ui::TextStyle{.valign = ui::VAlign::Middle, .max_lines = lines, .px = px};
    };
    ui.text({rect.x + 88, rect.y, rect.w - 104, rect.h}, words,
            ui::first_fitting(ui, {rect.w - 104, rect.h}, words, {style(30, 2), style(28, 3)}));
}

ui::TextStyle countdown_style() {
    return {.weight = ui::Weight::Bold, .max_lines = 2, .px = 34};
}
ui::TextStyle privacy_style(const ui::Ui& ui) {
    return {.type = ui::Type::Caption, .color = ui.theme().ink2, .max_lines = 3};
}
constexpr float kCountdownLeft = 160;
constexpr float kCountdownRight = 110;

float countdown_height(ui::Ui& ui, const ScanView& view, float width) {
    const float room = width - kCountdownLeft - kCountdownRight;
    return std::max(150.0F, ui.measure(view.countdown, countdown_style(), room).height +
                                ui.measure(view.privacy, privacy_style(ui), room).height + 24);
}

void countdown(ui::Ui& ui, const ScanView& view, ui::Rect rect) {
    const ui::Theme& theme = ui.theme();
    ui::well(ui, rect, view.hurry ? ui::Tone::Warn : ui::Tone::Neutral, 36);
    const ui::Color color = view.hurry ? theme.star : theme.accent;
    ui::ring(
        ui, {rect.x + 32 + 52, rect.center().y}, 52,
        {.fraction = static_cast<float>(view.seconds) / static_cast<float>(std::max(1, view.seconds_full)),
         .digits = std::to_string(view.seconds),
         .color = color,
         .track = theme.line});
    ui.icon({rect.right() - 64, rect.center().y}, ui::Icon::ShieldCheck, 64, theme.accent);
    const float width = rect.w - kCountdownLeft - kCountdownRight;
    const float height = countdown_height(ui, view, rect.w) - 24;
    const float words = ui.measure(view.countdown, countdown_style(), width).height +
                        ui.measure(view.privacy, privacy_style(ui), width).height;
    Stack{ui, {rect.x + kCountdownLeft, rect.center().y - words / 2, width, height}}
        .text(view.countdown, countdown_style())
        .text(view.privacy, privacy_style(ui));
}

// The tips' icons from the last backwards: large text leaves the first away.
ui::Icon tip_icon(int from_last) {
    static constexpr std::array kIcons{ui::Icon::ArrowDownCircle, ui::Icon::Brightness6,
                                       ui::Icon::ArrowExpandVertical};
    return kIcons.at(static_cast<std::size_t>(from_last) % kIcons.size());
}

std::optional<flow::Event> other_ways(ui::Ui& ui, const ScanView& view, ui::Rect row) {
    const ui::Type type = row.w < 900 ? ui::Type::Lead : ui::Type::Button;
    std::optional<flow::Event> event;
    if (ui::button(ui, "scan.phone", ui::column(row, 0, 2, 24),
                   {.label = view.phone, .icon = ui::Icon::Dialpad, .type = type, .enabled = !view.asking}))
        event = flow::GoKeypad{};
    if (ui::button(ui, "scan.help", ui::column(row, 1, 2, 24),
                   {.label = view.helper,
                    .icon = ui::Icon::HumanGreetingVariant,
                    .kind = ui::ButtonKind::Soft,
                    .type = type,
                    .enabled = !view.asking}))
        event = flow::AskForHelp{model::HelpReason::CheckIn};
    return event;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const ScanView& view, const Viewfinder& finder) {
    const ui::Rect area = finder.area;
    const int tips = static_cast<int>(view.tips.size());
    const auto draw_tip = [&](int i, ui::Rect rect) {
        tip(ui, view.tips[static_cast<std::size_t>(i)], tip_icon(tips - 1 - i), rect);
    };
    if (!ui.portrait()) {
        const ui::Rect field = area.left_part(1060);
        const ui::Rect side = area.right_part(area.w - 1060 - 32);
        viewfinder(ui, view, finder, field);
        const float top = ui::heading(ui, side, view.title, view.how) + 20;
        const float clock = countdown_height(ui, view, side.w);
        const float high = std::max(120.0F, ui.min_target());
        const float room = side.bottom() - 6 - clock - high - 16 - 12 - top;
        // As many tips as there is room for; the last is the most important.
        const float least = ui.large() ? 80 : 72;
        const int shown = std::min(tips, static_cast<int>(room / (least + 12)));
        const float height = shown > 0 ? std::min(112.0F, room / static_cast<float>(shown) - 12) : 0;
        for (int i = 0; i < shown; ++i)
            draw_tip(tips - shown + i, {side.x, top + static_cast<float>(i) * (height + 12), side.w, height});
        countdown(ui, view, side.bottom_part(clock + 6).top_part(clock));
        return other_ways(ui, view, {side.x, side.bottom() - 6 - clock - 16 - high, side.w, high});
    }
    const float top = ui::heading(ui, area, view.title, view.how) + 20;
    const float clock_height = countdown_height(ui, view, area.w);
    const ui::Rect clock{area.x, area.bottom() - 8 - clock_height, area.w, clock_height};
    const int columns = ui.large() ? 1 : tips;
    const int lines = line_of(tips - 1, columns) + 1;
    const float height = ui.large() ? 104 : 128;
    const float tips_height = static_cast<float>(lines) * (height + 14);
    const float high = ui.large() ? 140 : 168;
    const ui::Rect ways{area.x, clock.y - 22 - high, area.w, high};
    const ui::Rect tip_rows{area.x, ways.y - 12 - tips_height, area.w, tips_height};
    viewfinder(ui, view, finder, {area.x, top, area.w, tip_rows.y - top - 26});
    for (int i = 0; i < tips; ++i) {
        const ui::Rect line{area.x, tip_rows.y + static_cast<float>(line_of(i, columns)) * (height + 14),
                            area.w, height};
        draw_tip(i, ui::column(line, i % columns, columns, 20));
    }
    countdown(ui, view, clock);
    return other_ways(ui, view, ways);
}

}  // namespace kiosk::screens
