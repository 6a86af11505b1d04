// The signage at work: the loop made from the content, where the player stands in it, and what is urgent.
#pragma once

#include <vector>

#include "kiosk/flow/state.h"
#include "kiosk/screens/attract_screen.h"
#include "kiosk/signage/loop.h"
#include "kiosk/ui/texts.h"

namespace app {

class Stage {
public:
    Stage(const ui::Texts& chinese, const ui::Texts& english);

    // The content or the time has changed: makes the loop anew. `moment` says all but the media that are
    // ready. True where the list of urgent announcements differs.
    bool load(const model::Content& content, model::Moment moment, core::SteadyTime now,
              const signage::MediaPath& path);
    // True where the picture changes.
    bool advance(core::SteadyTime now);
    void resume(core::SteadyTime now) { player_.resume(now); }

    kiosk::screens::Playing playing(core::SteadyTime now) const;
    const std::vector<kiosk::flow::Urgent>& urgent() const { return urgent_; }
    bool is_fading() const { return player_.previous() != nullptr; }
    core::SteadyTime next_change() const { return player_.next_change(); }
    // When to load again although nothing has arrived: something begins or ends then. An urgent announcement
    // that was published a moment ago may lie a little ahead, by the little that our clock is behind the
    // server's.
    std::optional<core::WallTime> next_load() const { return next_load_; }

private:
    signage::Player player_;
    std::vector<model::PlaylistItem> card_;
    std::vector<model::Text> ticker_;
    std::vector<kiosk::flow::Urgent> urgent_;
    std::optional<core::WallTime> next_load_;
};

}  // namespace app
