#include "kiosk/app/stage.h"

namespace app {
namespace {

using kiosk::flow::Urgent;

model::Text both(const ui::Texts& chinese, const ui::Texts& english, std::string_view key) {
    return {.zh = chinese.get(key), .en = english.get(key)};
}

kiosk::screens::Slide shown_slide(const signage::Slide& slide, std::size_t number, std::size_t count) {
    return {.picture = slide.picture,
            .category = slide.category,
            .headline = slide.headline,
            .fact = slide.fact,
            .number = static_cast<int>(number),
            .count = static_cast<int>(count)};
}

}  // namespace

Stage::Stage(const ui::Texts& chinese, const ui::Texts& english) {
    struct BuiltIn {
        const char* name;
        const char* picture;
    };
    for (const BuiltIn& one : {BuiltIn{"station", "illustrations/png/station.png"},
                               BuiltIn{"checkin", "illustrations/png/phone.png"},
                               BuiltIn{"rate", "illustrations/png/neighbour.png"}}) {
        const std::string key = std::string{"builtin."} + one.name;
        card_.push_back({.id = one.picture,
                         .shows = model::Widget{.kind = model::WidgetKind::Card},
                         .category = both(chinese, english, "app.name"),
                         .headline = both(chinese, english, key + ".title"),
                         .fact = both(chinese, english, key + ".fact")});
    }
}

bool Stage::load(const model::Content& content, model::Moment moment, core::SteadyTime now,
                 const signage::MediaPath& path) {
    moment.ready_media = signage::ready_media(content, path);
    moment.card = card_;
    const model::Resolution playing = model::resolve(content, moment);
    next_load_ = playing.next_change;
    auto slides = signage::slides(content, playing.loop, path);
    for (signage::Slide& slide : slides) {
        if (slide.id.starts_with("illustrations/")) slide.picture = slide.id;
    }
    player_.load(std::move(slides), now);
    ticker_.clear();
    for (const auto& id : playing.ticker) ticker_.push_back(signage::sentence(*content.announcement(id)));
    // Those that were put away too: the flow knows what to do with them.
    moment.put_away.clear();
    std::vector<Urgent> urgent;
    for (const auto severity : {model::Severity::Emergency, model::Severity::Urgent}) {
        for (const auto* one : model::showing(content, moment, severity))
            urgent.push_back({.id = one->id, .revision = one->revision, .severity = one->severity});
    }
    const bool changed = urgent != urgent_;
    urgent_ = std::move(urgent);
    return changed;
}

bool Stage::advance(core::SteadyTime now) {
    const bool was_fading = is_fading();
    const auto* before = player_.current();
    player_.advance(now);
    return was_fading || player_.current() != before;
}

kiosk::screens::Playing Stage::playing(core::SteadyTime now) const {
    kiosk::screens::Playing playing;
    if (const auto* slide = player_.current())
        playing.slide = shown_slide(*slide, player_.number(), player_.count());
    if (const auto* before = player_.previous()) playing.previous = shown_slide(*before, 0, 1);
    playing.shown = player_.shown(now);
    playing.ticker = ticker_;
    return playing;
}

}  // namespace app
