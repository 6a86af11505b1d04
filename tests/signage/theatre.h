// The signage as the kiosk has it, without a display and without the rest: the player, its workers, the
// screen. Every frame begins magenta and is looked at in nine places; whatever is still magenta, or a bare
// plate where a picture should be, is an uncovered frame.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/app/projector.h"
#include "kiosk/app/stage.h"
#include "kiosk/platform/window.h"
#include "kiosk/signage/mpv_film.h"
#include "kiosk/ui/ui.h"
#include "shared/model/content.h"
#include "tests/support/manual_clock.h"

namespace theatre {

struct Tally {
    long frames = 0;
    long changes = 0;         // of what is shown
    long uncovered = 0;       // frames
    long gap_frames_max = 0;  // between the last frame of a film and the first of the next
    long slowest_upload = 0;  // microseconds that a frame gave to bringing pictures to the renderer
};

class Theatre {
public:
    explicit Theatre(std::filesystem::path media);
    ~Theatre();
    Theatre(const Theatre&) = delete;
    Theatre& operator=(const Theatre&) = delete;

    // The county has changed something.
    void apply(model::Content content);
    // One frame. A film runs by its own clock: then ours goes as fast as it does.
    void frame();
    void visit_begins();
    void visit_ends();

    const Tally& tally() const { return tally_; }
    int skipped() const { return stage_->skipped(); }
    bool shows_film() const { return shows_film_; }

private:
    void load();
    void draw();
    void inspect();
    void follow();

    std::filesystem::path media_;
    test::ManualClock clock_;
    std::unique_ptr<platform::Window> window_;
    std::optional<app::Pictures> pictures_;
    std::unique_ptr<ui::Ui> ui_;
    std::optional<signage::FilmHouse> films_;
    std::optional<app::Projector> projector_;
    std::optional<app::Stage> stage_;
    ui::Texts texts_;
    model::Content content_;
    Tally tally_;
    std::string shown_;
    bool shows_film_ = false;
    bool is_real_ = false;  // our clock goes no faster than the decoders'
    bool is_moving_ = false;
    bool in_visit_ = false;
    std::optional<long> gap_;  // frames without a film since the last one
};

}  // namespace theatre
