// A server that answers by rules, and a clock that jumps to when the planner wants to be asked again.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/sync/planner.h"
#include "tests/support/seeded_random.h"

namespace test {

class PlannerDriver {
public:
    core::SteadyTime now = core::SteadyTime{} + std::chrono::hours{24};
    kiosk::sync::State state = kiosk::sync::start(now);
    std::vector<kiosk::sync::Task> done;
    std::vector<core::SteadyTime> at;
    std::function<kiosk::sync::Outcome(kiosk::sync::Task)> server = [](kiosk::sync::Task) {
        return kiosk::sync::Outcome{};
    };
    bool streams = true;  // the event stream can be opened

    // One step: the task that was done, or nullopt after a sleep.
    std::optional<kiosk::sync::Task> step() {
        const kiosk::sync::Step next = kiosk::sync::next_step(state, now);
        if (next.stream == kiosk::sync::StreamOrder::Open && streams) {
            state = kiosk::sync::stream_heard(kiosk::sync::stream_opening(state, now), now);
        } else if (next.stream != kiosk::sync::StreamOrder::None) {
            state = kiosk::sync::stream_closed(state, kiosk::sync::Answer::Unreachable, std::nullopt, now,
                                               random);
        }
        if (!next.task && next.stream != kiosk::sync::StreamOrder::None) return std::nullopt;
        if (!next.task) {
            EXPECT_GT(next.wake_at, now) << "a planner that neither works nor sleeps burns the processor";
            now =
                std::clamp(next.wake_at, now + std::chrono::milliseconds{1}, now + std::chrono::seconds{25});
            if (state.phase == kiosk::sync::StreamPhase::Open && streams)
                state = kiosk::sync::stream_heard(state, now);
            return std::nullopt;
        }
        done.push_back(*next.task);
        at.push_back(now);
        state = kiosk::sync::done(state, *next.task, server(*next.task), now, random);
        return next.task;
    }
    void run_for(std::chrono::milliseconds time) {
        const auto end = now + time;
        for (int i = 0; i < 200'000 && now < end; ++i) static_cast<void>(step());
    }
    // Works until it sleeps.
    void settle() {
        for (int i = 0; i < 1000 && kiosk::sync::next_step(state, now).task; ++i) static_cast<void>(step());
        static_cast<void>(kiosk::sync::next_step(state, now));
    }
    long count(kiosk::sync::Task task) const { return std::count(done.begin(), done.end(), task); }
    void forget() {
        done.clear();
        at.clear();
    }

    test::SeededRandom random;
};

}  // namespace test
