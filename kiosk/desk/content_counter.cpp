// What the content knows of staff and of open loans.
#include <soci/soci.h>

#include "kiosk/desk/content_file.h"

namespace kiosk::desk {

core::Result<std::vector<model::StaffMember>> ContentFile::staff() {
    std::vector<model::StaffMember> all;
    const auto done = run(
        [&](soci::session& sql) {
            std::string row;
            std::string body;
            soci::statement rows = (sql.prepare << "SELECT row_index, body FROM staff ORDER BY row_index",
                                    soci::into(row), soci::into(body));
            rows.execute();
            while (rows.fetch()) {
                const auto plain = key_->open(body, row);
                if (!plain) continue;
                if (auto read = wire::read_row<model::StaffMember>(*plain)) all.push_back(std::move(*read));
            }
        },
        storage::Access::Read);
    if (!done) return done.failure();
    return all;
}

core::Result<std::vector<model::Loan>> ContentFile::loans_where(const std::string& column,
                                                                const std::string& value) {
    std::vector<model::Loan> all;
    const auto done = run(
        [&](soci::session& sql) {
            model::Loan loan;
            long long out = 0;
            long long due = 0;
            soci::statement rows =
                (sql.prepare << "SELECT loan_id, item_id, out_ms, due_ms FROM loan WHERE " + column +
                                    " = :value ORDER BY out_ms, loan_id",
                 soci::use(value), soci::into(loan.id), soci::into(loan.item_id), soci::into(out),
                 soci::into(due));
            rows.execute();
            while (rows.fetch()) {
                loan.out = core::from_ms(out);
                loan.due = core::from_ms(due);
                all.push_back(loan);
            }
        },
        storage::Access::Read);
    if (!done) return done.failure();
    return all;
}

core::Result<std::vector<model::Loan>> ContentFile::loans_of(model::PassId pass) {
    return loans_where("pass_index", key_->index_of(pass));
}

core::Result<std::vector<model::Loan>> ContentFile::loans_of_item(const model::Id& item_id) {
    return loans_where("item_id", item_id);
}

}  // namespace kiosk::desk
