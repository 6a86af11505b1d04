// Announcements, and the pages of the feed.
#include <algorithm>

#include "shared/wire/enums.h"
#include "shared/wire/feed.h"
#include "shared/wire/json.h"
#include "shared/wire/row_reading.h"

namespace wire {
namespace {

using core::Result;

constexpr std::size_t kMostFacts = 4;

Change change_of(Fields& fields) {
    Change change{.kind = fields.text("t", 32), .id = fields.text("id", 128), .body = {}};
    change.revision = fields.optional_integer("rev", 0, 0, INT64_MAX);
    change.operation = fields.one_of("op", {"put", "del"}) == 0 ? Operation::Put : Operation::Delete;
    // A body that is none is refused with its row, not with the page: one bad row must not stop the feed.
    if (change.operation == Operation::Put) change.body = fields.has("b") ? dump(fields.object("b")) : "null";
    return change;
}

Json change_to_json(const Change& change) {
    const bool put = change.operation == Operation::Put;
    Json value{{"t", change.kind}, {"id", change.id}, {"rev", change.revision}, {"op", put ? "put" : "del"}};
    // Bodies in the database were written by write_row; one that is damaged is sent as null and refused over
    // there.
    if (put) {
        Json body = Json::parse(change.body, nullptr, false);
        value["b"] = body.is_discarded() ? Json{} : std::move(body);
    }
    return value;
}

}  // namespace

std::string write_row(const model::Announcement& announcement) {
    Json facts = Json::array();
    for (const auto& fact : announcement.facts) {
        facts.push_back(
            {{"icon", fact.icon}, {"label", to_json(fact.label)}, {"value", to_json(fact.value)}});
    }
    return dump({{"id", announcement.id},
                 {"rev", announcement.revision},
                 {"severity", name_of(announcement.severity)},
                 {"title", to_json(announcement.title)},
                 {"body", to_json(announcement.body)},
                 {"facts", facts},
                 {"publisher", to_json(announcement.publisher)},
                 {"valid_from_ms", core::to_ms(announcement.valid_from)},
                 {"valid_until_ms", core::to_ms(announcement.valid_until)},
                 {"published_at_ms", core::to_ms(announcement.published_at)},
                 {"mode", name_of(announcement.mode)},
                 {"dwell_ms", announcement.dwell ? Json(announcement.dwell->count()) : Json{}},
                 {"media", announcement.media_id},
                 {"link", announcement.link}});
}

template <>
Result<model::Announcement> read_row(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    model::Announcement announcement{
        .id = fields.text("id", 64),
        .revision = static_cast<int>(fields.integer("rev", 1, 1'000'000)),
        .severity = static_cast<model::Severity>(fields.one_of("severity", names_of<model::Severity>())),
        .title = fields.words("title"),
        .body = fields.words("body"),
        .facts = {},
        .publisher = fields.words("publisher"),
        .valid_from = fields.time_ms("valid_from_ms"),
        .valid_until = fields.time_ms("valid_until_ms"),
        .published_at = fields.time_ms("published_at_ms")};
    announcement.media_id = fields.optional_text("media", 64);
    announcement.link = fields.optional_text("link", model::kLongestLink);
    if (fields.has("mode")) announcement.mode = enum_of<model::NoticeMode>(fields, "mode");
    if (const auto dwell = fields.optional_integer("dwell_ms", 0, 0, INT64_MAX); dwell > 0)
        announcement.dwell =
            std::clamp(std::chrono::milliseconds{dwell}, model::kShortestDwell, model::kLongestDwell);
    for (const Json& item : fields.list("facts", kMostFacts)) {
        Fields fact{item, "facts"};
        announcement.facts.push_back({.icon = fact.optional_text("icon", 64),
                                      .label = fact.words("label"),
                                      .value = fact.words("value")});
        if (!fact.is_fine()) fields.wrong("facts", fact.done().error().message);
    }
    if (auto done = fields.done(); !done) return done.failure();
    return announcement;
}

std::string write_change(const Change& change) {
    return dump(change_to_json(change));
}

Result<Change> read_change(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    Change change = change_of(fields);
    if (auto done = fields.done(); !done) return done.failure();
    return change;
}

std::string write_pull_page(const PullPage& page) {
    Json changes = Json::array();
    for (const Change& change : page.changes) changes.push_back(change_to_json(change));
    return dump({{"changes", changes},
                 {"cursor", page.cursor},
                 {"more", page.more},
                 {"server_utc_ms", core::to_ms(page.server_time)}});
}

Result<PullPage> read_pull_page(std::string_view json) {
    auto parsed = parse(json, 8U << 20U);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    PullPage page{.changes = {},
                  .cursor = fields.text("cursor", 128),
                  .more = fields.flag("more", false),
                  .server_time = fields.time_ms("server_utc_ms")};
    for (const Json& value : fields.list("changes", 1000)) {
        Fields item{value, "changes"};
        page.changes.push_back(change_of(item));
        if (!item.is_fine()) fields.wrong("changes", item.done().error().message);
    }
    if (auto done = fields.done(); !done) return done.failure();
    return page;
}

}  // namespace wire
