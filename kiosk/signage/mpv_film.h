// Films by libmpv: each has a thread of its own that opens, decodes, scales and, at its end, tidies up. A
// decoder that hangs takes nobody with it: its thread is left behind, and there are never more than a few of
// them.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "kiosk/signage/film.h"

namespace signage {

enum class FilmSound { Machine, None };

class FilmHouse {
public:
    // `ready` is called on a film's thread whenever there is something new: to wake the main loop.
    FilmHouse(FilmSound sound, std::function<void()> ready);
    // Waits for the threads for a moment; one that hangs ends with the program.
    ~FilmHouse();
    FilmHouse(const FilmHouse&) = delete;
    FilmHouse& operator=(const FilmHouse&) = delete;

    // Returns at once; none where kMost decoders run or hang.
    std::unique_ptr<Film> open(const FilmOrder& order);

    static constexpr std::size_t kMost = 6;

private:
    struct Room;
    void clear();  // of those that are done

    FilmSound sound_;
    std::function<void()> ready_;
    std::vector<Room> rooms_;
};

}  // namespace signage
