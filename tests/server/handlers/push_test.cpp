#include <gtest/gtest.h>

#include "server/store/centers.h"
#include "server/store/events.h"
#include "server/store/people.h"
#include "tests/server/county.h"

namespace {

using test::County;
using wire::Verdict;

class Push : public testing::Test {
protected:
    std::size_t stored_events() {
        std::size_t count = 0;
        county.write([&](auto& unit) { count = server::store::events_since(unit, 0, 100'000).size(); });
        return count;
    }
    int attended(const char* session) {
        int count = -1;
        county.write([&](auto& unit) { count = server::store::session_by_id(unit, session)->attended; });
        return count;
    }
    server::store::CheckIn stored(const std::string& event_id) {
        server::store::CheckIn found;
        county.write([&](auto& unit) {
            found = server::store::check_in_by_event(unit, event_id).value_or(server::store::CheckIn{});
        });
        return found;
    }

    County county;
    test::Device kiosk = county.enrol(County::kHere);
};

TEST_F(Push, TakesAnEventAndCountsTheAttendance) {
    const auto event = county.check_in(kiosk, County::kClass);
    const auto answer = county.pushed(kiosk, {event});
    ASSERT_EQ(answer.results.size(), 1U);
    EXPECT_EQ(answer.results[0].verdict, Verdict::Ok);
    EXPECT_EQ(answer.acknowledged_through, 1);
    EXPECT_TRUE(answer.gaps.empty());
    EXPECT_EQ(attended(County::kClass), 1);
    EXPECT_EQ(stored(event.id).pass, County::kPass);
}

TEST_F(Push, S2_AnEventWhoseAnswerWasLostAHundredTimesCountsOnce) {
    std::vector<model::Event> events{county.check_in(kiosk, County::kClass),
                                     county.check_in(kiosk, County::kMeal)};
    for (int i = 0; i < 100; ++i) {
        const auto answer = county.pushed(kiosk, events);
        ASSERT_EQ(answer.results.size(), 2U);
        const auto expected = i == 0 ? Verdict::Ok : Verdict::Duplicate;
        EXPECT_EQ(answer.results[0].verdict, expected);
        EXPECT_EQ(answer.results[1].verdict, expected);
        EXPECT_EQ(answer.acknowledged_through, 2);
    }
    EXPECT_EQ(stored_events(), 2U);
    EXPECT_EQ(attended(County::kClass), 1);
}

TEST_F(Push, IsStillIdempotentAfterAYear) {
    const auto event = county.check_in(kiosk, County::kClass);
    county.pushed(kiosk, {event});
    county.clock.advance(std::chrono::hours{24 * 365});
    kiosk.token = county.token_of(kiosk);
    EXPECT_EQ(county.pushed(kiosk, {event}).results.at(0).verdict, Verdict::Duplicate);
}

TEST_F(Push, RefusesTheSameIdWithAnotherBody) {
    auto event = county.check_in(kiosk, County::kClass);
    county.pushed(kiosk, {event});
    event.body = county.check_in(kiosk, County::kMeal).body;
    const auto result = county.pushed(kiosk, {event}).results.at(0);
    EXPECT_EQ(result.verdict, Verdict::Rejected);
    EXPECT_EQ(result.code, "EID_CONFLICT");
    EXPECT_EQ(attended(County::kMeal), 0);
}

TEST_F(Push, S4_ABadEventIsSetAsideAndTheOthersGoThroughInTheSameBatch) {
    const auto first = county.check_in(kiosk, County::kClass);
    auto bad = county.event(kiosk, "checkin.v1", R"({"pass":"not hexadecimal!"})");
    const auto last = county.check_in(kiosk, County::kMeal);
    auto answer = county.pushed(kiosk, {first, bad, last});
    ASSERT_EQ(answer.results.size(), 3U);
    EXPECT_EQ(answer.results[0].verdict, Verdict::Ok);
    EXPECT_EQ(answer.results[1].verdict, Verdict::Rejected);
    EXPECT_EQ(answer.results[1].code, "BAD_BODY");
    EXPECT_EQ(answer.results[2].verdict, Verdict::Ok);
    EXPECT_EQ(answer.acknowledged_through, 1);

    const auto taken = county.post(kiosk, "/api/v1/sync/quarantine",
                                   wire::write_quarantined({.id = bad.id,
                                                            .sequence = bad.sequence,
                                                            .code = "BAD_BODY",
                                                            .first_at = county.clock.wall(),
                                                            .raw = bad.body}));
    EXPECT_EQ(taken.status, 200);
    answer = county.pushed(kiosk, {});
    EXPECT_EQ(answer.acknowledged_through, 3) << "what lies in quarantine has arrived";
    EXPECT_TRUE(answer.gaps.empty());
    const auto listed = test::json_of(county.get(county.log_in("county_admin"), "/api/v1/quarantine"));
    ASSERT_EQ(listed["events"].size(), 1U);
    EXPECT_EQ(listed["events"][0]["raw"], bad.body);
}

TEST_F(Push, TakesWhatTheBatchHoldsWhenOneEntryIsNoEventAtAll) {
    const auto event = county.check_in(kiosk, County::kClass);
    auto json = *wire::parse(wire::write_push(county.batch(kiosk, {event})));
    json["events"].insert(json["events"].begin(), wire::Json{{"eid", 7}});
    const auto answer =
        wire::read_push_answer(county.post(kiosk, "/api/v1/sync/push", wire::dump(json)).body);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->results.at(0).verdict, Verdict::Rejected);
    EXPECT_EQ(answer->results.at(1).verdict, Verdict::Ok);
}

TEST_F(Push, KeepsAnEventOfAnUnknownKindAsItIs) {
    const auto event = county.event(kiosk, "umbrella_out.v9", R"({"item":"u-7"})");
    EXPECT_EQ(county.pushed(kiosk, {event}).results.at(0).verdict, Verdict::Ok);
    EXPECT_EQ(county.pushed(kiosk, {event}).results.at(0).verdict, Verdict::Duplicate);
    EXPECT_EQ(stored_events(), 1U);
}

TEST_F(Push, RefusesAnEventForAnotherCentresSession) {
    const auto event = county.check_in(kiosk, County::kElsewhere);
    const auto result = county.pushed(kiosk, {event}).results.at(0);
    EXPECT_EQ(result.verdict, Verdict::Rejected);
    EXPECT_EQ(result.code, "OTHER_CENTER");
    EXPECT_EQ(attended(County::kElsewhere), 0);
}

TEST_F(Push, NamesTheGapsAndClosesThemWhenTheRestArrives) {
    std::vector<model::Event> events;
    events.reserve(6);
    for (int i = 0; i < 6; ++i) events.push_back(county.event(kiosk, "fault.v1", "{}"));
    auto answer = county.pushed(kiosk, {events[0], events[3], events[5]});
    EXPECT_EQ(answer.acknowledged_through, 1);
    EXPECT_EQ(answer.gaps, (std::vector<std::pair<std::int64_t, std::int64_t>>{{2, 3}, {5, 5}}));
    answer = county.pushed(kiosk, {events[1], events[2], events[4]});
    EXPECT_EQ(answer.acknowledged_through, 6);
    EXPECT_TRUE(answer.gaps.empty());
}

TEST_F(Push, S13_ADeviceThatComesBackWithALowerSequenceIsACopy) {
    const auto copy = kiosk;
    county.pushed(kiosk, {county.check_in(kiosk, County::kClass), county.check_in(kiosk, County::kMeal)});
    test::Device cloned = copy;
    const auto event = county.event(cloned, "fault.v1", "{}");
    const auto response = county.push(cloned, {event});
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(test::code_of(response), "CLONED");
    EXPECT_EQ(stored_events(), 2U) << "nothing of a copy is taken";
}

TEST_F(Push, S13_ACopyThatCaughtUpIsFoundByItsOtherEventOfTheSameSequence) {
    test::Device cloned = kiosk;
    county.pushed(kiosk, {county.check_in(kiosk, County::kClass)});
    const auto response = county.push(cloned, {county.check_in(cloned, County::kMeal)});
    EXPECT_EQ(response.status, 409);
    EXPECT_EQ(test::code_of(response), "CLONED");
    EXPECT_EQ(attended(County::kMeal), 0);
}

TEST_F(Push, D5_TwoKiosksThatWereOfflineGiveOneAttendanceAndOneDuplicate) {
    test::Device other = county.enrol(County::kHere);
    const auto early = county.check_in(kiosk, County::kClass);
    county.clock.advance(std::chrono::minutes{3});
    const auto late = county.check_in(other, County::kClass);
    county.pushed(other, {late});  // the later one arrives first
    county.pushed(kiosk, {early});
    EXPECT_EQ(stored(early.id).duplicate_of, "");
    EXPECT_EQ(stored(late.id).duplicate_of, early.id);
    EXPECT_EQ(stored(late.id).review, "duplicate");
    EXPECT_EQ(attended(County::kClass), 1);
}

TEST_F(Push, D5_APersonWithTwoCardsCountsOnce) {
    county.write([&](server::store::Unit& unit) {
        auto second = server::store::pass_by_id(unit, County::kPass).value();
        second.pass = "00000000000000aa";
        server::store::add_pass(unit, second);
    });
    const auto first = county.check_in(kiosk, County::kClass);
    const auto second = county.check_in(kiosk, County::kClass, "00000000000000aa");
    county.pushed(kiosk, {first, second});
    EXPECT_EQ(stored(second.id).duplicate_of, first.id);
    EXPECT_EQ(attended(County::kClass), 1);
}

TEST_F(Push, D5_AMealTakenTwiceIsADoubleClaimForReview) {
    test::Device other = county.enrol(County::kHere);
    const auto first = county.check_in(kiosk, County::kMeal);
    const auto second = county.check_in(other, County::kMeal);
    county.pushed(kiosk, {first});
    county.pushed(other, {second});
    EXPECT_EQ(stored(second.id).duplicate_of, first.id);
    EXPECT_EQ(stored(second.id).review, "double_claim");
    EXPECT_EQ(attended(County::kMeal), 1);
}

TEST_F(Push, OfThreeClaimsTheEarliestCountsWhateverTheOrderOfArrival) {
    std::vector<test::Device> kiosks{kiosk, county.enrol(County::kHere), county.enrol(County::kHere)};
    std::vector<model::Event> claims;
    for (auto& one : kiosks) {
        claims.push_back(county.check_in(one, County::kClass));
        county.clock.advance(std::chrono::minutes{1});
    }
    for (const std::size_t i : {2U, 1U, 0U}) county.pushed(kiosks[i], {claims[i]});
    EXPECT_EQ(stored(claims[0].id).duplicate_of, "");
    EXPECT_EQ(stored(claims[1].id).duplicate_of, claims[0].id);
    EXPECT_EQ(stored(claims[2].id).duplicate_of, claims[0].id);
    EXPECT_EQ(attended(County::kClass), 1);
}

TEST_F(Push, AVoidTakesTheAttendanceBackAndIsIdempotentToo) {
    const auto event = county.check_in(kiosk, County::kClass);
    county.pushed(kiosk, {event});
    const auto taken_back = county.event(kiosk, wire::event_type::kCheckInVoid,
                                         wire::write_body(model::CheckInVoidBody{.event_id = event.id}));
    county.pushed(kiosk, {taken_back});
    county.pushed(kiosk, {taken_back});
    EXPECT_TRUE(stored(event.id).voided);
    EXPECT_EQ(attended(County::kClass), 0);
}

TEST_F(Push, WhenTheAttendanceIsTakenBackTheOtherKiosksRecordCounts) {
    test::Device other = county.enrol(County::kHere);
    const auto first = county.check_in(kiosk, County::kClass);
    const auto second = county.check_in(other, County::kClass);
    county.pushed(kiosk, {first});
    county.pushed(other, {second});
    county.pushed(kiosk, {county.event(kiosk, wire::event_type::kCheckInVoid,
                                       wire::write_body(model::CheckInVoidBody{.event_id = first.id}))});
    EXPECT_TRUE(stored(first.id).voided);
    EXPECT_EQ(stored(second.id).duplicate_of, "");
    EXPECT_EQ(attended(County::kClass), 1);
}

TEST_F(Push, NoKioskTakesBackWhatAnotherRecorded) {
    test::Device other = county.enrol(County::kHere);
    const auto event = county.check_in(kiosk, County::kClass);
    county.pushed(kiosk, {event});
    county.pushed(other, {county.event(other, wire::event_type::kCheckInVoid,
                                       wire::write_body(model::CheckInVoidBody{.event_id = event.id}))});
    EXPECT_FALSE(stored(event.id).voided);
    EXPECT_EQ(attended(County::kClass), 1);
}

TEST_F(Push, AnIdThatAnotherKioskUsedIsRefusedWithoutHarmToTheFirst) {
    test::Device other = county.enrol(County::kHere);
    const auto event = county.check_in(kiosk, County::kClass);
    county.pushed(kiosk, {event});
    auto stolen = county.check_in(other, County::kMeal);
    stolen.id = event.id;
    const auto result = county.pushed(other, {stolen}).results.at(0);
    EXPECT_EQ(result.code, "EID_CONFLICT");
    EXPECT_EQ(stored(event.id).session_id, County::kClass);
}

TEST_F(Push, T2_TimesAreCorrectedByTheClocksOffset) {
    const auto right = county.clock.wall();
    county.clock.set_wall(right - std::chrono::hours{2});  // the kiosk's clock is two hours behind
    const auto event = county.check_in(kiosk, County::kClass);
    const auto batch = county.batch(kiosk, {event});
    county.clock.set_wall(right);
    EXPECT_EQ(county.post(kiosk, "/api/v1/sync/push", wire::write_push(batch)).status, 200);
    EXPECT_EQ(stored(event.id).at, right);
}

TEST_F(Push, ATimeFarInTheFutureIsClampedAndFlagged) {
    auto event = county.check_in(kiosk, County::kClass);
    event.wall += std::chrono::hours{3};
    county.pushed(kiosk, {event});
    EXPECT_EQ(stored(event.id).at, county.clock.wall());
    EXPECT_EQ(stored(event.id).review, "future_time");
}

TEST_F(Push, AKioskSpeaksOnlyForItself) {
    test::Device other = county.enrol(County::kHere);
    auto batch = county.batch(other, {county.check_in(other, County::kClass)});
    EXPECT_EQ(county.post(kiosk, "/api/v1/sync/push", wire::write_push(batch)).status, 403);
    EXPECT_EQ(stored_events(), 0U);
}

TEST_F(Push, MoreThanTwoHundredEventsAreTooMany) {
    std::vector<model::Event> events;
    events.reserve(201);
    for (int i = 0; i < 201; ++i) events.push_back(county.event(kiosk, "fault.v1", "{}"));
    EXPECT_EQ(county.push(kiosk, events).status, 400);
    events.pop_back();
    EXPECT_EQ(county.push(kiosk, events).status, 200);
}

TEST_F(Push, TH34_AFloodIsHeldBackAndTheOthersAreNot) {
    test::Device flood = county.enrol(County::kHere);
    int taken = 0;
    test::Response response;
    for (int batch = 0; batch < 150; ++batch) {
        response = county.push(flood, {200, county.event(flood, "fault.v1", "{}")});
        if (response.status != 200) break;
        ++taken;
    }
    EXPECT_EQ(taken, 100);
    EXPECT_EQ(response.status, 429);
    EXPECT_EQ(response.headers.at(0), (std::pair<std::string, std::string>{"Retry-After", "20"}));
    EXPECT_EQ(county.push(kiosk, {county.check_in(kiosk, County::kClass)}).status, 200);
    county.clock.advance(std::chrono::seconds{20});
    EXPECT_EQ(county.push(flood, {200, county.event(flood, "fault.v1", "{}")}).status, 200);
}

TEST_F(Push, ASuspendedKioskMayStillEmptyItsOutbox) {
    county.write([&](auto& unit) { server::store::set_kiosk_state(unit, kiosk.id, "suspended"); });
    EXPECT_EQ(county.push(kiosk, {county.check_in(kiosk, County::kClass)}).status, 200);
    EXPECT_EQ(test::code_of(county.get(kiosk, "/api/v1/sync/pull")), "SUSPENDED");
}

TEST_F(Push, ARevokedKioskIsToldSo) {
    county.write([&](auto& unit) { server::store::set_kiosk_state(unit, kiosk.id, "revoked"); });
    const auto response = county.push(kiosk, {county.check_in(kiosk, County::kClass)});
    EXPECT_EQ(response.status, 401);
    EXPECT_EQ(test::code_of(response), "DEVICE_REVOKED");
}

TEST_F(Push, TheConsoleHearsOfACheckInOfItsCentre) {
    std::vector<std::string> heard;
    county.hub.add({.centers = {County::kHere}}, [&](const auto& news) { heard.push_back(news.event); });
    std::vector<std::string> elsewhere;
    county.hub.add({.centers = {County::kThere}}, [&](const auto& news) { elsewhere.push_back(news.event); });
    county.pushed(kiosk, {county.check_in(kiosk, County::kClass)});
    EXPECT_EQ(heard, std::vector<std::string>{"checkin"});
    EXPECT_TRUE(elsewhere.empty());
}

}  // namespace
