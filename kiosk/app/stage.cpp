#include "kiosk/app/stage.h"

#include <algorithm>

#include "shared/core/log.h"

namespace app {
namespace {

using kiosk::flow::Urgent;
using kiosk::screens::Playing;

model::Text both(const ui::Texts& chinese, const ui::Texts& english, std::string_view key) {
    return {.zh = chinese.get(key), .en = english.get(key)};
}

// What the program itself can always show; each is named by its picture.
std::vector<model::PlaylistItem> built_in(const ui::Texts& chinese, const ui::Texts& english) {
    struct BuiltIn {
        const char* name;
        const char* picture;
    };
    std::vector<model::PlaylistItem> card;
    for (const BuiltIn& one : {BuiltIn{"station", "illustrations/png/station.png"},
                               BuiltIn{"checkin", "illustrations/png/phone.png"},
                               BuiltIn{"rate", "illustrations/png/neighbour.png"}}) {
        const std::string key = std::string{"builtin."} + one.name;
        card.push_back({.id = one.picture,
                        .shows = model::Widget{.kind = model::WidgetKind::Card},
                        .category = both(chinese, english, "app.name"),
                        .headline = both(chinese, english, key + ".title"),
                        .fact = both(chinese, english, key + ".fact")});
    }
    return card;
}

std::optional<std::string> no_file(const model::Media& /*media*/) {
    return std::nullopt;
}

std::vector<signage::Slide> slides_of(const model::Content& content, const std::vector<model::LoopItem>& loop,
                                      const signage::MediaPath& path) {
    auto slides = signage::slides(content, loop, path);
    for (signage::Slide& slide : slides) {
        if (slide.widget && slide.widget->kind == model::WidgetKind::Card) slide.picture = slide.id;
    }
    return slides;
}

std::vector<signage::Slide> card_slides(const std::vector<model::PlaylistItem>& card) {
    std::vector<model::LoopItem> items;
    items.reserve(card.size());
    for (const auto& item : card) items.push_back({.id = item.id, .entry_id = {}, .item = item});
    return slides_of({}, items, no_file);
}

kiosk::screens::Slide shown_slide(const signage::Slide& slide, const Stage::FrameOf& frame_of) {
    return {.picture = slide.is_film ? "" : slide.picture,
            .film = frame_of(slide),
            .fit = slide.fit == model::Fit::Cover ? ui::Fit::Cover : ui::Fit::Contain,
            .full_screen = slide.full_screen,
            .widget = slide.widget,
            .category = slide.category,
            .headline = slide.headline,
            .fact = slide.fact};
}

// The place of an item in the pass is told apart by a number behind its name.
std::string item_of(const std::string& id) {
    return id.substr(0, id.find('#'));
}

}  // namespace

Stage::Stage(const ui::Texts& chinese, const ui::Texts& english, signage::StageContent& content)
    : card_{built_in(chinese, english)}, player_{content, card_slides(card_)} {}

bool Stage::load(const model::Content& content, model::Moment moment, core::SteadyTime now,
                 const signage::MediaPath& path) {
    moment.ready_media = signage::ready_media(content, path);
    moment.card = card_;
    if (player_.pass_is_over()) pass_ = {.number = pass_.number + 1, .last = item_of(player_.current()->id)};
    moment.pass = pass_;
    end_lifetimes(moment, now);
    const model::Resolution playing = model::resolve(content, moment);
    remember_lifetimes(playing, moment, now);
    next_load_ = playing.next_change;
    const bool taken = playing.take_over && playing.take_over->kind == model::TakeOverKind::Entry;
    player_.load({.loop = slides_of(content, playing.loop, path), .pass = pass_.number, .takes_over = taken},
                 now);
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

// What has taken the screen ends by the steady clock too: a wall clock that is set back keeps nothing alive.
void Stage::end_lifetimes(model::Moment& moment, core::SteadyTime now) const {
    for (const auto& [key, end] : lifetimes_) {
        if (now >= end) moment.run_out.insert(key);
    }
}

void Stage::remember_lifetimes(const model::Resolution& playing, const model::Moment& moment,
                               core::SteadyTime now) {
    if (!playing.take_over) return;
    for (const auto& taken : playing.take_over->by) {
        const auto left =
            std::min<std::chrono::milliseconds>(taken.until - moment.now, std::chrono::hours{24 * 400});
        lifetimes_.try_emplace(taken.key(), now + left);
    }
    while (lifetimes_.size() > kLifetimes) lifetimes_.erase(lifetimes_.begin());
}

bool Stage::advance(core::SteadyTime now) {
    if (!player_.current()) player_.load({}, now);  // the card, until there is content
    const bool changed = player_.advance(now);
    for (const auto& one : player_.take_skipped()) {
        ++skipped_;
        spdlog::info("signage: {} is skipped, {}", one.slide.id,
                     one.why == signage::Skip::Late ? "it was not ready in time" : "it can't be shown");
    }
    return changed;
}

void Stage::be_seen(bool seen, core::SteadyTime now) {
    if (seen)
        player_.resume(now);
    else
        player_.leave(now);
}

Playing Stage::playing(core::SteadyTime now, const FrameOf& frame_of) const {
    Playing playing;
    if (const auto* slide = player_.current()) {
        playing.slide = shown_slide(*slide, frame_of);
        playing.slide.number = static_cast<int>(player_.number());
        playing.slide.count = player_.is_card() ? 1 : static_cast<int>(player_.count());
    }
    if (const auto* before = player_.previous()) playing.previous = shown_slide(*before, frame_of);
    playing.shown = player_.shown(now);
    playing.progress = player_.progress(now);
    playing.ticker = ticker_;
    return playing;
}

}  // namespace app
