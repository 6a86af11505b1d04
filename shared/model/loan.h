// Things that a centre lends: racks with numbered slots, the item that belongs in each, and who may take one.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/core/clock.h"
#include "shared/model/text.h"

namespace model {

enum class ItemKind { Umbrella, PowerBank, ReadingGlasses, Book };
enum class ItemState { Free, Lent, Repair };

// A rack stands in one place and holds one kind of thing. A slot and its item bear the same number, so that a
// slot that fills says what came back.
struct Rack {
    Id id;
    Id center_id;
    ItemKind kind = ItemKind::Umbrella;
    Text name;
    Text place;  // where in the house: "大厅东门旁"
    int slots = 0;
    bool operator==(const Rack&) const = default;
};

struct Item {
    Id id;
    Id center_id;
    Id rack_id;    // empty: lent by its tag alone
    int slot = 0;  // 1 … Rack::slots; also the number on the item itself
    ItemKind kind = ItemKind::Umbrella;
    ItemState state = ItemState::Free;
    bool operator==(const Item&) const = default;
};

inline constexpr std::chrono::hours kLoanLasts{24};

// Something lent and not yet back.
struct Loan {
    Id id;  // of the event that lent it
    Id item_id;
    core::WallTime out;
    core::WallTime due;
    bool operator==(const Loan&) const = default;
};

enum class LoanVerdict { Lend, HasOne, Overdue, NothingFree };

// One thing a person at a time; what is overdue comes back first.
struct LoanDecision {
    LoanVerdict verdict = LoanVerdict::NothingFree;
    Item item;                    // Lend: the one to give
    std::optional<Loan> in_hand;  // HasOne, Overdue: what comes back first
};
LoanDecision decide_loan(const std::vector<Item>& items, ItemKind kind, const std::vector<Loan>& open,
                         core::WallTime now);

// How something came back: into its slot, by its tag, into staff's hands; or it never left: not taken in
// time, or broken or stuck.
enum class ReturnKind { Slot, Tag, Staff, NotTaken, Broken };

struct SlotCounts {
    int free = 0;
    int lent = 0;
    int repair = 0;
    bool operator==(const SlotCounts&) const = default;
};
SlotCounts count_items(const std::vector<Item>& items, ItemKind kind);

// A tag on an item is "NI1" and the item's id in Base32 (PROTOCOL section 4.7).
std::string item_tag(const Id& item_id);
std::optional<Id> item_from_tag(const std::string& text);

}  // namespace model
