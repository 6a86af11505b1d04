#include "kiosk/sync/push_plan.h"

#include <algorithm>
#include <set>

namespace kiosk::sync {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kNotMentioned{60};
constexpr std::chrono::milliseconds kSuspectLeast{60s};

desk::Verdict verdict_of(wire::Verdict verdict) {
    switch (verdict) {
        case wire::Verdict::Ok:
        case wire::Verdict::Duplicate:
            return desk::Verdict::Stored;
        case wire::Verdict::Rejected:
            return desk::Verdict::Rejected;
        case wire::Verdict::Later:
            return desk::Verdict::Later;
    }
    return desk::Verdict::Later;
}

}  // namespace

void PushPlan::take(std::vector<model::Event> events) {
    std::vector<std::vector<model::Event>> alone;
    std::vector<model::Event> together;
    for (auto& event : events) {
        if (suspects_.contains(event.id)) {
            alone.push_back({std::move(event)});
            continue;
        }
        together.push_back(std::move(event));
        if (together.size() < most_events_) continue;
        pieces_.push_back(std::move(together));
        together.clear();
    }
    if (!together.empty()) pieces_.push_back(std::move(together));
    for (auto& piece : alone) pieces_.push_back(std::move(piece));
    failed_before_ = false;
}

std::vector<desk::Settlement> PushPlan::answered(const wire::PushAnswer& answer, core::SteadyTime now) {
    std::vector<desk::Settlement> settlements;
    std::set<model::Id> open;
    for (const auto& event : pieces_.front()) open.insert(event.id);
    for (const auto& result : answer.results) {
        if (open.erase(result.id) == 0) continue;  // not one of these: nothing of ours is settled by it
        settlements.push_back({.event_id = result.id,
                               .verdict = verdict_of(result.verdict),
                               .code = result.code,
                               .after = result.after,
                               .position = result.position});
        if (result.verdict != wire::Verdict::Later) suspects_.erase(result.id);
    }
    for (const auto& id : open) {
        settlements.push_back({.event_id = id, .verdict = desk::Verdict::Later, .after = kNotMentioned});
    }
    pieces_.pop_front();
    most_events_ = std::min(most_events_ * 2, wire::kMostEventsInABatch);
    last_success_ = now;
    goes_on_ = true;
    return settlements;
}

std::vector<desk::Settlement> PushPlan::failed(Answer answer, const std::string& code, core::SteadyTime now,
                                               core::Random& random) {
    const auto& piece = pieces_.front();
    const bool single = piece.size() == 1;
    goes_on_ = false;
    if (answer == Answer::TooLarge && !single) most_events_ = std::max<std::size_t>(piece.size() / 2, 1);
    if (answer == Answer::TooLarge || answer == Answer::Refused) {
        goes_on_ = true;
        if (!single) {
            cut_front();
            return {};
        }
        desk::Settlement settlement{.event_id = piece.front().id,
                                    .verdict = desk::Verdict::Rejected,
                                    .code = code.empty() ? "REFUSED" : code};
        pieces_.pop_front();
        return {std::move(settlement)};
    }
    if (answer != Answer::ServerFault) {
        clear();
        return {};
    }
    // Once may be a hiccup of the server; twice, and a part of the batch may be to blame.
    const bool again =
        std::exchange(failed_before_, true) || (single && suspects_.contains(piece.front().id));
    goes_on_ = takes_others(now);
    if (!again) return {};
    if (!single) {
        cut_front();
        return {};
    }
    auto settlement = server_fault(piece.front(), now, random);
    pieces_.pop_front();
    return {std::move(settlement)};
}

// While the server takes other events, it is not down: those need not wait.
bool PushPlan::takes_others(core::SteadyTime now) const {
    return last_success_ && now - *last_success_ < kStableAfter;
}

void PushPlan::cut_front() {
    std::vector<model::Event> first = std::move(pieces_.front());
    pieces_.pop_front();
    const auto middle = first.begin() + static_cast<std::ptrdiff_t>(first.size() / 2);
    std::vector<model::Event> second{std::make_move_iterator(middle), std::make_move_iterator(first.end())};
    first.erase(middle, first.end());
    pieces_.push_front(std::move(second));
    pieces_.push_front(std::move(first));
}

desk::Settlement PushPlan::server_fault(const model::Event& event, core::SteadyTime now,
                                        core::Random& random) {
    Suspect& suspect = suspects_.try_emplace(event.id, Suspect{}).first->second;
    suspect.backoff = after_failure(suspect.backoff, now);
    // Where nothing passes, the server is to blame, not this event: then its faults don't count.
    const bool others_pass = takes_others(now);
    const auto delay = std::max(delay_of(suspect.backoff, random), kSuspectLeast);
    return {.event_id = event.id,
            .verdict = others_pass ? desk::Verdict::ServerFault : desk::Verdict::Later,
            .code = "SERVER_FAULT",
            .after = std::chrono::ceil<std::chrono::seconds>(delay)};
}

}  // namespace kiosk::sync
