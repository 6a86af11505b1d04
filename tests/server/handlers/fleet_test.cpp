// Kiosks in use, set aside, locked out, enrolled anew; and what a locked-out one left behind.
#include "server/service/fleet.h"

#include <gtest/gtest.h>

#include "server/store/events.h"
#include "shared/wire/device.h"
#include "shared/wire/sealed.h"
#include "tests/server/county.h"

namespace {

using server::service::may_become;
using test::code_of;
using test::County;

class Fleet : public testing::Test {
protected:
    test::Response move(const std::string& kiosk, const std::string& action,
                        const std::string& who = "county_admin") {
        return county.post(county.log_in(who), "/api/v1/kiosks/" + kiosk + "/" + action, "{}");
    }
    test::Response enrol_with(const std::string& code, const pass::KeyPair& keys) {
        return county.send({.method = test::Method::Post,
                            .path = "/api/v1/enroll",
                            .body = wire::write_enroll({.code = code, .key = keys.public_key}),
                            .address = "192.0.2.9",
                            .is_json = true});
    }
    std::string code_for(const std::string& kiosk) {
        const auto response = county.send({.method = test::Method::Post,
                                           .path = "/api/v1/admin/codes",
                                           .body = wire::dump({{"kiosk", kiosk}}),
                                           .is_json = true,
                                           .is_local_admin = true});
        return response.status == 201 ? test::json_of(response).value("code", "") : std::string{};
    }
    // The same device with a new key, as the server answers it.
    wire::EnrollAnswer renew(test::Device& kiosk) {
        const auto keys = pass::make_key_pair();
        const auto answer = wire::read_enroll_answer(enrol_with(code_for(kiosk.id), keys).body);
        EXPECT_TRUE(answer);
        kiosk.keys = keys;
        kiosk.token = county.token_of(kiosk);
        return answer.value_or(wire::EnrollAnswer{});
    }
    pass::BoxPublicKey seal_key() {
        const auto answer =
            wire::read_enroll_answer(enrol_with(county.make_code(County::kHere), pass::make_key_pair()).body);
        const auto keys = wire::open_keyset(answer->keyset, answer->roots);
        return keys ? keys->seal_key : pass::BoxPublicKey{};
    }
    wire::Json unseal(const wire::SealedOutbox& outbox) {
        return test::json_of(county.send({.method = test::Method::Post,
                                          .path = "/api/v1/admin/sealed",
                                          .body = wire::write_sealed(outbox),
                                          .is_json = true,
                                          .is_local_admin = true}));
    }
    std::size_t check_ins() {
        std::size_t count = 0;
        county.write([&](server::store::Unit& unit) {
            count = server::store::attendance_in(unit, County::kClass).size();
        });
        return count;
    }

    County county;
};

TEST(DeviceStates, OnlyWhatIsNotRevokedMayChangeAndOnlyToSomethingElse) {
    using enum server::service::DeviceState;
    for (const auto now : {Active, Suspended, Revoked}) {
        for (const auto next : {Active, Suspended, Revoked}) {
            EXPECT_EQ(may_become(now, next), now != Revoked && now != next);
        }
    }
}

TEST_F(Fleet, ASuspendedKioskIsGivenNothingUntilItIsResumed) {
    const auto kiosk = county.enrol(County::kHere);
    EXPECT_EQ(move(kiosk.id, "suspend").status, 200);
    EXPECT_EQ(code_of(county.get(kiosk, "/api/v1/sync/pull")), "SUSPENDED");
    EXPECT_EQ(code_of(county.get(kiosk, "/api/v1/stream")), "SUSPENDED");
    EXPECT_EQ(code_of(move(kiosk.id, "suspend")), "STATE");
    EXPECT_EQ(move(kiosk.id, "resume").status, 200);
    EXPECT_EQ(county.get(kiosk, "/api/v1/sync/pull").status, 200);
}

TEST_F(Fleet, ARevokedKioskIsTurnedAwayForEverAndGetsNoCode) {
    const auto kiosk = county.enrol(County::kHere);
    EXPECT_EQ(move(kiosk.id, "revoke").status, 200);
    EXPECT_EQ(code_of(county.get(kiosk, "/api/v1/sync/pull")), "DEVICE_REVOKED");
    EXPECT_EQ(code_of(county.post(kiosk, "/api/v1/heartbeat", "{}")), "DEVICE_REVOKED");
    EXPECT_EQ(county.token_of(kiosk), "") << "and no new token either";
    EXPECT_EQ(code_of(move(kiosk.id, "resume")), "STATE");
    EXPECT_EQ(code_for(kiosk.id), "");
}

TEST_F(Fleet, WhoMovesAKioskIsInTheAudit) {
    const auto kiosk = county.enrol(County::kHere);
    EXPECT_EQ(move(kiosk.id, "revoke").status, 200);
    const auto audit = county.get(county.log_in("county_admin"), "/api/v1/audit");
    EXPECT_NE(audit.body.find("kiosk.revoke"), std::string::npos);
    EXPECT_NE(audit.body.find(kiosk.id), std::string::npos);
}

TEST_F(Fleet, ItsStreamHearsAGoodbyeAndEnds) {
    const auto kiosk = county.enrol(County::kHere);
    const auto other = county.enrol(County::kHere);
    std::vector<server::push::News> heard;
    const auto listen = [&](const test::Device& device) {
        return county.hub.add({.kiosk_id = device.id, .center_id = County::kHere},
                              [&, id = device.id](const server::push::News& news) {
                                  if (news.event == "bye") heard.push_back(news);
                              });
    };
    const auto one = listen(kiosk);
    const auto two = listen(other);
    EXPECT_EQ(move(kiosk.id, "revoke").status, 200);
    ASSERT_EQ(heard.size(), 1U);
    EXPECT_EQ(heard.front().kiosk_id, kiosk.id);
    EXPECT_TRUE(heard.front().is_last);
    county.hub.remove(one);
    county.hub.remove(two);
}

TEST_F(Fleet, EnrolledAnewItHasTheNextEpochAndTheOldKeyIsWorthNothing) {
    auto kiosk = county.enrol(County::kHere);
    const auto before = county.check_in(kiosk, County::kClass);
    EXPECT_EQ(county.pushed(kiosk, {before}).results.at(0).verdict, wire::Verdict::Ok);
    const auto old = kiosk;
    const auto answer = renew(kiosk);
    EXPECT_EQ(answer.device_id, old.id);
    EXPECT_EQ(answer.epoch, 2);
    EXPECT_EQ(county.get(old, "/api/v1/sync/pull").status, 401) << "its token has ended";
    EXPECT_EQ(county.token_of(old), "") << "and its key signs for nobody";
    EXPECT_EQ(county.get(kiosk, "/api/v1/sync/pull").status, 200);
}

TEST_F(Fleet, S13_AfterAnEnrolmentAnewItsSequenceGoesOnWithoutAGapAndNothingIsTwice) {
    auto kiosk = county.enrol(County::kHere);
    const auto lost_answer = county.check_in(kiosk, County::kClass);
    EXPECT_EQ(county.pushed(kiosk, {lost_answer}).results.at(0).verdict, wire::Verdict::Ok);
    renew(kiosk);
    const auto next = county.check_in(kiosk, County::kMeal);
    auto batch = county.batch(kiosk, {lost_answer, next});
    batch.epoch = 2;
    const auto answer =
        wire::read_push_answer(county.post(kiosk, "/api/v1/sync/push", wire::write_push(batch)).body);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->results.at(0).verdict, wire::Verdict::Duplicate);
    EXPECT_EQ(answer->results.at(1).verdict, wire::Verdict::Ok);
    EXPECT_TRUE(answer->gaps.empty());
    EXPECT_EQ(answer->acknowledged_through, 2);
    EXPECT_EQ(check_ins(), 1U);
}

TEST_F(Fleet, WhatALockedOutKioskSealedIsTakenInOnceHoweverOften) {
    auto kiosk = county.enrol(County::kHere);
    const auto key = seal_key();
    const auto sealed = [&](const std::string& plain) { return core::to_base64(pass::seal_for(key, plain)); };
    const auto event = county.check_in(kiosk, County::kClass);
    const wire::SealedOutbox outbox{
        .device_id = kiosk.id,
        .epoch = 1,
        .sealed_at = county.clock.wall(),
        .messages = {sealed(wire::write_push(county.batch(kiosk, {event}))), sealed("{broken"),
                     core::to_base64(pass::seal_for(pass::make_box_keys().public_key, "for somebody else"))}};
    EXPECT_EQ(move(kiosk.id, "revoke").status, 200);
    for (int time = 0; time < 2; ++time) {
        const auto answer = unseal(outbox);
        EXPECT_EQ(answer.value("taken", 0), 1);
        EXPECT_EQ(answer.value("quarantined", 0), 1);
        EXPECT_EQ(answer.value("closed", 0), 1);
    }
    EXPECT_EQ(check_ins(), 1U);
    std::size_t quarantined = 0;
    county.write(
        [&](server::store::Unit& unit) { quarantined = server::store::quarantined_events(unit, 10).size(); });
    EXPECT_EQ(quarantined, 1U);
}

}  // namespace
