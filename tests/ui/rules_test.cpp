// Each rule over every screen and state in every look.
#include "tests/ui/rules.h"

#include <gtest/gtest.h>

namespace {

using gallery::Drawn;
using gallery::Gallery;

using Rule = gallery::Breaches (*)(const Drawn&);

void hold(Rule rule, const Drawn& drawn) {
    for (const gallery::Breach& breach : rule(drawn))
        ADD_FAILURE() << drawn.name() << ": " << breach.subject << ": " << breach.what;
}

void hold_everywhere(Rule rule, Gallery::Effort effort = Gallery::Effort::Words) {
    Gallery gallery;
    gallery.tour(effort, [&](const Drawn& drawn) { hold(rule, drawn); });
}

void hold_in_longer_languages(Rule rule) {
    Gallery gallery;
    gallery.long_tour([&](const Drawn& drawn) { hold(rule, drawn); });
}

TEST(Rules, TargetsAreLargeEnoughForAFinger) {
    hold_everywhere(gallery::too_small_targets);
}

TEST(Rules, TargetsStandApart) {
    hold_everywhere(gallery::too_close_targets);
}

TEST(Rules, TextsAreLargeEnoughToRead) {
    hold_everywhere(gallery::too_small_texts);
}

TEST(Rules, TextsAreWhole) {
    hold_everywhere(gallery::cut_off_texts);
}

TEST(Rules, NothingLeavesTheScreen) {
    hold_everywhere(gallery::off_screen);
}

TEST(Rules, NoTextLeavesWhatItIsWrittenOn) {
    hold_everywhere(gallery::out_of_their_box);
}

TEST(Rules, NoTextLiesOnAnother) {
    hold_everywhere(gallery::overlapping_texts);
}

TEST(Rules, AllWordsAreKnown) {
    hold_everywhere(gallery::unknown_words);
}

TEST(Rules, EachIdIsThereOnce) {
    hold_everywhere(gallery::ids_used_twice);
}

TEST(Rules, InLowReachAllTargetsLieInTheLowerHalf) {
    hold_everywhere(gallery::out_of_low_reach);
}

TEST(Rules, SomethingAnswersAFinger) {
    hold_everywhere(gallery::no_way_on);
}

TEST(Rules, TextsStandOutFromWhatIsBehindThem) {
    hold_everywhere(gallery::too_faint_texts, Gallery::Effort::Pixels);
}

TEST(Rules, ALongerLanguageIsWholeToo) {
    hold_in_longer_languages(gallery::cut_off_texts);
}

TEST(Rules, ALongerLanguageStaysOnTheScreen) {
    hold_in_longer_languages(gallery::off_screen);
}

TEST(Rules, ALongerLanguageStaysInItsBoxes) {
    hold_in_longer_languages(gallery::out_of_their_box);
}

TEST(Rules, ALongerLanguageLiesOnNothing) {
    hold_in_longer_languages(gallery::overlapping_texts);
}

}  // namespace
