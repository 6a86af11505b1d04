// What staff are asked for from the screens, and how they answer.
#include <gtest/gtest.h>

#include "server/store/announcements.h"
#include "server/store/people.h"
#include "shared/core/calendar.h"
#include "shared/wire/errands.h"
#include "tests/server/county.h"

namespace {

using namespace std::chrono_literals;
using test::County;

struct Desk : testing::Test {
    County county;
    test::Device device;
    test::Browser staff;

    void SetUp() override {
        device = county.enrol(County::kHere);
        staff = county.log_in("center_staff");
    }
    model::Event call_for_help() {
        return county.event(device, wire::event_type::kHelpCall,
                            wire::write_body(wire::HelpCallBody{.reason = model::HelpReason::Borrow}));
    }
    model::Event wait_for(const std::string& session, const std::string& pass) {
        return county.event(
            device, wire::event_type::kWaitlist,
            wire::write_body(wire::WaitlistBody{.pass = *wire::pass_id_from(pass), .session_id = session}));
    }
    model::Event notice(const std::string& staff_id, core::WallTime until,
                        model::Severity severity = model::Severity::Notice) {
        return county.event(
            device, wire::event_type::kStaffNotice,
            wire::write_body(wire::StaffNoticeBody{.staff_id = staff_id,
                                                   .title = {.zh = "今天闭馆", .en = "Closed today"},
                                                   .body = {.zh = "明天照常开放", .en = ""},
                                                   .severity = severity,
                                                   .until = until}));
    }
    wire::Json requests() { return test::json_of(county.get(staff, "/api/v1/desk/requests"))["requests"]; }
    std::optional<wire::Change> row(std::string_view kind, const std::string& id) {
        for (const auto& change : county.pull(device).changes) {
            if (change.kind == kind && change.id == id) return change;
        }
        return std::nullopt;
    }
};

TEST_F(Desk, ACallForHelpIsSeenAndTheKioskSaysSo) {
    const auto call = call_for_help();
    county.pushed(device, {call});
    county.pushed(device, {call});
    ASSERT_EQ(requests().size(), 1U);
    EXPECT_EQ(requests()[0]["kind"], "help");
    EXPECT_EQ(requests()[0]["state"], "open");
    EXPECT_EQ(requests()[0]["reason"], "borrow");
    EXPECT_EQ(requests()[0]["kiosk_name"], "大厅");
    EXPECT_FALSE(row(wire::row::kHelpCall, call.id));
    EXPECT_EQ(county.post(staff, "/api/v1/desk/requests/" + call.id + "/seen", "{}").status, 200);
    const auto seen = row(wire::row::kHelpCall, call.id);
    ASSERT_TRUE(seen);
    EXPECT_EQ(wire::read_row<model::HelpCall>(seen->body)->state, model::HelpState::Seen);
    EXPECT_EQ(requests()[0]["answered_by"], "center_staff");
    EXPECT_EQ(county.post(staff, "/api/v1/desk/requests/" + call.id + "/close", "{}").status, 200);
    EXPECT_EQ(requests()[0]["state"], "closed");
    EXPECT_EQ(county.post(staff, "/api/v1/desk/requests/" + call.id + "/seen", "{}").status, 200);
    EXPECT_EQ(requests()[0]["state"], "closed") << "what is done stays done";
}

TEST_F(Desk, AnotherKioskOfTheCentreIsNotToldOfTheCall) {
    const auto call = call_for_help();
    county.pushed(device, {call});
    county.post(staff, "/api/v1/desk/requests/" + call.id + "/seen", "{}");
    const auto other = county.enrol(County::kHere);
    for (const auto& change : county.pull(other).changes) EXPECT_NE(change.kind, wire::row::kHelpCall);
}

TEST_F(Desk, ACallFromAnHourWithoutNetworkWasMissed) {
    const auto call = call_for_help();
    county.clock.advance(1h);
    county.pushed(device, {call});
    EXPECT_EQ(requests()[0]["state"], "missed");
}

TEST_F(Desk, EveryKioskOfACentreHasItsOwnLetterForSlips) {
    const auto second = county.enrol(County::kHere);
    const auto far = county.enrol(County::kThere);
    const auto prefix = [&](const test::Device& of) {
        for (const auto& change : county.pull(of).changes) {
            if (change.kind == wire::row::kKiosk)
                return wire::read_row<wire::KioskRow>(change.body)->slip_prefix;
        }
        return std::string{};
    };
    EXPECT_EQ(prefix(device), "A");
    EXPECT_EQ(prefix(second), "B");
    EXPECT_EQ(prefix(far), "A");
    const auto slip =
        county.event(device, wire::event_type::kDeskSlip,
                     wire::write_body(wire::DeskSlipBody{.number = "A007", .day = "2026-11-24"}));
    county.pushed(device, {slip});
    EXPECT_EQ(requests()[0]["label"], "A007");
    EXPECT_EQ(requests()[0]["kind"], "slip");
}

TEST_F(Desk, AClosedDoorAtTheStaffPanelIsAnAlarm) {
    county.pushed(device, {county.event(device, wire::event_type::kStaffLogIn,
                                        wire::write_body(wire::StaffLogInBody{.locked = true}))});
    EXPECT_EQ(requests()[0]["kind"], "pin_lock");
    county.pushed(device, {county.event(device, wire::event_type::kStaffLogIn,
                                        wire::write_body(wire::StaffLogInBody{.staff_id = "staff-street"}))});
    EXPECT_EQ(requests().size(), 1U) << "a log-in is no alarm";
    const auto admin = county.log_in("county_admin");
    const auto entries = test::json_of(county.get(admin, "/api/v1/audit"))["entries"];
    EXPECT_TRUE(std::any_of(entries.begin(), entries.end(), [](const wire::Json& entry) {
        return entry["action"] == "kiosk.log_in" && entry["who"] == "street";
    }));
}

TEST_F(Desk, WaitingForAPlaceAnswersThePositionAndIsCountedOnce) {
    const auto first = wait_for(County::kClass, County::kPass);
    EXPECT_EQ(county.pushed(device, {first}).results[0].position, 1);
    county.clock.advance(1s);
    const auto second = wait_for(County::kClass, County::kOtherPass);
    EXPECT_EQ(county.pushed(device, {second}).results[0].position, 2);
    EXPECT_EQ(county.pushed(device, {second}).results[0].position, 2) << "the answer that was lost";
    EXPECT_EQ(county.pushed(device, {wait_for(County::kClass, County::kPass)}).results[0].position, 1);
    const auto list = test::json_of(county.get(staff, "/api/v1/waitlist"))["waiting"];
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0]["position"], 1);
    EXPECT_EQ(list[0]["masked_name"], "王*国");
    EXPECT_EQ(county.post(staff, "/api/v1/waitlist/" + first.id + "/drop", "{}").status, 200);
    EXPECT_EQ(county.post(staff, "/api/v1/waitlist/" + first.id + "/drop", "{}").status, 404);
    EXPECT_EQ(test::json_of(county.get(staff, "/api/v1/waitlist"))["waiting"][0]["position"], 1)
        << "moved up";
}

TEST_F(Desk, GivingThePlaceEnrolsAndTellsTheKiosks) {
    const auto waiting = wait_for(County::kClass, County::kPass);
    county.pushed(device, {waiting});
    EXPECT_EQ(county.post(staff, "/api/v1/waitlist/" + waiting.id + "/place", "{}").status, 200);
    EXPECT_TRUE(row(wire::row::kEnrolment, std::string{County::kClass} + "/" + County::kPass));
    EXPECT_TRUE(test::json_of(county.get(staff, "/api/v1/waitlist"))["waiting"].empty());
}

TEST_F(Desk, ClosedTodayReachesTheCentresScreensUnderTheEventsId) {
    const auto posted = notice("staff-center_staff", county.clock.wall() + 10h);
    county.pushed(device, {posted});
    const auto sent = row(wire::row::kAnnouncement, posted.id);
    ASSERT_TRUE(sent);
    const auto announcement = wire::read_row<model::Announcement>(sent->body);
    EXPECT_EQ(announcement->title.en, "Closed today");
    EXPECT_EQ(announcement->severity, model::Severity::Notice);
    EXPECT_EQ(announcement->publisher.en, "East Gate");
    county.pushed(device, {county.event(device, wire::event_type::kStaffNotice,
                                        wire::write_body(wire::StaffNoticeBody{
                                            .staff_id = "staff-center_staff", .withdraws = posted.id}))});
    EXPECT_EQ(row(wire::row::kAnnouncement, posted.id)->operation, wire::Operation::Delete);
}

TEST_F(Desk, AnEmergencyFromAScreenReachesTheCentresOthersAndIsEndedFromOneToo) {
    const auto posted = notice("staff-center_staff", county.clock.wall() + 4h, model::Severity::Emergency);
    county.pushed(device, {posted});
    const auto sent = row(wire::row::kAnnouncement, posted.id);
    ASSERT_TRUE(sent);
    EXPECT_EQ(wire::read_row<model::Announcement>(sent->body)->severity, model::Severity::Emergency);
    county.pushed(device, {county.event(device, wire::event_type::kStaffNotice,
                                        wire::write_body(wire::StaffNoticeBody{
                                            .staff_id = "staff-center_staff", .withdraws = posted.id}))});
    EXPECT_EQ(row(wire::row::kAnnouncement, posted.id)->operation, wire::Operation::Delete);
}

TEST_F(Desk, OnlyWhoMayPublishThereSpeaksToTheCentre) {
    const auto by_stranger = notice("nobody", county.clock.wall() + 10h);
    const auto by_partner = notice("staff-partner", county.clock.wall() + 10h);
    const auto too_late = notice("staff-center_staff", county.clock.wall() - 1h);
    for (const auto& result : county.pushed(device, {by_stranger, by_partner, too_late}).results)
        EXPECT_EQ(result.verdict, wire::Verdict::Ok) << "what happened is kept";
    for (const auto& event : {by_stranger, by_partner, too_late})
        EXPECT_FALSE(row(wire::row::kAnnouncement, event.id));
}

TEST_F(Desk, StaffOfAnotherCentreSeeNothingOfIt) {
    const auto call = call_for_help();
    county.pushed(device, {call});
    county.write([](server::store::Unit& unit) {
        server::store::add_staff(unit, {.id = "staff-there",
                                        .name = "there",
                                        .short_name = "there",
                                        .role = "center_staff",
                                        .password_hash = pass::hash_password(core::Secret{County::kPassword},
                                                                             pass::HashCost::Quick),
                                        .centers = {County::kThere}});
    });
    const auto stranger = county.log_in("there");
    EXPECT_TRUE(test::json_of(county.get(stranger, "/api/v1/desk/requests"))["requests"].empty());
    EXPECT_EQ(county.post(stranger, "/api/v1/desk/requests/" + call.id + "/seen", "{}").status, 404);
    EXPECT_EQ(county.get(stranger, std::string{"/api/v1/waitlist?center="} + County::kHere).status, 403);
}

}  // namespace
