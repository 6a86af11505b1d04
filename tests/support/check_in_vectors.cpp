#include "tests/support/check_in_vectors.h"

#include <sstream>

#include "tests/support/check_in_situations.h"

namespace test {
namespace {

std::string text_of(std::optional<core::WallTime> when) {
    return when ? std::to_string((*when - vectors::kNine).count()) + " ms after nine" : "none";
}

std::string text_of(const std::vector<std::string>& list) {
    std::string text;
    for (const auto& item : list) text += item + " ";
    return text;
}

}  // namespace

const std::vector<CheckInVector>& check_in_vectors() {
    static const std::vector<CheckInVector> all = [] {
        std::vector<CheckInVector> list;
        vectors::add_pass_vectors(list);
        vectors::add_window_vectors(list);
        vectors::add_session_vectors(list);
        return list;
    }();
    return all;
}

model::Decision decide(const Situation& situation) {
    return model::decide({.pass = situation.pass,
                          .now = situation.now,
                          .clock = situation.clock,
                          .center = situation.center,
                          .staffing = situation.staffing,
                          .sessions = situation.sessions,
                          .facts = situation.facts,
                          .chosen = situation.chosen,
                          .training = situation.training,
                          .online = situation.online,
                          .roster_age = situation.roster_age,
                          .revocation_age = situation.revocation_age});
}

std::string difference(const CheckInVector& vector) {
    const model::Decision decision = decide(vector.situation);
    const Expected& expected = vector.expected;
    std::ostringstream text;
    const auto compare = [&](const char* what, const auto& got, const auto& wanted) {
        if (got != wanted) text << what << " is " << got << ", not " << wanted << "; ";
    };
    compare("outcome", model::outcome_code(decision.outcome), model::outcome_code(expected.outcome));
    compare("reason", static_cast<int>(decision.reason), static_cast<int>(expected.reason));
    compare("flags", text_of(model::flag_names(decision.flags)), text_of(expected.flags));
    compare("sessions", text_of(decision.sessions), text_of(expected.sessions));
    compare("when", text_of(decision.when), text_of(expected.when));
    compare("may_rate", decision.may_rate, expected.may_rate);
    return text.str();
}

}  // namespace test
