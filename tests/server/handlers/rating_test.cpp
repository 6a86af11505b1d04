#include <cmath>
#include <map>
#include <random>

#include <gtest/gtest.h>
#include <soci/soci.h>

#include "server/store/events.h"
#include "shared/core/uuid.h"
#include "shared/wire/device.h"
#include "tests/server/county.h"

namespace {

using test::County;

class Ratings : public testing::Test {
protected:
    model::Rating rating(int score, bool verified = true) {
        return {.id = core::make_uuid_v4(county.random),
                .session_id = County::kClass,
                .score = score,
                .reasons = {"reason.teacher"},
                .verified = verified};
    }
    void send(const std::vector<model::Rating>& ratings) {
        EXPECT_EQ(county.post(kiosk, "/api/v1/ratings", wire::write_ratings(ratings)).status, 200);
    }
    std::vector<std::string> texts(const char* query) {
        std::vector<std::string> found;
        county.write([&](auto& unit) {
            const soci::rowset<std::string> rows = (unit.sql.prepare << query);
            found.assign(rows.begin(), rows.end());
        });
        return found;
    }
    wire::Json shown() {
        const auto sessions = test::json_of(
            county.get(admin, std::string{"/api/v1/sessions?center="} + County::kHere))["sessions"];
        for (const auto& session : sessions) {
            if (session["id"] == County::kClass) return session["ratings"];
        }
        return {};
    }

    County county;
    test::Device kiosk = county.enrol(County::kHere);
    test::Browser admin = county.log_in("county_admin");
};

TEST_F(Ratings, R5_BelowFiveNothingIsShown) {
    for (int i = 0; i < 4; ++i) {
        send({rating(5)});
        EXPECT_EQ(shown(), (wire::Json{{"count", nullptr}, {"mean", nullptr}}));
    }
    EXPECT_TRUE(test::json_of(county.get(admin, "/api/v1/dashboard"))["ratings_today"]["mean"].is_null());
    send({rating(4)});
    EXPECT_EQ(shown()["count"], 5);
    EXPECT_DOUBLE_EQ(shown()["mean"].get<double>(), 4.8);
    EXPECT_EQ(test::json_of(county.get(admin, "/api/v1/dashboard"))["ratings_today"]["count"], 5);
}

TEST_F(Ratings, TheSameRecordSentTwiceCountsOnce) {
    const auto one = rating(3);
    for (int i = 0; i < 10; ++i) send({one});
    server::store::RatingSummary summary;
    county.write([&](auto& unit) { summary = server::store::ratings_of(unit, County::kClass); });
    EXPECT_EQ(summary.count, 1);
}

TEST_F(Ratings, WalkUpAndSuspectOnesAreKeptButNotInTheHeadline) {
    auto suspect = rating(1);
    suspect.suspect = {"burst"};
    send({rating(5), rating(5), rating(5), rating(5), rating(5), rating(1, false), suspect});
    EXPECT_EQ(shown()["count"], 5);
    EXPECT_DOUBLE_EQ(shown()["mean"].get<double>(), 5.0);
}

TEST_F(Ratings, R3_WhatTravelsAndWhatIsKeptNamesNobodyAndNoTime) {
    const std::string traffic = wire::write_ratings({rating(5), rating(2)});
    for (const char* name : {"pass", "tag\"", "dev_seq", "seq", "time", "_ms", "boot", "device"}) {
        EXPECT_EQ(traffic.find(name), std::string::npos) << name;
    }
    // A record that says more is not taken for what it should not say.
    auto json = *wire::parse(traffic);
    json["ratings"][0]["pass"] = County::kPass;
    EXPECT_EQ(county.post(kiosk, "/api/v1/ratings", wire::dump(json)).status, 200);
    EXPECT_EQ(texts("SELECT name FROM pragma_table_info('ratings') ORDER BY cid"),
              (std::vector<std::string>{"rid", "session_id", "score", "tags", "verified", "suspect"}));
    for (const auto& event : texts("SELECT body FROM events"))
        EXPECT_EQ(event.find("rating"), std::string::npos);
}

class SeededRandom final : public core::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(engine_());
    }

private:
    std::mt19937 engine_{2026};
};

// An analyst has the whole database: who came in which order, and the ratings in the order they are stored.
// They bet that the n-th rating is the n-th visitor's. By chance one bet a session is right, with a variance
// of one.
TEST_F(Ratings, R2_MatchingByStoredOrderIsNoBetterThanChance) {
    constexpr int kSessions = 200;
    constexpr int kVisitors = 6;
    SeededRandom seeded;
    std::map<std::string, int> visitor_of;  // rating -> position of its visitor, known to the test alone
    for (int session = 0; session < kSessions; ++session) {
        std::vector<model::Rating> batch;
        for (int visitor = 0; visitor < kVisitors; ++visitor) {
            auto one = rating(1 + static_cast<int>(seeded.below(5)));
            one.id = core::make_uuid_v4(seeded);
            one.session_id = "session-" + std::to_string(1000 + session);
            visitor_of[one.id] = visitor;
            batch.push_back(one);
        }
        send(batch);  // even an unshuffled batch must give nothing away
    }
    const auto stored = texts("SELECT rid FROM ratings ORDER BY session_id");
    ASSERT_EQ(stored.size(), static_cast<std::size_t>(kSessions * kVisitors));
    int right = 0;
    for (std::size_t i = 0; i < stored.size(); ++i) {
        right += visitor_of[stored[i]] == static_cast<int>(i % kVisitors) ? 1 : 0;
    }
    const double deviation = (right - kSessions) / std::sqrt(static_cast<double>(kSessions));
    EXPECT_LT(std::abs(deviation), 1.96) << right << " of " << stored.size() << " bets were right";
}

TEST_F(Ratings, AScoreOutsideTheFiveLevelsIsRefused) {
    for (const int score : {0, 6, -1}) {
        EXPECT_EQ(county.post(kiosk, "/api/v1/ratings", wire::write_ratings({rating(score)})).status, 400);
    }
}

}  // namespace
