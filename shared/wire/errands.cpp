#include "shared/wire/errands.h"

#include "shared/wire/feed.h"
#include "shared/wire/row_reading.h"

namespace wire {
namespace {

using core::Result;

constexpr std::size_t kLongestNotice = 600;

model::PassId pass_of(Fields& fields) {
    const auto pass = pass_id_from(fields.text("pass", 16));
    if (!pass) fields.wrong("pass", "must be 16 hex digits");
    return pass.value_or(0);
}

}  // namespace

std::string write_body(const LoanOutBody& body) {
    return dump({{"pass", model::to_text(body.pass)},
                 {"item", body.item_id},
                 {"due_ms", core::to_ms(body.due)},
                 {"src", name_of(body.source)}});
}

Result<LoanOutBody> read_loan_out(std::string_view json) {
    return row_of<LoanOutBody>(json, [](Fields& fields) {
        return LoanOutBody{.pass = pass_of(fields),
                           .item_id = id_of(fields, "item"),
                           .due = fields.time_ms("due_ms"),
                           .source = enum_of<model::ScanSource>(fields, "src")};
    });
}

std::string write_body(const LoanInBody& body) {
    Json value{{"item", body.item_id}, {"how", name_of(body.how)}};
    if (!body.loan_id.empty()) value["loan"] = body.loan_id;
    return dump(value);
}

Result<LoanInBody> read_loan_in(std::string_view json) {
    return row_of<LoanInBody>(json, [](Fields& fields) {
        return LoanInBody{.item_id = id_of(fields, "item"),
                          .loan_id = fields.optional_text("loan", 36),
                          .how = enum_of<model::ReturnKind>(fields, "how")};
    });
}

std::string write_body(const HelpCallBody& body) {
    return dump({{"reason", name_of(body.reason)}});
}

Result<HelpCallBody> read_help_call(std::string_view json) {
    return row_of<HelpCallBody>(json, [](Fields& fields) {
        return HelpCallBody{.reason = enum_of<model::HelpReason>(fields, "reason")};
    });
}

std::string write_body(const DeskSlipBody& body) {
    return dump({{"number", body.number}, {"day", body.day}, {"reason", name_of(body.reason)}});
}

Result<DeskSlipBody> read_desk_slip(std::string_view json) {
    return row_of<DeskSlipBody>(json, [](Fields& fields) {
        return DeskSlipBody{.number = fields.text("number", 16),
                            .day = fields.text("day", 10),
                            .reason = enum_of<model::SlipReason>(fields, "reason")};
    });
}

std::string write_body(const WaitlistBody& body) {
    return dump({{"pass", model::to_text(body.pass)}, {"session", body.session_id}});
}

Result<WaitlistBody> read_waitlist(std::string_view json) {
    return row_of<WaitlistBody>(json, [](Fields& fields) {
        return WaitlistBody{.pass = pass_of(fields), .session_id = id_of(fields, "session")};
    });
}

std::string write_body(const StaffLogInBody& body) {
    Json value{{"result", body.locked ? "locked" : "ok"}};
    if (!body.staff_id.empty()) value["staff"] = body.staff_id;
    return dump(value);
}

Result<StaffLogInBody> read_staff_log_in(std::string_view json) {
    return row_of<StaffLogInBody>(json, [](Fields& fields) {
        return StaffLogInBody{.staff_id = fields.optional_text("staff", 64),
                              .locked = fields.one_of("result", {"ok", "locked"}) == 1};
    });
}

std::string write_body(const StaffNoticeBody& body) {
    if (!body.withdraws.empty()) return dump({{"staff", body.staff_id}, {"withdraws", body.withdraws}});
    return dump({{"staff", body.staff_id},
                 {"title", to_json(body.title)},
                 {"body", to_json(body.body)},
                 {"severity", name_of(body.severity)},
                 {"until_ms", core::to_ms(body.until)}});
}

Result<StaffNoticeBody> read_staff_notice(std::string_view json) {
    return row_of<StaffNoticeBody>(json, [](Fields& fields) {
        StaffNoticeBody body{.staff_id = id_of(fields, "staff")};
        body.withdraws = fields.optional_text("withdraws", 36);
        if (!body.withdraws.empty()) return body;
        body.title = fields.words("title", kLongestNotice);
        body.body = fields.words("body", kLongestNotice);
        // Kiosks of the first days said nothing of it.
        if (fields.has("severity")) body.severity = enum_of<model::Severity>(fields, "severity");
        if (body.severity != model::Severity::Notice && body.severity != model::Severity::Emergency)
            fields.wrong("severity", "must be notice or emergency");
        body.until = fields.time_ms("until_ms");
        return body;
    });
}

std::string write_phone(const core::Secret& phone) {
    return dump({{"phone", phone.reveal()}});
}

Result<core::Secret> read_phone(std::string_view json) {
    return row_of<core::Secret>(json, [](Fields& fields) {
        core::Secret phone{fields.text("phone", 11)};
        const bool digits = phone.reveal().size() == 11 &&
                            phone.reveal().find_first_not_of("0123456789") == std::string::npos;
        if (!digits) fields.wrong("phone", "must be 11 digits");
        return phone;
    });
}

std::string write_phone_found(const PhoneFound& found) {
    return dump({{"handle", found.handle.reveal()}, {"name", found.name.shown()}});
}

Result<PhoneFound> read_phone_found(std::string_view json) {
    return row_of<PhoneFound>(json, [](Fields& fields) {
        return PhoneFound{.handle = core::Secret{fields.text("handle", 512)},
                          .name = fields.optional_person("name", 64)};
    });
}

}  // namespace wire
