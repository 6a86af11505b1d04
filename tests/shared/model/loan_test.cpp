#include "shared/model/loan.h"

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using model::ItemKind;
using model::ItemState;
using model::LoanVerdict;

constexpr core::WallTime kNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 2h;

model::Item item(int slot, ItemState state, ItemKind kind = ItemKind::Umbrella) {
    return {
        .id = "item-" + std::to_string(slot), .rack_id = "rack", .slot = slot, .kind = kind, .state = state};
}

TEST(Loan, TheLowestFreeSlotOfTheKindIsLent) {
    const std::vector<model::Item> items{item(3, ItemState::Free), item(1, ItemState::Lent),
                                         item(2, ItemState::Free), item(4, ItemState::Free, ItemKind::Book)};
    const auto decision = model::decide_loan(items, ItemKind::Umbrella, {}, kNow);
    EXPECT_EQ(decision.verdict, LoanVerdict::Lend);
    EXPECT_EQ(decision.item.slot, 2);
}

TEST(Loan, NothingFreeIsSaidWhereAllAreLentOrBroken) {
    const std::vector<model::Item> items{item(1, ItemState::Lent), item(2, ItemState::Repair)};
    EXPECT_EQ(model::decide_loan(items, ItemKind::Umbrella, {}, kNow).verdict, LoanVerdict::NothingFree);
}

TEST(Loan, OneThingAPersonAndWhatIsLateFirst) {
    const std::vector<model::Item> items{item(1, ItemState::Free)};
    const model::Loan fresh{.id = "a", .item_id = "x", .out = kNow - 1h, .due = kNow + 23h};
    const model::Loan late{.id = "b", .item_id = "y", .out = kNow - 24h, .due = kNow};
    EXPECT_EQ(model::decide_loan(items, ItemKind::Umbrella, {fresh}, kNow).verdict, LoanVerdict::HasOne);
    const auto refused = model::decide_loan(items, ItemKind::Umbrella, {fresh, late}, kNow);
    EXPECT_EQ(refused.verdict, LoanVerdict::Overdue);
    ASSERT_TRUE(refused.in_hand.has_value());
    EXPECT_EQ(refused.in_hand->id, "b");
}

TEST(Loan, TheCountsOfAKindAddUp) {
    const std::vector<model::Item> items{item(1, ItemState::Free), item(2, ItemState::Lent),
                                         item(3, ItemState::Lent), item(4, ItemState::Repair),
                                         item(5, ItemState::Free, ItemKind::PowerBank)};
    EXPECT_EQ(model::count_items(items, ItemKind::Umbrella),
              (model::SlotCounts{.free = 1, .lent = 2, .repair = 1}));
}

TEST(Loan, ATagNamesItsItemAndNothingElseIsATag) {
    const std::string id = "0190aaaa-0000-7000-8000-000000000007";
    const std::string tag = model::item_tag(id);
    EXPECT_TRUE(tag.starts_with("NI1"));
    EXPECT_EQ(model::item_from_tag(tag), id);
    EXPECT_EQ(model::item_from_tag("NC1" + tag.substr(3)), std::nullopt);
    EXPECT_EQ(model::item_from_tag("NI1"), std::nullopt);
    EXPECT_EQ(model::item_from_tag("NI1!!"), std::nullopt);
    EXPECT_EQ(model::item_from_tag("NI1" + std::string(500, 'A')), std::nullopt);
}

}  // namespace
