// The change feed: the newest state of every row a kiosk may be sent, in the order of commits.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/unit.h"
#include "shared/wire/feed.h"

namespace server::store {

// Whom a row is for: every kiosk, those of a centre, or one.
struct Scope {
    std::string center_id;  // empty: all
    std::string kiosk_id;   // empty: all of the centre
};

// A later row of the same thing takes the place of the earlier one, at the end of the feed.
void put_row(Unit& unit, const Scope& scope, std::string_view kind, const std::string& id,
             const std::string& body);
// Leaves a tombstone where the row stood.
void delete_row(Unit& unit, const Scope& scope, std::string_view kind, const std::string& id);
// Deletes the rows of a kind that have not changed since `before`.
void forget_rows(Unit& unit, std::string_view kind, core::WallTime before);
// Every scope in which a thing stands.
std::vector<Scope> scopes_of(Unit& unit, std::string_view kind, const std::string& id);
// Every row of a kind that stands, with whom it is for.
struct StandingRow {
    Scope scope;
    std::string id;
    std::string body;
};
std::vector<StandingRow> standing_rows(Unit& unit, std::string_view kind);
std::optional<std::string> row_body(Unit& unit, std::string_view kind, const std::string& id);

// Every row of a kind that is for all kiosks.
std::vector<wire::Change> rows_of(Unit& unit, std::string_view kind);

struct FeedPage {
    std::vector<wire::Change> changes;  // revision is the row's sequence
    long long last = 0;                 // the sequence to go on from
    bool more = false;
};
FeedPage changes_after(Unit& unit, const Scope& reader, long long after, int most);
// Only what exists, without tombstones: for a first start.
std::vector<wire::Change> whole_feed(Unit& unit, const Scope& reader);
long long last_sequence(Unit& unit);
// When the oldest row after `after` was written that this reader has to read; nullopt: there is none.
std::optional<core::WallTime> unread_since(Unit& unit, const Scope& reader, long long after);
// The highest sequence of a tombstone that was dropped: a cursor below it may have missed a deletion.
long long feed_horizon(Unit& unit);
// Removes tombstones older than `before`, and notes the horizon.
void drop_tombstones(Unit& unit, core::WallTime before);

}  // namespace server::store
