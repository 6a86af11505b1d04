// Ratings on their own unlinkable way: no pass, no number, no time finer than the session (PROTOCOL section
// 6).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/desk/device_key.h"
#include "kiosk/desk/ledger_file.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/model/rating.h"
#include "shared/model/resident.h"
#include "shared/model/service.h"

namespace kiosk::desk {

class RatingBook {
public:
    // All three outlive the book.
    RatingBook(LedgerFile& file, const DeviceKey& key, core::Random& random)
        : file_(file), key_(key), random_(random) {}

    struct Score {
        model::Session session;
        int score = 0;
        std::vector<std::string> suspect;
    };
    // `rater` is what tells the person who was scanned from others; nobody for a walk-up. Invalid: this
    // person has rated this session before (R1).
    core::Result<model::Id> store(const Score& score, const std::optional<std::string>& rater);

    // Corrections of a rating just given; who may still correct it is the caller's business. NotFound: it is
    // sent.
    core::Result<void> replace_score(const model::Id& rating_id, int score);
    core::Result<void> set_reasons(const model::Id& rating_id, const std::vector<std::string>& reasons);

    // Every batch that is due, in one shuffled list. A batch of fewer than five waits for the next one of its
    // course, at most a day.
    core::Result<std::vector<model::Rating>> due(core::WallTime now);
    core::Result<void> sent(const std::vector<model::Id>& rating_ids);
    core::Result<int> waiting();

    // Salts and tags are gone 48 h after their session's end.
    core::Result<void> forget_expired(core::WallTime now);

private:
    core::Secret salt_of(soci::session& sql, const model::Session& session);
    void plan_batch(soci::session& sql, const model::Session& session);

    LedgerFile& file_;
    const DeviceKey& key_;
    core::Random& random_;
};

}  // namespace kiosk::desk
