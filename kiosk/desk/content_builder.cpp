#include "kiosk/desk/content_builder.h"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>

namespace kiosk::desk {
namespace {

namespace row = wire::row;

constexpr auto kSessionsKept = std::chrono::hours{48};

template <typename T>
bool take(const ContentRow& from, std::vector<T>& into) {
    auto read = wire::read_row<T>(from.body);
    if (!read) return false;
    into.push_back(std::move(*read));
    return true;
}

bool take_center(const ContentRow& from, model::Content& into) {
    auto read = wire::read_row<wire::CenterRow>(from.body);
    if (!read) return false;
    into.center = std::move(read->center);
    into.public_url = std::move(read->public_url);
    return true;
}

bool take_kiosk(const ContentRow& from, model::Content& into) {
    auto read = wire::read_row<wire::KioskRow>(from.body);
    if (read) into.slip_prefix = std::move(read->slip_prefix);
    return read.has_value();
}

bool take_row(const ContentRow& from, model::Content& into) {
    if (from.kind == row::kCenter) return take_center(from, into);
    if (from.kind == row::kSpace) return take(from, into.spaces);
    if (from.kind == row::kPartner) return take(from, into.partners);
    if (from.kind == row::kService) return take(from, into.services);
    if (from.kind == row::kCourse) return take(from, into.courses);
    if (from.kind == row::kSession) return take(from, into.sessions);
    if (from.kind == row::kAnnouncement) return take(from, into.announcements);
    if (from.kind == row::kPlaylist) return take(from, into.playlists);
    if (from.kind == row::kEntry) return take(from, into.entries);
    if (from.kind == row::kMedia) return take(from, into.media);
    if (from.kind == row::kRack) return take(from, into.racks);
    if (from.kind == row::kItem) return take(from, into.items);
    if (from.kind == row::kHelpCall) return take(from, into.help_calls);
    if (from.kind == row::kKiosk) return take_kiosk(from, into);
    return from.kind == row::kKeyset;  // read by sync, which checks its signature
}

}  // namespace

BuiltContent build_content(const std::vector<ContentRow>& rows, core::WallTime now) {
    BuiltContent built;
    for (const ContentRow& one : rows) {
        if (!take_row(one, built.content)) ++built.unreadable;
    }
    auto& sessions = built.content.sessions;
    std::erase_if(sessions, [&](const model::Session& session) { return session.end + kSessionsKept < now; });
    std::sort(sessions.begin(), sessions.end(), [](const model::Session& a, const model::Session& b) {
        return std::tie(a.start, a.id) < std::tie(b.start, b.id);
    });
    std::sort(built.content.items.begin(), built.content.items.end(),
              [](const model::Item& a, const model::Item& b) {
                  return std::tie(a.rack_id, a.slot, a.id) < std::tie(b.rack_id, b.slot, b.id);
              });
    return built;
}

std::map<model::Id, int> held_announcements(const model::Content& content) {
    std::map<model::Id, int> held;
    for (const auto& announcement : content.announcements) held[announcement.id] = announcement.revision;
    return held;
}

}  // namespace kiosk::desk
