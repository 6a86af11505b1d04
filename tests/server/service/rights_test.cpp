#include "server/service/rights.h"

#include <gtest/gtest.h>

namespace {

using server::service::may;
using server::service::Person;
using server::service::Right;
using server::service::Role;

TEST(Rights, ACountyAdministratorCoversEveryCentreOthersTheirOwn) {
    EXPECT_TRUE(server::service::covers({.role = Role::CountyAdmin}, "anywhere"));
    const Person staff{.role = Role::CenterStaff, .centers = {"here"}};
    EXPECT_TRUE(server::service::covers(staff, "here"));
    EXPECT_FALSE(server::service::covers(staff, "there"));
    EXPECT_FALSE(server::service::covers(staff, ""));
}

TEST(Rights, AnEmergencyNeedsThePersonalRightBesidesTheRole) {
    EXPECT_FALSE(may({.role = Role::CountyAdmin}, Right::PublishEmergency));
    EXPECT_TRUE(may({.role = Role::CountyAdmin, .may_emergency = true}, Right::PublishEmergency));
    EXPECT_FALSE(may({.role = Role::Partner, .may_emergency = true}, Right::PublishEmergency));
}

TEST(Rights, EveryRoleAndRightHasItsName) {
    for (const char* name :
         {"county_admin", "street", "center_staff", "partner", "supervisor", "grid_worker"}) {
        const auto role = server::service::role_from(name);
        ASSERT_TRUE(role) << name;
        EXPECT_EQ(server::service::role_name(*role), name);
    }
    EXPECT_FALSE(server::service::role_from("root"));
    EXPECT_EQ(server::service::rights_of({.role = Role::GridWorker}),
              std::vector<std::string>{"centers.read"});
}

}  // namespace
