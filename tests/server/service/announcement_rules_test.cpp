#include "server/service/announcement_rules.h"

#include <gtest/gtest.h>

namespace {

using server::service::problems_of;
using namespace std::chrono_literals;

constexpr core::WallTime kNow{std::chrono::milliseconds{1'764'000'000'000}};

model::Announcement fine(model::Severity severity = model::Severity::Notice) {
    return {.severity = severity,
            .title = {.zh = "明日停水"},
            .body = {.zh = "明天上午停水"},
            .valid_from = kNow,
            .valid_until = kNow + 2h};
}
const model::Target kAll{.all = true};
using Problems = std::map<std::string, std::string>;

std::string han(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += "水";
    return text;
}

TEST(AnnouncementRules, CountCharactersAsPeopleDo) {
    EXPECT_EQ(server::service::character_count("明日停水"), 4U);
    EXPECT_EQ(server::service::character_count("ab水"), 3U);
    EXPECT_EQ(server::service::character_count(""), 0U);
}

TEST(AnnouncementRules, TakeTheLongestTitleAndNotOneCharacterMore) {
    for (const auto& [severity, longest] :
         std::vector<std::pair<model::Severity, int>>{{model::Severity::Info, 12},
                                                      {model::Severity::Notice, 12},
                                                      {model::Severity::Urgent, 8},
                                                      {model::Severity::Emergency, 8}}) {
        auto one = fine(severity);
        one.title.zh = han(longest);
        EXPECT_EQ(problems_of(one, kAll, kNow), Problems{});
        one.title.zh = han(longest + 1);
        EXPECT_EQ(problems_of(one, kAll, kNow), (Problems{{"title.zh", "TOO_LONG"}}));
    }
}

TEST(AnnouncementRules, TakeTheLongestBodyAndNotOneCharacterMore) {
    for (const auto& [severity, longest] : std::vector<std::pair<model::Severity, int>>{
             {model::Severity::Notice, 60}, {model::Severity::Urgent, 40}}) {
        auto one = fine(severity);
        one.body.zh = han(longest);
        EXPECT_EQ(problems_of(one, kAll, kNow), Problems{});
        one.body.zh = han(longest + 1);
        EXPECT_EQ(problems_of(one, kAll, kNow), (Problems{{"body.zh", "TOO_LONG"}}));
    }
}

TEST(AnnouncementRules, TakeALinkThatAPhoneOpensAndNothingElse) {
    auto one = fine();
    for (const char* good : {"https://example.org/a?b=1", "http://10.0.0.7:8080/s/x"}) {
        one.link = good;
        EXPECT_EQ(problems_of(one, kAll, kNow), Problems{}) << good;
    }
    for (const std::string& bad :
         {std::string{"example.org"}, std::string{"javascript:alert(1)"}, std::string{"https://"},
          std::string{"https:///a"}, std::string{"https://a b"}, std::string{"https://例子.org"},
          "https://a/" + std::string(191, 'x')}) {
        one.link = bad;
        EXPECT_EQ(problems_of(one, kAll, kNow), (Problems{{"link", "NOT_A_LINK"}})) << bad;
    }
}

TEST(AnnouncementRules, AlwaysWantAnEndAfterTheStartAndAfterNow) {
    auto one = fine();
    one.valid_until = one.valid_from;
    EXPECT_TRUE(problems_of(one, kAll, kNow).contains("valid_until"));
    one = fine();
    one.valid_from = kNow - 3h;
    one.valid_until = kNow - 1h;
    EXPECT_EQ(problems_of(one, kAll, kNow), (Problems{{"valid_until", "IN_THE_PAST"}}));
}

TEST(AnnouncementRules, LetAnEmergencyLastADayAtMost) {
    auto one = fine(model::Severity::Emergency);
    one.valid_until = one.valid_from + 24h;
    EXPECT_EQ(problems_of(one, kAll, kNow), Problems{});
    one.valid_until += 1min;
    EXPECT_EQ(problems_of(one, kAll, kNow), (Problems{{"valid_until", "TOO_FAR"}}));
    one.severity = model::Severity::Notice;
    EXPECT_EQ(problems_of(one, kAll, kNow), Problems{});
}

TEST(AnnouncementRules, WantSomebodyToSpeakTo) {
    EXPECT_EQ(problems_of(fine(), {}, kNow), (Problems{{"target", "MISSING"}}));
    EXPECT_EQ(problems_of(fine(), {.kiosks = {"k"}}, kNow), Problems{});
}

}  // namespace
