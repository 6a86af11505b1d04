// Makes the slides of the signage ready behind the screen: pictures as textures of the size they are shown
// at, films by their decoders, frame by frame. Gives up what can't be shown, and remembers it for a while.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/app/pictures.h"
#include "kiosk/signage/film_watch.h"
#include "kiosk/signage/player.h"
#include "kiosk/signage/poison.h"
#include "kiosk/signage/quarantine.h"
#include "shared/core/clock.h"

namespace app {

// A file that can't be shown, as the county is told.
struct MediaFault {
    std::string digest;
    std::string stage;
    std::string code;
};

struct ProjectorSetup {
    // What the screen asks for when it draws this slide.
    std::function<ui::PictureRequest(const signage::Slide&)> request_of;
    signage::OpenFilm open_film;
    std::filesystem::path memory;  // of files that took the program down; empty: nothing is kept
};

class Projector final : public signage::StageContent {
public:
    // `pictures` and `clock` outlive the projector.
    Projector(ProjectorSetup setup, Pictures& pictures, const core::Clock& clock);
    ~Projector() override;

    void prepare(const signage::Slide& slide) override;
    signage::Readiness readiness(const signage::Slide& slide) override;
    void show(const signage::Slide& slide) override;
    bool has_ended(const signage::Slide& slide) override;
    void pause() override;
    void release(const signage::Slide& slide) override;

    // Takes what the decoders have made. True where what is seen has changed.
    bool turn();
    // After each frame: what is seen and what is next is not dropped to make room, however large it is now.
    void keep();
    // The newest frame of a film.
    std::optional<ui::Texture> frame(const signage::Slide& slide);
    void set_volume(int per_cent);  // 0: silent (R-P12)

    // Not to be played now (R-P4, R-P5).
    bool is_quarantined(const std::string& digest) const;
    // This kiosk is to leave nothing behind: the memory goes, and none is kept any more.
    void forget();
    std::vector<MediaFault> take_faults() { return std::exchange(faults_, {}); }

private:
    struct Show {
        signage::Slide slide;
        std::unique_ptr<signage::Film> film;
        std::optional<signage::FilmWatch> watch;
        bool has_frame = false;
        bool has_failed = false;
        std::optional<core::SteadyTime> seen_since;
    };

    void open(Show& show);
    void give_up(Show& show, MediaFault fault);
    bool look_at(Show& show, core::SteadyTime now);
    void survive(const Show& show);
    void keep_memory() const;
    void show_card(const signage::Slide& slide);

    ProjectorSetup setup_;
    Pictures& pictures_;
    const core::Clock& clock_;
    std::map<std::string, Show> shows_;  // by the slides' ids: seen, next, or fading away
    std::string seen_;
    std::optional<signage::Slide> card_;
    bool is_paused_ = false;
    int volume_ = 0;
    signage::Quarantine quarantine_;
    signage::Poison poison_;
    std::vector<MediaFault> faults_;
};

}  // namespace app
