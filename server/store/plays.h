// Proof of play as the kiosks reported it: sums by kiosk, local hour, item, medium and entry.
#pragma once

#include <string>
#include <vector>

#include "server/store/unit.h"
#include "shared/model/play.h"

namespace server::store {

// False where this batch was counted before: nothing changes.
bool take_plays(Unit& unit, const std::string& kiosk_id, const model::PlayBatch& batch);

struct PlaySum {
    std::string kiosk_id;
    std::string day;
    std::string item;
    std::string sha256;
    std::string entry_id;
    long long count = 0;
    long long shown_ms = 0;
    long long panel_on_ms = 0;
    long long open_ms = 0;
};
// By kiosk, day, item, medium and entry; days are inclusive, "2026-11-24".
std::vector<PlaySum> plays_between(Unit& unit, const std::string& from, const std::string& until);
void drop_plays(Unit& unit, const std::string& before_day, core::WallTime batches_before);

}  // namespace server::store
