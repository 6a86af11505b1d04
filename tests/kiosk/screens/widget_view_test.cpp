#include <gtest/gtest.h>

#include "kiosk/screens/widget_screen.h"
#include "tests/kiosk/ui/stage.h"
#include "tests/support/sample_content.h"

namespace {

using namespace std::chrono_literals;
using kiosk::screens::WidgetView;
using Kind = model::WidgetKind;

class Widgets : public testing::Test {
protected:
    kiosk::screens::Context context() {
        return {
            .content = content, .texts = texts, .now = now, .steady = {}, .status = status, .rules = rules};
    }
    std::optional<WidgetView> view(Kind kind) { return widget_view({.kind = kind}, context()); }

    model::Content content = support::sample_content();
    core::WallTime now = support::sample_now();
    ui::Texts texts{stage::words_of("zh-CN")};
    kiosk::screens::Status status;
    kiosk::flow::Rules rules;
};

TEST_F(Widgets, TodaysClassesAreThoseThatRunOrComeAndNoCancelledOnes) {
    const auto classes = view(Kind::ClassesToday);
    ASSERT_TRUE(classes);
    ASSERT_EQ(classes->rows.size(), 5U);
    EXPECT_TRUE(classes->rows[0].is_now);
    EXPECT_EQ(classes->rows[0].chip, "进行中");
    for (const auto& row : classes->rows) EXPECT_NE(row.title, "国画入门") << "cancelled";
    EXPECT_NE(classes->fact.find("还有"), std::string::npos) << classes->fact;
}

TEST_F(Widgets, HaveNothingToSayWhenTheDayIsOver) {
    now += 14h;
    EXPECT_FALSE(view(Kind::ClassesToday));
    EXPECT_FALSE(view(Kind::NowAndNext));
    EXPECT_FALSE(view(Kind::ServicesOpen));
}

TEST_F(Widgets, R_C4_WithASuspectClockClassesBearTheirDateAndNothingIsNow) {
    status.clock = core::ClockTrust::Suspect;
    const auto classes = view(Kind::ClassesToday);
    ASSERT_TRUE(classes);
    EXPECT_EQ(classes->headline, "近期活动");
    for (const auto& row : classes->rows) {
        EXPECT_FALSE(row.is_now);
        EXPECT_NE(row.lead.find("10月"), std::string::npos) << row.lead;
    }
    EXPECT_FALSE(view(Kind::Clock));
    EXPECT_FALSE(view(Kind::NowAndNext));
    EXPECT_FALSE(view(Kind::ServicesOpen));
}

TEST_F(Widgets, NowAndNextAreOneThatRunsAndOneThatComes) {
    const auto both = view(Kind::NowAndNext);
    ASSERT_TRUE(both);
    ASSERT_EQ(both->rows.size(), 2U);
    EXPECT_TRUE(both->rows[0].is_now);
    EXPECT_EQ(both->rows[1].chip, "接下来");
}

TEST_F(Widgets, ServicesAreNamedOnceEach) {
    const auto services = view(Kind::ServicesOpen);
    ASSERT_TRUE(services);
    std::set<std::string> titles;
    for (const auto& row : services->rows) EXPECT_TRUE(titles.insert(row.title).second) << row.title;
}

TEST_F(Widgets, OpeningHoursMarkTodayAndItsClosure) {
    EXPECT_FALSE(view(Kind::OpeningHours)) << "not known";
    content.center.opening.week = {};
    content.center.opening.week.at(5) = {{9h, 12h}, {14h, 0h}};
    auto hours = view(Kind::OpeningHours);
    ASSERT_TRUE(hours);
    ASSERT_EQ(hours->rows.size(), 7U);
    EXPECT_EQ(hours->rows[5].title, "09:00 – 12:00　14:00 – 24:00");
    EXPECT_TRUE(hours->rows[5].is_now) << "a Saturday";
    EXPECT_EQ(hours->rows[6].title, "不开放");
    content.center.opening.closures = {core::LocalDate{std::chrono::year{2026} / std::chrono::October / 17}};
    hours = view(Kind::OpeningHours);
    EXPECT_EQ(hours->rows[5].title, "不开放");
}

TEST_F(Widgets, ACodeLeadsToItsServiceOrItsLinkOrIsLeftOut) {
    content.public_url = "https://linli.example.cn";
    const auto known = widget_view({.kind = Kind::QrCard, .service_id = "s1"}, context());
    ASSERT_TRUE(known);
    EXPECT_TRUE(known->code);
    EXPECT_EQ(known->headline, "少儿书法启蒙");
    EXPECT_FALSE(widget_view({.kind = Kind::QrCard, .service_id = "gone"}, context()));
    EXPECT_TRUE(widget_view({.kind = Kind::QrCard, .link = "https://example.cn"}, context()));
    EXPECT_FALSE(widget_view({.kind = Kind::QrCard, .link = std::string(9000, 'x')}, context()));
}

TEST_F(Widgets, ThatHaveNothingToSayAreNamedByTheirItems) {
    content.playlists = {{.id = "p",
                          .items = {{.id = "hours", .shows = model::Widget{.kind = Kind::OpeningHours}},
                                    {.id = "thanks", .shows = model::Widget{.kind = Kind::RatingThanks}}}}};
    EXPECT_EQ(speechless_items(context()), (std::set<model::Id>{"hours"}));
}

}  // namespace
