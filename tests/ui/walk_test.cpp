// Every edge of the navigation graph (DESIGN section 11), walked by touch alone, in the plain looks and with
// the modes combined.
#include <gtest/gtest.h>

#include "tests/ui/walker.h"

namespace {

using namespace std::chrono_literals;
using gallery::Case;
using gallery::Look;
using gallery::Shape;
using gallery::Tongue;
using gallery::Walker;
namespace flow = kiosk::flow;

const Look kPlain{};
const Look kAcross{.tongue = Tongue::English, .shape = Shape::Landscape};
const Look kCombined{.tongue = Tongue::English,
                     .modes = {.large = true, .contrast = true, .low_reach = true}};
const Look kLargeAcross{.shape = Shape::Landscape, .modes = {.large = true}};

Case named(std::string_view name) {
    for (Case& one : gallery::all_cases()) {
        if (one.name == name) return one;
    }
    ADD_FAILURE() << "no case " << name;
    return {};
}

class Walk : public testing::TestWithParam<Look> {
protected:
    void from(std::string_view name) { walker.stand(named(name), GetParam()); }

    // One touch, and where it leads.
    void touch(std::string_view id, std::string_view leads_to) {
        const std::string was = walker.at();
        ASSERT_TRUE(walker.tap(id)) << "nothing answers as " << id << " on " << was << ": "
                                    << testing::PrintToString(walker.ways());
        EXPECT_EQ(walker.at(), leads_to) << "from " << was << " by " << id;
    }
    void touch_first(std::string_view start, std::string_view leads_to) {
        const std::string was = walker.at();
        ASSERT_TRUE(walker.tap_first(start)) << "nothing answers as " << start << "… on " << was << ": "
                                             << testing::PrintToString(walker.ways());
        EXPECT_EQ(walker.at(), leads_to) << "from " << was << " by " << start << "…";
    }

    flow::CheckInAnswered answer(model::Outcome outcome, std::vector<model::Id> sessions) const {
        flow::CheckInAnswered made{.question = walker.state().last_question};
        made.decision.outcome = outcome;
        made.decision.sessions = std::move(sessions);
        made.name = model::MaskedName{"王*和"};
        if (outcome != model::Outcome::Ok) return made;
        for (const auto& id : made.decision.sessions)
            made.attended.push_back({.session_id = id, .event_id = "e-" + id, .ordinal = 1});
        return made;
    }
    void scan() { walker.hear(flow::CodeScanned{.text = core::Secret{std::string{"NC1:code"}}}); }

    Walker walker{GetParam().shape};
};

TEST_P(Walk, FromTheSignageHomeAndItsTiles) {
    from("attract");
    touch("attract.start", "home");
    for (const auto& [tile, screen] : {std::pair{"tile.checkin", "scan"},
                                       {"tile.services", "services"},
                                       {"tile.schedule", "schedule"},
                                       {"tile.rate", "rate_faces"},
                                       {"tile.borrow", "lending"},
                                       {"tile.notices", "notices"}}) {
        for (const char* way : {"nav.back", "nav.home"}) {
            from("home");
            touch(tile, screen);
            touch(way, "home");
        }
    }
    from("home");
    walker.wait(walker.scene().rules.home_idle * 2);
    EXPECT_EQ(walker.at(), "attract");
}

TEST_P(Walk, EachModeIsSwitchedAtTheBarAndEndsWithTheVisit) {
    from("home");
    touch("mode.lang", "home");
    touch("mode.large", "home");
    touch("mode.contrast", "home");
    if (GetParam().shape == Shape::Portrait) {
        touch("mode.low", "home");
        EXPECT_NE(walker.state().modes.low_reach, GetParam().modes.low_reach);
    }
    EXPECT_NE(walker.state().modes.large, GetParam().modes.large);
    EXPECT_NE(walker.state().modes.contrast, GetParam().modes.contrast);
    walker.wait(300s);
    EXPECT_EQ(walker.at(), "attract");
    EXPECT_EQ(walker.state().modes, flow::Modes{});
    EXPECT_EQ(walker.state().language, model::Language::Chinese);
}

TEST_P(Walk, FromTheServicesToOneAndToCheckingIn) {
    from("home");
    touch("tile.services", "services");
    touch_first("service.", "service");
    touch("service.take", "service");
    ASSERT_TRUE(walker.tap("sheet.close")) << testing::PrintToString(walker.ways());
    EXPECT_EQ(walker.at(), "service");
    touch("nav.back", "services");
    from("service");
    if (walker.tap("service.checkin")) {
        EXPECT_EQ(walker.at(), "scan");
    }
}

TEST_P(Walk, TheScheduleByDayByWeekAndToAService) {
    from("home");
    touch("tile.schedule", "schedule");
    touch("schedule.span.1", "schedule");
    EXPECT_EQ(std::get<flow::Schedule>(walker.state().screen).span, flow::Schedule::Span::Week);
    touch("week.day.5", "schedule");
    EXPECT_EQ(std::get<flow::Schedule>(walker.state().screen).span, flow::Schedule::Span::Day);
    touch("schedule.span.1", "schedule");
    touch("schedule.span.0", "schedule");
    touch_first("session.", "service");
    touch("nav.back", "schedule");
    touch("nav.home", "home");
}

TEST_P(Walk, AScanGoesOnByWhatIsOpen) {
    from("home");
    touch("tile.checkin", "scan");
    scan();
    walker.hear(answer(model::Outcome::Ok, {"c3"}));
    EXPECT_EQ(walker.at(), "success");
    walker.wait(40s);
    EXPECT_EQ(walker.at(), "home");

    from("scan");
    scan();
    walker.hear(answer(model::Outcome::Choose, {"c3", "c4"}));
    ASSERT_EQ(walker.at(), "choose");
    touch("choose.c3", "choose");
    touch("choose.go", "scan");  // asks the desk
    walker.hear(answer(model::Outcome::Ok, {"c3"}));
    ASSERT_EQ(walker.at(), "success");
    touch("success.undo", "success");
    walker.hear(flow::UndoAnswered{.question = walker.state().last_question, .undone = true});
    EXPECT_EQ(walker.at(), "home");

    from("success");
    touch("success.undo", "success");
    flow::UndoAnswered several{.question = walker.state().last_question, .undone = true};
    several.decision = answer(model::Outcome::Choose, {"c3", "c4"}).decision;
    walker.hear(several);
    ASSERT_EQ(walker.at(), "choose");
    touch("choose.c4", "choose");

    from("choose");
    touch("choose.notme", "scan");
    from("success");
    touch("success.done", "home");
}

TEST_P(Walk, EachRefusalHasItsWaysOn) {
    for (const auto outcome : {model::Outcome::NotOpen, model::Outcome::Full, model::Outcome::Already,
                               model::Outcome::ForeignCode}) {
        for (const char* way : {"refused.ok", "nav.home", "nav.back"}) {
            // A code that is none has 再扫一次 and 请人帮忙 instead.
            if (outcome == model::Outcome::ForeignCode && way == std::string_view{"refused.ok"}) continue;
            from("scan");
            scan();
            walker.hear(answer(outcome, {"c3"}));
            ASSERT_EQ(walker.at(), "refused");
            touch(way, "home");
        }
    }
    from("refused-full");
    touch("action.schedule", "schedule");
    from("refused-full");
    touch("action.help", "help");
    from("refused-full");
    touch("refused.wait", "waiting");
    from("refused-foreign-code");
    touch("refused.scan", "scan");
    from("refused-foreign-code");
    touch("action.keypad", "keypad");
    from("refused-foreign-code");
    touch("refused.help", "help");
    from("refused-not-open");
    touch("refused.schedule", "schedule");
    from("refused-already");
    touch("refused.scan", "scan");
    from("refused-already-undo");
    touch("action.undo", "refused");
    from("refused-not-registered");
    touch("action.register", "slip");
    from("refused-already");
    touch("action.rate", "rate_faces");
}

TEST_P(Walk, ANumberInsteadOfACode) {
    from("home");
    touch("tile.checkin", "scan");
    touch("scan.phone", "keypad");
    for (const char digit : std::string{"13812342626"}) touch(std::string{"key."} + digit, "keypad");
    touch("key.show", "keypad");
    touch("key.ok", "keypad");
    walker.hear(
        flow::PhoneAnswered{.question = walker.state().last_question, .result = flow::PhoneResult::Unknown});
    touch("key.slip", "slip");
    from("keypad-unknown");
    touch("key.help", "help");
    from("keypad");
    touch("key.scan", "scan");
    from("keypad-complete");
    touch("key.ok", "keypad");
    flow::PhoneAnswered found{.question = walker.state().last_question, .result = flow::PhoneResult::Found};
    found.handle = core::Secret{std::string{"NC1:handle"}};
    walker.hear(found);
    walker.hear(answer(model::Outcome::Ok, {"c3"}));
    EXPECT_EQ(walker.at(), "success");
}

TEST_P(Walk, RatingFromTheSessionToTheThanks) {
    from("rate-pick");
    touch_first("rate.pick.", "rate_faces");
    walker.wait(2s);
    touch("rate.face.4", "rate_faces");
    walker.hear(
        flow::RatingAnswered{.question = walker.state().last_question, .stored = true, .rating_id = "r1"});
    walker.wait(1s);
    ASSERT_EQ(walker.at(), "rate_reasons");
    touch("rate.change", "rate_faces");
    walker.wait(2s);
    touch("rate.face.5", "rate_faces");
    walker.wait(1s);
    ASSERT_EQ(walker.at(), "rate_reasons");
    touch_first("reason.", "rate_reasons");
    touch("rate.send", "rate_thanks");
    walker.wait(40s);
    EXPECT_EQ(walker.at(), "home");
}

TEST_P(Walk, BorrowingAndGivingBack) {
    from("home");
    touch("tile.borrow", "lending");
    touch("lend.borrow", "scan");
    scan();
    walker.hear(flow::BorrowAnswered{
        .question = walker.state().last_question,
        .result = flow::BorrowResult::Lent,
        .loan = {.id = "l1", .item_id = "rack1-7", .due = walker.scene().wall + 24h},
        .item = {.id = "rack1-7", .center_id = "center", .rack_id = "rack1", .slot = 7}});
    ASSERT_EQ(walker.at(), "pick_up");
    touch("lend.got", "lending_result");
    touch("refused.ok", "home");

    from("pick-up");
    touch("lend.broken", "pick_up");
    walker.hear(flow::BorrowAnswered{.question = walker.state().last_question,
                                     .result = flow::BorrowResult::Cancelled});
    EXPECT_EQ(walker.at(), "lending_result");
    from("pick-up");
    for (auto left = walker.scene().rules.pick_up_time * 2 + 2s; left > 0s && walker.at() == "pick_up";
         left -= 1s)
        walker.wait(1s);
    EXPECT_EQ(walker.at(), "lending_result");

    from("lending");
    touch("lend.return", "give_back");
    walker.hear(flow::SlotChanged{.rack_id = "rack1", .slot = 7, .filled = true});
    walker.hear(
        flow::ReturnAnswered{.question = walker.state().returning, .result = flow::ReturnResult::Returned});
    ASSERT_EQ(walker.at(), "lending_result");
    touch("nav.home", "home");
}

TEST_P(Walk, NoticesAndTheirSheet) {
    from("home");
    touch("tile.notices", "notices");
    touch_first("notice.", "notices");
    EXPECT_FALSE(std::get<flow::Notices>(walker.state().screen).open.empty());
    touch("sheet.close", "notices");
    EXPECT_TRUE(std::get<flow::Notices>(walker.state().screen).open.empty());
}

TEST_P(Walk, HelpIsASheetAboveAnyScreen) {
    from("home");
    touch("mode.help", "help");
    touch("help.close", "home");
    from("scan");
    touch("scan.help", "help");
    touch("help.call", "help");
    walker.hear(flow::HelpAnswered{
        .question = walker.state().last_question, .result = flow::HelpResult::Called, .call_id = "h1"});
    touch("help.close", "scan");
}

TEST_P(Walk, StaffTapTheLogoFiveTimes) {
    from("home");
    for (int i = 0; i < 5; ++i) ASSERT_TRUE(walker.tap("status.logo"));
    ASSERT_EQ(walker.at(), "staff_pin");
    for (const char digit : std::string{"123456"}) touch(std::string{"key."} + digit, "staff_pin");
    walker.hear(flow::StaffAnswered{.question = walker.state().last_question,
                                    .result = flow::StaffResult::Welcome,
                                    .who = {.id = "m1", .short_name = "李*"}});
    ASSERT_EQ(walker.at(), "staff_panel");
    touch("panel.leave", "home");
    from("staff-pin");
    touch("nav.back", "home");
}

TEST_P(Walk, AnUrgentWordTakesTheScreenAndGivesItBack) {
    from("attract");
    walker.hear(flow::UrgentChanged{.valid = {{.id = "a1"}}});
    ASSERT_EQ(walker.at(), "urgent");
    touch("urgent.ack", "attract");
    touch("banner.urgent", "urgent");
    touch("urgent.ack", "attract");

    from("services");  // somebody is in the middle of something: a banner says it
    walker.hear(flow::UrgentChanged{.valid = {{.id = "a1"}}});
    ASSERT_EQ(walker.at(), "services");
    touch("banner.urgent", "urgent");
    touch("urgent.ack", "services");
    walker.hear(flow::UrgentChanged{});
    EXPECT_FALSE(walker.shows("banner.urgent"));
}

TEST_P(Walk, TheWarningIsAnsweredByAnyTouch) {
    from("idle-services");
    touch("idle.keep", "services");
    EXPECT_FALSE(walker.state().warned);
    from("idle-services");
    touch("idle.outside", "services");
    EXPECT_FALSE(walker.state().warned);
    from("idle-services");
    touch("idle.panel", "services");
    EXPECT_FALSE(walker.state().warned);
    from("idle-services");
    touch("idle.end", "attract");
}

TEST_P(Walk, ASwipeDoesWhatTheButtonBesideItDoes) {
    const auto page = [&] { return std::get<flow::Services>(walker.state().screen).page; };
    from("services");
    walker.swipe(ui::Swipe::Left);
    EXPECT_EQ(page(), 1);
    touch("pager.previous", "services");
    EXPECT_EQ(page(), 0);
    touch("pager.next", "services");
    walker.swipe(ui::Swipe::Right);
    EXPECT_EQ(page(), 0);
    walker.swipe(ui::Swipe::Right);
    EXPECT_EQ(page(), 0) << "there is none before the first";
}

TEST_P(Walk, WhatIsHeldDownGoesOn) {
    from("keypad-complete");
    ASSERT_TRUE(walker.hold("key.del", 900ms));
    const std::size_t left = std::get<flow::Keypad>(walker.state().screen).digits.size();
    EXPECT_LT(left, 9U) << "held down it takes several";
    ASSERT_TRUE(walker.tap("key.del"));
    EXPECT_EQ(std::get<flow::Keypad>(walker.state().screen).digits.size(), left - 1);

    from("staff-armed");
    ASSERT_TRUE(walker.hold("panel.hold", 1s));
    EXPECT_EQ(std::get<flow::StaffPanel>(walker.state().screen).sheet, flow::StaffPanel::Sheet::Armed);
    ASSERT_TRUE(walker.hold("panel.hold", 2500ms));
    EXPECT_EQ(std::get<flow::StaffPanel>(walker.state().screen).sheet, flow::StaffPanel::Sheet::None);
}

INSTANTIATE_TEST_SUITE_P(Looks, Walk, testing::Values(kPlain, kAcross, kCombined, kLargeAcross),
                         [](const auto& look) {
                             std::string name = look.param.name();
                             std::erase(name, '-');
                             return name;
                         });

}  // namespace
