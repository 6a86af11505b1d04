#include "kiosk/desk/rating_book.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <sstream>

#include <soci/soci.h>

#include "shared/core/uuid.h"
#include "shared/pass/sealing.h"

namespace kiosk::desk {
namespace {

using namespace std::chrono_literals;
using core::ErrorKind;
using storage::GiveUp;

constexpr auto kSoonest = 5min;
constexpr auto kLatest = 60min;
constexpr auto kSmallBatchWaits = 24h;
constexpr auto kSaltKept = 48h;
constexpr std::size_t kSmallBatch = 5;  // fewer than this
constexpr std::size_t kMostReasons = 3;

// Keys such as "reason.teacher" hold no space.
std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> split(const std::string& text) {
    std::istringstream in{text};
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

bool is_key(const std::string& word) {
    return !word.empty() && word.size() <= 40 && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
    });
}

void require_change(soci::session& sql) {
    int changed = 0;
    sql << "SELECT changes()", soci::into(changed);
    if (changed == 0) throw GiveUp{{ErrorKind::NotFound, "no such rating any more"}};
}

struct Due {
    std::string series;
    long long at_latest = 0;
    std::vector<model::Rating> ratings;
};

std::vector<model::Rating> ratings_of(soci::session& sql, const std::string& session_id) {
    std::vector<model::Rating> all;
    model::Rating rating;
    std::string reasons;
    std::string suspect;
    int verified = 0;
    soci::statement rows =
        (sql.prepare << "SELECT rid, score, reasons, verified, suspect FROM rating WHERE session_id = :id",
         soci::use(session_id), soci::into(rating.id), soci::into(rating.score), soci::into(reasons),
         soci::into(verified), soci::into(suspect));
    rows.execute();
    while (rows.fetch()) {
        rating.session_id = session_id;
        rating.reasons = split(reasons);
        rating.suspect = split(suspect);
        rating.verified = verified != 0;
        all.push_back(rating);
    }
    return all;
}

std::vector<Due> due_batches(soci::session& sql, long long now) {
    std::map<std::string, Due> by_series;
    std::vector<std::pair<std::string, Due>> batches;
    std::string session_id;
    Due batch;
    soci::statement rows =
        (sql.prepare << "SELECT session_id, series, at_latest_ms FROM rating_batch WHERE due_ms <= "
                        ":now",
         soci::use(now), soci::into(session_id), soci::into(batch.series), soci::into(batch.at_latest));
    rows.execute();
    while (rows.fetch()) batches.emplace_back(session_id, batch);
    for (auto& [id, one] : batches) {
        auto [held, fresh] = by_series.try_emplace(one.series, one);
        held->second.at_latest = std::min(held->second.at_latest, one.at_latest);
        const auto ratings = ratings_of(sql, id);
        held->second.ratings.insert(held->second.ratings.end(), ratings.begin(), ratings.end());
    }
    std::vector<Due> all;
    all.reserve(by_series.size());
    for (auto& [series, one] : by_series) all.push_back(std::move(one));
    return all;
}

}  // namespace

core::Secret RatingBook::salt_of(soci::session& sql, const model::Session& session) {
    std::string sealed;
    sql << "SELECT salt FROM session_salt WHERE session_id = :id", soci::use(session.id), soci::into(sealed);
    if (sql.got_data()) {
        if (auto salt = key_.open(sealed, session.id)) return core::Secret{std::move(*salt)};
        throw GiveUp{{ErrorKind::Unavailable, "a session's salt cannot be opened"}};
    }
    core::Secret salt = pass::make_secret(32);
    const std::string closed = key_.seal(salt.reveal(), session.id);
    const long long expires = core::to_ms(session.end + kSaltKept);
    sql << "INSERT INTO session_salt(session_id, salt, expires_ms) VALUES(:id, :salt, :expires)",
        soci::use(session.id), soci::use(closed), soci::use(expires);
    return salt;
}

void RatingBook::plan_batch(soci::session& sql, const model::Session& session) {
    const auto spread = static_cast<std::uint64_t>(std::chrono::milliseconds{kLatest - kSoonest}.count());
    const auto wait = std::chrono::milliseconds{kSoonest} +
                      std::chrono::milliseconds{static_cast<std::int64_t>(random_.below(spread + 1))};
    const long long due = core::to_ms(session.end + wait);
    const long long latest = core::to_ms(session.end + wait + kSmallBatchWaits);
    const std::string& series = session.course_id.empty() ? session.service_id : session.course_id;
    sql << "INSERT OR IGNORE INTO rating_batch(session_id, series, due_ms, at_latest_ms) "
           "VALUES(:id, :series, :due, :latest)",
        soci::use(session.id), soci::use(series), soci::use(due), soci::use(latest);
}

core::Result<model::Id> RatingBook::store(const Score& score, const std::optional<std::string>& rater) {
    const model::Id id = core::make_uuid_v4(random_);
    const int verified = rater ? 1 : 0;
    const std::string suspect = joined(score.suspect);
    const std::string no_reasons;
    const auto done = file_.commit([&](soci::session& sql) {
        if (rater) {
            const std::string tag = pass::short_mac(*rater, salt_of(sql, score.session));
            int seen = 0;
            sql << "SELECT COUNT(*) FROM rating_seen WHERE session_id = :id AND tag = :tag",
                soci::use(score.session.id), soci::use(tag), soci::into(seen);
            if (seen > 0) throw GiveUp{{ErrorKind::Invalid, "this person has rated this session"}};
            sql << "INSERT INTO rating_seen(session_id, tag) VALUES(:id, :tag)", soci::use(score.session.id),
                soci::use(tag);
        }
        sql << "INSERT INTO rating(rid, session_id, score, reasons, verified, suspect) "
               "VALUES(:rid, :session, :score, :reasons, :verified, :suspect)",
            soci::use(id), soci::use(score.session.id), soci::use(score.score), soci::use(no_reasons),
            soci::use(verified), soci::use(suspect);
        plan_batch(sql, score.session);
    });
    if (!done) return done.failure();
    return id;
}

core::Result<void> RatingBook::replace_score(const model::Id& rating_id, int score) {
    return file_.commit([&](soci::session& sql) {
        sql << "UPDATE rating SET score = :score WHERE rid = :id", soci::use(score), soci::use(rating_id);
        require_change(sql);
    });
}

core::Result<void> RatingBook::set_reasons(const model::Id& rating_id,
                                           const std::vector<std::string>& reasons) {
    std::vector<std::string> kept;
    for (const auto& reason : reasons) {
        if (is_key(reason) && kept.size() < kMostReasons) kept.push_back(reason);
    }
    const std::string text = joined(kept);
    return file_.commit([&](soci::session& sql) {
        sql << "UPDATE rating SET reasons = :text WHERE rid = :id", soci::use(text), soci::use(rating_id);
        require_change(sql);
    });
}

core::Result<std::vector<model::Rating>> RatingBook::due(core::WallTime now) {
    std::vector<model::Rating> all;
    const long long at = core::to_ms(now);
    const auto read = file_.read([&](soci::session& sql) {
        for (Due& batch : due_batches(sql, at)) {
            if (batch.ratings.size() < kSmallBatch && at < batch.at_latest) continue;
            all.insert(all.end(), batch.ratings.begin(), batch.ratings.end());
        }
    });
    if (!read) return read.failure();
    for (std::size_t left = all.size(); left > 1; --left) std::swap(all[left - 1], all[random_.below(left)]);
    return all;
}

core::Result<void> RatingBook::sent(const std::vector<model::Id>& rating_ids) {
    return file_.commit([&](soci::session& sql) {
        for (const model::Id& id : rating_ids) sql << "DELETE FROM rating WHERE rid = :id", soci::use(id);
        sql << "DELETE FROM rating_batch WHERE NOT EXISTS "
               "(SELECT 1 FROM rating WHERE rating.session_id = rating_batch.session_id)";
    });
}

core::Result<int> RatingBook::waiting() {
    int count = 0;
    const auto read =
        file_.read([&](soci::session& sql) { sql << "SELECT COUNT(*) FROM rating", soci::into(count); });
    if (!read) return read.failure();
    return count;
}

core::Result<void> RatingBook::forget_expired(core::WallTime now) {
    const long long at = core::to_ms(now);
    return file_.commit([&](soci::session& sql) {
        sql << "DELETE FROM rating_seen WHERE session_id IN (SELECT session_id FROM session_salt WHERE "
               "expires_ms <= "
               ":now)",
            soci::use(at);
        sql << "DELETE FROM session_salt WHERE expires_ms <= :now", soci::use(at);
    });
}

}  // namespace kiosk::desk
