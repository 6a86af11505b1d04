// One thing that the idle screen shows: an item of the resolver's loop as it stands on this kiosk. Pure.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/model/resolve.h"

namespace signage {

struct Slide {
    std::string id;                       // of the item, of the announcement, or of the built-in slide
    std::string picture;                  // path of a picture or a film; empty: words alone
    std::string digest;                   // SHA-256 of that file; empty for what is part of the program
    bool is_film = false;                 // it moves, and ends by itself
    std::optional<model::Widget> widget;  // made from the content when it is drawn
    model::Text category;
    model::Text headline;
    model::Text fact;
    std::chrono::milliseconds dwell{10'000};  // of a film: when its end is expected, or it is cut
    std::chrono::milliseconds length{0};      // of a film, as it is said to be
    model::Fit fit = model::Fit::Cover;
    model::Transition transition;
    bool mute = true;
    bool full_screen = false;
    bool operator==(const Slide&) const = default;
};

// Another slide, or another file under the same name: what is shown has to be made anew.
bool is_same_show(const Slide& a, const Slide& b);

// Where the file of this media lies; nullopt: it is not here yet, so its item is left out.
using MediaPath = std::function<std::optional<std::string>(const model::Media&)>;

// What the resolver's loop looks like on this kiosk.
std::vector<Slide> slides(const model::Content& content, const std::vector<model::LoopItem>& loop,
                          const MediaPath& path);
// The media whose files are here.
std::set<model::Id> ready_media(const model::Content& content, const MediaPath& path);
// The sentence of an announcement in the ticker.
model::Text sentence(const model::Announcement& announcement);

}  // namespace signage
