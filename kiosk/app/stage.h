// The signage at work: the loop made from the content, where the player stands in it, and what is urgent.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/state.h"
#include "kiosk/screens/attract_screen.h"
#include "kiosk/signage/player.h"
#include "kiosk/ui/texts.h"

namespace app {

class Stage {
public:
    // `content` outlives the stage.
    Stage(const ui::Texts& chinese, const ui::Texts& english, signage::StageContent& content);

    // The content or the time has changed: makes the loop anew. `moment` says all but the media that are
    // ready. True where the list of urgent announcements differs.
    bool load(const model::Content& content, model::Moment moment, core::SteadyTime now,
              const signage::MediaPath& path);
    // True where the picture changes.
    bool advance(core::SteadyTime now);
    // Whether anybody can see it: a visit, or what takes the screen, lies above.
    void be_seen(bool seen, core::SteadyTime now);
    // Cross-fades are no longer than this.
    void limit_fade(std::chrono::milliseconds longest) { player_.limit_fade(longest); }

    // `frame_of` knows the newest frame of a film.
    using FrameOf = std::function<std::optional<ui::Texture>(const signage::Slide&)>;
    kiosk::screens::Playing playing(core::SteadyTime now, const FrameOf& frame_of) const;
    const std::vector<kiosk::flow::Urgent>& urgent() const { return urgent_; }
    bool is_fading() const { return player_.previous() != nullptr; }
    core::SteadyTime next_change(core::SteadyTime now) const { return player_.next_change(now); }
    // The loop comes round: load again, for what is shuffled.
    bool pass_is_over() const { return player_.pass_is_over(); }
    const signage::Slide* current() const { return player_.current(); }
    const signage::Slide* next() const { return player_.next(); }
    int skipped() const { return skipped_; }  // slides, since the start
    bool has_ticker() const { return !ticker_.empty(); }
    // When to load again although nothing has arrived: something begins or ends then. An urgent announcement
    // that was published a moment ago may lie a little ahead, by the little that our clock is behind the
    // server's.
    std::optional<core::WallTime> next_load() const { return next_load_; }

private:
    static constexpr std::size_t kLifetimes = 1000;  // remembered at most

    void end_lifetimes(model::Moment& moment, core::SteadyTime now) const;
    void remember_lifetimes(const model::Resolution& playing, const model::Moment& moment,
                            core::SteadyTime now);

    std::vector<model::PlaylistItem> card_;
    signage::Player player_;
    model::LoopPass pass_;
    int skipped_ = 0;
    std::map<std::string, core::SteadyTime> lifetimes_;  // TakenBy::key, and when it runs out (R-C7)
    std::vector<model::Text> ticker_;
    std::vector<kiosk::flow::Urgent> urgent_;
    std::optional<core::WallTime> next_load_;
};

}  // namespace app
