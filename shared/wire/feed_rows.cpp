// The rows: model <-> JSON, one pair of functions per kind.
#include <array>

#include "shared/core/bytes.h"
#include "shared/wire/enums.h"
#include "shared/wire/feed.h"
#include "shared/wire/json.h"
#include "shared/wire/row_reading.h"

namespace wire {
namespace {

using core::Result;

model::PassId pass_of(Fields& fields, const char* name) {
    const auto pass = pass_id_from(fields.text(name, 16));
    if (!pass) fields.wrong(name, "must be 16 hex digits");
    return pass.value_or(0);
}

}  // namespace

std::optional<model::PassId> pass_id_from(std::string_view text) {
    const auto bytes = core::from_hex(text);
    if (!bytes || bytes->size() != 8) return std::nullopt;
    model::PassId pass = 0;
    for (const std::uint8_t byte : *bytes) pass = (pass << 8U) | byte;
    return pass;
}

std::string today_hash(model::PassId pass) {
    std::array<std::uint8_t, 8> bytes{};
    for (unsigned i = 0; i < bytes.size(); ++i)
        bytes.at(i) = static_cast<std::uint8_t>(pass >> (56U - 8U * i));
    return core::to_hex(core::sha256(bytes)).substr(0, 16);
}

std::string write_row(const model::Space& space) {
    return dump({{"id", space.id},
                 {"center", space.center_id},
                 {"name", to_json(space.name)},
                 {"floor", space.floor},
                 {"area_m2", space.area_m2},
                 {"capacity", space.capacity},
                 {"directions", to_json(space.directions)},
                 {"step_free", space.step_free}});
}

template <>
Result<model::Space> read_row(std::string_view json) {
    return row_of<model::Space>(json, [](Fields& fields) {
        return model::Space{.id = id_of(fields, "id"),
                            .center_id = id_of(fields, "center"),
                            .name = fields.words("name"),
                            .floor = static_cast<int>(fields.integer("floor", -9, 200)),
                            .area_m2 = static_cast<int>(fields.optional_integer("area_m2", 0, 0, 1'000'000)),
                            .capacity = static_cast<int>(fields.optional_integer("capacity", 0, 0, 100'000)),
                            .directions = fields.words("directions"),
                            .step_free = fields.flag("step_free", true)};
    });
}

std::string write_row(const model::Partner& partner) {
    return dump({{"id", partner.id},
                 {"name", to_json(partner.name)},
                 {"kind", name_of(partner.kind)},
                 {"since_year", partner.since_year},
                 {"paused", partner.paused}});
}

template <>
Result<model::Partner> read_row(std::string_view json) {
    return row_of<model::Partner>(json, [](Fields& fields) {
        return model::Partner{.id = id_of(fields, "id"),
                              .name = fields.words("name"),
                              .kind = enum_of<model::PartnerKind>(fields, "kind"),
                              .since_year = static_cast<int>(fields.integer("since_year", 0, 9999)),
                              .paused = fields.flag("paused", false)};
    });
}

std::string write_row(const model::Service& service) {
    return dump({{"id", service.id},
                 {"center", service.center_id},
                 {"partner", service.partner_id},
                 {"space", service.space_id},
                 {"title", to_json(service.title)},
                 {"purpose", to_json(service.purpose)},
                 {"hours", to_json(service.hours)},
                 {"category", name_of(service.category)},
                 {"fee", {{"kind", name_of(service.fee.kind)}, {"fen", service.fee.fen}}},
                 {"art", service.art},
                 {"step_free", service.step_free}});
}

template <>
Result<model::Service> read_row(std::string_view json) {
    return row_of<model::Service>(json, [](Fields& fields) {
        model::Service service{.id = id_of(fields, "id"),
                               .center_id = id_of(fields, "center"),
                               .partner_id = id_of(fields, "partner"),
                               .space_id = id_of(fields, "space"),
                               .title = fields.words("title"),
                               .purpose = fields.words("purpose"),
                               .hours = fields.words("hours"),
                               .category = enum_of<model::Category>(fields, "category"),
                               .fee = {},
                               .art = fields.optional_text("art", 64),
                               .step_free = fields.flag("step_free", true)};
        Fields fee{fields.object("fee"), "fee"};
        service.fee.kind = enum_of<model::FeeKind>(fee, "kind");
        service.fee.fen = static_cast<int>(fee.optional_integer("fen", 0, 0, 100'000'000));
        if (!fee.is_fine()) fields.wrong("fee", "is wrong");
        return service;
    });
}

std::string write_row(const model::Course& course) {
    return dump({{"id", course.id}, {"service", course.service_id}, {"title", to_json(course.title)}});
}

template <>
Result<model::Course> read_row(std::string_view json) {
    return row_of<model::Course>(json, [](Fields& fields) {
        return model::Course{.id = id_of(fields, "id"),
                             .service_id = id_of(fields, "service"),
                             .title = fields.words("title")};
    });
}

std::string write_row(const model::Session& session) {
    return dump({{"id", session.id},
                 {"center", session.center_id},
                 {"service", session.service_id},
                 {"course", session.course_id},
                 {"space", session.space_id},
                 {"partner", session.partner_id},
                 {"title", to_json(session.title)},
                 {"kind", name_of(session.kind)},
                 {"start_ms", core::to_ms(session.start)},
                 {"end_ms", core::to_ms(session.end)},
                 {"open_from_ms", core::to_ms(session.open_from)},
                 {"close_at_ms", core::to_ms(session.close_at)},
                 {"capacity", session.capacity},
                 {"enrolled", session.enrolled},
                 {"attended", session.attended},
                 {"walk_in", session.walk_in},
                 {"walk_in_share", session.walk_in_share},
                 {"cancelled", session.cancelled},
                 {"guardian_handover", session.guardian_handover},
                 {"limit_per_day", session.limit_per_day},
                 {"fresh_required", name_of(session.fresh_required)}});
}

template <>
Result<model::Session> read_row(std::string_view json) {
    return row_of<model::Session>(json, [](Fields& fields) {
        constexpr std::int64_t kMany = 1'000'000;
        model::Session session{
            .id = id_of(fields, "id"),
            .center_id = id_of(fields, "center"),
            .service_id = id_of(fields, "service"),
            .course_id = fields.optional_text("course", 64),
            .space_id = id_of(fields, "space"),
            .partner_id = id_of(fields, "partner"),
            .title = fields.words("title"),
            .kind = enum_of<model::SessionKind>(fields, "kind"),
            .start = fields.time_ms("start_ms"),
            .end = fields.time_ms("end_ms"),
            .open_from = fields.time_ms("open_from_ms"),
            .close_at = fields.time_ms("close_at_ms"),
            .capacity = static_cast<int>(fields.optional_integer("capacity", 0, 0, kMany)),
            .enrolled = static_cast<int>(fields.optional_integer("enrolled", 0, 0, kMany)),
            .attended = static_cast<int>(fields.optional_integer("attended", 0, 0, kMany)),
            .walk_in = fields.flag("walk_in", false),
            .walk_in_share = static_cast<int>(fields.optional_integer("walk_in_share", 0, 0, kMany)),
            .cancelled = fields.flag("cancelled", false),
            .guardian_handover = fields.flag("guardian_handover", false),
            .limit_per_day = static_cast<int>(fields.optional_integer("limit_per_day", 0, 0, 100)),
            .fresh_required = enum_of<model::FreshRequired>(fields, "fresh_required")};
        if (session.end <= session.start) fields.wrong("end_ms", "must be after start_ms");
        return session;
    });
}

std::string write_row(const model::Enrolment& enrolment) {
    return dump({{"session", enrolment.session_id}, {"pass", model::to_text(enrolment.pass)}});
}

template <>
Result<model::Enrolment> read_row(std::string_view json) {
    return row_of<model::Enrolment>(json, [](Fields& fields) {
        return model::Enrolment{.session_id = id_of(fields, "session"), .pass = pass_of(fields, "pass")};
    });
}

std::string write_row(const model::RosterPerson& person) {
    return dump({{"pass", model::to_text(person.pass)},
                 {"name", person.name.shown()},
                 {"price_group", name_of(person.price_group)},
                 {"role", name_of(person.role)},
                 {"person", person.person}});
}

template <>
Result<model::RosterPerson> read_row(std::string_view json) {
    return row_of<model::RosterPerson>(json, [](Fields& fields) {
        return model::RosterPerson{.pass = pass_of(fields, "pass"),
                                   .name = fields.person("name", 64),
                                   .price_group = enum_of<model::PriceGroup>(fields, "price_group"),
                                   .role = enum_of<model::StaffRole>(fields, "role"),
                                   .person = fields.optional_text("person", 64)};
    });
}

std::string write_row(const model::Revocation& revocation) {
    return dump({{"region", revocation.region},
                 {"pass", model::to_text(revocation.pass)},
                 {"since_ms", core::to_ms(revocation.since)}});
}

template <>
Result<model::Revocation> read_row(std::string_view json) {
    return row_of<model::Revocation>(json, [](Fields& fields) {
        return model::Revocation{.region = static_cast<int>(fields.integer("region", 0, 0xFFFFFF)),
                                 .pass = pass_of(fields, "pass"),
                                 .since = fields.time_ms("since_ms")};
    });
}

std::string write_row(const TodayRow& row) {
    return dump({{"pass_hash", row.pass_hash},
                 {"center", to_json(row.center.name)},
                 {"address", to_json(row.center.address)}});
}

template <>
Result<TodayRow> read_row(std::string_view json) {
    return row_of<TodayRow>(json, [](Fields& fields) {
        return TodayRow{.pass_hash = fields.text("pass_hash", 16),
                        .center = {.name = fields.words("center"), .address = fields.words("address")}};
    });
}

std::string write_row(const KeysetRow& keyset) {
    return dump(
        {{"version", keyset.version}, {"document", keyset.document}, {"signature", keyset.signature}});
}

template <>
Result<KeysetRow> read_row(std::string_view json) {
    return row_of<KeysetRow>(json, [](Fields& fields) {
        return KeysetRow{.version = static_cast<int>(fields.integer("version", 0, 1'000'000'000)),
                         .document = fields.text("document", 200'000),
                         .signature = fields.text("signature", 128)};
    });
}

}  // namespace wire
