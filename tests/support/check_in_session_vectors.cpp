#include "tests/support/check_in_situations.h"

namespace test::vectors {
namespace {

Situation stranger(const std::function<void(Situation&)>& change) {
    return usual([&](Situation& s) {
        make_stranger(s);
        change(s);
    });
}

void add_strangers(List& list) {
    list.push_back({"D1_Row17_WrongCentre",
                    stranger([](Situation& s) {
                        s.sessions.clear();
                        s.facts.elsewhere = nanhu();
                    }),
                    {.outcome = Outcome::WrongCentre}});
    list.push_back({"Row17_OneOfOursIsNotSentAway",
                    usual([](Situation& s) {
                        s.facts.elsewhere = nanhu();
                        s.facts.enrolled.clear();
                        s.sessions.clear();
                    }),
                    {.outcome = Outcome::NoSession}});
    list.push_back({"D2_WrongCentreBeforeNotEnrolled",
                    stranger([](Situation& s) { s.facts.elsewhere = nanhu(); }),
                    {.outcome = Outcome::WrongCentre}});
    list.push_back({"D2_WrongCentreBeforeFull",
                    stranger([](Situation& s) {
                        s.facts.elsewhere = nanhu();
                        s.sessions = {a_walk_in("W")};
                        s.sessions[0].session.enrolled = 20;
                    }),
                    {.outcome = Outcome::WrongCentre}});
    list.push_back({"D2_WrongCentreBeforeVisit",
                    stranger([](Situation& s) {
                        s.facts.elsewhere = nanhu();
                        s.sessions.clear();
                        s.center.policy.visit_checkin = true;
                    }),
                    {.outcome = Outcome::WrongCentre}});
}

void add_not_enrolled(List& list) {
    list.push_back({"D1_Row18_NotEnrolled",
                    usual([](Situation& s) { s.facts.enrolled.clear(); }),
                    {.outcome = Outcome::NotEnrolled, .sessions = {"A"}}});
    list.push_back({"Row18_NotRegisteredAtAll",
                    stranger([](Situation&) {}),
                    {.outcome = Outcome::NotEnrolled, .reason = Reason::NotRegistered, .sessions = {"A"}}});
    list.push_back({"Row18_AnOldRosterBecomesProvisional",
                    usual([](Situation& s) {
                        s.facts.enrolled.clear();
                        s.roster_age = 25h;
                    }),
                    {.flags = {"stale_roster", "provisional"}, .sessions = {"A"}}});
    list.push_back({"Row18_ADayOldRosterIsNotOldYet",
                    usual([](Situation& s) {
                        s.facts.enrolled.clear();
                        s.roster_age = 24h;
                    }),
                    {.outcome = Outcome::NotEnrolled, .sessions = {"A"}}});
    list.push_back({"Row18_WithoutTheCentresLeaveNothingIsProvisional",
                    usual([](Situation& s) {
                        s.facts.enrolled.clear();
                        s.roster_age = 48h;
                        s.center.policy.stale_accept = false;
                    }),
                    {.outcome = Outcome::NotEnrolled, .sessions = {"A"}}});
    list.push_back({"Row18_AMealIsNeverProvisional",
                    usual([](Situation& s) {
                        s.facts.enrolled.clear();
                        s.sessions = {a_meal("A")};
                        s.roster_age = 48h;
                    }),
                    {.outcome = Outcome::NotEnrolled, .sessions = {"A"}}});
    list.push_back({"Row18_TwoProvisionalOnesAreChosenFrom",
                    usual([](Situation& s) {
                        s.facts.enrolled.clear();
                        s.sessions.push_back(a_class("B"));
                        s.roster_age = 48h;
                    }),
                    {.outcome = Outcome::Choose, .sessions = {"A", "B"}}});
    list.push_back({"D2_NotEnrolledBeforeFull",
                    stranger([](Situation& s) {
                        s.sessions.push_back(a_walk_in("W"));
                        s.sessions.back().session.enrolled = 20;
                    }),
                    {.outcome = Outcome::NotEnrolled, .reason = Reason::NotRegistered, .sessions = {"A"}}});
    list.push_back({"D2_NotEnrolledBeforeVisit",
                    usual([](Situation& s) {
                        s.facts.enrolled.clear();
                        s.center.policy.visit_checkin = true;
                    }),
                    {.outcome = Outcome::NotEnrolled, .sessions = {"A"}}});
}

void add_full(List& list) {
    const auto walk_in = [](const std::function<void(Situation&)>& change) {
        return usual([&](Situation& s) {
            s.facts.enrolled.clear();
            s.sessions = {a_walk_in("W")};
            change(s);
        });
    };
    const Expected confirm{.outcome = Outcome::Choose, .reason = Reason::WalkInConfirm, .sessions = {"W"}};
    const Expected full{.outcome = Outcome::Full, .sessions = {"W"}};
    list.push_back(
        {"D1_Row19_Full", walk_in([](Situation& s) { s.sessions[0].session.enrolled = 20; }), full});
    list.push_back({"Row19_OnePlaceIsLeft",
                    walk_in([](Situation& s) { s.sessions[0].session.enrolled = 19; }), confirm});
    list.push_back({"Row19_WalkInsOfThisKioskCount", walk_in([](Situation& s) {
                        s.sessions[0].session.enrolled = 18;
                        s.sessions[0].local_walk_ins = 2;
                    }),
                    full});
    list.push_back({"Row19_ThoseWhoCameCountWhereTheyAreMore",
                    walk_in([](Situation& s) { s.sessions[0].session.attended = 20; }), full});
    list.push_back({"Row19_OfflineTheShareIsTheLimit", walk_in([](Situation& s) {
                        s.online = false;
                        s.sessions[0].local_walk_ins = 5;
                    }),
                    full});
    list.push_back({"Row19_OfflineTheLastOfTheShare", walk_in([](Situation& s) {
                        s.online = false;
                        s.sessions[0].local_walk_ins = 4;
                    }),
                    confirm});
    list.push_back({"Row19_OnlineTheShareIsNoLimit",
                    walk_in([](Situation& s) { s.sessions[0].local_walk_ins = 5; }), confirm});
    list.push_back({"Row19_NoCapacityNoLimit", walk_in([](Situation& s) {
                        s.sessions[0].session.capacity = 0;
                        s.sessions[0].session.enrolled = 500;
                    }),
                    confirm});
    list.push_back({"Row19_FilledWhileChoosing", walk_in([](Situation& s) {
                        s.sessions[0].session.enrolled = 20;
                        s.chosen = "W";
                    }),
                    full});
    list.push_back({"D2_FullBeforeLimit", walk_in([](Situation& s) {
                        s.sessions[0].session.enrolled = 20;
                        s.sessions[0].session.limit_per_day = 1;
                        attend(s, "earlier", kNine - 3h, "open day");
                    }),
                    full});
    list.push_back({"D2_FullBeforeNeedsStaff", walk_in([](Situation& s) {
                        s.sessions[0].session.enrolled = 20;
                        s.sessions[0].session.guardian_handover = true;
                    }),
                    full});
    list.push_back({"Row19_AnEnrolledPersonIsNeverTurnedAway",
                    usual([](Situation& s) { s.sessions[0].session.attended = 20; }),
                    {.flags = {"over_capacity"}, .sessions = {"A"}}});
}

void add_limit_and_staff(List& list) {
    const auto meal = [](const std::function<void(Situation&)>& change) {
        return usual([&](Situation& s) {
            s.sessions = {a_meal("A")};
            change(s);
        });
    };
    list.push_back({"D1_Row20_Limit",
                    meal([](Situation& s) { attend(s, "breakfast", kNine - 2h, "canteen"); }),
                    {.outcome = Outcome::Limit, .sessions = {"A"}, .when = kNine - 2h}});
    list.push_back({"Row20_AnotherServiceDoesNotCount",
                    meal([](Situation& s) { attend(s, "class", kNine - 2h, "calligraphy"); }),
                    {.sessions = {"A"}}});
    list.push_back({"Row20_TwoADayAllowASecond",
                    meal([](Situation& s) {
                        s.sessions[0].session.limit_per_day = 2;
                        attend(s, "breakfast", kNine - 2h, "canteen");
                    }),
                    {.sessions = {"A"}}});
    list.push_back({"D2_LimitBeforeNeedsStaff",
                    meal([](Situation& s) {
                        attend(s, "breakfast", kNine - 2h, "canteen");
                        s.sessions[0].session.guardian_handover = true;
                    }),
                    {.outcome = Outcome::Limit, .sessions = {"A"}, .when = kNine - 2h}});
    const auto fresh = [](FreshRequired rule, Staffing staffing, PassType type) {
        return usual([&](Situation& s) {
            s.sessions[0].session.fresh_required = rule;
            s.staffing = staffing;
            if (type == PassType::PhoneCode) make_phone_code(s);
        });
    };
    const Expected needs_fresh{
        .outcome = Outcome::NeedsStaff, .reason = Reason::FreshCodeNeeded, .sessions = {"A"}};
    const Expected ok{.sessions = {"A"}};
    const Expected card_used{.flags = {"static_used"}, .sessions = {"A"}};
    list.push_back({"D1_Row21_NeedsStaff_GuardianHandover",
                    usual([](Situation& s) { s.sessions[0].session.guardian_handover = true; }),
                    {.outcome = Outcome::NeedsStaff, .reason = Reason::GuardianHandover, .sessions = {"A"}}});
    list.push_back({"Row21_ACardAtAnUnattendedMeal",
                    fresh(FreshRequired::MealSubsidy, Staffing::Unattended, PassType::StaticCard),
                    needs_fresh});
    list.push_back({"Row21_ACardAtAStaffedMeal",
                    fresh(FreshRequired::MealSubsidy, Staffing::Staffed, PassType::StaticCard), card_used});
    list.push_back({"Row21_ACardAtTheNightDoor",
                    fresh(FreshRequired::UnattendedDoor, Staffing::Unattended, PassType::StaticCard),
                    needs_fresh});
    list.push_back({"Row21_ACardAtTheDoorByDay",
                    fresh(FreshRequired::UnattendedDoor, Staffing::Staffed, PassType::StaticCard),
                    card_used});
    list.push_back({"Row21_AlwaysMeansAtACounterToo",
                    fresh(FreshRequired::Always, Staffing::Staffed, PassType::StaticCard), needs_fresh});
    list.push_back({"Row21_APhoneCodeIsFresh",
                    fresh(FreshRequired::Always, Staffing::Unattended, PassType::PhoneCode), ok});
    list.push_back(
        {"Row21_NoRuleNoQuestion", fresh(FreshRequired::No, Staffing::Unattended, PassType::StaticCard), ok});
}

void add_rest(List& list) {
    list.push_back({"D1_Row22_NoSession",
                    usual([](Situation& s) { s.sessions.clear(); }),
                    {.outcome = Outcome::NoSession}});
    list.push_back({"Row22_WhereVisitsCountItIsOne",
                    usual([](Situation& s) {
                        s.sessions.clear();
                        s.center.policy.visit_checkin = true;
                    }),
                    {.reason = Reason::Visit}});
    list.push_back({"D1_Row24_Ok", usual(), {.sessions = {"A"}}});
    list.push_back({"Row24_OfflineAndOldListsAreFlagged",
                    usual([](Situation& s) {
                        s.online = false;
                        s.roster_age = 25h;
                        s.revocation_age = 73h;
                    }),
                    {.flags = {"offline", "stale_roster", "stale_revocation"}, .sessions = {"A"}}});
    list.push_back({"Row24_ThreeDayOldRevocationsAreNotOldYet",
                    usual([](Situation& s) { s.revocation_age = 72h; }),
                    {.sessions = {"A"}}});
    list.push_back({"Row24_AMealIsNeverLate",
                    usual([](Situation& s) {
                        s.sessions = {a_meal("A")};
                        s.now = kNine + 1h;
                    }),
                    {.sessions = {"A"}}});
}

}  // namespace

void add_session_vectors(List& list) {
    add_strangers(list);
    add_not_enrolled(list);
    add_full(list);
    add_limit_and_staff(list);
    add_rest(list);
}

}  // namespace test::vectors
