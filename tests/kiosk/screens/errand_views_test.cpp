// What the errands' screens say, without drawing them.
#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/screens/errand_results.h"
#include "kiosk/screens/help_screen.h"
#include "kiosk/screens/home_screen.h"
#include "kiosk/screens/keypad_screen.h"
#include "kiosk/screens/lending_screen.h"
#include "kiosk/screens/notices_screen.h"
#include "kiosk/screens/schedule_week_screen.h"
#include "kiosk/screens/staff_panel_screen.h"
#include "tests/kiosk/ui/stage.h"
#include "tests/support/sample_content.h"

namespace {

using namespace std::chrono_literals;
using namespace kiosk;  // NOLINT
using screens::SyncState;

class ErrandViews : public testing::Test {
protected:
    screens::Context context() const {
        return {.content = content,
                .texts = chinese,
                .language = model::Language::Chinese,
                .now = support::sample_now(),
                .steady = steady,
                .status = status,
                .rules = rules,
                .rack_is_wired = rack_is_wired};
    }

    model::Content content = support::sample_content();
    ui::Texts chinese{stage::words_of("zh-CN")};
    ui::Texts english{stage::words_of("en")};
    screens::Status status;
    bool rack_is_wired = false;
    flow::Rules rules;
    core::SteadyTime steady{1000s};
};

TEST_F(ErrandViews, TheBadgeCountsWhatIsNewAndNotYetOpened) {
    flow::State state;
    EXPECT_EQ(screens::home_view(state, context()).unread, 2);
    state.read = {"a1"};
    EXPECT_EQ(screens::home_view(state, context()).unread, 1);
}

TEST_F(ErrandViews, NoticesAreFilteredByHowImportantTheyAre) {
    const flow::State state;
    const auto all = screens::notices_view(state, flow::Notices{}, context());
    EXPECT_EQ(all.rows.size(), 3U);
    EXPECT_EQ(all.rows[0].id, "a1") << "urgent ones first";
    const auto urgent =
        screens::notices_view(state, flow::Notices{.filter = flow::NoticeFilter::Urgent}, context());
    ASSERT_EQ(urgent.rows.size(), 1U);
    const auto open = screens::notices_view(state, flow::Notices{.open = "a1"}, context());
    ASSERT_TRUE(open.open);
    EXPECT_EQ(open.open->facts.size(), 4U);
    EXPECT_FALSE(screens::notices_view(state, flow::Notices{.open = "gone"}, context()).open);
}

TEST_F(ErrandViews, AWeekStartsOnMondayAndEndsWhereTheContentDoes) {
    const auto week = screens::week_view({.span = flow::Schedule::Span::Week}, context());
    ASSERT_EQ(week.days.size(), 7U);
    EXPECT_TRUE(week.days[5].is_today) << "17 October 2026 is a Saturday";
    EXPECT_EQ(week.days[5].leads_to.day, 0);
    EXPECT_EQ(week.days[0].leads_to.day, -5);
    EXPECT_FALSE(week.has_last) << "nothing is known of the weeks before";
    content.sessions.clear();
    EXPECT_FALSE(screens::week_view({.span = flow::Schedule::Span::Week}, context()).nothing.empty());
}

TEST_F(ErrandViews, TheKeypadSaysWhatIsMissingAndNeverADigit) {
    flow::Keypad pad;
    for (int i = 0; i < 9; ++i) pad.digits.push(7);
    const auto view = screens::keypad_view(pad, context());
    EXPECT_FALSE(view.complete);
    EXPECT_NE(view.left.find('2'), std::string::npos);
    for (const std::string* words : {&view.title, &view.hint, &view.left, &view.trouble, &view.foot})
        EXPECT_EQ(words->find('7'), std::string::npos) << *words;
    EXPECT_TRUE(view.slip.empty());
    pad.trouble = flow::Keypad::Trouble::Unknown;
    EXPECT_FALSE(screens::keypad_view(pad, context()).slip.empty()) << "登记 and 请人帮忙 are offered";
}

TEST_F(ErrandViews, LendingCountsWhatIsFreeAndClosesWhereNothingIs) {
    const auto umbrellas = screens::lending_view(flow::Lending{}, context());
    ASSERT_EQ(umbrellas.racks.size(), 1U);
    EXPECT_EQ(umbrellas.racks[0].slots.size(), 16U);
    EXPECT_EQ(umbrellas.racks[0].slots[11].look, screens::SlotLook::Repair);
    EXPECT_TRUE(umbrellas.can_borrow);
    ASSERT_EQ(umbrellas.tabs.size(), 2U);
    EXPECT_NE(umbrellas.tabs[0].label.find("11"), std::string::npos) << umbrellas.tabs[0].label;
    for (auto& item : content.items) item.state = model::ItemState::Lent;
    EXPECT_FALSE(screens::lending_view(flow::Lending{}, context()).can_borrow);
    content.racks.clear();
    EXPECT_FALSE(screens::home_view(flow::State{}, context()).borrow);
}

// A rack that lights nothing and feels nothing: no word of the way through it may say that it does.
TEST_F(ErrandViews, ARackWithoutLampsPromisesNone) {
    const model::Item item = content.items.front();
    const auto said = [&] {
        flow::State state;
        state.screen = flow::PickUp{.item = item};
        const auto back = screens::give_back_view(state, flow::GiveBack{}, context());
        return screens::lending_view(flow::Lending{}, context()).borrow_detail + "/" +
               screens::pick_up_view(state, flow::PickUp{.item = item}, context()).where + "/" + back.where +
               "/" + back.scan;
    };
    for (const char* word : {"灯", "亮", "感应"}) EXPECT_EQ(said().find(word), std::string::npos) << said();
    EXPECT_FALSE(screens::pick_up_view({}, flow::PickUp{.item = item}, context()).has_lamps);
    rack_is_wired = true;
    for (const char* word : {"亮灯", "亮绿灯", "感应"})
        EXPECT_NE(said().find(word), std::string::npos) << said();
}

TEST_F(ErrandViews, ThePickUpShowsTheEightAroundItsSlot) {
    const flow::State state;
    const model::Item item{.id = "rack1-12", .rack_id = "rack1", .slot = 12};
    const auto view = screens::pick_up_view(state, flow::PickUp{.item = item}, context());
    ASSERT_EQ(view.row.size(), 8U);
    EXPECT_EQ(view.row[0].number, "09");
    EXPECT_TRUE(view.row[3].lit);
    EXPECT_EQ(std::count_if(view.row.begin(), view.row.end(), [](const auto& slot) { return slot.lit; }), 1);
}

TEST_F(ErrandViews, WithoutNetworkHelpNamesTheDeskAndItsTelephone) {
    const flow::Help offline{.stage = flow::Help::Stage::Offline};
    const auto view = screens::help_view(offline, context());
    EXPECT_NE(view.phone.find(content.center.phone), std::string::npos);
    EXPECT_NE(view.place.find(content.center.desk_place.zh), std::string::npos);
    EXPECT_TRUE(view.call.empty());
}

TEST_F(ErrandViews, HelpSaysWhenStaffHaveSeenTheCall) {
    const flow::Help called{.stage = flow::Help::Stage::Called, .call_id = "h1"};
    const auto before = screens::help_view(called, context()).detail;
    content.help_calls = {{.id = "h1", .state = model::HelpState::Seen}};
    EXPECT_NE(screens::help_view(called, context()).detail, before);
}

TEST_F(ErrandViews, AFullSessionOffersTheWaitingListOnlyOnline) {
    flow::Refused full;
    full.decision.outcome = model::Outcome::Full;
    full.decision.sessions = {"c3"};
    EXPECT_EQ(screens::refused_view(full, context()).main.id, "refused.wait");
    status.sync = SyncState::Offline;
    const auto offline = screens::refused_view(full, context());
    EXPECT_EQ(offline.main.id, "refused.ok");
    const auto wait = std::find_if(offline.actions.begin(), offline.actions.end(),
                                   [](const auto& action) { return action.id == "action.wait"; });
    ASSERT_NE(wait, offline.actions.end());
    EXPECT_FALSE(wait->event) << "advice with its reason, no button";
    EXPECT_FALSE(wait->detail.empty());
}

TEST_F(ErrandViews, ThePanelHidesWhatIsNoWarningAndOffersToTakeANoticeBack) {
    screens::Diagnosis known;
    known.log = {{"09:41:52", false, "sent"}, {"09:41:30", true, "502"}};
    flow::StaffPanel panel{.warnings_only = true, .sheet = flow::StaffPanel::Sheet::ClosedToday};
    auto view = screens::panel_view(flow::State{}, panel, context(), english, known);
    ASSERT_EQ(view.log.size(), 1U);
    EXPECT_TRUE(view.log[0].warns);
    ASSERT_TRUE(view.prepared);
    const auto* post = std::get_if<flow::PostPrepared>(&view.prepared->choices[0].event);
    ASSERT_NE(post, nullptr);
    EXPECT_EQ(post->title.en, english.get("closed.day"));
    content.announcements.push_back({.id = "n1",
                                     .severity = model::Severity::Notice,
                                     .title = post->title,
                                     .valid_from = support::sample_now() - 1h,
                                     .valid_until = support::sample_now() + 1h});
    view = screens::panel_view(flow::State{}, panel, context(), english, known);
    EXPECT_TRUE(std::holds_alternative<flow::WithdrawPrepared>(view.prepared->choices[0].event));
}

}  // namespace
