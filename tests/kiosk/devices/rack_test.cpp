#include "kiosk/devices/rack.h"

#include <gtest/gtest.h>

namespace {

TEST(Rack, ASimulatedOneTellsInOrderWhatItsSensorsFelt) {
    devices::SimulatedRack rack;
    const devices::Slot seven{.rack_id = "umbrellas", .number = 7};
    EXPECT_EQ(rack.take_change(), std::nullopt);
    rack.pretend({.slot = seven, .filled = false});
    rack.pretend({.slot = seven, .filled = true});
    EXPECT_EQ(rack.take_change(), (devices::SlotChange{.slot = seven, .filled = false}));
    EXPECT_EQ(rack.take_change(), (devices::SlotChange{.slot = seven, .filled = true}));
    EXPECT_EQ(rack.take_change(), std::nullopt);
}

TEST(Rack, LampsStayOnUntilAllGoOut) {
    devices::SimulatedRack rack;
    rack.light({.rack_id = "umbrellas", .number = 7});
    rack.light({.rack_id = "umbrellas", .number = 8});
    EXPECT_EQ(rack.lit().size(), 2U);
    rack.darken_all();
    EXPECT_TRUE(rack.lit().empty());
}

TEST(Rack, WithoutOneNothingIsFeltAndNothingBreaks) {
    const auto rack = devices::open_rack(devices::RackKind::None);
    EXPECT_FALSE(rack->is_wired());
    EXPECT_FALSE(rack->pretend({.slot = {"umbrellas", 7}, .filled = true}));
    EXPECT_TRUE(rack->lit().empty());
    rack->light({.rack_id = "umbrellas", .number = 7});
    rack->darken_all();
    EXPECT_EQ(rack->take_change(), std::nullopt);
    EXPECT_TRUE(devices::open_rack(devices::RackKind::Simulated)->is_wired());
}

}  // namespace
