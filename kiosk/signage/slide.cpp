#include "kiosk/signage/slide.h"

#include <algorithm>
#include <tuple>

namespace signage {
namespace {

void show_media(Slide& slide, const model::Media& media, const MediaPath& path) {
    slide.picture = path(media).value_or("");
    slide.digest = media.sha256;
    slide.is_film = media.kind == model::MediaKind::Video;
    if (!slide.is_film) return;
    slide.length = media.duration.count() > 0 ? media.duration : model::kLongestDwell;
    slide.dwell = slide.dwell.count() > 0 ? std::min(slide.dwell, slide.length) : slide.length;
}

}  // namespace

bool is_same_show(const Slide& a, const Slide& b) {
    return a.id == b.id && a.picture == b.picture && a.digest == b.digest && a.is_film == b.is_film &&
           a.fit == b.fit && a.full_screen == b.full_screen;
}

std::vector<Slide> slides(const model::Content& content, const std::vector<model::LoopItem>& loop,
                          const MediaPath& path) {
    std::vector<Slide> slides;
    for (const model::LoopItem& one : loop) {
        Slide slide{.id = one.id,
                    .picture = {},
                    .digest = {},
                    .is_film = false,
                    .widget = {},
                    .category = one.item.category,
                    .headline = one.item.headline,
                    .fact = one.item.fact,
                    .dwell = one.item.dwell,
                    .fit = one.item.fit,
                    .transition = one.item.transition,
                    .mute = one.item.mute,
                    .full_screen = one.item.full_screen};
        if (const auto* ref = std::get_if<model::MediaRef>(&one.item.shows)) {
            if (const model::Media* media = content.medium(ref->id)) show_media(slide, *media, path);
        }
        if (const auto* widget = std::get_if<model::Widget>(&one.item.shows)) slide.widget = *widget;
        if (!slide.is_film)
            slide.dwell = std::clamp(slide.dwell, model::kShortestDwell, model::kLongestDwell);
        slides.push_back(std::move(slide));
    }
    return slides;
}

std::set<model::Id> ready_media(const model::Content& content, const MediaPath& path) {
    std::set<model::Id> ready;
    for (const model::Media& media : content.media) {
        if (path(media)) ready.insert(media.id);
    }
    return ready;
}

model::Text sentence(const model::Announcement& announcement) {
    const auto& [title, body] = std::tie(announcement.title, announcement.body);
    model::Text sentence{.zh = title.zh + "：" + body.zh, .en = {}};
    if (!title.en.empty()) sentence.en = title.en + ": " + body.en;
    return sentence;
}

}  // namespace signage
