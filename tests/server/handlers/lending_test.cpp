// Loans on the server: counted once, whatever order the news comes in; everybody of the centre is told.
#include "server/handlers/lending.h"

#include <gtest/gtest.h>

#include "shared/wire/errands.h"
#include "tests/server/county.h"

namespace {

using namespace std::chrono_literals;
using model::ItemState;
using model::ReturnKind;
using test::County;

constexpr const char* kUmbrella = "umbrella-7";

struct Lending : testing::Test {
    County county;
    test::Device device;
    test::Device second;

    void SetUp() override {
        device = county.enrol(County::kHere);
        second = county.enrol(County::kHere);
        county.write([](server::store::Unit& unit) {
            const model::Rack rack{.id = "rack",
                                   .center_id = County::kHere,
                                   .name = {.zh = "共享雨伞", .en = "Umbrellas"},
                                   .place = {.zh = "大厅", .en = ""},
                                   .slots = 16};
            server::store::put_rack(unit, rack);
            server::handlers::send_rack(unit, rack);
            const model::Item item{.id = kUmbrella, .center_id = County::kHere, .rack_id = "rack", .slot = 7};
            server::store::add_item(unit, item);
            server::handlers::send_item(unit, item);
        });
    }
    model::Event out(test::Device& by, const std::string& pass = County::kPass) {
        return county.event(
            by, wire::event_type::kLoanOut,
            wire::write_body(wire::LoanOutBody{
                .pass = *wire::pass_id_from(pass), .item_id = kUmbrella, .due = county.clock.wall() + 24h}));
    }
    model::Event in(test::Device& by, const std::string& loan, ReturnKind how = ReturnKind::Slot) {
        return county.event(
            by, wire::event_type::kLoanIn,
            wire::write_body(wire::LoanInBody{.item_id = kUmbrella, .loan_id = loan, .how = how}));
    }
    ItemState state() {
        std::optional<server::store::StoredItem> item;
        county.write([&](server::store::Unit& unit) { item = server::store::item_by_id(unit, kUmbrella); });
        return item->item.state;
    }
    std::vector<server::store::StoredLoan> open() {
        std::vector<server::store::StoredLoan> loans;
        county.write([&](server::store::Unit& unit) { loans = server::store::open_loans(unit, ""); });
        return loans;
    }
    std::optional<wire::Change> row(std::string_view kind, const std::string& id) {
        for (const auto& change : county.pull(second).changes) {
            if (change.kind == kind && change.id == id) return change;
        }
        return std::nullopt;
    }
};

TEST_F(Lending, ALoanIsCountedOnceAndToldToTheOtherKiosks) {
    const auto lent = out(device);
    EXPECT_EQ(county.pushed(device, {lent}).results[0].verdict, wire::Verdict::Ok);
    EXPECT_EQ(county.pushed(device, {lent}).results[0].verdict, wire::Verdict::Duplicate);
    ASSERT_EQ(open().size(), 1U);
    EXPECT_EQ(open()[0].due - open()[0].out, 24h);
    const auto item = row(wire::row::kItem, kUmbrella);
    ASSERT_TRUE(item);
    EXPECT_EQ(wire::read_row<model::Item>(item->body)->state, ItemState::Lent);
    const auto loan = row(wire::row::kLoan, lent.id);
    ASSERT_TRUE(loan);
    EXPECT_EQ(model::to_text(wire::read_row<wire::LoanRow>(loan->body)->pass), County::kPass);
    county.clock.advance(2h);
    county.pushed(device, {in(device, lent.id)});
    EXPECT_TRUE(open().empty());
    EXPECT_EQ(state(), ItemState::Free);
    EXPECT_EQ(row(wire::row::kLoan, lent.id)->operation, wire::Operation::Delete);
}

TEST_F(Lending, AReturnThatArrivesBeforeItsLoanEndsIt) {
    const auto lent = out(device);
    county.clock.advance(1h);
    county.pushed(second, {in(second, "")});
    county.pushed(device, {lent});
    EXPECT_TRUE(open().empty());
    EXPECT_EQ(state(), ItemState::Free);
}

TEST_F(Lending, LateNewsOfAReturnDoesNotTakeBackANewLoan) {
    const auto first = out(device);
    county.pushed(device, {first});
    county.clock.advance(1h);
    const auto late = in(device, first.id);
    county.clock.advance(1h);
    const auto lent_again = out(second, County::kOtherPass);
    county.pushed(second, {lent_again});
    county.pushed(device, {late});
    ASSERT_EQ(open().size(), 1U);
    EXPECT_EQ(open()[0].event_id, lent_again.id);
    EXPECT_EQ(state(), ItemState::Lent);
}

TEST_F(Lending, ABrokenOneIsPutAsideAndStaffAreTold) {
    const auto lent = out(device);
    county.pushed(device, {lent, in(device, lent.id, ReturnKind::Broken)});
    EXPECT_EQ(state(), ItemState::Repair);
    const auto staff = county.log_in("center_staff");
    const auto requests = test::json_of(county.get(staff, "/api/v1/desk/requests"))["requests"];
    ASSERT_EQ(requests.size(), 1U);
    EXPECT_EQ(requests[0]["kind"], "item_fault");
    EXPECT_EQ(requests[0]["label"], "7");
    EXPECT_EQ(county.post(staff, std::string{"/api/v1/items/"} + kUmbrella + "/state", R"({"state":"free"})")
                  .status,
              200);
    EXPECT_EQ(state(), ItemState::Free);
}

TEST_F(Lending, StaffSeeWhoHasWhatMaskedAndWhatIsLate) {
    const auto lent = out(device);
    county.pushed(device, {lent});
    const auto staff = county.log_in("center_staff");
    auto loans = test::json_of(county.get(staff, "/api/v1/loans"))["loans"];
    ASSERT_EQ(loans.size(), 1U);
    EXPECT_EQ(loans[0]["masked_name"], "王*国");
    EXPECT_EQ(loans[0]["slot"], 7);
    EXPECT_EQ(loans[0]["overdue"], false);
    EXPECT_FALSE(loans[0].contains("pass"));
    county.clock.advance(24h);
    const auto again = county.log_in("center_staff");
    EXPECT_EQ(test::json_of(county.get(again, "/api/v1/loans"))["loans"][0]["overdue"], true);
    EXPECT_EQ(
        county.post(again, "/api/v1/items/" + std::string{kUmbrella} + "/state", R"({"state":"repair"})")
            .status,
        409)
        << "somebody has it";
    EXPECT_EQ(county.post(again, "/api/v1/loans/" + lent.id + "/return", "{}").status, 200);
    EXPECT_TRUE(open().empty());
    EXPECT_EQ(test::json_of(county.get(again, "/api/v1/loans?state=returned"))["loans"][0]["how"], "staff");
    const auto racks = test::json_of(county.get(again, "/api/v1/racks"))["racks"];
    ASSERT_EQ(racks.size(), 1U);
    EXPECT_EQ(racks[0]["items"][0]["state"], "free");
}

TEST_F(Lending, NobodyReachesIntoAnotherCentre) {
    const auto lent = out(device);
    county.pushed(device, {lent});
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
    EXPECT_EQ(county.get(stranger, std::string{"/api/v1/loans?center="} + County::kHere).status, 403);
    EXPECT_TRUE(test::json_of(county.get(stranger, "/api/v1/loans"))["loans"].empty());
    EXPECT_EQ(county.post(stranger, "/api/v1/loans/" + lent.id + "/return", "{}").status, 404);
    EXPECT_EQ(
        county.post(stranger, std::string{"/api/v1/items/"} + kUmbrella + "/state", R"({"state":"repair"})")
            .status,
        404);
    auto far = county.enrol(County::kThere);
    EXPECT_EQ(county.pushed(far, {out(far)}).results[0].code, "OTHER_CENTER");
}

TEST_F(Lending, AThingNobodyKnowsIsKeptAsTheEventAlone) {
    auto event = county.event(device, wire::event_type::kLoanIn,
                              wire::write_body(wire::LoanInBody{.item_id = "unheard-of"}));
    EXPECT_EQ(county.pushed(device, {event}).results[0].verdict, wire::Verdict::Ok);
    EXPECT_EQ(county.pushed(device, {county.event(device, wire::event_type::kLoanOut, R"({"pass":1})")})
                  .results[0]
                  .code,
              "BAD_BODY");
}

}  // namespace
