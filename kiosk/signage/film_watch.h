// Whether a film keeps its deadlines (SIGNAGE R-P4): open in 5 s, its first frame 3 s later, a new one every
// 5 s, and at its end in time. Pure.
#pragma once

#include <optional>
#include <string>

#include "kiosk/signage/film.h"
#include "shared/core/clock.h"

namespace signage {

enum class FilmStage { Open, FirstFrame, Playing, Ending };
std::string_view name_of(FilmStage stage);

struct FilmFault {
    FilmStage stage = FilmStage::Open;
    std::string code;  // "late", or what the decoder says
    bool operator==(const FilmFault&) const = default;
};

class FilmWatch {
public:
    // `declared`: how long it is said to be; 0: not known.
    FilmWatch(std::chrono::milliseconds declared, core::SteadyTime now)
        : declared_(declared), ordered_(now) {}

    void play(core::SteadyTime now);
    void pause() { playing_.reset(); }
    // Why it is to be given up, if it is.
    std::optional<FilmFault> look(const FilmNews& news, core::SteadyTime now);

private:
    FilmStage stage() const;
    std::chrono::milliseconds longest(const FilmNews& news) const;

    std::chrono::milliseconds declared_;
    core::SteadyTime ordered_;
    std::optional<core::SteadyTime> opened_;
    std::optional<core::SteadyTime> playing_;  // since when it runs
    core::SteadyTime last_frame_{};
    std::int64_t frames_ = 0;
};

}  // namespace signage
