#include "server/service/kiosk_health.h"

#include <gtest/gtest.h>

#include "shared/core/calendar.h"

namespace {

using server::service::health_of;
using server::service::KioskSigns;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

class KioskHealth : public testing::Test {
protected:
    static KioskSigns well() {
        KioskSigns signs;
        signs.now = *core::parse_utc("2026-11-24T01:00:00Z");
        signs.heartbeat = signs.now - minutes{1};
        signs.trust = "trusted";
        return signs;
    }
    static std::string said(const KioskSigns& signs) {
        const auto health = health_of(signs);
        std::string words{server::service::health_color_name(health.color)};
        for (const auto reason : health.reasons) words += " " + std::string{reason};
        return words;
    }
};

TEST_F(KioskHealth, R_R3_OneThatBeatsAndDrawsIsWell) {
    EXPECT_EQ(said(well()), "well");
    auto signs = well();
    signs.frame_age = seconds{15};
    signs.heartbeat = signs.now - minutes{5};
    signs.unread_since = signs.now - minutes{10};
    EXPECT_EQ(said(signs), "well");
}

TEST_F(KioskHealth, R_R3_SilentInOpeningHoursIsRedAndClosedIsGrey) {
    auto signs = well();
    signs.heartbeat = signs.now - minutes{5} - milliseconds{1};
    EXPECT_EQ(said(signs), "red NO_HEARTBEAT");
    signs.is_open = false;
    EXPECT_EQ(said(signs), "grey CLOSED");
    signs.heartbeat.reset();
    signs.is_open = true;
    EXPECT_EQ(said(signs), "red NO_HEARTBEAT");
}

TEST_F(KioskHealth, R_R3_FrozenSafeOrUnableToWriteIsRed) {
    auto signs = well();
    signs.frame_age = seconds{15} + milliseconds{1};
    EXPECT_EQ(said(signs), "red FROZEN");
    signs.is_off = true;  // a dark display draws nothing
    EXPECT_EQ(said(signs), "grey OFF");
    signs.faults = {"storage_fault", "safe_mode", "disk_low"};
    EXPECT_EQ(said(signs), "red SAFE_MODE STORAGE_FAULT");
}

TEST_F(KioskHealth, R_R3_BehindUntrustedOrFullIsAmber) {
    auto signs = well();
    signs.unread_since = signs.now - minutes{10} - milliseconds{1};
    EXPECT_EQ(said(signs), "amber BEHIND");
    signs = well();
    signs.trust = "suspect";
    signs.faults = {"queue_old", "disk_low", "not_rotating"};
    EXPECT_EQ(said(signs), "amber CLOCK_UNTRUSTED DISK_LOW QUEUE_OLD NOT_ROTATING");
}

TEST_F(KioskHealth, R_R3_SetAsideIsGreyWhateverElse) {
    auto signs = well();
    signs.is_suspended = true;
    signs.heartbeat.reset();
    EXPECT_EQ(said(signs), "grey SUSPENDED");
}

}  // namespace
