// The rows for lending, staff and help: model <-> JSON.
#include "shared/wire/feed.h"
#include "shared/wire/row_reading.h"

namespace wire {
namespace {

using core::Result;

constexpr int kMostSlots = 500;

}  // namespace

std::string write_row(const model::Rack& rack) {
    return dump({{"id", rack.id},
                 {"center", rack.center_id},
                 {"kind", name_of(rack.kind)},
                 {"name", to_json(rack.name)},
                 {"place", to_json(rack.place)},
                 {"slots", rack.slots}});
}

template <>
Result<model::Rack> read_row(std::string_view json) {
    return row_of<model::Rack>(json, [](Fields& fields) {
        return model::Rack{.id = id_of(fields, "id"),
                           .center_id = id_of(fields, "center"),
                           .kind = enum_of<model::ItemKind>(fields, "kind"),
                           .name = fields.words("name"),
                           .place = fields.words("place"),
                           .slots = static_cast<int>(fields.integer("slots", 0, kMostSlots))};
    });
}

std::string write_row(const model::Item& item) {
    return dump({{"id", item.id},
                 {"center", item.center_id},
                 {"rack", item.rack_id},
                 {"slot", item.slot},
                 {"kind", name_of(item.kind)},
                 {"state", name_of(item.state)}});
}

template <>
Result<model::Item> read_row(std::string_view json) {
    return row_of<model::Item>(json, [](Fields& fields) {
        return model::Item{.id = id_of(fields, "id"),
                           .center_id = id_of(fields, "center"),
                           .rack_id = fields.optional_text("rack", 64),
                           .slot = static_cast<int>(fields.optional_integer("slot", 0, 0, kMostSlots)),
                           .kind = enum_of<model::ItemKind>(fields, "kind"),
                           .state = enum_of<model::ItemState>(fields, "state")};
    });
}

std::string write_row(const LoanRow& row) {
    return dump({{"id", row.loan.id},
                 {"item", row.loan.item_id},
                 {"pass", model::to_text(row.pass)},
                 {"out_ms", core::to_ms(row.loan.out)},
                 {"due_ms", core::to_ms(row.loan.due)}});
}

template <>
Result<LoanRow> read_row(std::string_view json) {
    return row_of<LoanRow>(json, [](Fields& fields) {
        LoanRow row{.loan = {.id = id_of(fields, "id"),
                             .item_id = id_of(fields, "item"),
                             .out = fields.time_ms("out_ms"),
                             .due = fields.time_ms("due_ms")}};
        const auto pass = pass_id_from(fields.text("pass", 16));
        if (!pass) fields.wrong("pass", "must be 16 hex digits");
        row.pass = pass.value_or(0);
        return row;
    });
}

std::string write_row(const model::StaffMember& member) {
    return dump({{"id", member.id},
                 {"short_name", member.short_name},
                 {"role", name_of(member.role)},
                 {"pin_hash", member.pin_hash}});
}

template <>
Result<model::StaffMember> read_row(std::string_view json) {
    return row_of<model::StaffMember>(json, [](Fields& fields) {
        return model::StaffMember{.id = id_of(fields, "id"),
                                  .short_name = fields.text("short_name", 64),
                                  .role = enum_of<model::StaffRole>(fields, "role"),
                                  .pin_hash = fields.text("pin_hash", 256)};
    });
}

std::string write_row(const model::HelpCall& call) {
    return dump({{"id", call.id}, {"state", name_of(call.state)}, {"at_ms", core::to_ms(call.at)}});
}

template <>
Result<model::HelpCall> read_row(std::string_view json) {
    return row_of<model::HelpCall>(json, [](Fields& fields) {
        return model::HelpCall{.id = id_of(fields, "id"),
                               .state = enum_of<model::HelpState>(fields, "state"),
                               .at = fields.time_ms("at_ms")};
    });
}

std::string write_row(const KioskRow& row) {
    return dump({{"id", row.id}, {"name", row.name}, {"slip_prefix", row.slip_prefix}});
}

template <>
Result<KioskRow> read_row(std::string_view json) {
    return row_of<KioskRow>(json, [](Fields& fields) {
        return KioskRow{.id = id_of(fields, "id"),
                        .name = fields.optional_text("name", 128),
                        .slip_prefix = fields.text("slip_prefix", 4)};
    });
}

}  // namespace wire
