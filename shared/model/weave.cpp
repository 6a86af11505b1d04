#include "shared/model/weave.h"

#include <algorithm>
#include <utility>

namespace model {
namespace {

// FNV-1a over the text, mixed with the number as splitmix64 does: the same on every kiosk.
std::uint64_t rank(const std::string& text, std::uint64_t number) {
    std::uint64_t value = 0xCBF29CE484222325;
    for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3;
    value += (number + 1) * 0x9E3779B97F4A7C15;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EB;
    return value ^ (value >> 31U);
}

}  // namespace

LoopItems in_order(LoopItems items, PlayOrder order, const LoopPass& pass) {
    if (order == PlayOrder::Sequence) return items;
    std::sort(items.begin(), items.end(), [&](const LoopItem& a, const LoopItem& b) {
        return std::pair{rank(a.id, pass.number), a.id} < std::pair{rank(b.id, pass.number), b.id};
    });
    if (items.size() > 1 && items.front().id == pass.last) std::swap(items.front(), items.back());
    return items;
}

LoopItems in_turn(const std::vector<LoopItems>& lists) {
    LoopItems all;
    std::size_t longest = 0;
    for (const LoopItems& list : lists) longest = std::max(longest, list.size());
    for (std::size_t i = 0; i < longest; ++i) {
        for (const LoopItems& list : lists) {
            if (i < list.size()) all.push_back(list[i]);
        }
    }
    return all;
}

LoopItems woven(const LoopItems& base, const LoopItems& added, int between) {
    if (base.empty()) return added;
    const auto gap = static_cast<std::size_t>(std::clamp(between, 1, 5));
    const std::size_t length =
        std::max(base.size(), (added.size() * gap + base.size() - 1) / base.size() * base.size());
    LoopItems loop;
    for (std::size_t i = 0; i < length; ++i) {
        LoopItem item = base[i % base.size()];
        // Each place in the pass has its own name, so that the player knows where it is.
        if (i >= base.size()) item.id += "#" + std::to_string(i / base.size() + 1);
        loop.push_back(std::move(item));
        const std::size_t place = (i + 1) / gap;
        if ((i + 1) % gap == 0 && place <= added.size()) loop.push_back(added[place - 1]);
    }
    return loop;
}

}  // namespace model
