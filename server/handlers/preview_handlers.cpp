// What a kiosk will play, when, and why: the kiosk's own rules over the rows that it is sent.
#include <algorithm>
#include <map>

#include "server/handlers/all.h"
#include "server/handlers/reach.h"
#include "server/handlers/signage.h"
#include "server/handlers/signage_drafts.h"
#include "server/store/feed.h"
#include "server/store/library.h"
#include "server/store/playlists.h"
#include "shared/core/calendar.h"
#include "shared/core/overloaded.h"
#include "shared/model/resolve.h"
#include "shared/wire/enums.h"
#include "shared/wire/feed.h"

namespace server::handlers {
namespace {

using wire::Json;

constexpr std::size_t kMostSegments = 400;

template <typename T>
void take(std::vector<T>& into, const wire::Change& change) {
    if (auto row = wire::read_row<T>(change.body)) into.push_back(std::move(*row));
}

// As the kiosk reads it; what does not decide the signage is left out.
model::Content content_for(store::Unit& unit, const store::Kiosk& kiosk) {
    model::Content content;
    for (const auto& change : store::whole_feed(unit, {.center_id = kiosk.center_id, .kiosk_id = kiosk.id})) {
        if (change.kind == wire::row::kCenter) {
            if (auto row = wire::read_row<wire::CenterRow>(change.body))
                content.center = std::move(row->center);
        }
        if (change.kind == wire::row::kAnnouncement) take(content.announcements, change);
        if (change.kind == wire::row::kMedia) take(content.media, change);
        if (change.kind == wire::row::kPlaylist) take(content.playlists, change);
        if (change.kind == wire::row::kEntry) take(content.entries, change);
    }
    return content;
}

model::Moment moment_of(store::Unit& unit, const store::Kiosk& kiosk, const model::Content& content) {
    model::Moment moment{
        .who = {.kiosk = kiosk.id, .center = kiosk.center_id, .tags = store::tags_of(unit, kiosk.id)},
        .card = {{.id = "card", .shows = model::Widget{.kind = model::WidgetKind::Card}}}};
    for (const auto& medium : content.media) moment.ready_media.insert(medium.id);
    return moment;
}

const char* layer_name(model::Layer layer) {
    switch (layer) {
        case model::Layer::TakeOver:
            return "takeover";
        case model::Layer::Base:
            return "base";
        case model::Layer::Fallback:
            return "fallback";
        case model::Layer::Card:
            return "card";
    }
    return "";
}

const char* take_over_name(model::TakeOverKind kind) {
    switch (kind) {
        case model::TakeOverKind::Emergency:
            return "emergency";
        case model::TakeOverKind::Urgent:
            return "urgent";
        case model::TakeOverKind::Entry:
            return "entry";
    }
    return "";
}

const char* why_name(model::Why why) {
    switch (why) {
        case model::Why::Playing:
            return "playing";
        case model::Why::LowerPriority:
            return "lower_priority";
        case model::Why::OutsideWindow:
            return "outside_window";
        case model::Why::NotTarget:
            return "not_target";
        case model::Why::NoReadyMedia:
            return "no_ready_media";
        case model::Why::Expired:
            return "expired";
        case model::Why::ClockUntrusted:
            return "clock_untrusted";
    }
    return "";
}

// One kiosk's plan, with the names that people know.
class Plan {
public:
    Plan(store::Unit& unit, const store::Kiosk& kiosk)
        : content_(content_for(unit, kiosk)), moment_(moment_of(unit, kiosk, content_)) {
        for (const auto& item : store::library(unit)) names_[item.id] = item.name;
    }

    const core::TimeZone& zone() const { return content_.center.zone; }

    Json at(core::WallTime when) {
        const model::Resolution now = resolve(when);
        Json why = Json::array();
        for (const auto& verdict : now.why) {
            Json row = named_entry(verdict.entry_id);
            row["why"] = why_name(verdict.why);
            why.push_back(std::move(row));
        }
        Json loop = Json::array();
        for (const auto& one : now.loop) loop.push_back(loop_json(one));
        return {{"layer", layer_name(now.layer)},
                {"take_over", take_over_json(now)},
                {"loop", loop},
                {"banners", named_announcements(now.banners)},
                {"ticker", named_announcements(now.ticker)},
                {"next_change", core::format_utc(now.next_change)},
                {"why", why}};
    }

    // From change to change; neighbours that look alike are one.
    Json timeline(core::WallTime from, core::WallTime until) {
        Json segments = Json::array();
        for (std::size_t i = 0; i < kMostSegments && from < until; ++i) {
            const model::Resolution now = resolve(from);
            const core::WallTime end = std::min(until, now.next_change);
            Json segment = segment_json(now);
            if (!segments.empty() && segments.back()["shows"] == segment) {
                segments.back()["until"] = core::format_utc(end);
            } else {
                segments.push_back({{"from", core::format_utc(from)},
                                    {"until", core::format_utc(end)},
                                    {"shows", std::move(segment)}});
            }
            from = end;
        }
        return segments;
    }

private:
    model::Resolution resolve(core::WallTime when) {
        moment_.now = when;
        return model::resolve(content_, moment_);
    }

    Json named_entry(const model::Id& id) const {
        for (const auto& entry : content_.entries) {
            if (entry.id != id) continue;
            return {{"id", id},
                    {"name", entry.name},
                    {"action", wire::name_of(entry.action)},
                    {"priority", entry.priority}};
        }
        return {{"id", id}, {"name", ""}};
    }

    Json named_announcements(const std::vector<model::Id>& ids) const {
        Json list = Json::array();
        for (const auto& id : ids) {
            const auto* one = content_.announcement(id);
            list.push_back({{"id", id}, {"title", one ? wire::to_json(one->title) : Json::object()}});
        }
        return list;
    }

    Json take_over_json(const model::Resolution& now) const {
        if (!now.take_over) return nullptr;
        Json by = Json::array();
        for (const auto& one : now.take_over->by) {
            const auto* said = content_.announcement(one.id);
            Json row =
                said ? Json{{"id", one.id}, {"title", wire::to_json(said->title)}} : named_entry(one.id);
            row["until"] = core::format_utc(one.until);
            by.push_back(std::move(row));
        }
        return {{"kind", take_over_name(now.take_over->kind)}, {"by", by}};
    }

    Json loop_json(const model::LoopItem& one) const {
        Json json{{"id", one.id},
                  {"entry_id", one.entry_id},
                  {"category", wire::to_json(one.item.category)},
                  {"headline", wire::to_json(one.item.headline)},
                  {"fact", wire::to_json(one.item.fact)},
                  {"full_screen", one.item.full_screen},
                  {"fit", wire::name_of(one.item.fit)},
                  {"dwell_ms", one.item.dwell.count()}};
        std::visit(core::Overloaded{
                       [&](const model::MediaRef& ref) {
                           const auto* medium = content_.medium(ref.id);
                           const auto name = names_.find(ref.id);
                           json["media"] = ref.id;
                           json["name"] = name == names_.end() ? "" : name->second;
                           if (medium) json["kind"] = wire::name_of(medium->kind);
                           if (medium && one.item.dwell.count() == 0)
                               json["dwell_ms"] = medium->duration.count();
                       },
                       [&](const model::AnnouncementRef& ref) { json["announcement"] = ref.id; },
                       [&](const model::Widget& widget) { json["widget"] = wire::name_of(widget.kind); },
                   },
                   one.item.shows);
        return json;
    }

    // What tells one stretch of the day from another.
    Json segment_json(const model::Resolution& now) const {
        Json playing = Json::array();
        for (const auto& verdict : now.why) {
            if (verdict.why == model::Why::Playing) playing.push_back(named_entry(verdict.entry_id));
        }
        return {{"layer", layer_name(now.layer)},
                {"take_over", take_over_json(now)},
                {"entries", playing},
                {"items", now.loop.size()},
                {"banners", named_announcements(now.banners)}};
    }

    model::Content content_;
    model::Moment moment_;
    std::map<std::string, std::string> names_;
};

}  // namespace

Response preview_kiosk(Call& call) {
    const auto kiosk = kiosk_in_reach(call);
    if (!kiosk) return kiosk.error();
    core::WallTime at = call.unit.now;
    if (const std::string asked = call.request.asked("at"); !asked.empty()) {
        const auto time = core::parse_utc(asked);
        if (!time) return refuse(400, "BAD_TIME", "at must be a time such as 2026-11-24T09:00:00+08:00");
        at = *time;
    }
    Plan plan{call.unit, *kiosk};
    const core::LocalDate today = core::date_of(plan.zone().to_local(at));
    const core::WallTime start = core::start_of_day(plan.zone(), today);
    const core::WallTime end = core::start_of_day(plan.zone(), today + std::chrono::days{1});
    return ok(
        wire::dump({{"kiosk", {{"id", kiosk->id}, {"name", kiosk->name}, {"center_id", kiosk->center_id}}},
                    {"at", core::format_utc(at)},
                    {"from", core::format_utc(start)},
                    {"until", core::format_utc(end)},
                    {"now", plan.at(at)},
                    {"timeline", plan.timeline(start, end)}}));
}

// What targets may name: a short word of letters, figures, Han characters, - and _.
Response set_kiosk_tags(Call& call) {
    const auto kiosk = kiosk_in_reach(call);
    if (!kiosk) return kiosk.error();
    const auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    wire::Fields fields{*json};
    auto tags = fields.texts("tags", 20);
    if (auto done = fields.done(); !done) return refuse(400, "BAD_BODY", done.error().message);
    constexpr std::size_t kLongestTag = 32;
    for (const std::string& tag : tags) {
        const bool plain = std::none_of(tag.begin(), tag.end(), [](unsigned char c) {
            return c <= ' ' || c == ',' || c == '"' || c == '<' || c == 0x7F;
        });
        if (tag.empty() || tag.size() > kLongestTag || !plain) return refuse_fields({{"tags", "BAD_TAG"}});
    }
    std::sort(tags.begin(), tags.end());
    tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
    store::set_tags(call.unit, kiosk->id, tags);
    publish_signage(call.unit, call.news);
    if (const auto over = signage_over_limits(call.unit); !over.empty()) return refuse_fields(over);
    std::string list;
    for (const auto& tag : tags) list += (list.empty() ? "" : " ") + tag;
    call.audit("kiosk.tags", kiosk->id, list);
    call.news.push_back({.event = "kiosk",
                         .data = wire::dump({{"id", kiosk->id}, {"tags", tags}}),
                         .center_id = kiosk->center_id});
    return ok(wire::dump({{"id", kiosk->id}, {"tags", tags}}));
}

// What plays where no entry does, and how often something is woven in.
Response set_center_signage(Call& call) {
    const std::string center = call.request.param("id");
    if (!may_edit(call, center)) return refuse(403, "SCOPE", "not your centre");
    const auto body = store::row_body(call.unit, wire::row::kCenter, center);
    auto row = body ? wire::read_row<wire::CenterRow>(*body) : core::fail(core::ErrorKind::NotFound, "");
    if (!row) return refuse(404, "NOT_FOUND", "no such centre");
    const auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    wire::Fields fields{*json};
    auto& signage = row->center.signage;
    signage.fallback_playlist = fields.optional_text("fallback_playlist", 64);
    signage.base_between_added =
        static_cast<int>(fields.optional_integer("base_between_added", signage.base_between_added, 1, 5));
    if (auto done = fields.done(); !done) return refuse(400, "BAD_BODY", done.error().message);
    if (!signage.fallback_playlist.empty() && !store::playlist_by_id(call.unit, signage.fallback_playlist))
        return refuse_fields({{"fallback_playlist", "UNKNOWN"}});
    store::put_row(call.unit, {.center_id = center, .kiosk_id = {}}, wire::row::kCenter, center,
                   wire::write_row(*row));
    publish_signage(call.unit, call.news);
    call.poke(center);
    call.audit("center.signage", center, signage.fallback_playlist);
    return ok(wire::dump({{"fallback_playlist", signage.fallback_playlist},
                          {"base_between_added", signage.base_between_added}}));
}

}  // namespace server::handlers
