#include "kiosk/scan/wedge.h"

#include <cctype>
#include <optional>
#include <string>

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using scan::Wedge;

constexpr int kLeftShift = 225;
constexpr int kLeftControl = 224;
constexpr int kEnter = 40;
constexpr int kTab = 43;
constexpr int kCapsLock = 57;
constexpr int kMinus = 45;

int scancode_of(char character) {
    const auto letter = static_cast<char>(std::tolower(static_cast<unsigned char>(character)));
    if (letter >= 'a' && letter <= 'z') return 4 + letter - 'a';
    if (letter >= '1' && letter <= '9') return 30 + letter - '1';
    if (letter == '0') return 39;
    return letter == ' ' ? 44 : kMinus;
}

// A scanner that presses keys, ten milliseconds apart.
class Scanner {
public:
    void press(int scancode) {
        send(scancode, true);
        send(scancode, false);
    }
    void send(int scancode, bool down) {
        if (auto text = wedge.key({.scancode = scancode, .down = down, .time = now})) last = text;
        now += 5ms;
    }
    void type(const std::string& text) {
        for (const char character : text) {
            const bool upper = std::isupper(static_cast<unsigned char>(character)) != 0;
            if (upper) send(kLeftShift, true);
            press(scancode_of(character));
            if (upper) send(kLeftShift, false);
        }
    }

    Wedge wedge;
    core::SteadyTime now{1h};
    std::optional<std::string> last;
};

TEST(Wedge, ACodeThatEndsWithEnterIsRead) {
    Scanner scanner;
    scanner.type("NC1CEAQKCL2AER");
    EXPECT_FALSE(scanner.last);
    scanner.press(kEnter);
    EXPECT_EQ(scanner.last, "NC1CEAQKCL2AER");
}

TEST(Wedge, TabEndsACodeToo) {
    Scanner scanner;
    scanner.type("NI1ABC");
    scanner.press(kTab);
    EXPECT_EQ(scanner.last, "NI1ABC");
}

TEST(Wedge, SilenceOfATenthOfASecondEndsACode) {
    Scanner scanner;
    scanner.type("NC1ABC");
    const auto deadline = scanner.wedge.deadline();
    ASSERT_TRUE(deadline);
    EXPECT_FALSE(scanner.wedge.idle(*deadline - 1ms));
    EXPECT_EQ(scanner.wedge.idle(*deadline), "NC1ABC");
    EXPECT_FALSE(scanner.wedge.deadline());
}

TEST(Wedge, SilenceNoticedOnlyAtTheNextKeyCountsAsWell) {
    Scanner scanner;
    scanner.type("NC1ABC");
    scanner.now += 10s;
    scanner.type("N");
    EXPECT_EQ(scanner.last, "NC1ABC");
}

TEST(Wedge, C7_CapsLockAndShiftChangeOnlyTheCase) {
    Scanner scanner;
    scanner.press(kCapsLock);
    scanner.type("nc1ab2");
    scanner.press(kEnter);
    EXPECT_EQ(scanner.last, "nc1ab2");
}

TEST(Wedge, AHandThatTypesIsNoScanner) {
    Scanner scanner;
    for (const char letter : std::string{"NC1ABCDEF"}) {
        scanner.type(std::string(1, letter));
        scanner.now += 90ms;
    }
    scanner.press(kEnter);
    EXPECT_FALSE(scanner.last);
}

TEST(Wedge, AnyOtherTextIsIgnoredToItsEnd) {
    Scanner scanner;
    scanner.type("HTTPNC1ABC");  // a code within a foreign one is none
    scanner.press(kEnter);
    EXPECT_FALSE(scanner.last);
    scanner.type("NC1ABC");
    scanner.press(kEnter);
    EXPECT_EQ(scanner.last, "NC1ABC");
}

TEST(Wedge, MoreThan512CharactersAreDropped) {
    Scanner scanner;
    scanner.type("NC1" + std::string(509, 'A'));
    scanner.press(kEnter);
    ASSERT_TRUE(scanner.last);
    EXPECT_EQ(scanner.last->size(), 512U);
    scanner.last.reset();
    scanner.type("NC1" + std::string(510, 'A'));
    scanner.type("NC1B");
    scanner.press(kEnter);
    EXPECT_FALSE(scanner.last);
}

TEST(Wedge, TH15_AKeyOfAnotherKindSpoilsTheCode) {
    Scanner scanner;
    scanner.type("NC1AB");
    scanner.press(kMinus);
    scanner.type("CD");
    scanner.press(kEnter);
    EXPECT_FALSE(scanner.last);
    scanner.type("NC1AB");
    scanner.send(kLeftControl, true);
    scanner.type("c");
    scanner.send(kLeftControl, false);
    scanner.press(kEnter);
    EXPECT_FALSE(scanner.last);
}

TEST(Wedge, TH15_NoKeyWithAnyModifiersYieldsMoreThanLettersDigitsAndSpace) {
    // All 65,536 pairs of a key (8 bits) and held modifiers (8 bits), in the middle of a code.
    for (int modifiers = 0; modifiers < 256; ++modifiers) {
        for (int key = 0; key < 256; ++key) {
            Scanner scanner;
            scanner.type("NC1A");
            for (int bit = 0; bit < 8; ++bit) {
                if ((modifiers >> bit & 1) != 0) scanner.send(224 + bit, true);
            }
            scanner.press(key);
            for (int bit = 0; bit < 8; ++bit) {
                if ((modifiers >> bit & 1) != 0) scanner.send(224 + bit, false);
            }
            scanner.press(kEnter);
            if (!scanner.last) continue;
            ASSERT_LE(scanner.last->size(), 5U);
            for (const char character : *scanner.last) {
                ASSERT_TRUE(std::isalnum(static_cast<unsigned char>(character)) != 0 || character == ' ')
                    << "key " << key << " modifiers " << modifiers;
            }
        }
    }
}

}  // namespace
