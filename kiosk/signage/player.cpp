#include "kiosk/signage/player.h"

#include <algorithm>
#include <utility>

namespace signage {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds kPrepareAhead = 5s;     // R-P1
constexpr milliseconds kLongestHold = 3s;      // R-P2
constexpr int kSkipsUntilCard = 5;             // R-P2
constexpr milliseconds kBetweenSkips = 200ms;  // five broken ones a second cost little
constexpr milliseconds kLeaveWithin = 2s;      // R-S3
constexpr milliseconds kTakenWithin = 1s;      // R-S3
// Longer than a film says it lasts, by so much: then it is held to be at its end.
constexpr milliseconds kOvertime = 5s;

auto place_of(const std::vector<Slide>& loop, const std::string& id) {
    return std::find_if(loop.begin(), loop.end(), [&](const Slide& slide) { return slide.id == id; });
}

}  // namespace

Player::Player(StageContent& content, std::vector<Slide> card) : content_(content), card_(std::move(card)) {}

void Player::load(Programme programme, core::SteadyTime now) {
    if (programme.loop.empty()) programme.loop = card_;
    if (a_ && programme == programme_) return;
    const Programme before = std::exchange(programme_, std::move(programme));
    loop_ = programme_.loop;
    if (!a_) {
        cut_to(card_.front(), now, Cut::Hard);
        on_card_ = at_once_ = true;
        may_begin_ = now;
    }
    keep_place(before, now);
}

// Where A stands in the new loop, and what follows it.
void Player::keep_place(const Programme& before, core::SteadyTime now) {
    const bool was_taken = before.takes_over && !programme_.takes_over;
    if (!before.takes_over && programme_.takes_over) before_take_over_ = a_->id;
    if (programme_.pass != before.pass) of_old_pass_ = true;
    wrapped_ = false;
    const auto same = place_of(loop_, a_->id);
    if (same != loop_.end()) {
        const auto place = static_cast<std::size_t>(same - loop_.begin());
        if (is_same_show(*same, *a_)) {
            a_ = *same;  // its words apply at once
            place_ = place;
            on_card_ = at_once_ = false;
            leave_by_.reset();
            next_place_ = of_old_pass_ ? 0 : (place + 1) % loop_.size();
        } else {
            leave_slide(place, now);  // a new version takes its place
        }
    } else if (was_taken) {
        const auto last = place_of(loop_, before_take_over_);
        const auto place = static_cast<std::size_t>(last - loop_.begin());
        leave_slide(last == loop_.end() ? 0 : place + 1, now);
    } else if (on_card_) {
        next_place_ %= loop_.size();
        at_once_ = true;
    } else {
        leave_slide(of_old_pass_ ? 0 : place_, now);
    }
    if (!b_) return;
    if (is_alone() || !is_same_show(loop_[next_place_], b_->slide)) {
        drop_next();
    } else {
        b_->slide = loop_[next_place_];
        b_->place = next_place_;
    }
}

void Player::leave_slide(std::size_t next_place, core::SteadyTime now) {
    next_place_ = next_place % loop_.size();
    const core::SteadyTime by = now + (programme_.takes_over ? kTakenWithin : kLeaveWithin);
    leave_by_ = std::min(leave_by_.value_or(by), by);
    may_begin_ = std::min(may_begin_, now);
}

bool Player::advance(core::SteadyTime now) {
    if (!a_) return false;
    bool changed = false;
    if (previous_ && now - since_ >= fade_) {
        end_fade();
        changed = true;
    }
    if (away_) {
        if (!b_ && !is_alone()) begin_next(now);
        return changed;
    }
    return (is_alone() ? play_again(now) : play_on(now)) || changed;
}

// The loop is this one slide.
bool Player::is_alone() const {
    return loop_.size() == 1 && is_same_show(loop_.front(), *a_);
}

bool Player::is_due(core::SteadyTime now) const {
    if (leave_by_ || at_once_) return true;
    if (!a_->is_film || a_->dwell < a_->length) return now >= since_ + a_->dwell;
    return content_.has_ended(*a_) || now >= since_ + a_->dwell + a_->dwell / 10 + kOvertime;
}

core::SteadyTime Player::prepare_at() const {
    if (leave_by_ || at_once_ || due_since_) return may_begin_;
    const milliseconds ahead = std::min(kPrepareAhead, a_->dwell / 2);
    return std::max(may_begin_, since_ + a_->dwell - ahead);
}

// A picture stays; a film runs again, its last frame seen until its first is there (R-P3).
bool Player::play_again(core::SteadyTime now) {
    if (!is_due(now)) return false;
    since_ = now;
    due_since_.reset();
    if (!a_->is_film) return false;
    if (content_.readiness(*a_) == Readiness::Failed) {
        skipped_.push_back({*a_, Skip::Failed});
        show_card(now);
        return true;
    }
    content_.show(*a_);
    return false;
}

bool Player::play_on(core::SteadyTime now) {
    const bool due = is_due(now);
    if (due && !due_since_) due_since_ = now;
    const bool gave_up = skips_in_a_row_ >= kSkipsUntilCard;
    if (!b_ && !gave_up && now >= prepare_at()) begin_next(now);
    if (b_) {
        const Readiness readiness = content_.readiness(b_->slide);
        if (readiness == Readiness::Failed) {
            skip(Skip::Failed, now);
        } else if (due && readiness == Readiness::Ready) {
            const Next next = *std::exchange(b_, std::nullopt);
            place_ = next.place;
            next_place_ = place_;
            of_old_pass_ = false;
            skips_in_a_row_ = 0;
            step_on();
            cut_to(next.slide, now, at_once_ ? Cut::Hard : Cut::Soft);
            return true;
        } else if (due && now >= std::max(*due_since_, b_->since) + kLongestHold) {
            skip(Skip::Late, now);
        }
    }
    const bool must_go = leave_by_ && now >= *leave_by_;
    const bool all_failed = due && skips_in_a_row_ >= kSkipsUntilCard;
    if (!must_go && !all_failed) return false;
    show_card(now);
    at_once_ = !all_failed;
    return true;
}

void Player::step_on() {
    next_place_ = (next_place_ + 1) % loop_.size();
    wrapped_ |= next_place_ == 0;
}

void Player::begin_next(core::SteadyTime now) {
    next_place_ %= loop_.size();
    const Slide& slide = loop_[next_place_];
    if (previous_ && previous_->id == slide.id) return;  // it is still being seen
    b_ = Next{.slide = slide, .place = next_place_, .since = now};
    content_.prepare(slide);
}

void Player::drop_next() {
    content_.release(b_->slide);
    b_.reset();
}

void Player::skip(Skip why, core::SteadyTime now) {
    skipped_.push_back({b_->slide, why});
    ++skips_in_a_row_;
    may_begin_ = now + kBetweenSkips;
    next_place_ = b_->place;
    step_on();
    drop_next();
}

// Seen for as long as any slide, while the loop is tried again behind it.
void Player::show_card(core::SteadyTime now) {
    skips_in_a_row_ = 0;
    cut_to(card_.front(), now, Cut::Hard);
    on_card_ = true;
}

void Player::cut_to(Slide slide, core::SteadyTime now, Cut cut) {
    end_fade();
    // With a panel of words and without are two pictures that don't mix.
    const bool is_alike = a_ && a_->full_screen == slide.full_screen;
    const bool fades = is_alike && cut == Cut::Soft && slide.transition.kind == model::TransitionKind::Fade;
    fade_ = fades ? std::min(slide.transition.length, longest_fade_) : 0ms;
    if (a_ && a_->id != slide.id) previous_ = std::move(a_);
    a_ = std::move(slide);
    since_ = now;
    leave_by_.reset();
    due_since_.reset();
    on_card_ = at_once_ = false;
    if (!away_) content_.show(*a_);
    if (fade_ == 0ms) end_fade();
}

void Player::end_fade() {
    if (previous_) content_.release(*previous_);
    previous_.reset();
}

void Player::leave(core::SteadyTime now) {
    if (away_) return;
    away_ = true;
    end_fade();
    content_.pause();
    advance(now);
}

void Player::resume(core::SteadyTime now) {
    if (!away_) return;
    away_ = false;
    if (!a_) return;
    if (is_alone()) {
        since_ = now;
        content_.show(*a_);
        return;
    }
    at_once_ = true;
    due_since_.reset();
    may_begin_ = std::min(may_begin_, now);
    advance(now);
}

float Player::shown(core::SteadyTime now) const {
    if (!previous_) return 1;
    using Seconds = std::chrono::duration<float>;
    return std::clamp(Seconds{now - since_} / Seconds{fade_}, 0.0F, 1.0F);
}

float Player::progress(core::SteadyTime now) const {
    if (!a_) return 0;
    using Seconds = std::chrono::duration<float>;
    return std::clamp(Seconds{now - since_} / Seconds{a_->dwell}, 0.0F, 1.0F);
}

core::SteadyTime Player::next_change(core::SteadyTime now) const {
    if (!a_ || away_) return core::SteadyTime::max();
    core::SteadyTime next = core::SteadyTime::max();
    const auto offer = [&](core::SteadyTime time) {
        if (time > now) next = std::min(next, time);
    };
    if (previous_) offer(since_ + fade_);
    offer(since_ + a_->dwell);
    if (is_alone()) return next;
    if (leave_by_) offer(*leave_by_);
    if (!b_) offer(prepare_at());
    if (b_ && due_since_) offer(std::max(*due_since_, b_->since) + kLongestHold);
    return next;
}

}  // namespace signage
