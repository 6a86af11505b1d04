// What staff made for the screens, on its way to the kiosks: whose it is, whom it is for, and the rows of the
// feed that follow from it.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "server/handlers/call.h"
#include "server/store/feed.h"
#include "shared/model/target.h"

namespace server::handlers {

// To whom a new file or playlist belongs: the centre that ?center= names, else the person's first; empty: the
// county. nullopt: not theirs to give.
std::optional<std::string> owner_of(Call& call);
// The county's own is edited by a county administrator alone.
bool may_edit(const Call& call, const std::string& center_id);

// Everybody it is for must be in the person's care.
bool covers_target(Call& call, const model::Target& target);
// Every centre and kiosk it names is there.
bool exists(Call& call, const model::Target& target);

// Those who are meant, as few scopes of the feed as say it.
struct Audience {
    bool all = false;
    std::set<std::string> centers;
    std::map<std::string, std::string> kiosks;  // id -> its centre
    void add(const Audience& more);
    std::vector<store::Scope> scopes() const;
};
Audience audience_of(const model::Target& target, store::Unit& unit);

// Makes the feed's media, playlists, entries and announcements what staff have made and published,
// and pokes whom that concerns. Nothing changes for the others.
void publish_signage(store::Unit& unit, std::vector<push::News>& news);
// What one kiosk would be sent too much of (SIGNAGE R-D7), after publish_signage: field -> "TOO_MANY".
std::map<std::string, std::string> signage_over_limits(store::Unit& unit);

}  // namespace server::handlers
