#include "kiosk/app/projector.h"

#include <filesystem>
#include <fstream>
#include <utility>

#include "shared/core/file.h"
#include "shared/core/log.h"

namespace app {
namespace {

using namespace std::chrono_literals;
using signage::Readiness;
using signage::Slide;

constexpr auto kSurvived = 10s;  // R-P5
constexpr std::size_t kMemoryLimit = 64U << 10U;

// What is made from the content is drawn anew in each frame.
bool has_picture(const Slide& slide) {
    return !slide.widget || slide.widget->kind == model::WidgetKind::Card;
}

std::string frame_name(const Slide& slide) {
    return "film " + slide.id;
}

}  // namespace

Projector::Projector(ProjectorSetup setup, Pictures& pictures, const core::Clock& clock)
    : setup_{std::move(setup)}, pictures_{pictures}, clock_{clock} {
    if (setup_.memory.empty()) return;
    if (const auto kept = core::read_file(setup_.memory, kMemoryLimit)) poison_ = signage::Poison{*kept};
}

// Whoever leaves in order was not brought down.
Projector::~Projector() {
    for (const auto& [id, show] : shows_) survive(show);
}

void Projector::prepare(const Slide& slide) {
    const auto [place, is_new] = shows_.try_emplace(slide.id, Show{.slide = slide});
    if (!is_new) return;
    Show& show = place->second;
    if (!slide.digest.empty() && poison_.begin(slide.digest, clock_.wall())) keep_memory();
    if (slide.is_film)
        open(show);
    else if (has_picture(slide))
        pictures_.state(setup_.request_of(slide));
    keep();
}

void Projector::open(Show& show) {
    const ui::PictureRequest place = setup_.request_of(show.slide);
    show.film = setup_.open_film(
        {.path = show.slide.picture,
         .width = place.width,
         .height = place.height,
         .scaling = place.fit == ui::Fit::Cover ? signage::Scaling::Cover : signage::Scaling::Contain,
         .mute = show.slide.mute});
    show.watch.emplace(show.slide.length, clock_.steady());
    if (show.film) return;
    spdlog::warn("film {}: too many decoders hang", show.slide.id);
    show.has_failed = true;
}

Readiness Projector::readiness(const Slide& slide) {
    const auto found = shows_.find(slide.id);
    if (found == shows_.end()) return Readiness::Preparing;
    Show& show = found->second;
    if (show.has_failed) return Readiness::Failed;
    if (slide.is_film) return show.has_frame ? Readiness::Ready : Readiness::Preparing;
    if (!has_picture(slide)) return Readiness::Ready;
    switch (pictures_.state(setup_.request_of(slide))) {
        case PictureState::Loading:
            return Readiness::Preparing;
        case PictureState::Ready:
            return Readiness::Ready;
        case PictureState::Failed:
            break;
    }
    // A plate stands for a picture of the program itself: its words are worth showing.
    if (slide.digest.empty()) return Readiness::Ready;
    give_up(show, {.digest = slide.digest, .stage = "decode", .code = "not a picture"});
    return Readiness::Failed;
}

void Projector::show(const Slide& slide) {
    const auto [place, is_new] = shows_.try_emplace(slide.id, Show{.slide = slide});
    Show& show = place->second;
    seen_ = slide.id;
    is_paused_ = false;
    if (!show.seen_since) show.seen_since = clock_.steady();
    if (show.film) {
        show.film->play();
        show.film->set_volume(volume_);
        show.watch->play(clock_.steady());
    }
    if (slide.digest.empty() && has_picture(slide)) show_card(slide);
    keep();
}

// What the program falls back to is there at once, also the first time, and stays there.
void Projector::show_card(const Slide& slide) {
    if (!card_) card_ = slide;
    if (card_->id == slide.id) pictures_.load_now(setup_.request_of(slide));
}

bool Projector::has_ended(const Slide& slide) {
    const auto found = shows_.find(slide.id);
    if (found == shows_.end() || !slide.is_film) return false;
    return found->second.has_failed || (found->second.film && found->second.film->news().has_ended);
}

void Projector::pause() {
    is_paused_ = true;
    for (auto& [id, show] : shows_) {
        if (!show.film) continue;
        show.film->pause();
        show.film->set_volume(0);
        show.watch->pause();
    }
}

void Projector::release(const Slide& slide) {
    const auto found = shows_.find(slide.id);
    if (found == shows_.end()) return;
    survive(found->second);
    if (slide.is_film) pictures_.drop(frame_name(slide));
    shows_.erase(found);
    keep();
}

bool Projector::turn() {
    bool changed = false;
    for (auto& [id, show] : shows_) changed |= look_at(show, clock_.steady());
    return changed;
}

bool Projector::look_at(Show& show, core::SteadyTime now) {
    if (show.seen_since && now >= *show.seen_since + kSurvived) survive(show);
    if (!show.film) return false;
    auto frame = show.film->take_frame();
    if (frame) {
        pictures_.put(frame_name(show.slide), {frame->width, frame->height, std::move(frame->rgba)});
        show.has_frame = true;
    }
    const signage::FilmNews news = show.film->news();
    if (news.has_ended) quarantine_.clear(show.slide.digest);
    if (const auto fault = show.watch->look(news, now)) {
        give_up(show, {.digest = show.slide.digest,
                       .stage = std::string{signage::name_of(fault->stage)},
                       .code = fault->code});
    }
    return frame.has_value() && show.seen_since.has_value();
}

// The decoder is left to itself: nobody waits for it. Its last frame stays while it is seen.
void Projector::give_up(Show& show, MediaFault fault) {
    spdlog::warn("signage: {} can't be shown: {} ({})", fault.digest.substr(0, 12), fault.code, fault.stage);
    show.film.reset();
    show.has_failed = true;
    quarantine_.add(fault.digest, clock_.steady());
    faults_.push_back(std::move(fault));
}

std::optional<ui::Texture> Projector::frame(const Slide& slide) {
    if (!slide.is_film) return std::nullopt;
    return pictures_.get(frame_name(slide));
}

void Projector::set_volume(int per_cent) {
    volume_ = per_cent;
    const auto found = shows_.find(seen_);
    if (found != shows_.end() && found->second.film && !is_paused_) found->second.film->set_volume(volume_);
}

bool Projector::is_quarantined(const std::string& digest) const {
    return quarantine_.holds(digest, clock_.steady()) || poison_.is_poison(digest, clock_.wall());
}

void Projector::keep() {
    std::vector<ui::PictureRequest> requests;
    if (card_) requests.push_back(setup_.request_of(*card_));
    std::vector<std::string> frames;
    for (const auto& [id, show] : shows_) {
        if (show.slide.is_film)
            frames.push_back(frame_name(show.slide));
        else if (has_picture(show.slide))
            requests.push_back(setup_.request_of(show.slide));
    }
    pictures_.keep(requests, frames);
}

void Projector::survive(const Show& show) {
    if (poison_.survive(show.slide.digest)) keep_memory();
}

void Projector::forget() {
    std::error_code none;
    std::filesystem::remove(setup_.memory, none);
    setup_.memory.clear();
}

// Not synced to the disk: it is to outlive the program, not the machine.
void Projector::keep_memory() const {
    if (setup_.memory.empty()) return;
    std::ofstream file{setup_.memory, std::ios::trunc};
    file << poison_.text();
}

}  // namespace app
