#include "shared/model/loan.h"

#include <algorithm>

#include "shared/core/bytes.h"

namespace model {
namespace {

constexpr const char* kTag = "NI1";
constexpr std::size_t kLongestTag = 160;

}  // namespace

LoanDecision decide_loan(const std::vector<Item>& items, ItemKind kind, const std::vector<Loan>& open,
                         core::WallTime now) {
    const auto oldest = std::min_element(open.begin(), open.end(),
                                         [](const Loan& a, const Loan& b) { return a.due < b.due; });
    if (oldest != open.end()) {
        const bool late = now >= oldest->due;
        return {.verdict = late ? LoanVerdict::Overdue : LoanVerdict::HasOne, .item = {}, .in_hand = *oldest};
    }
    const Item* first = nullptr;
    for (const Item& item : items) {
        if (item.kind != kind || item.state != ItemState::Free || item.slot <= 0) continue;
        if (!first || item.slot < first->slot) first = &item;
    }
    if (!first) return {.verdict = LoanVerdict::NothingFree, .item = {}, .in_hand = {}};
    return {.verdict = LoanVerdict::Lend, .item = *first, .in_hand = {}};
}

SlotCounts count_items(const std::vector<Item>& items, ItemKind kind) {
    SlotCounts counts;
    for (const Item& item : items) {
        if (item.kind != kind) continue;
        switch (item.state) {
            case ItemState::Free:
                ++counts.free;
                break;
            case ItemState::Lent:
                ++counts.lent;
                break;
            case ItemState::Repair:
                ++counts.repair;
                break;
        }
    }
    return counts;
}

std::string item_tag(const Id& item_id) {
    return kTag + core::to_base32(core::as_bytes(item_id));
}

std::optional<Id> item_from_tag(const std::string& text) {
    if (!text.starts_with(kTag) || text.size() > kLongestTag) return std::nullopt;
    const auto bytes = core::from_base32(text.substr(3));
    if (!bytes || bytes->empty()) return std::nullopt;
    return Id{bytes->begin(), bytes->end()};
}

}  // namespace model
