// TH4: a PIN lets its owner in, and guessing leads nowhere.
#include "kiosk/desk/staff_door.h"

#include <gtest/gtest.h>

#include "shared/pass/pin.h"
#include "shared/wire/errands.h"
#include "tests/kiosk/desk/counter_story.h"

namespace {

using namespace test;
using desk::StaffResult;

const core::Bytes kSalt(pass::kPinSalt, 3);

wire::Change put_staff(const std::string& id, const std::string& pin, model::StaffRole role) {
    const model::StaffMember member{
        .id = id,
        .short_name = "小" + id,
        .role = role,
        .pin_hash = pass::hash_pin(core::Secret{pin}, kSalt, pass::HashCost::Quick)};
    return put(wire::row::kStaff, id, wire::write_row(member));
}

struct Door : testing::Test {
    CounterStory story;

    void SetUp() override {
        story.pull({put_staff("liu", "482913", model::StaffRole::Staff),
                    put_staff("zhao", "709254", model::StaffRole::Supervisor)});
    }
    desk::StaffAnswer knock(const std::string& pin) {
        return story.answer_to<desk::StaffAnswer>(
            desk::StaffPin{.question = story.next_question(), .pin = core::Secret{pin}});
    }
    std::vector<std::string> events() {
        std::vector<std::string> bodies;
        for (const auto& event : story.waiting()) {
            if (event.type == "staff_login.v1") bodies.push_back(event.body);
        }
        return bodies;
    }
};

TEST_F(Door, APinNamesItsOwnerAndTheLogInIsRecorded) {
    const auto welcome = knock("709254");
    EXPECT_EQ(welcome.result, StaffResult::Welcome);
    EXPECT_EQ(welcome.staff_id, "zhao");
    EXPECT_EQ(welcome.short_name, "小zhao");
    EXPECT_EQ(welcome.role, model::StaffRole::Supervisor);
    ASSERT_EQ(events().size(), 1U);
    const auto body = wire::read_staff_log_in(events()[0]);
    ASSERT_TRUE(body);
    EXPECT_EQ(body->staff_id, "zhao");
    EXPECT_FALSE(body->locked);
}

TEST_F(Door, FiveWrongOnesCloseItForAQuarterOfAnHour) {
    for (int left = 4; left > 0; --left) {
        const auto wrong = knock("000001");
        EXPECT_EQ(wrong.result, StaffResult::Wrong);
        EXPECT_EQ(wrong.tries_left, left);
    }
    const auto fifth = knock("000001");
    EXPECT_EQ(fifth.result, StaffResult::Locked);
    EXPECT_EQ(fifth.wait, 15min);
    EXPECT_EQ(knock("482913").result, StaffResult::Locked) << "the right one neither";
    ASSERT_EQ(events().size(), 1U) << "staff's console is told";
    EXPECT_TRUE(wire::read_staff_log_in(events()[0])->locked);
    story.wait(15min);
    EXPECT_EQ(knock("482913").result, StaffResult::Welcome);
}

TEST_F(Door, ARestartForgivesNothing) {
    for (int i = 0; i < 4; ++i) knock("000001");
    story.restart();
    EXPECT_EQ(knock("000001").result, StaffResult::Locked);
    story.restart();
    const auto answer = knock("482913");
    EXPECT_EQ(answer.result, StaffResult::Locked);
    EXPECT_GT(answer.wait, 14min);
}

TEST_F(Door, TwoHundredTriesWithRestartsBetweenEvaluateFiveAWindow) {
    int evaluated = 0;
    for (int i = 0; i < 200; ++i) {
        const auto answer = knock("000001");
        if (answer.result == StaffResult::Wrong || answer.wait == 15min) ++evaluated;
        if (i % 20 == 0) story.restart();
        story.wait(1s);
    }
    EXPECT_EQ(evaluated, 5);
}

TEST_F(Door, TheRightPinForgetsTheWrongOnes) {
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 4; ++i) EXPECT_EQ(knock("000001").result, StaffResult::Wrong);
        EXPECT_EQ(knock("482913").result, StaffResult::Welcome);
    }
}

TEST_F(Door, AClockSetBackKeepsNobodyOutForLonger) {
    for (int i = 0; i < 5; ++i) knock("000001");
    story.shut();
    story.clock().set_wall(kMorning - 10h);
    ASSERT_TRUE(story.open());
    EXPECT_LE(knock("482913").wait, 15min);
}

TEST_F(Door, AMemberWhoLeftIsNobody) {
    story.pull({erase(wire::row::kStaff, "liu")});
    EXPECT_EQ(knock("482913").result, StaffResult::Wrong);
    story.pull({erase(wire::row::kStaff, "zhao")});
    EXPECT_EQ(knock("709254").result, StaffResult::NoStaff);
}

TEST_F(Door, NeitherNameNorHashLiesOpenOnTheDisk) {
    knock("482913");
    const auto bytes = raw_bytes(story.data(), "desk.key");
    for (const char* hidden : {"argon2id", "小liu", "482913"})
        EXPECT_EQ(bytes.find(hidden), std::string::npos) << hidden;
}

}  // namespace
