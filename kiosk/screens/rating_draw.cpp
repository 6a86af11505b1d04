#include <algorithm>

#include "kiosk/screens/parts.h"
#include "kiosk/screens/rating_screen.h"
#include "kiosk/ui/button.h"
#include "kiosk/ui/card.h"
#include "kiosk/ui/chrome.h"
#include "kiosk/ui/fit.h"

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

struct QuestionStyles {
    ui::TextStyle what, question, hint;
};
QuestionStyles question_styles(const ui::Ui& ui) {
    const ui::Color quiet = ui.theme().ink2;
    return {{.color = quiet, .align = ui::Align::Center, .max_lines = 2, .px = ui.large() ? 32.0F : 36.0F},
            {.type = ui::Type::Headline,
             .align = ui::Align::Center,
             .max_lines = 3,
             .px = ui.large() ? 0 : 72.0F},
            {.color = quiet, .align = ui::Align::Center, .max_lines = 2, .px = ui.large() ? 32.0F : 38.0F}};
}

float question_height(ui::Ui& ui, const RateFacesView& view, float width) {
    const QuestionStyles styles = question_styles(ui);
    return ui.measure(view.what, styles.what, width).height + 8 +
           ui.measure(view.question, styles.question, width).height +
           ui.measure(view.hint, styles.hint, width).height;
}

void question(ui::Ui& ui, const RateFacesView& view, ui::Rect area) {
    const QuestionStyles styles = question_styles(ui);
    ui.describe({.id = "heading",
                 .role = ui::Role::Heading,
                 .label = view.question,
                 .rect = area.top_part(question_height(ui, view, area.w)),
                 .enabled = false});
    Stack{ui, area}
        .text(view.what, styles.what)
        .space(8)
        .text(view.question, styles.question)
        .text(view.hint, styles.hint);
}

bool pick_row(ui::Ui& ui, const RatePickView::Option& option, ui::Rect rect) {
    const auto pressed = ui::press_card(ui, "rate.pick." + option.session_id, option.title, rect,
                                        {.value = option.when_and_where});
    const ui::Rect r = pressed.rect;
    const bool pictured = !option.art.empty() && !ui.theme().high_contrast && !ui.large();
    const float side = std::min(156.0F, r.h - 32);
    if (pictured) ui.picture({r.x + 36, r.center().y - side / 2, 176, side}, art_path(option.art), 28);
    const float left = pictured ? 246 : 40;
    const ui::Rect words{r.x + left, r.y + 8, r.w - left - 96, r.h - 16};
    const ui::TextStyle where{
        .type = ui.large() ? ui::Type::Caption : ui::Type::Body, .color = ui.theme().ink2, .max_lines = 2};
    const float where_height = ui.measure(option.when_and_where, where, words.w).height;
    const ui::TextStyle title =
        ui::first_fitting(ui, {words.w, words.h - where_height}, option.title,
                          {{.type = ui::Type::TitleSmall, .max_lines = 2},
                           {.type = ui::Type::Lead, .weight = ui::Weight::Bold, .max_lines = 2}});
    const float title_height = ui.measure(option.title, title, words.w).height;
    Stack{ui, {words.x, words.center().y - (title_height + where_height) / 2, words.w, 0}}
        .text(option.title, title)
        .text(option.when_and_where, where);
    ui.icon({r.right() - 56, r.center().y}, ui::Icon::ChevronRight, 64, ui.theme().ink3);
    return pressed.fired;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const RatePickView& view, ui::Rect area) {
    std::optional<flow::Event> event;
    const int columns = ui.portrait() ? 1 : 2;
    const float gap = 20;
    const float pager = ui.large() ? 128 : 116;
    const float titled = ui::heading(ui, area, view.title, view.hint) + 24;
    const float top = ui.low_reach() ? kLowReach : titled;
    if (ui.low_reach() && top - titled > 200 && !ui.theme().high_contrast)
        ui.picture({area.x, titled, area.w, top - titled - 28}, art_path("stage"), ui::kRadiusHero);
    const float bottom = area.bottom() - (view.pages > 1 ? pager + 16 : 0);
    const auto lines = static_cast<float>(line_of(view.rows - 1, columns) + 1);
    const float height = std::min(ui.large() ? 300.0F : 236.0F, (bottom - top) / lines - gap);
    for (int i = 0; i < static_cast<int>(view.options.size()); ++i) {
        const auto& option = view.options[static_cast<std::size_t>(i)];
        const ui::Rect line{area.x, top + static_cast<float>(line_of(i, columns)) * (height + gap), area.w,
                            height};
        if (pick_row(ui, option, ui::column(line, i % columns, columns, ui::kGutter)))
            event = flow::PickRating{option.session_id};
    }
    if (const auto page = ui::pager(ui, area.bottom_part(pager), {.page = view.page, .pages = view.pages}))
        event = flow::TurnRatings{*page};
    return event;
}

namespace {

constexpr float kFaces = 330;

// 评的不是这节课？
std::optional<flow::Event> other_class(ui::Ui& ui, const RateFacesView& view, ui::Rect rect) {
    ui::well(ui, rect, ui::Tone::Neutral, 40);
    const ui::Button change{
        .label = view.other, .icon = ui::Icon::SwapHorizontal, .kind = ui::ButtonKind::Soft};
    const float width = std::max(240.0F, ui::button_width(ui, change));
    const float height = std::max(120.0F, ui.min_target());
    const ui::Rect words{rect.x + 36, rect.y, rect.w - width - 36 - 36 - 24, rect.h};
    const ui::TextStyle title{.type = ui::Type::Lead, .weight = ui::Weight::Bold, .max_lines = 2};
    const ui::TextStyle detail{.type = ui::Type::Body, .color = ui.theme().ink2, .max_lines = 2};
    const float title_height = ui.measure(view.other_title, title, words.w).height;
    float detail_height = ui.measure(view.other_detail, detail, words.w).height;
    if (title_height + detail_height > rect.h - 8) detail_height = 0;
    Stack stack{ui, {words.x, words.center().y - (title_height + detail_height) / 2, words.w, 0}};
    stack.text(view.other_title, title);
    if (detail_height > 0) stack.text(view.other_detail, detail);
    if (ui::button(ui, "rate.other", {rect.right() - 36 - width, rect.center().y - height / 2, width, height},
                   change))
        return flow::StartRating{.candidates = view.others};
    return std::nullopt;
}

float other_height(const ui::Ui& ui, const RateFacesView& view) {
    if (view.others.empty()) return 0;
    return ui.portrait() ? 200.0F : 164.0F;
}

std::optional<flow::Event> faces_across(ui::Ui& ui, const RateFacesView& view, ui::Rect area) {
    const float asked = question_height(ui, view, area.w);
    question(ui, view, area);
    float other = other_height(ui, view);
    if (area.bottom() - area.y - asked - other - 48 < 250) other = 0;
    const float bottom = area.bottom() - (other > 0 ? other + 16 : 0);
    const float height = std::min(kFaces, bottom - area.y - asked - 40);
    const float y = area.y + asked + (bottom - area.y - asked - height) / 2;
    auto event = faces(ui, view, {area.x + 180, y, area.w - 360, height});
    if (other > 0) {
        const ui::Rect last = area.bottom_part(other).top_part(other - 8);
        if (auto change = other_class(ui, view, {last.x + 180, last.y, last.w - 360, last.h})) event = change;
    }
    return event;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const RateFacesView& view, ui::Rect area) {
    if (!ui.portrait()) return faces_across(ui, view, area);
    const float asked = question_height(ui, view, area.w);
    const bool pictured = !view.art.empty() && !ui.theme().high_contrast;
    float y = area.y + (pictured ? 8.0F : 140.0F);
    if (pictured) {
        const float height = std::min(520.0F, area.h - asked - kFaces - 140);
        ui.picture({area.x, y, area.w, height}, art_path(view.art), 48);
        y += height + 36;
    }
    question(ui, view, {area.x, y, area.w, asked});
    const float below = area.bottom() - y - asked - kFaces;
    y = std::min(y + asked + (below > 400 ? 76.0F : 20.0F), area.bottom() - kFaces - 16);
    if (ui.low_reach()) y = std::max(y, kLowReach);
    // A little wider than the other contents, so that five faces stay large.
    auto event = faces(ui, view, {area.x - 12, y, area.w + 24, kFaces});
    const float other = other_height(ui, view);
    const float left = area.bottom() - 40 - other - (y + kFaces + 8);
    if (left >= 0 && other > 0) {
        if (auto change = other_class(ui, view, area.bottom_part(other + 40).top_part(other))) event = change;
    }
    const ui::TextStyle listen{
        .type = ui::Type::Body, .color = ui.theme().ink2, .valign = ui::VAlign::Middle, .max_lines = 2};
    const float words = std::max(92.0F, ui.measure(view.listen, listen, area.w - 56).height);
    if (left >= words) {
        const ui::Rect line{area.x, y + kFaces + 8 + std::min(46.0F, (left - words) / 2), area.w, words};
        ui.icon({line.x + 22, line.center().y}, ui::Icon::AccountVoice, 44, ui.theme().accent);
        ui.text({line.x + 56, line.y, line.w - 56, line.h}, view.listen, listen);
    }
    return event;
}

namespace {

// Chips beside one another; in large text two or three in a line, of two lines themselves.
std::vector<ui::Rect> reason_places(ui::Ui& ui, const std::vector<ui::Choice>& choices, ui::Rect area) {
    const bool across = !ui.portrait();
    if (!ui.large()) {
        std::vector<float> widths;
        widths.reserve(choices.size());
        for (const auto& choice : choices) widths.push_back(ui::choice_width(ui, choice));
        return ui::flow(area, widths, across ? 96 : 116, ui.low_reach() ? 16 : 22);
    }
    std::vector<ui::Rect> places;
    const int columns = across ? 3 : 2;
    for (int i = 0; i < static_cast<int>(choices.size()); ++i) {
        const ui::Rect line{area.x,
                            area.y + static_cast<float>(line_of(i, columns)) * (across ? 140.0F : 144.0F),
                            area.w, across ? 128.0F : 130.0F};
        places.push_back(ui::column(line, i % columns, columns, 16));
    }
    return places;
}

void score(ui::Ui& ui, const RateReasonsView& view, ui::Rect head) {
    ui::card(ui, head, 40);
    const float radius = std::min(98.0F, std::min(head.h * 0.36F, head.w * 0.13F));
    ui::face(ui, {head.x + radius + 44, head.center().y}, radius, view.score);
    const ui::Rect words{head.x + 2 * radius + 76, head.y + 12, head.w - 2 * radius - 100, head.h - 24};
    const ui::TextStyle level = ui::first_fitting(
        ui, {words.w, words.h * 0.6F}, view.score_words,
        {{.type = ui::Type::Headline, .max_lines = 2}, {.type = ui::Type::TitleSmall, .max_lines = 2}});
    const ui::TextStyle what{.type = ui::Type::Body, .color = ui.theme().ink2, .max_lines = 2};
    const float level_height = ui.measure(view.score_words, level, words.w).height;
    float what_height = ui.measure(view.what, what, words.w).height;
    if (level_height + what_height > words.h) what_height = 0;
    Stack stack{ui, {words.x, words.center().y - (level_height + what_height) / 2, words.w, 0}};
    stack.text(view.score_words, level);
    if (what_height > 0) stack.text(view.what, what);
}

std::optional<flow::Event> reason_buttons(ui::Ui& ui, const RateReasonsView& view, ui::Rect row) {
    const float change = ui.large() ? 380 : 300;
    if (ui::button(ui, "rate.change", row.left_part(change),
                   {.label = view.change, .kind = ui::ButtonKind::Soft}))
        return flow::ChangeFace{};
    if (ui::button(ui, "rate.send", row.right_part(row.w - change - 24),
                   {.label = view.send, .kind = ui::ButtonKind::Primary, .type = ui::Type::ButtonLarge}))
        return flow::SendReasons{};
    return std::nullopt;
}

}  // namespace

std::optional<flow::Event> draw(ui::Ui& ui, const RateReasonsView& view, ui::Rect area) {
    const bool across = !ui.portrait();
    std::optional<flow::Event> event;
    const ui::Rect row = area.bottom_part(across ? 148 : 188).top_part(across ? 140 : 180);
    const ui::TextStyle privacy{
        .type = ui::Type::Body, .color = ui.theme().ink2, .valign = ui::VAlign::Middle, .max_lines = 2};
    const float head_height = across || ui.large() ? 240 : 300;
    const ui::Rect head = across ? ui::Rect{area.x, area.y, 560, head_height} : area.top_part(head_height);
    score(ui, view, head);
    const ui::Rect rest = across ? area.right_part(area.w - 592)
                                 : area.bottom_part(area.h - head_height - (ui.large() ? 20.0F : 40.0F));
    float below = ui::heading(ui, rest, view.question, across && ui.large() ? std::string{} : view.hint) + 24;
    // Low reach has the sentence above the chips, so that these stay below the middle.
    const float room = across ? head.w - 60 : rest.w - 60;
    const float privacy_height = ui.measure(view.privacy, privacy, room).height;
    if (ui.low_reach()) below = std::max(below, kLowReach);
    std::vector<ui::Choice> choices;
    for (const auto& reason : view.reasons)
        choices.push_back({.label = reason.label, .selected = reason.selected, .multiple = true});
    const auto places = reason_places(ui, choices, {rest.x, below, rest.w, rest.h});
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (ui::choice(ui, view.reasons[i].key, places[i], choices[i]))
            event = flow::ToggleReason{view.reasons[i].key};
    }
    ui::Rect line{rest.x, row.y - 26 - privacy_height, rest.w, privacy_height};
    if (across) line = {head.x, head.bottom() + 24, head.w, privacy_height};
    if (ui.low_reach()) line.y = below - 16 - privacy_height;
    ui.icon({line.x + 24, line.center().y}, ui::Icon::ShieldCheck, 44, ui.theme().accent);
    ui.text({line.x + 60, line.y, line.w - 60, line.h}, view.privacy, privacy);
    if (auto pressed = reason_buttons(ui, view, row)) event = pressed;
    return event;
}

std::optional<flow::Event> draw(ui::Ui& ui, const RateThanksView& view, ui::Rect area) {
    const bool across = !ui.portrait();
    const bool pictured = !ui.theme().high_contrast;
    const ui::Rect picture = across ? area.left_part(900) : area.top_part(std::min(720.0F, area.h - 620));
    if (pictured) ui.picture(picture, art_path("stage"), 48);
    const ui::Rect words =
        across ? area.right_part(area.w - 940) : ui::Rect{area.x, picture.bottom() + 40, area.w, 400};
    Stack{ui, across ? words.moved(0, ui.large() ? 40 : 150) : words}
        .text(view.title, {.type = ui::Type::HeroLarge, .align = ui::Align::Center, .max_lines = 2})
        .space(16)
        .text(view.detail, {.color = ui.theme().ink2,
                            .align = ui::Align::Center,
                            .max_lines = 4,
                            .px = ui.large() ? 34.0F : 40.0F});
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
