// Every screen, in both languages and both shapes, drawn into build/…/pictures to be looked at and held to
// what must be true of any screen: words known, none cut off, none too small, nothing outside, targets large
// enough, and a way on from everywhere.
#include <algorithm>
#include <iterator>
#include <set>

#include <gtest/gtest.h>

#include "kiosk/screens/compose.h"
#include "kiosk/ui/reading.h"
#include "tests/kiosk/ui/stage.h"
#include "tests/support/sample_content.h"

namespace {

using namespace std::chrono_literals;
using namespace kiosk;  // NOLINT
using screens::SyncState;

struct Look {
    const char* name;
    const char* language;
    int width, height;
};

struct Case {
    std::string name;
    std::function<void(flow::State&)> arrange;
    SyncState sync = SyncState::Synced;
};

model::Decision decision(model::Outcome outcome, std::vector<model::Id> sessions = {"c3"}) {
    model::Decision made{.outcome = outcome, .sessions = std::move(sessions)};
    made.when = support::sample_now() + 3h;
    return made;
}

std::vector<Case> browse_cases() {
    return {
        {"attract", [](flow::State& s) { s.screen = flow::Attract{}; }},
        {"home", [](flow::State& s) { s.screen = flow::Home{}; }},
        {"home-offline", [](flow::State& s) { s.screen = flow::Home{}; }, SyncState::Offline},
        {"services", [](flow::State& s) { s.screen = flow::Services{}; }},
        {"services-none",
         [](flow::State& s) {
             s.screen = flow::Services{.category = model::Category::Health, .step_free_only = true};
         }},
        {"service", [](flow::State& s) { s.screen = flow::ServiceDetail{.service_id = "s1"}; }},
        {"service-sheet",
         [](flow::State& s) { s.screen = flow::ServiceDetail{.service_id = "s1", .take_away = true}; }},
        {"schedule", [](flow::State& s) { s.screen = flow::Schedule{}; }},
        {"schedule-empty", [](flow::State& s) { s.screen = flow::Schedule{.day = 3}; }},
        {"schedule-week",
         [](flow::State& s) { s.screen = flow::Schedule{.span = flow::Schedule::Span::Week}; }},
        {"notices", [](flow::State& s) { s.screen = flow::Notices{}; }},
        {"notices-none",
         [](flow::State& s) { s.screen = flow::Notices{.filter = flow::NoticeFilter::Important}; }},
        {"notice-open", [](flow::State& s) { s.screen = flow::Notices{.open = "a1"}; }},
        {"scan", [](flow::State& s) { s.screen = flow::Scan{}; }},
        {"scan-down", [](flow::State& s) { s.screen = flow::Scan{flow::Glance::CameraDown}; }},
    };
}

std::vector<Case> result_cases() {
    const model::MaskedName name{"王*和"};
    return {
        {"choose",
         [name](flow::State& s) {
             s.screen = flow::Choose{.name = name,
                                     .decision = decision(model::Outcome::Choose, {"c3", "c4", "c6"}),
                                     .selected = {"c3"}};
         }},
        {"success",
         [name](flow::State& s) {
             s.screen = flow::Success{.name = name, .attended = {{"c3", "e1", 26}, {"c4", "e2", 18}}};
         }},
        {"refused-full",
         [](flow::State& s) { s.screen = flow::Refused{.decision = decision(model::Outcome::Full)}; }},
        {"refused-already",
         [](flow::State& s) {
             s.screen = flow::Refused{.decision = decision(model::Outcome::Already, {"c1"})};
         }},
        {"rate-pick",
         [](flow::State& s) {
             s.screen = flow::RatePick{{"c9", "c1"}};
         }},
        {"rate-faces", [](flow::State& s) { s.screen = flow::RateFaces{.session_id = "c1", .pressed = 4}; }},
        {"rate-reasons",
         [](flow::State& s) {
             s.screen = flow::RateReasons{
                 .session_id = "c1", .score = 4, .reasons = {"reason.teacher", "reason.kids"}};
         }},
        {"rate-thanks", [](flow::State& s) { s.screen = flow::RateThanks{"c1"}; }},
        {"urgent",
         [](flow::State& s) {
             s.screen = flow::Home{};
             s.urgent = {{.id = "a1"}};
             s.take_over = flow::TakeOver{.shown = s.urgent[0]};
         }},
        {"home-urgent-banner",
         [](flow::State& s) {
             s.screen = flow::Home{};
             s.urgent = s.acknowledged = {{.id = "a1"}};
         },
         SyncState::Offline},
        {"idle",
         [](flow::State& s) {
             s.screen = flow::Services{};
             s.warned = s.entered;
         }},
    };
}

std::vector<Case> cases() {
    std::vector<Case> all = browse_cases();
    std::ranges::move(result_cases(), std::back_inserter(all));
    return all;
}

class Screens : public testing::TestWithParam<Look> {
protected:
    Screens()
        : stage{{.width = GetParam().width, .height = GetParam().height, .language = GetParam().language}} {}

    void draw(const Case& shown) {
        flow::State state;
        state.entered = state.touched = stage.now() + 1s;
        shown.arrange(state);
        status.sync = shown.sync;
        status.queued = 3;
        status.contact = support::sample_now() - 30min;
        const bool english = std::string_view{GetParam().language} == "en";
        state.language = english ? model::Language::English : model::Language::Chinese;
        stage.screen(shown.name);
        stage.frame([&](ui::Ui& ui) {
            const screens::Context context{.content = content,
                                           .texts = stage.texts(),
                                           .language = state.language,
                                           .now = support::sample_now(),
                                           .steady = ui.now(),
                                           .status = status,
                                           .rules = rules};
            const screens::Extras extras{
                .playing = playing(), .preview = {}, .other_language = stage.texts(), .diagnosis = {}};
            screens::draw_state(ui, state, context, extras);
        });
    }

    screens::Playing playing() const {
        return {.slide = slide, .ticker = {{"社区食堂 60 岁以上午餐 6 元", "Lunch for over-60s ¥6"}}};
    }

    screens::Slide slide{.picture = "calligraphy",
                         .category = {"南湖书院 · 公益体验课", "Nanhu Academy"},
                         .headline = {"提笔写“和”字\n周末少儿书法课", "Calligraphy\nfor Children"},
                         .fact = {"每周六、日 09:00　3楼 书法教室", "Sat and Sun 09:00, floor 3"},
                         .number = 1,
                         .count = 5};

    stage::Stage stage;
    model::Content content = support::sample_content();
    screens::Status status;
    flow::Rules rules;
};

// A long title in a short session of the schedule may be cut: the session's own page says it whole.
bool in_a_block(const ui::Ui& ui, const ui::DrawnText& text) {
    const auto& elements = ui.semantics().elements;
    return std::any_of(elements.begin(), elements.end(), [&](const ui::Element& e) {
        return e.id.starts_with("session.") && e.rect.contains(text.rect.center());
    });
}

void expect_good(const ui::Ui& ui, const std::string& name) {
    SCOPED_TRACE(name);
    const ui::Rect screen = ui.screen();
    for (const ui::DrawnText& text : ui.semantics().texts) {
        EXPECT_TRUE(!text.clipped || in_a_block(ui, text)) << "cut off: " << text.text;
        EXPECT_GE(text.px, 28) << text.text;
        EXPECT_GE(text.rect.x, -1) << text.text;
        EXPECT_LE(text.rect.right(), screen.w + 1) << text.text;
        EXPECT_GE(text.rect.y, -1) << text.text;
        EXPECT_LE(text.rect.bottom(), screen.h + 1) << text.text;
        EXPECT_EQ(text.text.find('{'), std::string::npos) << "a place not filled: " << text.text;
    }
    std::set<std::string> ids;
    for (const ui::Element& element : ui.semantics().elements) {
        EXPECT_TRUE(ids.insert(element.id).second) << "twice: " << element.id;
        const bool pressable = element.role != ui::Role::Heading && element.role != ui::Role::Status &&
                               element.role != ui::Role::Item && element.role != ui::Role::Dialog;
        if (!pressable || element.role == ui::Role::Link) continue;
        EXPECT_GE(element.rect.w, 88) << element.id;
        EXPECT_GE(element.rect.h, element.id.starts_with("session.") ? 60 : 88) << element.id;
        EXPECT_FALSE(element.label.empty()) << element.id;
    }
    const bool leads_on =
        std::any_of(ui.semantics().elements.begin(), ui.semantics().elements.end(),
                    [](const ui::Element& e) { return e.enabled && e.role == ui::Role::Button; });
    EXPECT_TRUE(leads_on);
    EXPECT_EQ(ui.missing_glyphs(), 0);
    for (const ui::Sentence& sentence : ui::sentences_of(ui.semantics()))
        EXPECT_EQ(sentence.text.find("王"), std::string::npos) << "a name is read aloud: " << sentence.text;
}

TEST_P(Screens, SayAndShowWhatTheyShould) {
    for (const Case& shown : cases()) {
        draw(shown);
        stage.save("screen-" + shown.name + "-" + GetParam().name);
        expect_good(stage.ui(), shown.name);
        EXPECT_EQ(stage.texts().missing(), 0) << shown.name;
    }
}

TEST_P(Screens, RefuseWithATitleAReasonAndAWayOn) {
    for (int i = 0; i <= static_cast<int>(model::Outcome::StorageError); ++i) {
        const auto outcome = static_cast<model::Outcome>(i);
        const std::string name = "refused-" + std::string{model::outcome_code(outcome)};
        draw({name, [&](flow::State& s) { s.screen = flow::Refused{.decision = decision(outcome)}; }});
        expect_good(stage.ui(), name);
        const auto& elements = stage.ui().semantics().elements;
        EXPECT_TRUE(std::any_of(elements.begin(), elements.end(), [](const ui::Element& e) {
            return e.id.starts_with("action.");
        })) << name;
        EXPECT_TRUE(std::any_of(elements.begin(), elements.end(), [](const ui::Element& e) {
            return e.id == "refused.wait" || e.id == "refused.scan" || e.id == "refused.ok";
        })) << name;
    }
    EXPECT_EQ(stage.texts().missing(), 0);
}

TEST_P(Screens, SayANoticeWholeOnTheSignage) {
    slide = {
        .category = {"通知", "Notice"},
        .headline = {"明天停课一天", "No classes tomorrow"},
        .fact = {
            "因设备检修，明天上午三楼书法教室和四楼手工教室停课一天，已报名的居民请改到周日下午同一时间上课，"
            "给您带来不便请见谅。",
            "Because of repairs the rooms on floors 3 and 4 stay closed tomorrow morning. Please come on "
            "Sunday afternoon at the same time."}};
    draw({"attract-notice", [](flow::State& s) { s.screen = flow::Attract{}; }});
    stage.save(std::string{"screen-attract-notice-"} + GetParam().name);
    expect_good(stage.ui(), "attract-notice");
}

INSTANTIATE_TEST_SUITE_P(Looks, Screens,
                         testing::Values(Look{"zh", "zh-CN", 1080, 1920}, Look{"en", "en", 1080, 1920},
                                         Look{"zh-across", "zh-CN", 1920, 1080},
                                         Look{"en-across", "en", 1920, 1080}),
                         [](const auto& look) {
                             std::string name = look.param.name;
                             std::replace(name.begin(), name.end(), '-', '_');
                             return name;
                         });

}  // namespace
