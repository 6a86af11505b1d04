#include <set>

#include <gtest/gtest.h>

#include "shared/wire/device.h"
#include "tests/server/county.h"

namespace {

using test::County;

class Enrol : public testing::Test {
protected:
    test::Response try_code(const std::string& code, const std::string& address = "192.0.2.50") {
        return county.send(
            {.method = test::Method::Post,
             .path = "/api/v1/enroll",
             .body = wire::write_enroll({.code = code, .key = pass::make_key_pair().public_key}),
             .address = address,
             .is_json = true});
    }
    test::Response ask_token(const wire::TokenRequest& request) {
        return county.send({.method = test::Method::Post,
                            .path = "/api/v1/auth/token",
                            .body = wire::write_token_request(request),
                            .is_json = true});
    }
    core::Bytes nonce_for(const std::string& device) {
        const auto response = county.send({.method = test::Method::Post,
                                           .path = "/api/v1/auth/challenge",
                                           .body = wire::write_challenge_request(device),
                                           .is_json = true});
        return wire::read_challenge(response.body).value_or(core::Bytes{});
    }
    wire::TokenRequest signed_by(const test::Device& device, const core::Bytes& nonce) {
        return {.device_id = device.id,
                .nonce = nonce,
                .signature = pass::sign(pass::domain::kAuth, wire::auth_message(device.id, nonce),
                                        device.keys.secret_key)};
    }

    County county;
};

TEST_F(Enrol, TheAnswerHoldsWhatAKioskPins) {
    const auto response = try_code(county.make_code(County::kHere));
    ASSERT_EQ(response.status, 201);
    const auto answer = wire::read_enroll_answer(response.body);
    ASSERT_TRUE(answer) << answer.error().message;
    EXPECT_EQ(answer->center_id, County::kHere);
    EXPECT_EQ(answer->epoch, 1);
    EXPECT_EQ(answer->roots.size(), 2U);
    const auto keys = wire::open_keyset(answer->keyset, answer->roots);
    ASSERT_TRUE(keys) << keys.error().message;
    EXPECT_EQ(keys->keys.size(), 1U);
    EXPECT_EQ(answer->server_time, county.clock.wall());
}

TEST_F(Enrol, ACodeWorksOnce) {
    const auto code = county.make_code(County::kHere);
    EXPECT_EQ(try_code(code).status, 201);
    EXPECT_EQ(try_code(code).status, 404);
}

TEST_F(Enrol, ACodeMayBeTypedCarelessly) {
    auto code = county.make_code(County::kHere);
    std::erase(code, '-');
    for (char& c : code) c = static_cast<char>(std::tolower(c));
    EXPECT_EQ(try_code("  " + code + " ").status, 201);
}

TEST_F(Enrol, ACodeRunsOutAfterADay) {
    const auto code = county.make_code(County::kHere);
    county.clock.advance(std::chrono::hours{24});
    EXPECT_EQ(try_code(code).status, 404);
}

TEST_F(Enrol, FiveWrongCodesLockAnAddressForAnHour) {
    const auto good = county.make_code(County::kHere);
    for (int i = 0; i < 5; ++i) EXPECT_EQ(try_code("0000-0000-0").status, 404);
    EXPECT_EQ(test::code_of(try_code(good)), "THROTTLED");
    EXPECT_EQ(try_code("0000-0000-0", "192.0.2.51").status, 404) << "another address may still try";
    county.clock.advance(std::chrono::minutes{59});
    EXPECT_EQ(try_code(good).status, 429);
    county.clock.advance(std::chrono::minutes{1});
    EXPECT_EQ(try_code(good).status, 201);
}

TEST_F(Enrol, TenThousandGuessesFromManyAddressesAreStoppedAtAHundredInTheHour) {
    int evaluated = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto address = "127.0." + std::to_string(i % 500 / 250) + "." + std::to_string(i % 250);
        evaluated += try_code("0000-0000-0", address).status == 404 ? 1 : 0;
    }
    EXPECT_EQ(evaluated, 100);
}

TEST_F(Enrol, AKioskGetsATokenForItsSignatureAndASecondOneForANewNonceOnly) {
    const auto kiosk = county.enrol(County::kHere);
    const auto nonce = nonce_for(kiosk.id);
    EXPECT_EQ(ask_token(signed_by(kiosk, nonce)).status, 200);
    EXPECT_EQ(ask_token(signed_by(kiosk, nonce)).status, 401) << "a nonce is for one time";
}

TEST_F(Enrol, ANonceLivesAMinute) {
    const auto kiosk = county.enrol(County::kHere);
    const auto nonce = nonce_for(kiosk.id);
    county.clock.advance(std::chrono::seconds{61});
    EXPECT_EQ(ask_token(signed_by(kiosk, nonce)).status, 401);
}

TEST_F(Enrol, AnotherKiosksSignatureIsWorthNothing) {
    const auto kiosk = county.enrol(County::kHere);
    auto other = county.enrol(County::kThere);
    other.id = kiosk.id;
    EXPECT_EQ(ask_token(signed_by(other, nonce_for(kiosk.id))).status, 401);
}

TEST_F(Enrol, AnUnknownDeviceIsAnsweredLikeAKnownOne) {
    EXPECT_EQ(nonce_for("01900000-0000-7000-8000-000000000009").size(), 32U);
}

TEST_F(Enrol, ATokenLivesTwelveHoursWhateverTheKiosksClockSays) {
    const auto kiosk = county.enrol(County::kHere);
    county.clock.advance(std::chrono::hours{12} - std::chrono::seconds{1});
    EXPECT_EQ(county.get(kiosk, "/api/v1/sync/pull").status, 200);
    county.clock.advance(std::chrono::seconds{1});
    EXPECT_EQ(county.get(kiosk, "/api/v1/sync/pull").status, 401);
}

TEST_F(Enrol, T1_TheTimeIsSignedWithTheAskersNonce) {
    const auto response = county.send({.path = "/api/v1/time", .query = {{"nonce", "abc123"}}});
    const auto time = wire::read_time(response.body);
    ASSERT_TRUE(time);
    EXPECT_EQ(time->nonce, "abc123");
    EXPECT_EQ(time->time, county.clock.wall());
    const auto enrolled = wire::read_enroll_answer(try_code(county.make_code(County::kHere)).body);
    const auto keys = wire::open_keyset(enrolled->keyset, enrolled->roots);
    EXPECT_TRUE(pass::verify(pass::domain::kTime, wire::time_message(time->nonce, time->time),
                             time->signature, keys->time_key));
    EXPECT_FALSE(pass::verify(pass::domain::kTime, wire::time_message("abc124", time->time), time->signature,
                              keys->time_key));
    EXPECT_EQ(county.send({.path = "/api/v1/time"}).status, 400);
}

}  // namespace
