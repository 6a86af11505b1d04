// Each rule over every screen and state in every look. What breaks one today stands in known_breaches.txt,
// which must be exact: a new breach fails, and so does a line whose breach was mended.
#include "tests/ui/rules.h"

#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

namespace {

using gallery::Drawn;
using gallery::Gallery;

// "rule<tab>case<tab>subject" of each line that is no remark.
std::set<std::string> known_breaches(const std::string& rule) {
    std::ifstream file{stage::project_file("tests/ui/known_breaches.txt")};
    EXPECT_TRUE(file.is_open());
    std::set<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(rule + '\t')) lines.insert(line);
    }
    return lines;
}

std::string one_line(std::string text) {
    for (char& c : text) {
        if (c == '\n' || c == '\t') c = ' ';
    }
    return text;
}

using Rule = gallery::Breaches (*)(const Drawn&);

class Watch {
public:
    Watch(std::string name, Rule rule) : name_{std::move(name)}, rule_{rule}, known_{known_breaches(name_)} {}

    void look_at(const Drawn& drawn) {
        for (const gallery::Breach& breach : rule_(drawn)) {
            const std::string line = name_ + '\t' + drawn.what.name + '\t' + one_line(breach.subject);
            found_.insert(line);
            if (known_.contains(line)) continue;
            ADD_FAILURE() << drawn.name() << ": " << breach.subject << ": " << breach.what
                          << "\n    as a line of known_breaches.txt: " << line;
        }
    }

    // Leaves what it found in the build tree, for tests/ui/renew.sh.
    void finish() const {
        std::filesystem::create_directories("breaches");
        std::ofstream file{"breaches/" + name_ + ".txt"};
        for (const std::string& line : found_) file << line << '\n';
        for (const std::string& line : known_) {
            EXPECT_TRUE(found_.contains(line))
                << "mended, so it must leave tests/ui/known_breaches.txt: " << line;
        }
    }

private:
    std::string name_;
    Rule rule_;
    std::set<std::string> known_, found_;
};

void hold_everywhere(const std::string& name, Rule rule, Gallery::Effort effort = Gallery::Effort::Words) {
    Gallery gallery;
    Watch watch{name, rule};
    gallery.tour(effort, [&](const Drawn& drawn) { watch.look_at(drawn); });
    watch.finish();
}

void hold_in_longer_languages(const std::string& name, Rule rule) {
    Gallery gallery;
    Watch watch{name, rule};
    gallery.long_tour([&](const Drawn& drawn) { watch.look_at(drawn); });
    watch.finish();
}

TEST(Rules, TargetsAreLargeEnoughForAFinger) {
    hold_everywhere("target", gallery::too_small_targets);
}

TEST(Rules, TargetsStandApart) {
    hold_everywhere("gap", gallery::too_close_targets);
}

TEST(Rules, TextsAreLargeEnoughToRead) {
    hold_everywhere("size", gallery::too_small_texts);
}

TEST(Rules, TextsAreWhole) {
    hold_everywhere("cut", gallery::cut_off_texts);
}

TEST(Rules, NothingLeavesTheScreen) {
    hold_everywhere("screen", gallery::off_screen);
}

TEST(Rules, NoTextLeavesWhatItIsWrittenOn) {
    hold_everywhere("box", gallery::out_of_their_box);
}

TEST(Rules, NoTextLiesOnAnother) {
    hold_everywhere("overlap", gallery::overlapping_texts);
}

TEST(Rules, AllWordsAreKnown) {
    hold_everywhere("words", gallery::unknown_words);
}

TEST(Rules, EachIdIsThereOnce) {
    hold_everywhere("id", gallery::ids_used_twice);
}

TEST(Rules, InLowReachAllTargetsLieInTheLowerHalf) {
    hold_everywhere("low", gallery::out_of_low_reach);
}

TEST(Rules, SomethingAnswersAFinger) {
    hold_everywhere("way", gallery::no_way_on);
}

TEST(Rules, TextsStandOutFromWhatIsBehindThem) {
    hold_everywhere("contrast", gallery::too_faint_texts, Gallery::Effort::Pixels);
}

TEST(Rules, ALongerLanguageIsWholeToo) {
    hold_in_longer_languages("long-cut", gallery::cut_off_texts);
}

TEST(Rules, ALongerLanguageStaysOnTheScreen) {
    hold_in_longer_languages("long-screen", gallery::off_screen);
}

TEST(Rules, ALongerLanguageStaysInItsBoxes) {
    hold_in_longer_languages("long-box", gallery::out_of_their_box);
}

TEST(Rules, ALongerLanguageLiesOnNothing) {
    hold_in_longer_languages("long-overlap", gallery::overlapping_texts);
}

}  // namespace
