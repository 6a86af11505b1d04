#include "kiosk/ui/focus.h"

#include <gtest/gtest.h>

#include "kiosk/ui/reading.h"

namespace {

using ui::FocusMove;

// Two by two tiles above a bar with one button; the bar is drawn first, as the screens draw it.
ui::Semantics page() {
    ui::Semantics shown{.screen = "test"};
    const auto add = [&](const char* id, float x, float y, bool enabled = true) {
        shown.elements.push_back({.id = id,
                                  .role = ui::Role::Button,
                                  .label = id,
                                  .rect = {x, y, 400, 200},
                                  .enabled = enabled,
                                  .pressable = true});
    };
    add("nav.home", 0, 900);
    add("a", 0, 0);
    add("b", 500, 0);
    add("c", 0, 300);
    add("d", 500, 300);
    add("grey", 0, 600, false);
    return shown;
}

std::vector<std::string> walk(const ui::Semantics& shown, FocusMove move, int steps) {
    std::vector<std::string> ids;
    ids.reserve(static_cast<std::size_t>(steps));
    std::string at;
    for (int i = 0; i < steps; ++i) ids.push_back(at = ui::moved_focus(shown, at, move));
    return ids;
}

}  // namespace

TEST(Focus, GoesThroughTheScreenInTheOrderOfReadingAndThenTheBarAndRound) {
    EXPECT_EQ(walk(page(), FocusMove::Next, 6),
              (std::vector<std::string>{"a", "b", "c", "d", "nav.home", "a"}));
    EXPECT_EQ(walk(page(), FocusMove::Previous, 3), (std::vector<std::string>{"a", "nav.home", "d"}));
}

TEST(Focus, GoesToTheNearestInTheDirectionOfTheArrow) {
    EXPECT_EQ(ui::moved_focus(page(), "a", FocusMove::Right), "b");
    EXPECT_EQ(ui::moved_focus(page(), "a", FocusMove::Down), "c");
    EXPECT_EQ(ui::moved_focus(page(), "d", FocusMove::Left), "c");
    EXPECT_EQ(ui::moved_focus(page(), "d", FocusMove::Up), "b");
    EXPECT_EQ(ui::moved_focus(page(), "c", FocusMove::Down), "nav.home");
}

TEST(Focus, StaysWhereNothingLiesThatWay) {
    EXPECT_EQ(ui::moved_focus(page(), "b", FocusMove::Right), "b");
}

TEST(Focus, BeginsAnewWhereItsElementIsGone) {
    EXPECT_EQ(ui::moved_focus(page(), "gone", FocusMove::Left), "a");
    EXPECT_EQ(ui::moved_focus({}, "a", FocusMove::Next), "");
}

TEST(Reading, SaysTheTitleThenTheItemsAndNoBar) {
    ui::Semantics shown = page();
    shown.elements.push_back({.id = "heading", .role = ui::Role::Heading, .label = "Title", .value = "line"});
    shown.elements.push_back(
        {.id = "mode.large", .role = ui::Role::Toggle, .label = "Large", .value = "off"});
    std::vector<std::string> texts;
    for (const auto& one : ui::sentences_of(shown)) texts.push_back(one.text);
    EXPECT_EQ(texts, (std::vector<std::string>{"Title, line", "a", "b", "c", "d", "grey"}));
}

TEST(Reading, LeavesOutWhatIsPrivate) {
    ui::Semantics shown;
    shown.elements.push_back({.id = "field", .label = "13812342026", .is_private = true});
    EXPECT_TRUE(ui::sentences_of(shown).empty());
}

TEST(Reading, ReadsADialogAlone) {
    ui::Semantics shown = page();
    shown.elements.push_back({.id = "idle", .role = ui::Role::Dialog});
    shown.elements.push_back({.id = "idle.keep", .role = ui::Role::Button, .label = "Continue"});
    const auto sentences = ui::sentences_of(shown);
    ASSERT_EQ(sentences.size(), 1u);
    EXPECT_EQ(sentences[0].text, "Continue");
}
