#include "server/handlers/feed_effects.h"

#include <algorithm>
#include <charconv>

#include "server/handlers/signage.h"
#include "server/store/centers.h"
#include "shared/wire/feed.h"

namespace server::handlers {
namespace {

bool holds(const std::vector<std::string>& list, const std::string& value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

std::vector<store::Kiosk> kiosks_of(const model::Target& target, store::Unit& unit) {
    auto kiosks = store::all_kiosks(unit);
    std::erase_if(kiosks, [&](const store::Kiosk& kiosk) {
        const model::Recipient who{
            .kiosk = kiosk.id, .center = kiosk.center_id, .tags = store::tags_of(unit, kiosk.id)};
        return kiosk.state == "revoked" || !model::is_for(target, who);
    });
    return kiosks;
}

std::vector<store::Scope> scopes_of(const model::Target& target, store::Unit& unit) {
    return audience_of(target, unit).scopes();
}

void send_announcement(Call& call, const store::StoredAnnouncement& stored) {
    const std::string body = wire::write_row(stored.announcement);
    for (const auto& scope : scopes_of(stored.target, call.unit)) {
        store::put_row(call.unit, scope, wire::row::kAnnouncement, stored.announcement.id, body);
        call.poke(scope.center_id, scope.kiosk_id);
    }
    if (!stored.announcement.media_id.empty()) publish_signage(call.unit, call.news);  // its picture
}

void withdraw_announcement(Call& call, const store::StoredAnnouncement& stored) {
    for (const auto& scope : store::scopes_of(call.unit, wire::row::kAnnouncement, stored.announcement.id)) {
        store::delete_row(call.unit, scope, wire::row::kAnnouncement, stored.announcement.id);
        call.poke(scope.center_id, scope.kiosk_id);
    }
    if (!stored.announcement.media_id.empty()) publish_signage(call.unit, call.news);  // its picture
}

void share_walk_ins_anew(Call& call, const std::string& center_id) {
    constexpr std::chrono::hours kAhead{24 * 42};
    const store::Scope scope{.center_id = center_id, .kiosk_id = {}};
    const auto now = call.unit.now;
    for (const auto& entry :
         store::sessions_between(call.unit, center_id, now - std::chrono::hours{24}, now + kAhead)) {
        const auto body = store::row_body(call.unit, wire::row::kSession, entry.id);
        if (body) store::put_row(call.unit, scope, wire::row::kSession, entry.id, *body);
    }
    call.poke(center_id);
}

bool introduce(store::Unit& unit, store::Kiosk kiosk) {
    if (kiosk.slip_prefix.empty()) {
        std::vector<std::string> taken;
        for (const auto& other : store::all_kiosks(unit)) {
            if (other.center_id == kiosk.center_id && other.state != "revoked")
                taken.push_back(other.slip_prefix);
        }
        // A to Y, then AA and on; Z is what a kiosk says that has not been told.
        for (int i = 0; kiosk.slip_prefix.empty(); ++i) {
            constexpr int kLetters = 25;
            std::string letters =
                i < kLetters ? "" : std::string(1, static_cast<char>('A' + i / kLetters - 1));
            letters += static_cast<char>('A' + i % kLetters);
            if (!holds(taken, letters)) kiosk.slip_prefix = letters;
        }
        store::set_slip_prefix(unit, kiosk.id, kiosk.slip_prefix);
    }
    const std::string body =
        wire::write_row(wire::KioskRow{.id = kiosk.id, .name = kiosk.name, .slip_prefix = kiosk.slip_prefix});
    if (store::row_body(unit, wire::row::kKiosk, kiosk.id) == body) return false;
    store::put_row(unit, {.center_id = kiosk.center_id, .kiosk_id = kiosk.id}, wire::row::kKiosk, kiosk.id,
                   body);
    return true;
}

std::string to_text(const Cursor& cursor) {
    return std::to_string(cursor.epoch) + "." + std::to_string(cursor.sequence);
}

std::optional<Cursor> cursor_from(const std::string& text) {
    const auto dot = text.find('.');
    if (dot == std::string::npos) return std::nullopt;
    Cursor cursor;
    const char* begin = text.data();
    const char* end = begin + text.size();
    const auto epoch = std::from_chars(begin, begin + dot, cursor.epoch);
    const auto sequence = std::from_chars(begin + dot + 1, end, cursor.sequence);
    const bool whole = epoch.ec == std::errc{} && epoch.ptr == begin + dot && sequence.ec == std::errc{} &&
                       sequence.ptr == end;
    if (!whole || cursor.sequence < 0) return std::nullopt;
    return cursor;
}

}  // namespace server::handlers
