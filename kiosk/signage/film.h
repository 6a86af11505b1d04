// A film as the screen has it: opened, its first frame made, then run; its newest frame as pixels of the size
// that it is shown at. Every call returns at once, whatever its decoder does.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/signage/picture_file.h"

namespace signage {

struct FilmOrder {
    std::filesystem::path path;
    int width = 0;  // of the place that it is shown in
    int height = 0;
    Scaling scaling = Scaling::Cover;
    bool mute = true;  // its sound is not even decoded
};

// How far its decoder is.
struct FilmNews {
    bool is_open = false;
    std::int64_t frames = 0;              // made so far
    std::chrono::milliseconds length{0};  // as the file has it; 0: not known
    bool has_ended = false;               // since it was last played
    std::string trouble;                  // why it can't be shown; empty: none
};

class Film {
public:
    virtual ~Film() = default;
    virtual FilmNews news() const = 0;
    // The newest frame since the last call.
    virtual std::optional<Picture> take_frame() = 0;
    // From its beginning. The last frame stays until the first is there again.
    virtual void play() = 0;
    virtual void pause() = 0;
    virtual void set_volume(int per_cent) = 0;  // 0: silent
};

// None where too many decoders hang already.
using OpenFilm = std::function<std::unique_ptr<Film>(const FilmOrder&)>;

}  // namespace signage
