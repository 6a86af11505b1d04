// The centre's own row: opening hours, policies and the time zone as a list of transitions.
#include <cstdlib>

#include "shared/core/calendar.h"
#include "shared/wire/feed.h"
#include "shared/wire/row_reading.h"

namespace wire {
namespace {

using core::Result;

Json windows_to_json(const std::vector<model::DayWindow>& windows) {
    Json list = Json::array();
    for (const auto& window : windows) {
        list.push_back({core::format_time_of_day(window.from), core::format_time_of_day(window.to)});
    }
    return list;
}

Json opening_to_json(const model::OpeningHours& opening) {
    Json week = Json::array();
    for (const auto& windows : opening.week) week.push_back(windows_to_json(windows));
    Json closures = Json::array();
    for (const auto date : opening.closures) closures.push_back(core::format_date(date));
    return {{"week", week}, {"closures", closures}};
}

std::vector<model::DayWindow> windows_of(Fields& fields, const Json& list) {
    std::vector<model::DayWindow> windows;
    for (const Json& pair : list) {
        std::optional<std::chrono::minutes> from;
        std::optional<std::chrono::minutes> to;
        if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string()) {
            from = core::parse_time_of_day(pair[0].get<std::string>());
            to = core::parse_time_of_day(pair[1].get<std::string>());
        }
        if (!from || !to) {
            fields.wrong("week", "must hold pairs of HH:MM");
            return {};
        }
        windows.push_back({*from, *to});
    }
    return windows;
}

model::OpeningHours opening_of(Fields& fields) {
    model::OpeningHours opening;
    Fields inner{fields.object("opening"), "opening"};
    const Json& week = inner.list("week", 7);
    if (week.size() != opening.week.size()) inner.wrong("week", "must hold seven days");
    for (std::size_t day = 0; day < week.size() && day < opening.week.size(); ++day) {
        opening.week.at(day) = windows_of(inner, week[day]);
    }
    for (const auto& text : inner.texts("closures", 400)) {
        const auto date = core::parse_date(text);
        if (!date) inner.wrong("closures", "must hold dates");
        opening.closures.push_back(date.value_or(core::LocalDate{}));
    }
    if (!inner.is_fine()) fields.wrong("opening", inner.done().error().message);
    return opening;
}

core::TimeZone zone_of(Fields& fields) {
    constexpr std::int64_t kMostMs = 7'258'118'400'000;  // 2200, and as far before 1970
    constexpr std::int64_t kMostOffset = 86'400;
    std::vector<core::Transition> transitions;
    for (const Json& pair : fields.list("transitions", 200)) {
        const bool fits =
            pair.is_array() && pair.size() == 2 && pair[0].is_number_integer() && pair[1].is_number_integer();
        if (!fits) {
            fields.wrong("transitions", "must hold [utc_ms, offset_s]");
            return {};
        }
        const auto at = pair[0].get<std::int64_t>();
        const auto offset = pair[1].get<std::int64_t>();
        const bool late = !transitions.empty() && core::to_ms(transitions.back().at) >= at;
        if (std::abs(at / 2) > kMostMs / 2 || std::abs(offset / 2) > kMostOffset / 2 || late) {
            fields.wrong("transitions", "must ascend and lie within bounds");
            return {};
        }
        transitions.push_back({core::from_ms(at), std::chrono::seconds{offset}});
    }
    return core::TimeZone{std::move(transitions)};
}

model::CenterPolicy policy_of(Fields& fields) {
    Fields inner{fields.object("policy"), "policy"};
    const model::CenterPolicy standard;
    model::CenterPolicy policy{
        .stale_accept = inner.flag("stale_accept", standard.stale_accept),
        .visit_checkin = inner.flag("visit_checkin", standard.visit_checkin),
        .walk_up_ratings = inner.flag("walk_up_ratings", standard.walk_up_ratings),
        .show_names = inner.flag("show_names", standard.show_names),
    };
    if (!inner.is_fine()) fields.wrong("policy", "is wrong");
    return policy;
}

Json signage_to_json(const model::SignagePolicy& signage) {
    return {{"fallback_playlist", signage.fallback_playlist},
            {"base_between_added", signage.base_between_added},
            {"quiet", windows_to_json(signage.quiet)},
            {"volume", signage.volume},
            {"sound", signage.sound}};
}

// Absent in the rows of an older server.
model::SignagePolicy signage_of(Fields& fields) {
    if (!fields.has("signage")) return {};
    Fields inner{fields.object("signage"), "signage"};
    model::SignagePolicy signage{
        .fallback_playlist = inner.optional_text("fallback_playlist", 64),
        .base_between_added = static_cast<int>(inner.optional_integer("base_between_added", 2, 1, 5))};
    if (inner.has("quiet")) signage.quiet = windows_of(inner, inner.list("quiet", 10));
    signage.volume = static_cast<int>(inner.optional_integer("volume", signage.volume, 0, 100));
    signage.sound = inner.flag("sound", signage.sound);
    if (!inner.is_fine()) fields.wrong("signage", inner.done().error().message);
    return signage;
}

}  // namespace

std::string write_row(const CenterRow& row) {
    const model::Center& center = row.center;
    Json transitions = Json::array();
    for (const auto& one : center.zone.transitions())
        transitions.push_back({core::to_ms(one.at), one.offset.count()});
    return dump({{"id", center.id},
                 {"name", to_json(center.name)},
                 {"address", to_json(center.address)},
                 {"phone", center.phone},
                 {"desk_place", to_json(center.desk_place)},
                 {"region", center.region},
                 {"accepted_regions", center.accepted_regions},
                 {"zone_name", center.zone_name},
                 {"transitions", transitions},
                 {"opening", opening_to_json(center.opening)},
                 {"policy",
                  {{"stale_accept", center.policy.stale_accept},
                   {"visit_checkin", center.policy.visit_checkin},
                   {"walk_up_ratings", center.policy.walk_up_ratings},
                   {"show_names", center.policy.show_names}}},
                 {"signage", signage_to_json(center.signage)},
                 {"public_url", row.public_url}});
}

template <>
Result<CenterRow> read_row(std::string_view json) {
    return row_of<CenterRow>(json, [](Fields& fields) {
        CenterRow row;
        row.center.id = id_of(fields, "id");
        row.center.name = fields.words("name");
        row.center.address = fields.words("address");
        row.center.phone = fields.optional_text("phone", 64);
        if (fields.has("desk_place")) row.center.desk_place = fields.words("desk_place");
        row.center.region = static_cast<int>(fields.integer("region", 0, 0xFFFFFF));
        for (const Json& region : fields.list("accepted_regions", 100)) {
            const bool fits = region.is_number_integer() && region >= 0 && region <= 0xFFFFFF;
            if (!fits) fields.wrong("accepted_regions", "must hold county codes");
            if (fits) row.center.accepted_regions.push_back(region.get<int>());
        }
        row.center.zone_name = fields.text("zone_name", 64);
        row.center.zone = zone_of(fields);
        row.center.opening = opening_of(fields);
        row.center.policy = policy_of(fields);
        row.center.signage = signage_of(fields);
        row.public_url = fields.optional_text("public_url", 256);
        return row;
    });
}

}  // namespace wire
