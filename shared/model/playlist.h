// What the idle screen plays: a loop of pictures with their words.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "shared/core/clock.h"
#include "shared/model/text.h"

namespace model {

// A picture that the server holds; its name is its content.
struct Media {
    Id id;
    std::string sha256;  // hex
    std::string type;    // "image/png", "image/jpeg"
    std::int64_t bytes = 0;
    int width = 0;
    int height = 0;
    bool operator==(const Media&) const = default;
};

struct PlaylistItem {
    Id id;
    Id media_id;
    Text category;  // the chip above the headline
    Text headline;
    Text fact;  // one line
    std::chrono::milliseconds dwell{10'000};
    bool operator==(const PlaylistItem&) const = default;
};

struct Playlist {
    Id id;
    int revision = 1;
    std::string name;
    std::vector<PlaylistItem> items;
    bool operator==(const Playlist&) const = default;
};

}  // namespace model
