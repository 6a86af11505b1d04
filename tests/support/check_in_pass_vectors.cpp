#include "tests/support/check_in_situations.h"

namespace test::vectors {
namespace {

void add_pass_rows(List& list) {
    const auto phone_at = [](std::chrono::milliseconds after_from) {
        return usual([&](Situation& s) {
            make_phone_code(s);
            s.pass.valid_from = s.now - after_from;
            s.pass.valid_until = s.pass.valid_from + 5min;
        });
    };
    const auto card_at = [](std::chrono::milliseconds after_from, std::chrono::milliseconds before_until) {
        return usual([&](Situation& s) {
            s.pass.valid_from = s.now - after_from;
            s.pass.valid_until = s.now + before_until;
        });
    };
    const Expected ok{.sessions = {"A"}};
    list.push_back({"D1_Row7_ClockSuspect_PhoneCode",
                    usual([](Situation& s) {
                        make_phone_code(s);
                        s.clock = ClockTrust::Suspect;
                    }),
                    {.outcome = Outcome::ClockSuspect}});
    list.push_back({"Row7_ACardGoesOnFlagged",
                    usual([](Situation& s) { s.clock = ClockTrust::Suspect; }),
                    {.flags = {"clock_estimated"}, .sessions = {"A"}}});
    list.push_back({"T3_UnderASuspectClockACardsDatesAreNotJudged",
                    usual([](Situation& s) {
                        s.clock = ClockTrust::Suspect;
                        expire(s);
                    }),
                    {.flags = {"clock_estimated"}, .sessions = {"A"}}});
    list.push_back({"Row7_AnEstimatedClockTakesAPhoneCode",
                    usual([](Situation& s) {
                        make_phone_code(s);
                        s.clock = ClockTrust::Estimated;
                    }),
                    {.flags = {"clock_estimated"}, .sessions = {"A"}}});
    const auto from = [](std::chrono::milliseconds later) { return kNine + later; };
    list.push_back({"D1_Row8_NotYetValid_Card",
                    card_at(-1ms, 1h),
                    {.outcome = Outcome::NotYetValid, .when = from(1ms)}});
    list.push_back({"Row8_ACardIsGoodFromItsFirstMoment", card_at(0ms, 1h), ok});
    list.push_back({"Row8_APhoneCodeIsGood120SecondsEarly", phone_at(-120s), ok});
    list.push_back({"Row8_ButNot120SecondsAndAMillisecond",
                    phone_at(-120'001ms),
                    {.outcome = Outcome::NotYetValid, .when = from(120'001ms)}});
    list.push_back({"D1_Row9_Expired_CardAtItsEnd", card_at(1h, 0ms), {.outcome = Outcome::Expired}});
    list.push_back({"Row9_ACardIsGoodUntilTheLastMillisecond", card_at(1h, 1ms), ok});
    list.push_back({"Row9_APhoneCodeIsGoodUntil120SecondsAfter", phone_at(5min + 120s - 1ms), ok});
    list.push_back({"Row9_ButNotAt120Seconds", phone_at(5min + 120s), {.outcome = Outcome::Expired}});
}

void add_region_and_revocation_rows(List& list) {
    const Expected ok{.sessions = {"A"}};
    list.push_back({"D1_Row10_Replay",
                    usual([](Situation& s) {
                        make_phone_code(s);
                        s.facts.replayed = true;
                    }),
                    {.outcome = Outcome::Replay}});
    list.push_back({"Row10_ACardMayBeShownAgain", usual([](Situation& s) { s.facts.replayed = true; }), ok});
    list.push_back({"D1_Row11_WrongRegion",
                    usual([](Situation& s) { s.pass.region = 330106; }),
                    {.outcome = Outcome::WrongRegion}});
    list.push_back({"Row11_ANeighbouringRegionIsTakenWhereTheCentreSaysSo", usual([](Situation& s) {
                        s.pass.region = 330106;
                        s.center.accepted_regions.push_back(330106);
                    }),
                    ok});
    list.push_back({"D1_Row12_Revoked",
                    usual([](Situation& s) { s.facts.revoked = true; }),
                    {.outcome = Outcome::Revoked}});
    list.push_back({"Row12_ATestPassOutsideTraining",
                    usual([](Situation& s) { s.pass.test_pass = true; }),
                    {.outcome = Outcome::Revoked}});
    list.push_back({"Row12_ATestPassInTraining", usual([](Situation& s) {
                        s.pass.test_pass = true;
                        s.training = true;
                    }),
                    ok});
}

void add_pass_conflicts(List& list) {
    const auto conflict = [&](const char* name, Outcome outcome,
                              const std::function<void(Situation&)>& change,
                              std::optional<WallTime> when = std::nullopt) {
        list.push_back({name, usual(change), {.outcome = outcome, .when = when}});
    };
    conflict("D2_ClockSuspectBeforeReplay", Outcome::ClockSuspect, [](Situation& s) {
        make_phone_code(s);
        s.clock = ClockTrust::Suspect;
        s.facts.replayed = true;
    });
    conflict("D2_ClockSuspectBeforeExpired", Outcome::ClockSuspect, [](Situation& s) {
        make_phone_code(s);
        s.clock = ClockTrust::Suspect;
        expire(s);
    });
    conflict(
        "D2_NotYetValidBeforeRevoked", Outcome::NotYetValid,
        [](Situation& s) {
            s.pass.valid_from = s.now + 1h;
            s.facts.revoked = true;
        },
        kNine + 1h);
    conflict("D2_ExpiredBeforeRevoked", Outcome::Expired, [](Situation& s) {
        expire(s);
        s.facts.revoked = true;
    });
    conflict("D2_ExpiredBeforeReplay", Outcome::Expired, [](Situation& s) {
        make_phone_code(s);
        expire(s);
        s.facts.replayed = true;
    });
    conflict("D2_ExpiredBeforeWrongRegion", Outcome::Expired, [](Situation& s) {
        expire(s);
        s.pass.region = 330106;
    });
    conflict("D2_ReplayBeforeWrongRegion", Outcome::Replay, [](Situation& s) {
        make_phone_code(s);
        s.facts.replayed = true;
        s.pass.region = 330106;
    });
    conflict("D2_WrongRegionBeforeRevoked", Outcome::WrongRegion, [](Situation& s) {
        s.pass.region = 330106;
        s.facts.revoked = true;
    });
    conflict("D2_RevokedBeforeAlready", Outcome::Revoked, [](Situation& s) {
        s.facts.revoked = true;
        attend(s, "A", kNine - 5min);
    });
    conflict("D2_RevokedBeforeChoose", Outcome::Revoked, [](Situation& s) {
        s.facts.revoked = true;
        s.sessions.push_back(a_walk_in("W"));
    });
    conflict("D2_ExpiredBeforeNoSession", Outcome::Expired, [](Situation& s) {
        expire(s);
        s.sessions.clear();
    });
}

}  // namespace

void add_pass_vectors(List& list) {
    add_pass_rows(list);
    add_region_and_revocation_rows(list);
    add_pass_conflicts(list);
}

}  // namespace test::vectors
