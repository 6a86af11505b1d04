#include "shared/wire/errands.h"

#include <gtest/gtest.h>

#include "shared/wire/events.h"
#include "shared/wire/feed.h"

namespace {

using namespace std::chrono_literals;

constexpr core::WallTime kNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 2h;

TEST(ErrandBodies, LoansGoThereAndBack) {
    const auto out = wire::read_loan_out(wire::write_body(wire::LoanOutBody{
        .pass = 0x1111, .item_id = "item-7", .due = kNow, .source = model::ScanSource::Keypad}));
    ASSERT_TRUE(out.has_value());
    EXPECT_EQ(out->pass, 0x1111U);
    EXPECT_EQ(out->item_id, "item-7");
    EXPECT_EQ(out->due, kNow);
    EXPECT_EQ(out->source, model::ScanSource::Keypad);
    const auto in = wire::read_loan_in(wire::write_body(
        wire::LoanInBody{.item_id = "item-7", .loan_id = "loan", .how = model::ReturnKind::Broken}));
    ASSERT_TRUE(in.has_value());
    EXPECT_EQ(in->loan_id, "loan");
    EXPECT_EQ(in->how, model::ReturnKind::Broken);
    EXPECT_FALSE(wire::read_loan_out(R"({"pass":"zz","item":"x","due_ms":1,"src":"camera"})"));
    EXPECT_FALSE(wire::read_loan_in(R"({"item":"x","how":"by_magic"})"));
}

TEST(ErrandBodies, HelpSlipsAndTheWaitingListGoThereAndBack) {
    const auto help =
        wire::read_help_call(wire::write_body(wire::HelpCallBody{.reason = model::HelpReason::Borrow}));
    ASSERT_TRUE(help.has_value());
    EXPECT_EQ(help->reason, model::HelpReason::Borrow);
    const auto slip = wire::read_desk_slip(wire::write_body(
        wire::DeskSlipBody{.number = "A007", .day = "2026-11-24", .reason = model::SlipReason::NewInTown}));
    ASSERT_TRUE(slip.has_value());
    EXPECT_EQ(slip->number, "A007");
    EXPECT_EQ(slip->reason, model::SlipReason::NewInTown);
    const auto wait = wire::read_waitlist(wire::write_body(wire::WaitlistBody{.pass = 5, .session_id = "s"}));
    ASSERT_TRUE(wait.has_value());
    EXPECT_EQ(wait->pass, 5U);
    EXPECT_FALSE(wire::read_waitlist(R"({"session":"s"})"));
}

TEST(ErrandBodies, StaffLogInsAndNoticesGoThereAndBack) {
    const auto lock = wire::read_staff_log_in(wire::write_body(wire::StaffLogInBody{.locked = true}));
    ASSERT_TRUE(lock.has_value());
    EXPECT_TRUE(lock->locked);
    EXPECT_TRUE(lock->staff_id.empty());
    const wire::StaffNoticeBody closed{.staff_id = "staff-1",
                                       .title = {.zh = "今天闭馆", .en = "Closed today"},
                                       .body = {.zh = "明天照常开放", .en = ""},
                                       .until = kNow};
    const auto notice = wire::read_staff_notice(wire::write_body(closed));
    ASSERT_TRUE(notice.has_value());
    EXPECT_EQ(notice->title, closed.title);
    EXPECT_EQ(notice->until, kNow);
    const auto gone = wire::read_staff_notice(
        wire::write_body(wire::StaffNoticeBody{.staff_id = "staff-1", .withdraws = "event-1"}));
    ASSERT_TRUE(gone.has_value());
    EXPECT_EQ(gone->withdraws, "event-1");
}

TEST(PhoneLookUp, OnlyElevenDigitsAreAPhone) {
    const auto phone = wire::read_phone(wire::write_phone(core::Secret{"13800002026"}));
    ASSERT_TRUE(phone.has_value());
    EXPECT_EQ(phone->reveal(), "13800002026");
    for (const char* wrong : {"1380000202", "138000020266", "1380000202a", ""})
        EXPECT_FALSE(wire::read_phone(wire::write_phone(core::Secret{wrong}))) << wrong;
    const auto found = wire::read_phone_found(
        wire::write_phone_found({.handle = core::Secret{"NC1ABC"}, .name = model::MaskedName{"王*和"}}));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->handle.reveal(), "NC1ABC");
    EXPECT_EQ(found->name.shown(), "王*和");
}

template <typename T>
void expect_same(const T& row) {
    const auto read = wire::read_row<T>(wire::write_row(row));
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(*read, row);
}

TEST(CounterRows, GoThereAndBack) {
    expect_same(model::Rack{.id = "r",
                            .center_id = "c",
                            .kind = model::ItemKind::ReadingGlasses,
                            .name = {.zh = "老花镜架", .en = "Reading glasses"},
                            .place = {.zh = "大厅", .en = ""},
                            .slots = 8});
    expect_same(model::Item{.id = "i",
                            .center_id = "c",
                            .rack_id = "r",
                            .slot = 7,
                            .kind = model::ItemKind::PowerBank,
                            .state = model::ItemState::Repair});
    expect_same(model::StaffMember{
        .id = "s", .short_name = "小刘", .role = model::StaffRole::Supervisor, .pin_hash = "$argon2id$x"});
    expect_same(model::HelpCall{.id = "h", .state = model::HelpState::Seen, .at = kNow});
    const auto loan = wire::read_row<wire::LoanRow>(wire::write_row(
        wire::LoanRow{.loan = {.id = "l", .item_id = "i", .out = kNow, .due = kNow + 24h}, .pass = 0xABCD}));
    ASSERT_TRUE(loan.has_value());
    EXPECT_EQ(loan->pass, 0xABCDU);
    EXPECT_EQ(loan->loan.due, kNow + 24h);
    const auto kiosk = wire::read_row<wire::KioskRow>(
        wire::write_row(wire::KioskRow{.id = "k", .name = "大厅 1", .slip_prefix = "A"}));
    ASSERT_TRUE(kiosk.has_value());
    EXPECT_EQ(kiosk->slip_prefix, "A");
    EXPECT_FALSE(wire::read_row<model::Rack>(R"({"id":"r"})"));
}

TEST(PushAnswer, CarriesThePositionOnTheWaitingList) {
    const auto read = wire::read_push_answer(
        wire::write_push_answer({.server_time = kNow, .results = {{.id = "e", .position = 3}, {.id = "f"}}}));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->results[0].position, 3);
    EXPECT_EQ(read->results[1].position, 0);
}

}  // namespace
