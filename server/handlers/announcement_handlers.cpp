// Announcements: publish, approve, recall, and who has them.
#include <algorithm>

#include "server/handlers/all.h"
#include "server/handlers/feed_effects.h"
#include "server/handlers/signage.h"
#include "server/handlers/signage_drafts.h"
#include "server/service/announcement_rules.h"
#include "server/store/centers.h"
#include "server/store/library.h"
#include "shared/core/calendar.h"
#include "shared/core/uuid.h"
#include "shared/wire/enums.h"
#include "shared/wire/json.h"
#include "shared/wire/target.h"

namespace server::handlers {
namespace {

using store::StoredAnnouncement;
using wire::Fields;
using wire::Json;

constexpr int kListed = 200;
constexpr std::size_t kNamedLaggards = 5;

std::string shown_state(const StoredAnnouncement& stored, core::WallTime now) {
    if (stored.state != "published") return stored.state;
    if (now >= stored.announcement.valid_until) return "expired";
    return now < stored.announcement.valid_from ? "scheduled" : "active";
}

Json announcement_json(Call& call, const StoredAnnouncement& stored) {
    const model::Announcement& one = stored.announcement;
    Json facts = Json::array();
    for (const auto& fact : one.facts) {
        facts.push_back({{"icon", fact.icon},
                         {"label", wire::to_json(fact.label)},
                         {"value", wire::to_json(fact.value)}});
    }
    const auto kiosks = kiosks_of(stored.target, call.unit);
    const auto deliveries = store::deliveries_of(call.unit, one.id);
    Json laggards = Json::array();
    std::size_t waiting = 0;
    for (const auto& kiosk : kiosks) {
        const bool has =
            std::any_of(deliveries.begin(), deliveries.end(), [&](const store::Delivery& delivery) {
                return delivery.kiosk_id == kiosk.id && delivery.revision >= one.revision;
            });
        if (has) continue;
        if (waiting++ < kNamedLaggards)
            laggards.push_back({{"center_id", kiosk.center_id}, {"name", kiosk.name}});
    }
    return {
        {"id", one.id},
        {"rev", one.revision},
        {"severity", wire::name_of(one.severity)},
        {"title", wire::to_json(one.title)},
        {"body", wire::to_json(one.body)},
        {"facts", facts},
        {"media_id", one.media_id},
        {"link", one.link},
        {"publisher", wire::to_json(one.publisher)},
        {"target", Json::parse(wire::write_target(stored.target))},
        {"valid_from", core::format_utc(one.valid_from)},
        {"valid_until", core::format_utc(one.valid_until)},
        {"created_by", stored.created_by},
        {"created_at", core::format_utc(stored.created_at)},
        {"approved_by", stored.approved_by},
        {"state", shown_state(stored, call.unit.now)},
        {"delivery",
         {{"applied", kiosks.size() - waiting}, {"of", kiosks.size()}, {"laggards", std::move(laggards)}}}};
}

struct Draft {
    model::Announcement announcement;
    model::Target target;
    std::map<std::string, std::string> problems;
};

core::WallTime time_of(Fields& fields, Draft& draft, const char* name, core::WallTime otherwise) {
    const std::string text = fields.optional_text(name, 40);
    if (text.empty()) return otherwise;
    const auto time = core::parse_utc(text);
    if (!time) draft.problems[name] = "NOT_A_TIME";
    return time.value_or(otherwise);
}

core::Result<Draft> read_draft(Call& call) {
    auto json = wire::parse(call.request.body);
    if (!json) return json.failure();
    Fields fields{*json};
    Draft draft;
    model::Announcement& one = draft.announcement;
    one.severity = static_cast<model::Severity>(fields.one_of("severity", wire::names_of<model::Severity>()));
    one.title = fields.words("title");
    one.body = fields.words("body");
    for (const Json& value : fields.list("facts", 16)) {
        Fields fact{value, "facts"};
        one.facts.push_back({.icon = fact.optional_text("icon", 64),
                             .label = fact.words("label"),
                             .value = fact.words("value")});
        if (!fact.is_fine()) fields.wrong("facts", fact.done().error().message);
    }
    one.media_id = fields.optional_text("media_id", 64);
    one.link = fields.optional_text("link", 1000);
    draft.target = wire::read_target(wire::dump(fields.object("target")));
    one.valid_from = time_of(fields, draft, "valid_from", call.unit.now);
    one.valid_until =
        time_of(fields, draft, "valid_until", one.valid_from + service::default_life(one.severity));
    if (auto done = fields.done(); !done) return done.failure();
    return draft;
}

model::Text publisher(Call& call, const model::Target& target) {
    if (target.centers.size() == 1 && !target.all && target.kiosks.empty()) {
        for (const auto& center : store::all_centers(call.unit)) {
            if (center.id == target.centers.front()) return center.name;
        }
    }
    return {.zh = call.staff().short_name, .en = {}};
}

void tell_console(Call& call, const std::string& id) {
    call.news.push_back({.event = "announcement", .data = wire::dump({{"id", id}})});
}

// The one asked for, if it is in the person's care.
std::optional<StoredAnnouncement> asked_announcement(Call& call) {
    auto stored = store::announcement_by_id(call.unit, call.request.param("id"));
    if (!stored || !covers_target(call, stored->target)) return std::nullopt;
    return stored;
}

}  // namespace

Response list_announcements(Call& call) {
    const bool past = call.request.asked("state") == "past";
    Json list = Json::array();
    for (const auto& stored : store::announcements(call.unit, kListed)) {
        if (!covers_target(call, stored.target) && stored.created_by != call.staff().short_name) continue;
        const std::string state = shown_state(stored, call.unit.now);
        const bool is_past = state == "expired" || state == "recalled";
        if (is_past == past) list.push_back(announcement_json(call, stored));
    }
    return ok(wire::dump({{"announcements", list}}));
}

Response publish_announcement(Call& call) {
    auto draft = read_draft(call);
    if (!draft) return refuse(400, "BAD_BODY", draft.error().message);
    auto problems = service::problems_of(draft->announcement, draft->target, call.unit.now);
    problems.merge(draft->problems);
    check_drawable(call.shared, problems, "title.zh", draft->announcement.title);
    check_drawable(call.shared, problems, "body.zh", draft->announcement.body);
    for (std::size_t i = 0; i < draft->announcement.facts.size(); ++i) {
        const std::string field = "facts." + std::to_string(i);
        check_drawable(call.shared, problems, field + ".label.zh", draft->announcement.facts[i].label);
        check_drawable(call.shared, problems, field + ".value.zh", draft->announcement.facts[i].value);
    }
    if (!exists(call, draft->target)) problems["target"] = "UNKNOWN";
    const model::Id& media = draft->announcement.media_id;
    const auto picture = media.empty() ? std::nullopt : store::library_item(call.unit, media);
    if (!media.empty() && (!picture || picture->state != store::MediaState::Ready))
        problems["media_id"] = "UNKNOWN";
    if (!problems.empty()) return refuse_fields(problems);
    if (!covers_target(call, draft->target)) return refuse(403, "SCOPE", "not your centre");
    const bool emergency = draft->announcement.severity == model::Severity::Emergency;
    const bool may_publish =
        service::may(call.staff().person, service::right_to_publish(draft->announcement.severity));
    if (!may_publish && !emergency) return refuse(403, "RIGHT", "not with this role");

    StoredAnnouncement stored{.announcement = std::move(draft->announcement),
                              .target = std::move(draft->target)};
    stored.announcement.id = core::make_uuid_v7(call.unit.now, call.shared.random);
    stored.announcement.publisher = publisher(call, stored.target);
    stored.announcement.published_at = call.unit.now;
    stored.state = may_publish ? "published" : "pending_approval";
    stored.created_by = call.staff().short_name;
    stored.created_at = call.unit.now;
    store::put_announcement(call.unit, stored);
    if (may_publish) send_announcement(call, stored);
    call.audit(may_publish ? "announcement.publish" : "announcement.propose", stored.announcement.id,
               wire::name_of(stored.announcement.severity) + " " + stored.announcement.title.zh);
    tell_console(call, stored.announcement.id);
    return created(wire::dump(announcement_json(call, stored)));
}

Response approve_announcement(Call& call) {
    auto stored = asked_announcement(call);
    if (!stored) return refuse(404, "NOT_FOUND", "no such announcement");
    if (stored->state != "pending_approval") return refuse(409, "STATE", "it is not waiting for approval");
    if (stored->created_by == call.staff().short_name)
        return refuse(403, "SECOND_PERSON", "somebody else must approve");
    stored->state = "published";
    stored->approved_by = call.staff().short_name;
    stored->announcement.published_at = call.unit.now;
    store::put_announcement(call.unit, *stored);
    send_announcement(call, *stored);
    call.audit("announcement.approve", stored->announcement.id, stored->announcement.title.zh);
    tell_console(call, stored->announcement.id);
    return ok(wire::dump(announcement_json(call, *stored)));
}

Response recall_announcement(Call& call) {
    auto stored = asked_announcement(call);
    if (!stored) return refuse(404, "NOT_FOUND", "no such announcement");
    if (stored->state == "recalled") return ok(wire::dump(announcement_json(call, *stored)));
    stored->state = "recalled";
    store::put_announcement(call.unit, *stored);
    withdraw_announcement(call, *stored);
    call.audit("announcement.recall", stored->announcement.id, stored->announcement.title.zh);
    tell_console(call, stored->announcement.id);
    return ok(wire::dump(announcement_json(call, *stored)));
}

Response announcement_delivery(Call& call) {
    const auto stored = asked_announcement(call);
    if (!stored) return refuse(404, "NOT_FOUND", "no such announcement");
    const auto deliveries = store::deliveries_of(call.unit, stored->announcement.id);
    const auto centers = store::all_centers(call.unit);
    Json list = Json::array();
    for (const auto& kiosk : kiosks_of(stored->target, call.unit)) {
        Json row{
            {"id", kiosk.id}, {"name", kiosk.name}, {"center_id", kiosk.center_id}, {"applied_at", nullptr}};
        for (const auto& center : centers) {
            if (center.id == kiosk.center_id) row["center_name"] = wire::to_json(center.name);
        }
        row["state"] = call.shared.hub.is_connected(kiosk.id) ? "pending" : "offline";
        for (const auto& delivery : deliveries) {
            if (delivery.kiosk_id != kiosk.id || delivery.revision < stored->announcement.revision) continue;
            row["state"] = "applied";
            row["applied_at"] = core::format_utc(delivery.applied);
        }
        list.push_back(row);
    }
    return ok(wire::dump({{"kiosks", list}}));
}

Response console_stream(Call& call) {
    const auto& person = call.staff().person;
    Response response;
    response.type = "text/event-stream";
    response.stream = push::Subscription{.all_centers = person.role == service::Role::CountyAdmin,
                                         .centers = person.centers};
    return response;
}

}  // namespace server::handlers
