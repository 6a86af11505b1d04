#include "kiosk/signage/loop.h"

#include <algorithm>
#include <tuple>

namespace signage {
namespace {

constexpr std::chrono::milliseconds kFade{600};
}  // namespace

std::vector<Slide> slides(const model::Content& content, const std::vector<model::LoopItem>& loop,
                          const MediaPath& path) {
    std::vector<Slide> slides;
    for (const model::LoopItem& one : loop) {
        Slide slide{.id = one.id,
                    .picture = {},
                    .category = one.item.category,
                    .headline = one.item.headline,
                    .fact = one.item.fact,
                    .dwell = one.item.dwell};
        if (const auto* ref = std::get_if<model::MediaRef>(&one.item.shows)) {
            const model::Media* media = content.medium(ref->id);
            slide.picture = media ? path(*media).value_or("") : "";
        }
        slides.push_back(std::move(slide));
    }
    return slides;
}

std::set<model::Id> ready_media(const model::Content& content, const MediaPath& path) {
    std::set<model::Id> ready;
    for (const model::Media& media : content.media) {
        if (media.kind == model::MediaKind::Image && path(media)) ready.insert(media.id);
    }
    return ready;
}

model::Text sentence(const model::Announcement& announcement) {
    const auto& [title, body] = std::tie(announcement.title, announcement.body);
    model::Text sentence{.zh = title.zh + "：" + body.zh, .en = {}};
    if (!title.en.empty()) sentence.en = title.en + ": " + body.en;
    return sentence;
}

void Player::load(std::vector<Slide> slides, core::SteadyTime now) {
    if (slides == slides_) return;
    const std::string id = current() ? current()->id : std::string{};
    const bool was_empty = slides_.empty();
    slides_ = std::move(slides);
    const auto same =
        std::find_if(slides_.begin(), slides_.end(), [&](const Slide& slide) { return slide.id == id; });
    if (same != slides_.end()) {
        number_ = static_cast<std::size_t>(same - slides_.begin());
        return;
    }
    number_ = slides_.empty() ? 0 : number_ % slides_.size();
    since_ = now;
    if (was_empty) previous_.reset();
}

void Player::advance(core::SteadyTime now) {
    if (previous_ && now - since_ >= kFade) previous_.reset();
    if (slides_.size() < 2 || now < next_change()) return;
    go_to((number_ + 1) % slides_.size(), now);
}

void Player::resume(core::SteadyTime now) {
    if (slides_.empty()) return;
    number_ = (number_ + 1) % slides_.size();
    since_ = now;
    previous_.reset();
}

void Player::go_to(std::size_t number, core::SteadyTime now) {
    previous_ = slides_[number_];
    number_ = number;
    since_ = now;
}

const Slide* Player::current() const {
    return slides_.empty() ? nullptr : &slides_[number_];
}

const Slide* Player::previous() const {
    return previous_ ? &*previous_ : nullptr;
}

float Player::shown(core::SteadyTime now) const {
    if (!previous_) return 1;
    using Seconds = std::chrono::duration<float>;
    return std::clamp(Seconds{now - since_} / Seconds{kFade}, 0.0F, 1.0F);
}

core::SteadyTime Player::next_change() const {
    const Slide* slide = current();
    return since_ + (slide ? slide->dwell : std::chrono::milliseconds{10'000});
}

}  // namespace signage
