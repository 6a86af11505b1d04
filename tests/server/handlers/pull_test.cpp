#include <map>
#include <set>

#include <gtest/gtest.h>

#include "server/handlers/snapshots.h"
#include "server/store/accounts.h"
#include "server/store/feed.h"
#include "shared/wire/snapshot.h"
#include "tests/server/county.h"

namespace {

using test::County;

class Pull : public testing::Test {
protected:
    using Key = std::pair<std::string, std::string>;
    using Rows = std::map<Key, std::string>;

    // As a kiosk does it: page after page until there is no more.
    std::string pull_all(const test::Device& device, Rows& rows, std::string cursor = {}) {
        while (true) {
            auto page = county.pull(device, cursor);
            for (const auto& change : page.changes) apply(rows, change);
            cursor = page.cursor;
            if (!page.more) return cursor;
        }
    }
    static void apply(Rows& rows, const wire::Change& change) {
        if (change.operation == wire::Operation::Put) {
            rows[{change.kind, change.id}] = change.body;
        } else {
            rows.erase({change.kind, change.id});
        }
    }
    void put(const server::store::Scope& scope, std::string_view kind, const std::string& id,
             const std::string& body = R"({"n":1})") {
        county.write([&](auto& unit) { server::store::put_row(unit, scope, kind, id, body); });
    }

    County county;
    test::Device here = county.enrol(County::kHere);
    test::Device there = county.enrol(County::kThere);
};

TEST_F(Pull, AKioskGetsTheRowsOfItsCentreAndOfTheCounty) {
    Rows rows;
    pull_all(here, rows);
    EXPECT_TRUE(rows.contains({"center", County::kHere}));
    EXPECT_TRUE(rows.contains({"session", County::kClass}));
    EXPECT_TRUE(rows.contains({"keyset", "county"}));
    EXPECT_FALSE(rows.contains({"session", County::kElsewhere}));
    EXPECT_FALSE(rows.contains({"center", County::kThere}));
}

TEST_F(Pull, ARowForOneKioskReachesThatOneAlone) {
    test::Device neighbour = county.enrol(County::kHere);
    put({.center_id = County::kHere, .kiosk_id = here.id}, "announcement", "a1");
    Rows mine;
    Rows theirs;
    pull_all(here, mine);
    pull_all(neighbour, theirs);
    EXPECT_TRUE(mine.contains({"announcement", "a1"}));
    EXPECT_FALSE(theirs.contains({"announcement", "a1"}));
}

TEST_F(Pull, GoesOnWhereItStopped) {
    Rows rows;
    const auto cursor = pull_all(here, rows);
    EXPECT_TRUE(county.pull(here, cursor).changes.empty());
    put({.center_id = County::kHere, .kiosk_id = {}}, "space", "room-1");
    const auto page = county.pull(here, cursor);
    ASSERT_EQ(page.changes.size(), 1U);
    EXPECT_EQ(page.changes[0].id, "room-1");
    EXPECT_NE(page.cursor, cursor);
}

TEST_F(Pull, PagesJoinWithoutALossOrARepetition) {
    county.write([&](auto& unit) {
        for (int i = 0; i < 1203; ++i) {
            server::store::put_row(unit, {.center_id = County::kHere, .kiosk_id = {}}, "resident",
                                   "p" + std::to_string(i), "{}");
        }
    });
    std::set<std::string> seen;
    std::string cursor;
    int pages = 0;
    for (bool more = true; more; ++pages) {
        const auto page = county.pull(here, cursor);
        for (const auto& change : page.changes) {
            EXPECT_TRUE(seen.insert(change.kind + change.id).second) << change.id << " came twice";
        }
        more = page.more;
        cursor = page.cursor;
    }
    EXPECT_GE(pages, 3);
    EXPECT_GE(seen.size(), 1203U);
}

TEST_F(Pull, ADeletionTravelsAsATombstone) {
    put({.center_id = County::kHere, .kiosk_id = {}}, "space", "room-1");
    Rows rows;
    const auto cursor = pull_all(here, rows);
    ASSERT_TRUE(rows.contains({"space", "room-1"}));
    county.write([&](auto& unit) {
        server::store::delete_row(unit, {.center_id = County::kHere, .kiosk_id = {}}, "space", "room-1");
    });
    pull_all(here, rows, cursor);
    EXPECT_FALSE(rows.contains({"space", "room-1"}));
}

TEST_F(Pull, ASnapshotStaysAsItIsForAnHourAndIsItsKiosksAlone) {
    const auto offer = wire::read_snapshot_offer(county.get(here, "/api/v1/sync/snapshot").body);
    ASSERT_TRUE(offer);
    const std::string path = "/api/v1/sync/snapshot/" + offer->id;
    const auto before = county.get(here, path);
    EXPECT_EQ(before.status, 200);
    put({.center_id = County::kHere, .kiosk_id = {}}, "space", "built-later");
    EXPECT_EQ(county.get(here, path).body, before.body);
    EXPECT_EQ(county.get(county.enrol(County::kHere), path).status, 404);
    EXPECT_EQ(county.get(here, "/api/v1/sync/snapshot/..%2f..%2fserver.db").status, 404);
    county.clock.advance(std::chrono::hours{1});
    EXPECT_EQ(county.get(here, path).status, 404);
    server::handlers::drop_snapshots(county.shared, county.clock.wall());
    EXPECT_TRUE(std::filesystem::is_empty(county.shared.settings.snapshot_directory));
}

TEST_F(Pull, S14_AKioskOfAnotherSchemaIsToldToUpdate) {
    for (const int schema : {0, 1}) {
        test::Request request{.path = "/api/v1/sync/pull", .bearer = core::Secret{here.token}};
        request.schema = schema;
        EXPECT_EQ(county.send(request).status, 200) << schema;
    }
    test::Request request{.path = "/api/v1/sync/pull", .bearer = core::Secret{here.token}};
    request.schema = 2;
    EXPECT_EQ(county.send(request).status, 426);
}

TEST_F(Pull, S11_ACursorOlderThanTheTombstonesMustTakeASnapshotThatEqualsTheFeed) {
    Rows before;
    const auto old = pull_all(here, before);
    put({.center_id = County::kHere, .kiosk_id = {}}, "space", "gone");
    county.write([&](auto& unit) {
        server::store::delete_row(unit, {.center_id = County::kHere, .kiosk_id = {}}, "space", "gone");
    });
    county.clock.advance(std::chrono::hours{24 * 91});
    here.token = county.token_of(here);
    county.write(
        [](auto& unit) { server::store::drop_tombstones(unit, unit.now - std::chrono::hours{24 * 90}); });

    const auto refused = county.get(here, "/api/v1/sync/pull?cursor=" + old);
    ASSERT_EQ(refused.status, 410);
    const std::string shelf = test::json_of(refused)["snapshot_url"].get<std::string>();
    const auto offer = wire::read_snapshot_offer(county.get(here, shelf).body);
    ASSERT_TRUE(offer) << offer.error().message;
    const auto snapshot = county.get(here, shelf + "/" + offer->id);
    EXPECT_EQ(snapshot.body.size(), offer->bytes);
    ASSERT_EQ(snapshot.status, 200);
    Rows loaded;
    std::string cursor;
    std::size_t promised = 0;
    for (std::size_t at = 0; at < snapshot.body.size();) {
        const auto end = snapshot.body.find('\n', at);
        const std::string line = snapshot.body.substr(at, end - at);
        if (at == 0) {
            const auto head = *wire::parse(line);
            cursor = head["cursor"];
            promised = head["rows"];
            EXPECT_EQ(head["sha256"], core::sha256_hex(snapshot.body.substr(end + 1)));
        } else {
            apply(loaded, *wire::read_change(line));
        }
        at = end + 1;
    }
    EXPECT_EQ(loaded.size(), promised);
    Rows whole;
    EXPECT_EQ(pull_all(here, whole), cursor);
    EXPECT_EQ(loaded, whole);
    EXPECT_TRUE(county.pull(here, cursor).changes.empty());
}

TEST_F(Pull, ACursorOfAnotherEpochOrFromTheFutureIsGone) {
    EXPECT_EQ(county.get(here, "/api/v1/sync/pull?cursor=2.1").status, 410);
    EXPECT_EQ(county.get(here, "/api/v1/sync/pull?cursor=1.999999").status, 410);
    for (const char* wrong : {"1", "x.1", "1.x", "1.-5", "1.1.1", "1.99999999999999999999"}) {
        EXPECT_EQ(county.get(here, std::string{"/api/v1/sync/pull?cursor="} + wrong).status, 400) << wrong;
    }
}

TEST_F(Pull, TheSharesOfWalkInsNeverAddUpToMoreThanWhatIsLeft) {
    std::vector<test::Device> kiosks{here, county.enrol(County::kHere), county.enrol(County::kHere)};
    for (int taken = 0; taken < 4; ++taken) {
        int sum = 0;
        for (const auto& one : kiosks) {
            Rows rows;
            pull_all(one, rows);
            const auto session = wire::read_row<model::Session>(rows.at({"session", County::kClass}));
            ASSERT_TRUE(session);
            sum += session->walk_in_share;
        }
        EXPECT_LE(sum, 20 - taken);
        EXPECT_GT(sum, 20 - taken - 3);
        const std::string pass = "000000000000000" + std::to_string(taken + 1);
        county.pushed(kiosks[0], {county.check_in(kiosks[0], County::kClass, pass)});
    }
}

TEST_F(Pull, ANewKioskMakesTheOthersSharesSmaller) {
    Rows rows;
    const auto cursor = pull_all(here, rows);
    EXPECT_EQ(wire::read_row<model::Session>(rows.at({"session", County::kClass}))->walk_in_share, 20);
    county.enrol(County::kHere);
    pull_all(here, rows, cursor);
    EXPECT_EQ(wire::read_row<model::Session>(rows.at({"session", County::kClass}))->walk_in_share, 10);
}

TEST_F(Pull, WithoutATokenThereIsNothing) {
    here.token = "0000";
    EXPECT_EQ(county.get(here, "/api/v1/sync/pull").status, 401);
    EXPECT_EQ(county.get(here, "/api/v1/sync/snapshot").status, 401);
}

}  // namespace
