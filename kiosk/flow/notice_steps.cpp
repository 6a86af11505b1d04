// The list of notices: filter, page, and the one that is open.
#include <algorithm>

#include "kiosk/flow/moves.h"

namespace kiosk::flow {

void on_notices(Move& move, const Event& event) {
    if (std::holds_alternative<GoNotices>(event)) {
        go_deeper(move, Notices{});
        return;
    }
    auto* shown = std::get_if<Notices>(&move.state.screen);
    if (!shown) return;
    if (const auto* filter = std::get_if<FilterNotices>(&event)) {
        *shown = Notices{.filter = filter->filter};
    } else if (const auto* turn = std::get_if<TurnNotices>(&event)) {
        shown->page = std::max(0, turn->page);
    } else if (std::holds_alternative<ReadAnnouncement>(event)) {
        if (!shown->open.empty() && !move.state.take_over) move.then(SayAnnouncement{shown->open});
    } else if (const auto* opened = std::get_if<OpenNotice>(&event)) {
        shown->open = opened->id;
        auto& read = move.state.read;
        if (!opened->id.empty() && std::find(read.begin(), read.end(), opened->id) == read.end())
            read.push_back(opened->id);
    }
}

}  // namespace kiosk::flow
