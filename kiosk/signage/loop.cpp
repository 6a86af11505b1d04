#include "kiosk/signage/loop.h"

#include <algorithm>

namespace signage {
namespace {

constexpr std::chrono::milliseconds kFade{600};
constexpr std::size_t kBetweenNotices = 2;

using model::Severity;

bool shows(const model::Announcement& one, Severity severity, core::WallTime now) {
    return one.severity == severity && model::is_valid_at(one, now);
}

Slide notice_slide(const model::Announcement& one) {
    return {.id = one.id,
            .picture = {},
            .category = one.publisher,
            .headline = one.title,
            .fact = one.body,
            .dwell = std::chrono::milliseconds{12'000}};
}

}  // namespace

std::vector<Slide> slides(const model::Content& content, core::WallTime now, const MediaPath& path,
                          const std::vector<Slide>& built_in) {
    std::vector<Slide> base;
    for (const auto& playlist : content.playlists) {
        for (const auto& item : playlist.items) {
            const auto media = std::find_if(content.media.begin(), content.media.end(),
                                            [&](const model::Media& one) { return one.id == item.media_id; });
            const auto file = media == content.media.end() ? std::nullopt : path(*media);
            if (!file) continue;
            base.push_back({.id = item.id,
                            .picture = *file,
                            .category = item.category,
                            .headline = item.headline,
                            .fact = item.fact,
                            .dwell = item.dwell});
        }
    }
    if (base.empty()) base = built_in;
    std::vector<Slide> notices;
    for (const auto& one : content.announcements) {
        if (shows(one, Severity::Notice, now)) notices.push_back(notice_slide(one));
    }
    std::vector<Slide> loop;
    std::size_t next = 0;
    for (std::size_t i = 0; i < base.size(); ++i) {
        loop.push_back(base[i]);
        if ((i + 1) % kBetweenNotices == 0 && next < notices.size()) loop.push_back(notices[next++]);
    }
    for (; next < notices.size(); ++next) loop.push_back(notices[next]);
    return loop;
}

std::vector<model::Text> ticker(const model::Content& content, core::WallTime now) {
    std::vector<model::Text> sentences;
    for (const Severity severity : {Severity::Info, Severity::Notice}) {
        for (const auto& one : content.announcements) {
            if (!shows(one, severity, now)) continue;
            model::Text sentence{.zh = one.title.zh + "：" + one.body.zh, .en = {}};
            if (!one.title.en.empty()) sentence.en = one.title.en + ": " + one.body.en;
            sentences.push_back(std::move(sentence));
        }
    }
    return sentences;
}

std::vector<const model::Announcement*> urgent(const model::Content& content, core::WallTime now) {
    std::vector<const model::Announcement*> found;
    for (const auto& one : content.announcements) {
        const bool takes_over = one.severity == Severity::Urgent || one.severity == Severity::Emergency;
        if (takes_over && model::is_valid_at(one, now)) found.push_back(&one);
    }
    std::sort(found.begin(), found.end(), [](const model::Announcement* a, const model::Announcement* b) {
        if (a->severity != b->severity) return a->severity == Severity::Emergency;
        if (a->valid_from != b->valid_from) return a->valid_from > b->valid_from;
        return a->id < b->id;
    });
    return found;
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
