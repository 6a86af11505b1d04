// What a change on the server means for the feed: which rows go to whom.
#pragma once

#include <string>
#include <vector>

#include "server/handlers/call.h"
#include "server/store/announcements.h"
#include "server/store/feed.h"

namespace server::handlers {

// The scopes that a target stands for.
std::vector<store::Scope> scopes_of(const model::Target& target, store::Unit& unit);
// Puts the announcement into the feed of everybody it is for, and pokes them. A recall takes it out again.
void send_announcement(Call& call, const store::StoredAnnouncement& stored);
void withdraw_announcement(Call& call, const store::StoredAnnouncement& stored);
// The kiosks it is for.
std::vector<store::Kiosk> kiosks_of(const model::Target& target, store::Unit& unit);

// Sends every open session of a centre again: the shares of walk-ins change with the number of its kiosks.
void share_walk_ins_anew(Call& call, const std::string& center_id);

// Tells a kiosk what it has to know of itself, and gives it a letter for its desk slips if it has none. True
// if that was news.
bool introduce(store::Unit& unit, store::Kiosk kiosk);

// A cursor as kiosks keep it: "1.812", epoch of the feed and sequence.
struct Cursor {
    int epoch = 1;
    long long sequence = 0;
};
std::string to_text(const Cursor& cursor);
std::optional<Cursor> cursor_from(const std::string& text);

}  // namespace server::handlers
