// What the idle screen plays: pictures of the playlists and notices, one after the other. Pure.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/core/clock.h"
#include "shared/model/resolve.h"

namespace signage {

struct Slide {
    std::string id;       // of the item, of the announcement, or of the built-in slide
    std::string picture;  // path; empty: none
    model::Text category;
    model::Text headline;
    model::Text fact;
    std::chrono::milliseconds dwell{10'000};
    bool operator==(const Slide&) const = default;
};

// Where a picture of this media lies; nullopt: it is not here yet, so its item is left out.
using MediaPath = std::function<std::optional<std::string>(const model::Media&)>;

// What the resolver's loop looks like on this kiosk.
std::vector<Slide> slides(const model::Content& content, const std::vector<model::LoopItem>& loop,
                          const MediaPath& path);
// The media whose files are here.
std::set<model::Id> ready_media(const model::Content& content, const MediaPath& path);
// The sentence of an announcement in the ticker.
model::Text sentence(const model::Announcement& announcement);

// Which slide is shown, and what it fades from.
class Player {
public:
    // Keeps its place by the slide's id, else by its number (R-S4). Call whenever the loop may have changed.
    void load(std::vector<Slide> slides, core::SteadyTime now);
    void advance(core::SteadyTime now);
    // Comes back from a visit: the next slide (SIGNAGE section 8).
    void resume(core::SteadyTime now);

    const Slide* current() const;
    const Slide* previous() const;            // while fading
    float shown(core::SteadyTime now) const;  // 0 … 1
    std::size_t number() const { return number_; }
    std::size_t count() const { return slides_.size(); }
    core::SteadyTime next_change() const;

private:
    void go_to(std::size_t number, core::SteadyTime now);

    std::vector<Slide> slides_;
    std::size_t number_ = 0;
    core::SteadyTime since_{};
    std::optional<Slide> previous_;
};

}  // namespace signage
