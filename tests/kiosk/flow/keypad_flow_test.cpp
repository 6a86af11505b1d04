#include <gtest/gtest.h>

#include "tests/kiosk/flow/visit.h"

using namespace std::chrono_literals;
using namespace kiosk::flow;
using test::Visit;

namespace {

void at_keypad(Visit& visit) {
    visit.touch(Start{});
    visit.touch(GoScan{});
    visit.touch(GoKeypad{});
    ASSERT_TRUE(visit.at<Keypad>());
}

void type(Visit& visit, std::string_view digits) {
    for (const char c : digits) visit.touch(PressDigit{c - '0'});
}

void answer(Visit& visit, PhoneResult result, std::chrono::seconds wait = 0s) {
    visit.play(PhoneAnswered{.question = visit.state.last_question,
                             .result = result,
                             .handle = core::Secret{"handle"},
                             .wait = wait});
}

}  // namespace

TEST(KeypadFlow, LooksANumberUpOnlyWhenItIsWhole) {
    Visit visit;
    at_keypad(visit);
    type(visit, "1380013800");
    visit.touch(SubmitDigits{});
    EXPECT_TRUE(visit.take<LookUpPhone>().empty());
    type(visit, "01");  // the twelfth is not taken
    EXPECT_EQ(visit.at<Keypad>()->digits.size(), kPhoneDigits);
    visit.touch(SubmitDigits{});
    const auto asked = visit.take<LookUpPhone>();
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].phone.reveal(), "13800138000");
    visit.touch(SubmitDigits{});
    EXPECT_TRUE(visit.take<LookUpPhone>().empty()) << "while an answer is waited for";
}

TEST(KeypadFlow, GoesOnWithTheHandleAsWithACode) {
    Visit visit;
    at_keypad(visit);
    type(visit, "13800138000");
    visit.touch(SubmitDigits{});
    answer(visit, PhoneResult::Found);
    ASSERT_TRUE(visit.at<Asking>());
    const auto asked = visit.take<AskDesk>();
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].text.reveal(), "handle");
    EXPECT_EQ(asked[0].source, model::ScanSource::Keypad);
}

TEST(KeypadFlow, DropsALateAnswer) {
    Visit visit;
    at_keypad(visit);
    type(visit, "13800138000");
    visit.touch(SubmitDigits{});
    visit.wait(visit.rules.look_up_timeout);
    ASSERT_TRUE(visit.at<Keypad>());
    EXPECT_EQ(visit.at<Keypad>()->trouble, Keypad::Trouble::Offline);
    answer(visit, PhoneResult::Found);
    EXPECT_TRUE(visit.at<Keypad>());
}

TEST(KeypadFlow, PausesAfterFiveNumbersThatNobodyHas) {
    Visit visit;
    at_keypad(visit);
    type(visit, "13800138000");
    for (int i = 0; i < 5; ++i) {
        EXPECT_FALSE(visit.at<Keypad>()->paused_until);
        visit.touch(SubmitDigits{});
        answer(visit, PhoneResult::Unknown);
    }
    EXPECT_EQ(visit.at<Keypad>()->trouble, Keypad::Trouble::Paused);
    EXPECT_TRUE(visit.at<Keypad>()->digits.empty());
    type(visit, "1");
    EXPECT_TRUE(visit.at<Keypad>()->digits.empty());
    visit.wait(30s);
    visit.play(Touched{});
    visit.wait(30s);
    type(visit, "1");
    EXPECT_EQ(visit.at<Keypad>()->digits.size(), 1U);
}

TEST(KeypadFlow, RepeatsDeletingWhileItIsHeld) {
    Visit visit;
    at_keypad(visit);
    type(visit, "13800138000");
    visit.touch(HoldDelete{true});
    visit.wait(300ms);
    EXPECT_EQ(visit.at<Keypad>()->digits.size(), 11U);
    visit.wait(300ms);  // 400, 480 and 560 ms
    EXPECT_EQ(visit.at<Keypad>()->digits.size(), 8U);
    visit.play(DeleteDigit{});  // let go: what was held down deletes no further one
    EXPECT_EQ(visit.at<Keypad>()->digits.size(), 8U);
    visit.touch(DeleteDigit{});
    EXPECT_EQ(visit.at<Keypad>()->digits.size(), 7U);
}

TEST(KeypadFlow, ShowsAllDigitsForThreeSeconds) {
    Visit visit;
    at_keypad(visit);
    visit.touch(ShowDigits{});
    EXPECT_FALSE(visit.at<Keypad>()->shown_until) << "nothing to show";
    type(visit, "138");
    visit.touch(ShowDigits{});
    visit.wait(2900ms);
    EXPECT_TRUE(visit.at<Keypad>()->shown_until);
    visit.wait(100ms);
    EXPECT_FALSE(visit.at<Keypad>()->shown_until);
}

TEST(KeypadFlow, LeavesNoDigitBehind) {
    for (const Event& way : {Event{GoBack{}}, Event{GoHome{}}, Event{GoScan{}}}) {
        Visit visit;
        at_keypad(visit);
        type(visit, "13800138000");
        visit.take<Wipe>();
        visit.touch(way);
        EXPECT_FALSE(visit.at<Keypad>());
        EXPECT_EQ(visit.take<Wipe>().size(), 1U);
        for (const Screen& screen : visit.state.back) EXPECT_FALSE(std::holds_alternative<Keypad>(screen));
    }
}

TEST(KeypadFlow, WarnsWhoeverIsIdleAndEndsTheVisit) {
    Visit visit;
    at_keypad(visit);
    visit.wait(visit.rules.personal_idle);
    EXPECT_TRUE(visit.state.warned);
    visit.wait(visit.rules.warning);
    EXPECT_TRUE(visit.at<Attract>());
}

TEST(Digits, AreZeroedWhenTheyEnd) {
    Digits digits;
    for (const int digit : {1, 3, 8}) digits.push(digit);
    digits.pop();
    EXPECT_EQ(digits.secret().reveal(), "13");
    digits.clear();
    for (std::size_t i = 0; i < Digits::kMost; ++i) EXPECT_EQ(digits.at(i), '\0');
}
