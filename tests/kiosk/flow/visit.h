// A visit told as a story: touch, scan, wait, answer; then look where the visitor is and what the flow asked
// for.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/flow/flow.h"
#include "tests/support/manual_clock.h"

namespace test {

class Visit {
public:
    kiosk::flow::State state;
    kiosk::flow::Rules rules;

    void play(const kiosk::flow::Event& event) {
        auto next = kiosk::flow::step(state, event, clock_.steady(), rules);
        state = std::move(next.state);
        for (auto& effect : next.effects) effects_.push_back(std::move(effect));
    }
    // Time passes as the app lets it pass: with a tick every 100 ms.
    void wait(std::chrono::milliseconds time) {
        for (auto left = time; left.count() > 0; left -= std::chrono::milliseconds{100}) {
            clock_.advance(std::min(left, std::chrono::milliseconds{100}));
            play(kiosk::flow::Tick{});
        }
    }
    void touch(const kiosk::flow::Event& meaning) {
        play(kiosk::flow::Touched{});
        play(meaning);
    }
    void scan(const std::string& text) {
        play(kiosk::flow::CodeScanned{.text = core::Secret{text}, .source = model::ScanSource::HandScanner});
    }
    void answer(model::Outcome outcome, std::vector<model::Id> sessions = {"s1"}) {
        kiosk::flow::CheckInAnswered answered;
        answered.question = state.last_question;
        answered.decision.outcome = outcome;
        answered.decision.sessions = std::move(sessions);
        answered.name = model::MaskedName{"王*和"};
        if (outcome == model::Outcome::Ok) {
            for (const auto& id : answered.decision.sessions) {
                answered.attended.push_back({.session_id = id, .event_id = "e-" + id, .ordinal = 1});
            }
        }
        play(answered);
    }

    template <typename S>
    const S* at() const {
        return std::get_if<S>(&state.screen);
    }
    // How many effects of this kind were asked for since the last look.
    template <typename E>
    std::vector<E> take() {
        std::vector<E> found;
        std::erase_if(effects_, [&](const kiosk::flow::Effect& effect) {
            const auto* match = std::get_if<E>(&effect);
            if (match) found.push_back(*match);
            return match != nullptr;
        });
        return found;
    }

private:
    ManualClock clock_;
    std::vector<kiosk::flow::Effect> effects_;
};

}  // namespace test
