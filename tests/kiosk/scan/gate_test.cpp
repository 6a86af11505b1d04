#include "kiosk/scan/gate.h"

#include <chrono>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using scan::CodeKind;
using scan::CodeText;
using scan::ForeignCode;
using scan::Gate;
using scan::OneAtATime;
using scan::Scan;

CodeKind classify(std::string_view text) {
    if (text.starts_with("NC1GOOD")) return CodeKind::Acceptable;
    return text.starts_with("NC1") ? CodeKind::Unreadable : CodeKind::Foreign;
}

// A camera of 15 frames a second that shows what the test says.
class Counter {
public:
    void show(const std::vector<std::string>& texts, std::chrono::milliseconds time) {
        std::vector<scan::Code> codes;
        codes.reserve(texts.size());
        for (const auto& text : texts) codes.push_back({.text = text, .length = text.size()});
        show_codes(codes, time);
    }
    void show_codes(const std::vector<scan::Code>& codes, std::chrono::milliseconds time) {
        for (const auto end = now_ + time; now_ < end; now_ += kFrame) {
            if (auto scan = gate_.look(codes, now_)) scans_.push_back(std::move(*scan));
        }
    }
    void stall(std::chrono::milliseconds time) { now_ += time; }
    void reopen() { gate_.reopened(); }

    int taken(const std::string& text) const {
        int count = 0;
        for (const auto& scan : scans_) {
            const auto* code = std::get_if<CodeText>(&scan);
            if (code != nullptr && code->text.reveal() == text) ++count;
        }
        return count;
    }
    template <typename T>
    int count() const {
        int count = 0;
        for (const auto& scan : scans_) count += std::holds_alternative<T>(scan) ? 1 : 0;
        return count;
    }
    const std::vector<Scan>& scans() const { return scans_; }

    static constexpr std::chrono::milliseconds kFrame{66};

private:
    Gate gate_{classify, 42};
    core::SteadyTime now_{1h};
    std::vector<Scan> scans_;
};

TEST(Gate, C6_TheSameCardHeldFor30SecondsIsOneScan) {
    Counter counter;
    counter.show({"NC1GOOD1"}, 30s);
    EXPECT_EQ(counter.scans().size(), 1U);
    EXPECT_EQ(counter.taken("NC1GOOD1"), 1);
}

TEST(Gate, C6_AHandThatFlickersIsStillOneScan) {
    Counter counter;
    for (int i = 0; i < 20; ++i) {
        counter.show({"NC1GOOD1"}, 200ms);
        counter.show({}, 1200ms);
    }
    EXPECT_EQ(counter.scans().size(), 1U);
}

TEST(Gate, C5_AGoodCodeAfterABadOneIsNeverMissed) {
    Counter counter;
    for (int i = 0; i < 1000; ++i) {
        const std::string good = "NC1GOOD" + std::to_string(i);
        counter.show({i % 2 == 0 ? "https://pay.example" : "NC1BROKEN"}, Counter::kFrame);
        counter.show({good}, Counter::kFrame);
        ASSERT_EQ(counter.taken(good), 1) << i;
    }
}

TEST(Gate, C9_TwoGoodCodesInViewAreNoScanAndAHintOnce) {
    Counter counter;
    counter.show({"NC1GOOD1", "NC1GOOD2"}, 4s);
    EXPECT_EQ(counter.count<CodeText>(), 0);
    EXPECT_EQ(counter.count<OneAtATime>(), 1);
}

TEST(Gate, C9_AFrameThatShowsOnlyOneOfTheTwoTakesNone) {
    Counter counter;
    counter.show({"NC1GOOD1", "NC1GOOD2"}, Counter::kFrame);
    for (int i = 0; i < 20; ++i) {
        counter.show({"NC1GOOD1"}, 5 * Counter::kFrame);
        counter.show({"NC1GOOD1", "NC1GOOD2"}, Counter::kFrame);
    }
    EXPECT_EQ(counter.count<CodeText>(), 0);
}

TEST(Gate, TakesTheOneThatStaysWhenTheOtherIsTakenAway) {
    Counter counter;
    counter.show({"NC1GOOD1", "NC1GOOD2"}, 1s);
    counter.show({"NC1GOOD2"}, 2s);
    EXPECT_EQ(counter.taken("NC1GOOD2"), 1);
    EXPECT_EQ(counter.taken("NC1GOOD1"), 0);
}

TEST(Gate, TheSameTextTwiceInOneFrameIsOneCode) {
    Counter counter;
    counter.show({"NC1GOOD1", "NC1GOOD1"}, 1s);
    EXPECT_EQ(counter.scans().size(), 1U);
}

TEST(Gate, TakesACardAgainAfterItWasAwayLongEnough) {
    Counter counter;
    counter.show({"NC1GOOD1"}, 2s);
    counter.show({}, 1600ms);
    counter.show({"NC1GOOD1"}, 1s);
    EXPECT_EQ(counter.taken("NC1GOOD1"), 2);
}

TEST(Gate, AShortAbsenceWithinThreeSecondsIsNotEnough) {
    Counter counter;
    counter.show({"NC1GOOD1"}, Counter::kFrame);
    counter.show({}, 1700ms);
    counter.show({"NC1GOOD1"}, 5s);
    EXPECT_EQ(counter.taken("NC1GOOD1"), 1);
}

TEST(Gate, AnotherCardIsTakenAtOnceAndTheFirstNotAgain) {
    Counter counter;
    counter.show({"NC1GOOD1"}, Counter::kFrame);
    counter.show({"NC1GOOD2"}, Counter::kFrame);
    counter.show({"NC1GOOD1"}, Counter::kFrame);
    EXPECT_EQ(counter.taken("NC1GOOD1"), 1);
    EXPECT_EQ(counter.taken("NC1GOOD2"), 1);
}

TEST(Gate, ACameraThatStallsHasNotSeenTheCardGo) {
    Counter counter;
    counter.show({"NC1GOOD1"}, 4s);
    counter.stall(20s);
    counter.show({"NC1GOOD1"}, 4s);
    EXPECT_EQ(counter.taken("NC1GOOD1"), 1);
}

TEST(Gate, OpenedAgainTheSameCardCountsAgain) {
    Counter counter;
    counter.show({"NC1GOOD1"}, 4s);
    counter.stall(20s);
    counter.reopen();
    counter.show({"NC1GOOD1"}, 1s);
    EXPECT_EQ(counter.taken("NC1GOOD1"), 2);
}

TEST(Gate, OfAForeignCodeOnlyTheLengthPasses) {
    Counter counter;
    counter.show({"https://pay.example/secret"}, 5s);
    ASSERT_EQ(counter.scans().size(), 1U);
    const auto* foreign = std::get_if<ForeignCode>(&counter.scans()[0]);
    ASSERT_NE(foreign, nullptr);
    EXPECT_EQ(foreign->length, 26U);
}

TEST(Gate, ATextTooLongIsForeignWithoutBeingLookedAt) {
    Counter counter;
    counter.show_codes({{.text = "", .length = 4296}}, 1s);
    ASSERT_EQ(counter.scans().size(), 1U);
    EXPECT_EQ(std::get<ForeignCode>(counter.scans()[0]).length, 4296U);
}

TEST(Gate, AGoodCodeBesideAForeignOrBrokenOneIsTakenAlone) {
    Counter counter;
    counter.show({"https://pay.example", "NC1BROKEN", "NC1GOOD1"}, 5s);
    EXPECT_EQ(counter.scans().size(), 1U);
    EXPECT_EQ(counter.taken("NC1GOOD1"), 1);
}

TEST(Gate, ABrokenCodeIsHandedOnToBeExplained) {
    Counter counter;
    counter.show({"NC1BROKEN"}, 5s);
    EXPECT_EQ(counter.taken("NC1BROKEN"), 1);
}

TEST(Gate, TH14_HostileTextsAreForeign) {
    const std::vector<std::string> hostile{std::string("\0abc", 4), "\xff\xfe", "%n%n", "\x1b[2J", "\u202Ex",
                                           "javascript:alert(1)",   "' OR 1=1", "nc",   ""};
    Counter counter;
    for (const auto& text : hostile) counter.show({text}, Counter::kFrame);
    EXPECT_EQ(counter.count<ForeignCode>(), static_cast<int>(hostile.size()));
    EXPECT_EQ(counter.count<CodeText>(), 0);
}

}  // namespace
