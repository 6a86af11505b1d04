#include "kiosk/signage/film_watch.h"

#include <algorithm>

namespace signage {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds kOpen = 5s;
constexpr milliseconds kFirstFrame = 3s;
constexpr milliseconds kNextFrame = 5s;
constexpr milliseconds kGrace = 5s;
constexpr milliseconds kLongest = 1h;  // of any film

}  // namespace

std::string_view name_of(FilmStage stage) {
    switch (stage) {
        case FilmStage::Open:
            return "open";
        case FilmStage::FirstFrame:
            return "first frame";
        case FilmStage::Playing:
            return "playing";
        case FilmStage::Ending:
            return "ending";
    }
    return "";
}

void FilmWatch::play(core::SteadyTime now) {
    playing_ = last_frame_ = now;
}

FilmStage FilmWatch::stage() const {
    if (!opened_) return FilmStage::Open;
    return frames_ == 0 ? FilmStage::FirstFrame : FilmStage::Playing;
}

milliseconds FilmWatch::longest(const FilmNews& news) const {
    milliseconds length = kLongest;
    for (const milliseconds said : {declared_, news.length}) {
        if (said > 0ms) length = std::min(length, said);
    }
    return length + length / 10 + kGrace;
}

std::optional<FilmFault> FilmWatch::look(const FilmNews& news, core::SteadyTime now) {
    if (news.is_open && !opened_) opened_ = now;
    if (news.frames != frames_) last_frame_ = now;
    frames_ = news.frames;
    if (!news.trouble.empty()) return FilmFault{stage(), news.trouble};
    if (!opened_ && now >= ordered_ + kOpen) return FilmFault{FilmStage::Open, "late"};
    if (opened_ && frames_ == 0 && now >= *opened_ + kFirstFrame)
        return FilmFault{FilmStage::FirstFrame, "late"};
    if (!playing_ || news.has_ended) return std::nullopt;
    if (now >= *playing_ + longest(news)) return FilmFault{FilmStage::Ending, "late"};
    if (now >= last_frame_ + kNextFrame) return FilmFault{FilmStage::Playing, "late"};
    return std::nullopt;
}

}  // namespace signage
