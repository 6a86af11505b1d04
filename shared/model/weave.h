// How the loop is put together from lists of items: order within a playlist, equals in turn, added ones
// between.
#pragma once

#include <vector>

#include "shared/model/resolve.h"

namespace model {

using LoopItems = std::vector<LoopItem>;

// As the playlist says; shuffled anew for each pass, and never the last one first (R-S5).
LoopItems in_order(LoopItems items, PlayOrder order, const LoopPass& pass);
// One item of each list in turn, until all are through.
LoopItems in_turn(const std::vector<LoopItems>& lists);
// One added item after every `between` of the base; the base is repeated until each added one had its place.
LoopItems woven(const LoopItems& base, const LoopItems& added, int between);

}  // namespace model
