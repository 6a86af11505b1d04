#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/rating_screen.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"

namespace kiosk::screens {
namespace {

constexpr float kEnlarged = 1.08F;  // a pressed face

bool face_card(ui::Ui& ui, const RateFacesView& view, int level, ui::Rect rect) {
    const std::string& label = view.labels.at(static_cast<std::size_t>(level - 1));
    const auto pressed =
        ui::press_card(ui, "rate.face." + std::to_string(level), label, rect,
                       {.selected = view.pressed == level, .value = view.pressed == level ? "on" : ""});
    const ui::Rect r = pressed.rect;
    const float radius = std::min(74.0F, r.w * 0.4F) * (view.pressed == level ? kEnlarged : 1);
    ui::face(ui, {r.center().x, r.y + r.h * 0.39F}, radius, level);
    ui.text({r.x + 6, r.y + r.h * 0.39F + 84, r.w - 12, r.h * 0.61F - 96}, label,
            {.weight = ui::Weight::Bold,
             .align = ui::Align::Center,
             .valign = ui::VAlign::Middle,
             .max_lines = 2});
    return pressed.fired;
}

std::optional<flow::Event> faces(ui::Ui& ui, const RateFacesView& view, ui::Rect row) {
    std::optional<flow::Event> event;
    for (int level = 1; level <= 5; ++level) {
        if (face_card(ui, view, level, ui::column(row, level - 1, 5, 18))) event = flow::PressFace{level};
    }
    return event;
}

void question(ui::Ui& ui, const RateFacesView& view, ui::Rect area) {
    Stack{ui, area}
        .text(view.what, {.color = ui.theme().ink2, .align = ui::Align::Center, .max_lines = 2, .px = 36})
        .space(8)
        .text(view.question,
              {.weight = ui::Weight::Bold, .align = ui::Align::Center, .max_lines = 2, .px = 72})
        .text(view.hint, {.color = ui.theme().ink2, .align = ui::Align::Center, .max_lines = 1, .px = 38});
    ui.describe({.id = "heading",
                 .role = ui::Role::Heading,
                 .label = view.question,
                 .rect = area.top_part(240),
                 .enabled = false});
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const RatePickView& view, ui::Rect area) {
    std::optional<flow::Event> event;
    const bool across = !ui.portrait();
    const int columns = across ? 2 : 1;
    const float top = ui::heading(ui, area, view.title, view.hint) + 24;
    for (int i = 0; i < static_cast<int>(view.options.size()); ++i) {
        const auto& option = view.options[static_cast<std::size_t>(i)];
        const ui::Rect line{area.x, top + static_cast<float>(line_of(i, columns)) * 260, area.w, 236};
        const auto pressed = ui::press_card(ui, "rate.pick." + option.session_id, option.title,
                                            ui::column(line, i % columns, columns, ui::kGutter));
        const ui::Rect r = pressed.rect;
        const bool pictured = !option.art.empty() && !ui.theme().high_contrast;
        if (pictured) ui.picture({r.x + 36, r.center().y - 78, 176, 156}, art_path(option.art), 28);
        const float left = pictured ? 246 : 40;
        const ui::Rect words{r.x + left, r.y, r.w - left - 96, r.h};
        Stack{ui, {words.x, words.center().y - 74, words.w, 0}}
            .text(option.title, {.type = ui::Type::TitleSmall, .max_lines = 2})
            .text(option.when_and_where, {.color = ui.theme().ink2, .max_lines = 2, .px = 32});
        ui.icon({r.right() - 56, r.center().y}, ui::Icon::ChevronRight, 64, ui.theme().ink3);
        if (pressed.fired) event = flow::PickRating{option.session_id};
    }
    return event;
}

std::optional<flow::Event> draw(ui::Ui& ui, const RateFacesView& view, ui::Rect area) {
    if (!ui.portrait()) {
        question(ui, view, area.top_part(320));
        return faces(ui, view, {area.x + 180, area.bottom() - 372, area.w - 360, 330});
    }
    const bool pictured = !view.art.empty() && !ui.theme().high_contrast;
    float y = area.y + (pictured ? 8.0F : 200.0F);
    if (pictured) {
        const float height = std::min(520.0F, area.h - 900);
        ui.picture({area.x, y, area.w, height}, art_path(view.art), 48);
        y += height + 36;
    }
    question(ui, view, {area.x, y, area.w, 320});
    // A little wider than the other contents, so that five faces stay large.
    return faces(ui, view, {area.x - 12, std::min(y + 340, area.bottom() - 400), area.w + 24, 330});
}

std::optional<flow::Event> draw(ui::Ui& ui, const RateReasonsView& view, ui::Rect area) {
    const bool across = !ui.portrait();
    std::optional<flow::Event> event;
    const ui::Rect head = across ? ui::Rect{area.x, area.y, 560, 300} : area.top_part(300);
    ui::card(ui, head, 40);
    const float radius = across ? 72 : 98;
    ui::face(ui, {head.x + radius + 44, head.center().y}, radius, view.score);
    const ui::Rect words{head.x + 2 * radius + 84, head.center().y - 62, head.w - 2 * radius - 110, 130};
    Stack{ui, words}
        .text(view.score_words, {.weight = ui::Weight::Bold, .max_lines = 2, .px = across ? 44.0F : 60.0F})
        .text(view.what, {.color = ui.theme().ink2, .max_lines = 2, .px = 34});
    const ui::Rect rest = across ? area.right_part(area.w - 592) : area.bottom_part(area.h - 340);
    const float below = ui::heading(ui, rest, view.question, view.hint) + 24;
    std::vector<ui::Choice> choices;
    std::vector<float> widths;
    for (const auto& reason : view.reasons) {
        choices.push_back({.label = reason.label, .selected = reason.selected, .multiple = true});
        widths.push_back(ui::choice_width(ui, choices.back()));
    }
    const float height = across ? 96 : 116;
    const auto places = ui::flow({rest.x, below, rest.w, rest.h}, widths, height, 22);
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (ui::choice(ui, view.reasons[i].key, places[i], choices[i]))
            event = flow::ToggleReason{view.reasons[i].key};
    }
    const ui::Rect row = area.bottom_part(across ? 148 : 188).top_part(across ? 140 : 180);
    ui.icon({rest.x + 24, row.y - 50}, ui::Icon::ShieldCheck, 44, ui.theme().accent);
    ui.text({rest.x + 60, row.y - 74, rest.w - 60, 48}, view.privacy,
            {.color = ui.theme().ink2, .valign = ui::VAlign::Middle, .max_lines = 1});
    if (ui::button(ui, "rate.change", row.left_part(300),
                   {.label = view.change, .kind = ui::ButtonKind::Soft})) {
        event = flow::ChangeFace{};
    }
    if (ui::button(ui, "rate.send", row.right_part(row.w - 324),
                   {.label = view.send, .kind = ui::ButtonKind::Primary, .type = ui::Type::ButtonLarge})) {
        event = flow::SendReasons{};
    }
    return event;
}

std::optional<flow::Event> draw(ui::Ui& ui, const RateThanksView& view, ui::Rect area) {
    const bool across = !ui.portrait();
    const bool pictured = !ui.theme().high_contrast;
    const ui::Rect picture = across ? area.left_part(900) : area.top_part(std::min(720.0F, area.h - 620));
    if (pictured) ui.picture(picture, art_path("stage"), 48);
    const ui::Rect words =
        across ? area.right_part(area.w - 940) : ui::Rect{area.x, picture.bottom() + 40, area.w, 400};
    Stack{ui, across ? words.moved(0, 150) : words}
        .text(view.title, {.type = ui::Type::HeroLarge, .align = ui::Align::Center, .max_lines = 1})
        .space(16)
        .text(view.detail, {.color = ui.theme().ink2, .align = ui::Align::Center, .max_lines = 3, .px = 40});
    ui.describe(
        {.id = "heading", .role = ui::Role::Heading, .label = view.title, .rect = words, .enabled = false});
    const ui::Rect row = (across ? words : area).bottom_part(188).top_part(180);
    if (ui::button(ui, "thanks.done", row,
                   {.label = view.done,
                    .kind = ui::ButtonKind::Primary,
                    .type = ui::Type::ButtonLarge,
                    .seconds = view.seconds,
                    .seconds_full = view.seconds_full})) {
        return flow::GoHome{};
    }
    return std::nullopt;
}

}  // namespace kiosk::screens
