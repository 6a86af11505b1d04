#include "kiosk/desk/salvage.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <soci/soci.h>

#include "kiosk/desk/schema.h"
#include "shared/core/log.h"
#include "shared/storage/database.h"

namespace kiosk::desk {
namespace {

namespace fs = std::filesystem;

constexpr int kMostFailures = 20'000;  // statements, per table: a tree without its root fails for every row

// Copies one table after the other from the attached `old` file.
class Rescue {
public:
    explicit Rescue(storage::Database& fresh) : fresh_(fresh) {}

    // Tables with numbered rows: a range that can't be read is halved until only the bad rows are left out.
    void copy_numbered(const std::string& table, std::int64_t last) {
        failures_ = 0;
        copy_range(table, 1, last);
    }

    // Tables without numbers: from either end as far as it goes.
    void copy_keyed(const std::string& table) {
        if (insert("SELECT * FROM old." + table, table)) return;
        for (const char* direction : {"ASC", "DESC"}) {
            for (int rows = 1 << 16; rows > 0; rows /= 2) {
                const std::string some = "SELECT * FROM old." + table + " ORDER BY 1 " + direction +
                                         " LIMIT " + std::to_string(rows);
                if (insert(some, table)) break;
            }
        }
    }

    std::int64_t number(const std::string& query, std::int64_t otherwise) {
        long long value = 0;
        soci::indicator known = soci::i_null;
        const auto read = fresh_.attempt([&](soci::session& sql) { sql << query, soci::into(value, known); });
        return read && known == soci::i_ok ? value : otherwise;
    }

    std::int64_t lost() const { return lost_; }

private:
    bool insert(const std::string& rows, const std::string& table) {
        return fresh_
            .attempt([&](soci::session& sql) { sql << "INSERT OR IGNORE INTO main." + table + " " + rows; })
            .has_value();
    }

    void copy_range(const std::string& table, std::int64_t first, std::int64_t last) {
        if (first > last || failures_ > kMostFailures) return;
        const std::string rows = "SELECT * FROM old." + table + " WHERE rowid BETWEEN " +
                                 std::to_string(first) + " AND " + std::to_string(last);
        if (insert(rows, table)) return;
        ++failures_;
        if (first == last) {
            ++lost_;
            return;
        }
        const std::int64_t middle = first + (last - first) / 2;
        copy_range(table, first, middle);
        copy_range(table, middle + 1, last);
    }

    storage::Database& fresh_;
    int failures_ = 0;
    std::int64_t lost_ = 0;
};

void remove_with_logs(const fs::path& file) {
    std::error_code ignored;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"}) fs::remove(file.string() + suffix, ignored);
}

fs::path free_name_beside(const fs::path& ledger) {
    for (int number = 1;; ++number) {
        fs::path name = ledger.parent_path() / ("ledger.damaged-" + std::to_string(number) + ".db");
        if (!fs::exists(name)) return name;
    }
}

core::Result<void> copy_aside(const fs::path& ledger, const fs::path& aside) {
    std::error_code code;
    fs::copy_file(ledger, aside, code);
    const fs::path log = ledger.string() + "-wal";
    if (!code && fs::exists(log)) fs::copy_file(log, aside.string() + "-wal", code);
    if (!code) return {};
    remove_with_logs(aside);
    return core::fail(core::ErrorKind::Unavailable,
                      "the damaged ledger can't be copied aside: " + code.message());
}

// The next number that is given out is above `last`.
void raise_counter(storage::Database& fresh, std::int64_t last) {
    const std::string at_least = std::to_string(last);
    const auto raised = fresh.attempt([&](soci::session& sql) {
        // The counter's row exists only after a first insert.
        sql << "INSERT INTO main.sqlite_sequence(name, seq) SELECT 'outbox', 0 WHERE NOT EXISTS "
               "(SELECT 1 FROM main.sqlite_sequence WHERE name = 'outbox')";
        sql << "UPDATE main.sqlite_sequence SET seq = MAX(seq, " + at_least + ") WHERE name = 'outbox'";
    });
    if (!raised) spdlog::error("the numbers of a rebuilt ledger may repeat: {}", raised.error().message);
}

std::int64_t rescue_rows(storage::Database& fresh) {
    Rescue rescue{fresh};
    constexpr std::int64_t kGuess = 1 << 20;
    const std::int64_t by_counter =
        rescue.number("SELECT seq FROM old.sqlite_sequence WHERE name = 'outbox'", 0);
    const std::int64_t by_rows = rescue.number("SELECT MAX(dev_seq) FROM old.outbox", 0);
    const std::int64_t known = std::max(by_counter, by_rows);
    rescue.copy_numbered("outbox", known > 0 ? known : kGuess);
    for (const char* table : {"attendance", "quarantine", "clock_mark"}) {
        const std::int64_t last = rescue.number(std::string{"SELECT MAX(rowid) FROM old."} + table, kGuess);
        rescue.copy_numbered(table, last);
    }
    // What was shown counts less than what people did: a table that can't even be measured is let go.
    for (const char* table : {"play", "play_lost"})
        rescue.copy_numbered(table, rescue.number(std::string{"SELECT MAX(rowid) FROM old."} + table, 0));
    constexpr std::array kKeyed{"recent_code", "rating",     "rating_batch", "session_salt",
                                "rating_seen", "notice_ack", "lent",         "item_now",
                                "slip",        "staff_lock", "own_notice"};
    for (const char* table : kKeyed) rescue.copy_keyed(table);
    raise_counter(fresh, known);
    return rescue.lost();
}

}  // namespace

core::Result<Salvage> salvage_ledger(const fs::path& ledger, std::int64_t floor) {
    Salvage result;
    result.aside = free_name_beside(ledger);
    if (auto copied = copy_aside(ledger, result.aside); !copied) return copied.failure();
    const fs::path fresh_path = ledger.parent_path() / "ledger.fresh.db";
    remove_with_logs(fresh_path);
    {
        auto fresh = storage::Database::open(fresh_path, ledger_schema());
        if (!fresh) return fresh.failure();
        const std::string old = result.aside.string();
        const auto attached =
            fresh->attempt([&](soci::session& sql) { sql << "ATTACH DATABASE :old AS old", soci::use(old); });
        if (attached) result.lost = rescue_rows(*fresh);
        raise_counter(*fresh, floor);
        long long rows = 0;
        const auto counted = fresh->attempt([&](soci::session& sql) {
            sql << "SELECT (SELECT COUNT(*) FROM main.outbox) + (SELECT COUNT(*) FROM main.quarantine)",
                soci::into(rows);
        });
        if (!counted) return counted.failure();
        result.rows = rows;
    }
    // A log of the damaged file beside the new one would be taken for the new one's.
    remove_with_logs(ledger);
    std::error_code code;
    fs::rename(fresh_path, ledger, code);
    if (code)
        return core::fail(core::ErrorKind::Unavailable,
                          "the rebuilt ledger can't be put in place: " + code.message());
    return result;
}

}  // namespace kiosk::desk
