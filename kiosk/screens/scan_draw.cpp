#include <algorithm>
#include <array>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/scan_screen.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"
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
              {.type = ui::Type::Title, .color = white, .align = ui::Align::Center, .max_lines = 1})
        .space(8)
        .text(view.camera_advice,
              {.type = ui::Type::Lead, .color = white, .align = ui::Align::Center, .max_lines = 2});
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
    ui.text({rect.x + 88, rect.y, rect.w - 104, rect.h}, words,
            {.valign = ui::VAlign::Middle, .max_lines = 2, .px = 30});
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
    const float width = rect.w - 160 - 110;
    const ui::TextStyle bold{.weight = ui::Weight::Bold, .max_lines = 2, .px = 34};
    const ui::TextStyle small{.type = ui::Type::Caption, .color = theme.ink2, .max_lines = 2};
    const float height =
        ui.measure(view.countdown, bold, width).height + ui.measure(view.privacy, small, width).height;
    Stack{ui, {rect.x + 160, rect.center().y - height / 2, width, height}}
        .text(view.countdown, bold)
        .text(view.privacy, small);
}

constexpr std::array kTipIcons{ui::Icon::ArrowExpandVertical, ui::Icon::Brightness6,
                               ui::Icon::ArrowDownCircle};

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const ScanView& view, const Viewfinder& finder) {
    const ui::Rect area = finder.area;
    const int tips = static_cast<int>(std::min(view.tips.size(), kTipIcons.size()));
    if (!ui.portrait()) {
        const ui::Rect field = area.left_part(1060);
        const ui::Rect side = area.right_part(area.w - 1060 - 32);
        viewfinder(ui, view, finder, field);
        const float top = ui::heading(ui, side, view.title, view.how) + 24;
        const float height = std::min(112.0F, (side.bottom() - 174 - top) / 3 - 16);
        for (int i = 0; i < tips; ++i) {
            tip(ui, view.tips[static_cast<std::size_t>(i)], kTipIcons.at(static_cast<std::size_t>(i)),
                {side.x, top + static_cast<float>(i) * (height + 16), side.w, height});
        }
        countdown(ui, view, side.bottom_part(164).top_part(158));
        return std::nullopt;
    }
    const float top = ui::heading(ui, area, view.title, view.how) + 20;
    const ui::Rect clock{area.x, area.bottom() - 158, area.w, 150};
    const ui::Rect tip_row{area.x, clock.y - 154, area.w, 128};
    viewfinder(ui, view, finder, {area.x, top, area.w, tip_row.y - top - 26});
    for (int i = 0; i < tips; ++i) {
        tip(ui, view.tips[static_cast<std::size_t>(i)], kTipIcons.at(static_cast<std::size_t>(i)),
            ui::column(tip_row, i, tips, 20));
    }
    countdown(ui, view, clock);
    return std::nullopt;
}

}  // namespace kiosk::screens
