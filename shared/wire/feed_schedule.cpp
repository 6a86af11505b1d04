// The rows of the schedule: media, playlists, and the entries that say when they play.
#include "shared/core/calendar.h"
#include "shared/core/overloaded.h"
#include "shared/model/signage_rules.h"
#include "shared/wire/feed.h"
#include "shared/wire/row_reading.h"
#include "shared/wire/target.h"

namespace wire {
namespace {

using core::Result;
using std::chrono::milliseconds;

Json time_or_null(const std::optional<core::WallTime>& time) {
    return time ? Json(core::to_ms(*time)) : Json{};
}

Json date_or_null(const std::optional<core::LocalDate>& date) {
    return date ? Json(core::format_date(*date)) : Json{};
}

Json item_to_json(const model::PlaylistItem& item) {
    Json value{{"id", item.id},
               {"category", to_json(item.category)},
               {"headline", to_json(item.headline)},
               {"fact", to_json(item.fact)},
               {"dwell_ms", item.dwell.count()},
               {"fit", name_of(item.fit)},
               {"transition", name_of(item.transition.kind)},
               {"transition_ms", item.transition.length.count()},
               {"mute", item.mute},
               {"full_screen", item.full_screen},
               {"valid_from_ms", time_or_null(item.valid_from)},
               {"valid_until_ms", time_or_null(item.valid_until)}};
    std::visit(core::Overloaded{
                   [&](const model::MediaRef& media) { value["media"] = media.id; },
                   [&](const model::AnnouncementRef& one) { value["announcement"] = one.id; },
                   [&](const model::Widget& widget) {
                       value["widget"] = name_of(widget.kind);
                       value["service"] = widget.service_id;
                       value["link"] = widget.link;
                   },
               },
               item.shows);
    return value;
}

// Exactly one of the three.
std::variant<model::MediaRef, model::AnnouncementRef, model::Widget> shows_of(Fields& item) {
    if (item.has("announcement")) return model::AnnouncementRef{id_of(item, "announcement")};
    if (item.has("widget")) {
        return model::Widget{.kind = enum_of<model::WidgetKind>(item, "widget"),
                             .service_id = item.optional_text("service", 64),
                             .link = item.optional_text("link", 512)};
    }
    return model::MediaRef{id_of(item, "media")};
}

model::PlaylistItem item_of(Fields& item) {
    const model::PlaylistItem standard;
    model::PlaylistItem read{.id = id_of(item, "id"), .shows = shows_of(item)};
    read.category = item.words("category");
    read.headline = item.words("headline");
    read.fact = item.words("fact");
    read.dwell = milliseconds{item.optional_integer("dwell_ms", standard.dwell.count(), 0, INT64_MAX)};
    if (item.has("fit")) read.fit = enum_of<model::Fit>(item, "fit");
    if (item.has("transition")) read.transition.kind = enum_of<model::TransitionKind>(item, "transition");
    read.transition.length = milliseconds{
        item.optional_integer("transition_ms", standard.transition.length.count(), 0, INT64_MAX)};
    read.mute = item.flag("mute", standard.mute);
    read.full_screen = item.flag("full_screen", standard.full_screen);
    read.valid_from = item.optional_time_ms("valid_from_ms");
    read.valid_until = item.optional_time_ms("valid_until_ms");
    return model::clamped(std::move(read));
}

std::optional<core::LocalDate> optional_date(Fields& fields, const char* name) {
    if (!fields.has(name)) return std::nullopt;
    const auto date = core::parse_date(fields.optional_text(name, 10));
    if (!date) fields.wrong(name, "must be a date");
    return date;
}

std::chrono::minutes time_of_day(Fields& fields, const char* name) {
    const auto time = core::parse_time_of_day(fields.text(name, 5));
    if (!time) fields.wrong(name, "must be HH:MM");
    return time.value_or(std::chrono::minutes{0});
}

std::vector<int> days_of(Fields& fields) {
    std::vector<int> days;
    for (const Json& day : fields.list("days", 7)) {
        const bool fits = day.is_number_integer() && day >= 1 && day <= 7;
        if (!fits) fields.wrong("days", "must hold 1 to 7");
        if (fits) days.push_back(day.get<int>());
    }
    return days;
}

}  // namespace

std::string write_row(const model::Playlist& playlist) {
    Json items = Json::array();
    for (const auto& item : playlist.items) items.push_back(item_to_json(item));
    return dump({{"id", playlist.id},
                 {"rev", playlist.revision},
                 {"name", playlist.name},
                 {"order", name_of(playlist.order)},
                 {"items", items}});
}

template <>
Result<model::Playlist> read_row(std::string_view json) {
    return row_of<model::Playlist>(json, [](Fields& fields) {
        model::Playlist playlist{.id = id_of(fields, "id"),
                                 .revision = static_cast<int>(fields.integer("rev", 1, 1'000'000)),
                                 .name = fields.optional_text("name", 256),
                                 .items = {}};
        if (fields.has("order")) playlist.order = enum_of<model::PlayOrder>(fields, "order");
        for (const Json& value : fields.list("items", model::kMostItems)) {
            Fields item{value, "items"};
            playlist.items.push_back(item_of(item));
            if (!item.is_fine()) fields.wrong("items", item.done().error().message);
        }
        return playlist;
    });
}

std::string write_row(const model::Media& media) {
    return dump({{"id", media.id},
                 {"sha256", media.sha256},
                 {"type", media.type},
                 {"bytes", media.bytes},
                 {"width", media.width},
                 {"height", media.height},
                 {"kind", name_of(media.kind)},
                 {"duration_ms", media.duration.count()},
                 {"urgent", media.urgent}});
}

template <>
Result<model::Media> read_row(std::string_view json) {
    return row_of<model::Media>(json, [](Fields& fields) {
        model::Media media{.id = id_of(fields, "id"),
                           .sha256 = fields.text("sha256", 64),
                           .type = fields.text("type", 64),
                           .bytes = fields.integer("bytes", 1, 1LL << 32),
                           .width = static_cast<int>(fields.integer("width", 1, 20'000)),
                           .height = static_cast<int>(fields.integer("height", 1, 20'000))};
        if (fields.has("kind")) media.kind = enum_of<model::MediaKind>(fields, "kind");
        media.duration = milliseconds{fields.optional_integer("duration_ms", 0, 0, 86'400'000)};
        media.urgent = fields.flag("urgent", false);
        const auto digest = core::from_hex(media.sha256);
        if (!digest || digest->size() != 32) fields.wrong("sha256", "must be 64 hex digits");
        return media;
    });
}

std::string write_row(const model::Entry& entry) {
    Json skip = Json::array();
    for (const auto date : entry.skip_dates) skip.push_back(core::format_date(date));
    Json value{{"id", entry.id},
               {"rev", entry.revision},
               {"name", entry.name},
               {"playlist", entry.playlist_id},
               {"target", Json::parse(write_target(entry.target))},
               {"action", name_of(entry.action)},
               {"priority", entry.priority},
               {"order", entry.order},
               {"date_from", date_or_null(entry.date_from)},
               {"date_to", date_or_null(entry.date_to)},
               {"days", entry.days},
               {"all_day", entry.all_day},
               {"skip_dates", skip},
               {"only_when", name_of(entry.only_when)}};
    if (!entry.all_day) {
        value["time_from"] = core::format_time_of_day(entry.hours.from);
        value["time_to"] = core::format_time_of_day(entry.hours.to);
    }
    return dump(value);
}

template <>
Result<model::Entry> read_row(std::string_view json) {
    return row_of<model::Entry>(json, [](Fields& fields) {
        model::Entry entry{.id = id_of(fields, "id"),
                           .revision = static_cast<int>(fields.integer("rev", 1, 1'000'000)),
                           .name = fields.optional_text("name", 256),
                           .playlist_id = id_of(fields, "playlist"),
                           .target = read_target(dump(fields.object("target"))),
                           .action = enum_of<model::EntryAction>(fields, "action"),
                           .priority = static_cast<int>(fields.integer("priority", 0, 99)),
                           .order = static_cast<int>(fields.optional_integer("order", 0, -10'000, 10'000)),
                           .date_from = optional_date(fields, "date_from"),
                           .date_to = optional_date(fields, "date_to"),
                           .days = days_of(fields),
                           .all_day = fields.flag("all_day", false)};
        if (!entry.all_day) entry.hours = {time_of_day(fields, "time_from"), time_of_day(fields, "time_to")};
        for (const auto& text : fields.texts("skip_dates", 400)) {
            const auto date = core::parse_date(text);
            if (!date) fields.wrong("skip_dates", "must hold dates");
            if (date) entry.skip_dates.push_back(*date);
        }
        if (fields.has("only_when")) entry.only_when = enum_of<model::OnlyWhen>(fields, "only_when");
        for (const auto& problem : model::problems_of(entry))
            fields.wrong(problem.field.c_str(), problem.code);
        return entry;
    });
}

}  // namespace wire
