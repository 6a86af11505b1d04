#include "shared/wire/plays.h"

#include "shared/core/uuid.h"
#include "shared/wire/json.h"

namespace wire {
namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kMostShown = 2 * kHour;  // a local hour comes twice when clocks are put back

model::PlayRecord record_of(Fields& fields) {
    const auto day = core::parse_date(fields.text("day", 10));
    if (!day) fields.wrong("day", "must be a date");
    return {.day = day.value_or(core::LocalDate{}),
            .hour = static_cast<int>(fields.integer("hour", 0, 23)),
            .item = fields.text("item", 64),
            .sha256 = fields.optional_text("sha256", 64),
            .entry = fields.optional_text("entry", 64),
            .count = fields.integer("count", 0, 1'000'000),
            .shown = std::chrono::milliseconds{fields.integer("shown_ms", 0, kMostShown)},
            .panel_on = std::chrono::milliseconds{fields.integer("panel_on_ms", 0, kMostShown)},
            .open = std::chrono::milliseconds{fields.integer("open_ms", 0, kMostShown)}};
}

}  // namespace

std::string write_plays(const model::PlayBatch& batch) {
    Json records = Json::array();
    for (const auto& one : batch.records) {
        records.push_back({{"day", core::format_date(one.day)},
                           {"hour", one.hour},
                           {"item", one.item},
                           {"sha256", one.sha256},
                           {"entry", one.entry},
                           {"count", one.count},
                           {"shown_ms", one.shown.count()},
                           {"panel_on_ms", one.panel_on.count()},
                           {"open_ms", one.open.count()}});
    }
    return dump({{"batch", batch.id}, {"records", records}});
}

core::Result<model::PlayBatch> read_plays(std::string_view json) {
    const auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    model::PlayBatch batch{.id = fields.text("batch", 36), .records = {}};
    if (!core::is_uuid(batch.id)) fields.wrong("batch", "must be a UUID");
    for (const Json& value : fields.list("records", model::kMostPlaysInABatch)) {
        Fields record{value, "records"};
        batch.records.push_back(record_of(record));
        if (!record.is_fine()) fields.wrong("records", record.done().error().message);
    }
    if (auto done = fields.done(); !done) return done.failure();
    return batch;
}

std::string write_plays_answer(const std::string& batch) {
    return dump({{"batch", batch}});
}

core::Result<std::string> read_plays_answer(std::string_view json) {
    const auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    std::string batch = fields.text("batch", 36);
    if (auto done = fields.done(); !done) return done.failure();
    return batch;
}

}  // namespace wire
