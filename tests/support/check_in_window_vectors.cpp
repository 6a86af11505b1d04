#include "tests/support/check_in_situations.h"

namespace test::vectors {
namespace {

void add_already(List& list) {
    const auto attended_at_nine = [](std::chrono::milliseconds later) {
        return usual([&](Situation& s) {
            attend(s, "A", kNine);
            s.now = kNine + later;
        });
    };
    const auto already = [](bool may_rate) {
        return Expected{.outcome = Outcome::Already, .sessions = {"A"}, .when = kNine, .may_rate = may_rate};
    };
    list.push_back({"D1_Row13_Already", attended_at_nine(1min), already(false)});
    list.push_back({"Row13_RatingOpensTenMinutesBeforeTheEnd", attended_at_nine(80min), already(true)});
    list.push_back({"Row13_AndNotAMillisecondEarlier", attended_at_nine(80min - 1ms), already(false)});
    list.push_back(
        {"Row13_RatingClosesFortyFiveMinutesAfterTheEnd", attended_at_nine(135min), already(true)});
    list.push_back({"Row13_AfterThatNothingIsLeftOfTheSession",
                    attended_at_nine(135min + 1ms),
                    {.outcome = Outcome::NoSession}});
    list.push_back({"Row13_OneThatFitsWithoutAttendanceGoesOn",
                    usual([](Situation& s) {
                        s.sessions.push_back(a_class("B"));
                        s.facts.enrolled.emplace_back("B");
                        attend(s, "A", kNine - 5min);
                    }),
                    {.sessions = {"B"}}});
    list.push_back({"Row13_SpeaksOfTheNewest",
                    usual([](Situation& s) {
                        s.sessions.push_back(a_class("B"));
                        s.facts.enrolled.emplace_back("B");
                        attend(s, "B", kNine - 2min);
                        attend(s, "A", kNine - 5min);
                    }),
                    {.outcome = Outcome::Already, .sessions = {"B"}, .when = kNine - 2min}});
    list.push_back({"D2_AlreadyBeforeNotOpen",
                    usual([](Situation& s) {
                        s.sessions.push_back(a_class("B", kNine + 3h));
                        s.facts.enrolled.emplace_back("B");
                        attend(s, "A", kNine - 5min);
                    }),
                    {.outcome = Outcome::Already, .sessions = {"A"}, .when = kNine - 5min}});
    list.push_back({"D2_AlreadyBeforeLimit",
                    usual([](Situation& s) {
                        s.sessions = {a_meal("A")};
                        attend(s, "A", kNine - 5min, "canteen");
                    }),
                    {.outcome = Outcome::Already, .sessions = {"A"}, .when = kNine - 5min}});
    list.push_back({"Row13_AChosenSessionThatIsDoneAlready",
                    usual([](Situation& s) {
                        s.sessions.push_back(a_walk_in("W"));
                        attend(s, "W", kNine - 5min, "open day");
                        s.chosen = "W";
                    }),
                    {.outcome = Outcome::Already, .sessions = {"W"}, .when = kNine - 5min}});
}

void add_choose(List& list) {
    list.push_back({"D1_Row14_Choose_TwoEnrolled",
                    usual([](Situation& s) {
                        s.sessions = {a_class("B", kNine + 5min), a_class("A")};
                        s.facts.enrolled = {"B", "A"};
                    }),
                    {.outcome = Outcome::Choose, .sessions = {"A", "B"}}});
    list.push_back({"Row14_SameStartIsSortedById",
                    usual([](Situation& s) {
                        s.sessions = {a_class("C"), a_class("A"), a_class("B")};
                        s.facts.enrolled = {"B", "A", "C"};
                    }),
                    {.outcome = Outcome::Choose, .sessions = {"A", "B", "C"}}});
    list.push_back({"Row14_EnrolledAndWalkIn",
                    usual([](Situation& s) { s.sessions.push_back(a_walk_in("W")); }),
                    {.outcome = Outcome::Choose, .sessions = {"A", "W"}}});
    list.push_back({"Row14_AWalkInAloneIsConfirmedToo",
                    usual([](Situation& s) {
                        make_stranger(s);
                        s.sessions = {a_walk_in("W")};
                    }),
                    {.outcome = Outcome::Choose, .reason = Reason::WalkInConfirm, .sessions = {"W"}}});
    list.push_back({"Row14_AFullWalkInIsNoChoice",
                    usual([](Situation& s) {
                        s.sessions.push_back(a_walk_in("W"));
                        s.sessions.back().session.enrolled = 20;
                    }),
                    {.sessions = {"A"}}});
    list.push_back({"Row14_TheChosenOneIsTaken",
                    usual([](Situation& s) {
                        s.sessions.push_back(a_walk_in("W"));
                        s.chosen = "W";
                    }),
                    {.flags = {"walk_in"}, .sessions = {"W"}}});
    list.push_back({"Row14_AChosenSessionThatHasClosedMeanwhile",
                    usual([](Situation& s) {
                        s.now = kNine + 30min + 1ms;
                        s.chosen = "A";
                    }),
                    {.outcome = Outcome::Closed, .sessions = {"A"}}});
    list.push_back({"Row14_AChosenSessionThatIsUnknown",
                    usual([](Situation& s) { s.chosen = "Z"; }),
                    {.outcome = Outcome::NoSession}});
    list.push_back({"D2_ChooseBeforeNotOpen",
                    usual([](Situation& s) {
                        s.sessions = {a_walk_in("W"), a_class("A", kNine + 2h)};
                    }),
                    {.outcome = Outcome::Choose, .reason = Reason::WalkInConfirm, .sessions = {"W"}}});
    list.push_back({"D2_ChooseBeforeWrongCentre",
                    usual([](Situation& s) {
                        make_stranger(s);
                        s.facts.elsewhere = nanhu();
                        s.sessions = {a_walk_in("W")};
                    }),
                    {.outcome = Outcome::Choose, .reason = Reason::WalkInConfirm, .sessions = {"W"}}});
}

void add_windows(List& list) {
    const auto at = [](std::chrono::milliseconds later) {
        return usual([&](Situation& s) { s.now = kNine + later; });
    };
    const Expected ok{.sessions = {"A"}};
    const Expected late{.flags = {"late"}, .sessions = {"A"}};
    const auto not_open = [](WallTime opens) {
        return Expected{.outcome = Outcome::NotOpen, .sessions = {"A"}, .when = opens};
    };
    list.push_back({"Row15_OpenAtOpenFrom", at(-15min), ok});
    list.push_back({"D1_Row15_NotOpen_AMillisecondBefore", at(-15min - 1ms), not_open(kNine - 15min)});
    list.push_back({"Row15_TwelveHoursBefore", at(-15min - 12h), not_open(kNine - 15min)});
    list.push_back({"Row15_MoreThanTwelveHoursBeforeIsNothingToday",
                    at(-15min - 12h - 1ms),
                    {.outcome = Outcome::NoSession}});
    list.push_back({"Row24_AtTheStartNobodyIsLate", at(0ms), ok});
    list.push_back({"Row24_LateAMillisecondAfter", at(1ms), late});
    list.push_back({"Row16_OpenAtCloseAt", at(30min), late});
    list.push_back({"D1_Row16_Closed_AMillisecondAfter",
                    at(30min + 1ms),
                    {.outcome = Outcome::Closed, .sessions = {"A"}}});
    list.push_back({"Row16_ClosedUntilFortyFiveMinutesAfterTheEnd",
                    at(135min),
                    {.outcome = Outcome::Closed, .sessions = {"A"}}});
    list.push_back({"Row16_AfterThatItIsForgotten", at(135min + 1ms), {.outcome = Outcome::NoSession}});
    list.push_back({"D2_NotOpenBeforeClosed",
                    usual([](Situation& s) {
                        s.now = kNine + 1h;
                        s.sessions.push_back(a_class("B", kNine + 3h));
                        s.facts.enrolled.emplace_back("B");
                    }),
                    {.outcome = Outcome::NotOpen, .sessions = {"B"}, .when = kNine + 3h - 15min}});
    list.push_back({"D2_ClosedBeforeNotEnrolled",
                    usual([](Situation& s) {
                        s.now = kNine + 1h;
                        s.sessions.push_back(a_class("B", kNine + 1h));
                    }),
                    {.outcome = Outcome::Closed, .sessions = {"A"}}});
    list.push_back({"D2_NotOpenBeforeWrongCentre", usual([](Situation& s) {
                        s.now = kNine - 1h;
                        s.facts.elsewhere = nanhu();
                    }),
                    not_open(kNine - 15min)});
    list.push_back({"Row15_Cancelled",
                    usual([](Situation& s) { s.sessions[0].session.cancelled = true; }),
                    {.outcome = Outcome::NotOpen, .reason = Reason::Cancelled, .sessions = {"A"}}});
    list.push_back({"Row15_TheNearestIsNamedAlsoWhenItWasCancelled",
                    usual([](Situation& s) {
                        s.sessions[0].session.cancelled = true;
                        s.sessions.push_back(a_class("B", kNine + 3h));
                        s.facts.enrolled.emplace_back("B");
                    }),
                    {.outcome = Outcome::NotOpen, .reason = Reason::Cancelled, .sessions = {"A"}}});
    list.push_back({"Row15_PausedPartner",
                    usual([](Situation& s) { s.sessions[0].partner_paused = true; }),
                    {.outcome = Outcome::NotOpen, .reason = Reason::PausedPartner, .sessions = {"A"}}});
}

void add_suspect_windows(List& list) {
    const auto at = [](std::chrono::milliseconds later, model::OpenSession session) {
        return usual([&](Situation& s) {
            s.clock = ClockTrust::Suspect;
            s.sessions = {std::move(session)};
            s.now = kNine + later;
        });
    };
    const Expected early{.flags = {"clock_estimated"}, .sessions = {"A"}};
    const Expected late{.flags = {"late", "clock_estimated"}, .sessions = {"A"}};
    list.push_back({"Suspect_AClassOpensAnHourEarlier", at(-75min, a_class("A")), early});
    list.push_back({"Suspect_ButNotAMillisecondMore",
                    at(-75min - 1ms, a_class("A")),
                    {.outcome = Outcome::NotOpen, .sessions = {"A"}, .when = kNine - 15min}});
    list.push_back({"Suspect_AClassClosesAnHourLater", at(90min, a_class("A")), late});
    list.push_back({"Suspect_AndNotAMillisecondMore",
                    at(90min + 1ms, a_class("A")),
                    {.outcome = Outcome::Closed, .sessions = {"A"}}});
    list.push_back({"Suspect_AMealGoesOnFlagged", at(0ms, a_meal("A")), early});
    list.push_back({"Estimated_NoWindowIsWidened",
                    usual([](Situation& s) {
                        s.clock = ClockTrust::Estimated;
                        s.now = kNine - 16min;
                    }),
                    {.outcome = Outcome::NotOpen, .sessions = {"A"}, .when = kNine - 15min}});
}

}  // namespace

void add_window_vectors(List& list) {
    add_already(list);
    add_choose(list);
    add_windows(list);
    add_suspect_windows(list);
}

}  // namespace test::vectors
