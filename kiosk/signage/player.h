// What the idle screen shows and what comes next, as two stages: A is seen, B is made ready behind it, and
// the screen goes from one to the other only when B is whole (SIGNAGE section 7). Pure: time comes in, and
// how far B is, is asked of `StageContent`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/signage/slide.h"
#include "shared/core/clock.h"

namespace signage {

enum class Readiness { Preparing, Ready, Failed };

// Makes slides ready, on threads of its own. Every call returns at once.
class StageContent {
public:
    virtual ~StageContent() = default;
    // Begins to make it ready. Nothing where it has begun.
    virtual void prepare(const Slide& slide) = 0;
    virtual Readiness readiness(const Slide& slide) = 0;
    // It is seen from now on; a film runs from its beginning, also where it ran before.
    virtual void show(const Slide& slide) = 0;
    // A film has come to its end, or can't go on.
    virtual bool has_ended(const Slide& slide) = 0;
    // Nobody sees the signage: a film stands still and is silent.
    virtual void pause() = 0;
    // It is neither seen nor next.
    virtual void release(const Slide& slide) = 0;
};

// What is to be played.
struct Programme {
    std::vector<Slide> loop;
    std::uint64_t pass = 0;   // the model::LoopPass that it was made for
    bool takes_over = false;  // what doesn't belong to it goes within one second, else within two (R-S3)
    bool operator==(const Programme&) const = default;
};

enum class Skip { Late, Failed };
struct Skipped {
    Slide slide;
    Skip why = Skip::Late;
};

class Player {
public:
    // `content` outlives the player. `card` is what the program can always show; not empty.
    Player(StageContent& content, std::vector<Slide> card);

    // Keeps its place by the slide's id, else by its number; what belongs goes on undisturbed (R-S4).
    void load(Programme programme, core::SteadyTime now);
    // True where the picture changes.
    bool advance(core::SteadyTime now);
    // A visit begins, or something else lies above the signage; and it is seen again, with the next slide.
    void leave(core::SteadyTime now);
    void resume(core::SteadyTime now);
    // No cross-fade is longer.
    void limit_fade(std::chrono::milliseconds longest) { longest_fade_ = longest; }

    const Slide* current() const { return a_ ? &*a_ : nullptr; }
    const Slide* previous() const { return previous_ ? &*previous_ : nullptr; }  // while fading
    const Slide* next() const { return b_ ? &b_->slide : nullptr; }
    float shown(core::SteadyTime now) const;     // 0 … 1, while fading
    float progress(core::SteadyTime now) const;  // of the current slide's time, 0 … 1
    std::size_t number() const { return place_; }
    std::size_t count() const { return loop_.size(); }
    bool is_card() const { return on_card_; }
    bool is_away() const { return away_; }
    // The loop comes round: whoever shuffles makes the programme of the next pass.
    bool pass_is_over() const { return wrapped_; }
    // When `advance` has something to do although nothing has become ready.
    core::SteadyTime next_change(core::SteadyTime now) const;
    std::vector<Skipped> take_skipped() { return std::exchange(skipped_, {}); }

private:
    struct Next {
        Slide slide;
        std::size_t place = 0;
        core::SteadyTime since;
    };
    enum class Cut { Soft, Hard };

    bool is_alone() const;
    bool is_due(core::SteadyTime now) const;
    core::SteadyTime prepare_at() const;
    void keep_place(const Programme& before, core::SteadyTime now);
    void leave_slide(std::size_t next_place, core::SteadyTime now);
    void step_on();
    void begin_next(core::SteadyTime now);
    void drop_next();
    bool play_on(core::SteadyTime now);
    bool play_again(core::SteadyTime now);
    void skip(Skip why, core::SteadyTime now);
    void show_card(core::SteadyTime now);
    void cut_to(Slide slide, core::SteadyTime now, Cut cut);
    void end_fade();

    StageContent& content_;
    std::vector<Slide> card_;
    Programme programme_;
    std::vector<Slide> loop_;
    std::string before_take_over_;

    std::optional<Slide> a_;
    std::size_t place_ = 0;
    core::SteadyTime since_{};
    std::optional<core::SteadyTime> leave_by_;   // A does not belong any more: it is gone by then
    std::optional<core::SteadyTime> due_since_;  // A's time is over, and it is held
    bool on_card_ = false;                       // A is the card although the loop is something else
    bool at_once_ = false;                       // A is seen only until B is ready

    std::optional<Next> b_;
    std::size_t next_place_ = 0;
    bool wrapped_ = false;
    bool of_old_pass_ = false;  // A belongs to the pass before: the loop is to begin at its beginning
    int skips_in_a_row_ = 0;
    core::SteadyTime may_begin_{};  // no faster, where everything is broken
    std::vector<Skipped> skipped_;

    std::optional<Slide> previous_;
    std::chrono::milliseconds fade_{0};
    std::chrono::milliseconds longest_fade_{10'000};
    bool away_ = false;
};

}  // namespace signage
