#include "server/handlers/signage_drafts.h"

#include <algorithm>
#include <cctype>

#include "server/service/announcement_rules.h"
#include "shared/core/overloaded.h"
#include "shared/core/uuid.h"
#include "shared/model/signage_rules.h"
#include "shared/wire/enums.h"
#include "shared/wire/target.h"

namespace server::handlers {
namespace {

using std::chrono::milliseconds;
using wire::Fields;
using wire::Json;

constexpr std::size_t kLongestName = 60;  // characters
constexpr std::size_t kLongestLine = 40;

std::string upper(std::string code) {
    std::transform(code.begin(), code.end(), code.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return code;
}

// What the console has to say in words, where the feed would only refuse.
template <typename E>
E choice(Fields& fields, const char* name, E otherwise, Problems& problems, const std::string& field) {
    if (!fields.has(name)) return otherwise;
    const auto value = wire::value_of<E>(fields.optional_text(name, 64));
    if (!value) problems[field] = "UNKNOWN";
    return value.value_or(otherwise);
}

std::optional<core::WallTime> moment(Fields& fields, const char* name, Problems& problems,
                                     const std::string& field) {
    const std::string text = fields.optional_text(name, 40);
    if (text.empty()) return std::nullopt;
    const auto time = core::parse_utc(text);
    if (!time) problems[field] = "NOT_A_TIME";
    return time;
}

std::optional<core::LocalDate> date(Fields& fields, const char* name, Problems& problems) {
    const std::string text = fields.optional_text(name, 16);
    if (text.empty()) return std::nullopt;
    const auto read = core::parse_date(text);
    if (!read) problems[name] = "NOT_A_DATE";
    return read;
}

std::chrono::minutes hour(Fields& fields, const char* name, Problems& problems) {
    const std::string text = fields.optional_text(name, 8);
    // A window that ends at midnight is stored as 00:00 (SIGNAGE section 10).
    const auto read = core::parse_time_of_day(text == "24:00" ? std::string{"00:00"} : text);
    if (!read) problems[name] = text.empty() ? "MISSING" : "NOT_A_TIME";
    return read.value_or(std::chrono::minutes{0});
}

void check_name(Problems& problems, const std::string& name) {
    if (name.empty()) problems["name"] = "MISSING";
    if (service::character_count(name) > kLongestName) problems["name"] = "TOO_LONG";
}

std::variant<model::MediaRef, model::AnnouncementRef, model::Widget> shown(Fields& item, Problems& problems,
                                                                           const std::string& at) {
    if (item.has("announcement")) return model::AnnouncementRef{item.optional_text("announcement", 64)};
    if (item.has("widget")) {
        return model::Widget{
            .kind = choice(item, "widget", model::WidgetKind::ClassesToday, problems, at + ".widget"),
            .service_id = item.optional_text("service", 64),
            .link = item.optional_text("link", 512)};
    }
    if (!item.has("media")) problems[at] = "MISSING";
    return model::MediaRef{item.optional_text("media", 64)};
}

model::PlaylistItem read_item(Call& call, const Json& json, const std::string& at, Problems& problems) {
    Fields fields{json, at};
    const model::PlaylistItem standard;
    model::PlaylistItem item{.id = fields.optional_text("id", 64), .shows = shown(fields, problems, at)};
    if (item.id.empty()) item.id = core::make_uuid_v7(call.unit.now, call.shared.random);
    for (const auto& [name, text] : {std::pair{"category", &item.category},
                                     std::pair{"headline", &item.headline}, std::pair{"fact", &item.fact}}) {
        if (fields.has(name)) *text = fields.words(name);
        const std::string field = at + "." + name;
        if (service::character_count(text->zh) > kLongestLine) problems[field] = "TOO_LONG";
        check_drawable(call.shared, problems, field, *text);
    }
    item.dwell =
        milliseconds{fields.optional_integer("dwell_ms", standard.dwell.count(), INT64_MIN, INT64_MAX)};
    item.fit = choice(fields, "fit", standard.fit, problems, at + ".fit");
    item.transition.kind =
        choice(fields, "transition", standard.transition.kind, problems, at + ".transition");
    item.transition.length = milliseconds{
        fields.optional_integer("transition_ms", standard.transition.length.count(), INT64_MIN, INT64_MAX)};
    item.mute = fields.flag("mute", standard.mute);
    item.full_screen = fields.flag("full_screen", standard.full_screen);
    item.valid_from = moment(fields, "valid_from", problems, at + ".valid_from");
    item.valid_until = moment(fields, "valid_until", problems, at + ".valid_until");
    if (!fields.is_fine()) problems[at] = "UNKNOWN";
    return item;
}

template <typename T>
void add_problems(const T& value, Problems& problems) {
    for (const auto& problem : model::problems_of(value))
        problems.emplace(problem.field, upper(problem.code));
}

}  // namespace

void check_drawable(const Shared& shared, Problems& problems, const std::string& field,
                    const model::Text& text) {
    std::string missing;
    for (const std::string& point : shared.drawable.missing_in(text.zh + text.en)) missing += " " + point;
    if (!missing.empty()) problems[field] = "NOT_DRAWABLE" + missing;
}

core::Result<Drafted<model::Playlist>> read_playlist_draft(Call& call) {
    const auto json = wire::parse(call.request.body);
    if (!json) return json.failure();
    Fields fields{*json};
    Drafted<model::Playlist> draft{.value = {.id = {}, .name = {}, .items = {}}, .problems = {}};
    draft.value.name = fields.optional_text("name", 256);
    draft.value.order = choice(fields, "order", model::PlayOrder::Sequence, draft.problems, "order");
    const Json& items = fields.list("items", 10'000);
    for (std::size_t i = 0; i < items.size(); ++i) {
        draft.value.items.push_back(
            read_item(call, items[i], "items[" + std::to_string(i) + "]", draft.problems));
    }
    if (auto done = fields.done(); !done) return done.failure();
    check_name(draft.problems, draft.value.name);
    add_problems(draft.value, draft.problems);
    return draft;
}

core::Result<Drafted<model::Entry>> read_entry_draft(Call& call) {
    const auto json = wire::parse(call.request.body);
    if (!json) return json.failure();
    Fields fields{*json};
    Drafted<model::Entry> draft;
    model::Entry& entry = draft.value;
    Problems& problems = draft.problems;
    entry.name = fields.optional_text("name", 256);
    entry.playlist_id = fields.optional_text("playlist_id", 64);
    entry.target = wire::read_target(wire::dump(fields.object("target")));
    entry.action = choice(fields, "action", entry.action, problems, "action");
    entry.priority = static_cast<int>(std::clamp<std::int64_t>(
        fields.optional_integer("priority", 10, INT64_MIN, INT64_MAX), INT32_MIN, INT32_MAX));
    entry.order = static_cast<int>(fields.optional_integer("order", 0, -10'000, 10'000));
    entry.date_from = date(fields, "date_from", problems);
    entry.date_to = date(fields, "date_to", problems);
    if (fields.has("days")) entry.days.clear();
    for (const Json& day : fields.list("days", 50))
        entry.days.push_back(day.is_number_integer() ? day.get<int>() : 0);
    entry.all_day = fields.flag("all_day", false);
    if (!entry.all_day)
        entry.hours = {.from = hour(fields, "time_from", problems), .to = hour(fields, "time_to", problems)};
    for (const auto& text : fields.texts("skip_dates", 400)) {
        const auto read = core::parse_date(text);
        if (!read) problems["skip_dates"] = "NOT_A_DATE";
        if (read) entry.skip_dates.push_back(*read);
    }
    entry.only_when = choice(fields, "only_when", entry.only_when, problems, "only_when");
    if (auto done = fields.done(); !done) return done.failure();
    check_name(problems, entry.name);
    const bool unclear_hours = problems.contains("time_from") || problems.contains("time_to");
    add_problems(entry, problems);
    if (unclear_hours && problems["time_to"] == "EQUALS_START") problems.erase("time_to");
    const auto& target = entry.target;
    if (!target.all && target.centers.empty() && target.kiosks.empty() && target.tags_any.empty())
        problems["target"] = "MISSING";
    return draft;
}

Json playlist_json(const model::Playlist& playlist) {
    Json items = Json::array();
    for (const auto& item : playlist.items) {
        Json value{{"id", item.id},
                   {"category", wire::to_json(item.category)},
                   {"headline", wire::to_json(item.headline)},
                   {"fact", wire::to_json(item.fact)},
                   {"dwell_ms", item.dwell.count()},
                   {"fit", wire::name_of(item.fit)},
                   {"transition", wire::name_of(item.transition.kind)},
                   {"transition_ms", item.transition.length.count()},
                   {"mute", item.mute},
                   {"full_screen", item.full_screen},
                   {"valid_from", item.valid_from ? Json(core::format_utc(*item.valid_from)) : Json{}},
                   {"valid_until", item.valid_until ? Json(core::format_utc(*item.valid_until)) : Json{}}};
        std::visit(core::Overloaded{
                       [&](const model::MediaRef& media) { value["media"] = media.id; },
                       [&](const model::AnnouncementRef& one) { value["announcement"] = one.id; },
                       [&](const model::Widget& widget) {
                           value["widget"] = wire::name_of(widget.kind);
                           value["service"] = widget.service_id;
                           value["link"] = widget.link;
                       },
                   },
                   item.shows);
        items.push_back(std::move(value));
    }
    return {{"id", playlist.id},
            {"rev", playlist.revision},
            {"name", playlist.name},
            {"order", wire::name_of(playlist.order)},
            {"items", items}};
}

Json entry_json(const model::Entry& entry) {
    Json skip = Json::array();
    for (const auto day : entry.skip_dates) skip.push_back(core::format_date(day));
    return {{"id", entry.id},
            {"rev", entry.revision},
            {"name", entry.name},
            {"playlist_id", entry.playlist_id},
            {"target", Json::parse(wire::write_target(entry.target))},
            {"action", wire::name_of(entry.action)},
            {"priority", entry.priority},
            {"order", entry.order},
            {"date_from", entry.date_from ? Json(core::format_date(*entry.date_from)) : Json{}},
            {"date_to", entry.date_to ? Json(core::format_date(*entry.date_to)) : Json{}},
            {"days", entry.days},
            {"all_day", entry.all_day},
            {"time_from", entry.all_day ? Json{} : Json(core::format_time_of_day(entry.hours.from))},
            {"time_to", entry.all_day ? Json{} : Json(core::format_time_of_day(entry.hours.to))},
            {"skip_dates", skip},
            {"only_when", wire::name_of(entry.only_when)}};
}

}  // namespace server::handlers
