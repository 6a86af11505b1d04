// The server's disk fails at every write in turn: an event is answered with "later", never lost, never
// doubled.
#include <gtest/gtest.h>

#include "server/store/centers.h"
#include "tests/server/county.h"
#include "tests/support/fault_disk.h"

namespace {

using test::County;

int attended(County& county) {
    int count = -1;
    county.write([&](auto& unit) { count = server::store::session_by_id(unit, County::kClass)->attended; });
    return count;
}

TEST(DiskFault, AnEventCountsOnceWhicheverWriteHadNoRoom) {
    test::FaultDisk disk;
    County county;
    test::Device kiosk = county.enrol(County::kHere);
    int nth = 1;
    for (;; ++nth) {
        ASSERT_LT(nth, 500) << "a push can't need so many writes";
        const auto event =
            county.check_in(kiosk, County::kClass, model::to_text(static_cast<model::PassId>(nth)));
        disk.fail_at(nth, test::DiskFault::Full);
        const auto response = county.push(kiosk, {event});
        const bool has_failed = disk.has_failed();
        disk.heal();
        EXPECT_TRUE(response.status == 200 || (has_failed && response.status == 503)) << response.body;
        const auto again = county.pushed(kiosk, {event}).results.at(0).verdict;
        if (response.status == 200) {
            EXPECT_EQ(again, wire::Verdict::Duplicate) << "write " << nth;
        }
        EXPECT_NE(again, wire::Verdict::Rejected);
        EXPECT_EQ(attended(county), nth);
        if (!has_failed) break;
    }
    EXPECT_GT(nth, 3) << "the disk never failed";
}

}  // namespace
