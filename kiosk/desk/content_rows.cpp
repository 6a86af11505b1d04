#include "kiosk/desk/content_rows.h"

#include <algorithm>
#include <array>

#include <soci/soci.h>

namespace kiosk::desk {
namespace {

namespace row = wire::row;

constexpr std::array kContent{row::kCenter,  row::kSpace,        row::kPartner,  row::kService,  row::kCourse,
                              row::kSession, row::kAnnouncement, row::kPlaylist, row::kEntry,    row::kMedia,
                              row::kKeyset,  row::kRack,         row::kItem,     row::kHelpCall, row::kKiosk};

// One change on its way into its table.
class Applying {
public:
    Applying(soci::session& sql, const wire::Change& change, Tables tables, const DeviceKey& key)
        : sql_(sql),
          change_(change),
          prefix_(tables == Tables::Staged ? "staged_" : ""),
          key_(key),
          index_(row_index(key, change.kind, change.id)),
          revision_(change.revision) {}

    void put_content() {
        sql_ << "INSERT OR REPLACE INTO " + prefix_ +
                    "row(kind, id, revision, body) VALUES(:kind, :id, :rev, :body)",
            soci::use(change_.kind), soci::use(change_.id), soci::use(revision_), soci::use(change_.body);
    }
    void delete_content() {
        sql_ << "DELETE FROM " + prefix_ + "row WHERE kind = :kind AND id = :id", soci::use(change_.kind),
            soci::use(change_.id);
    }
    void delete_indexed(const std::string& table) {
        sql_ << "DELETE FROM " + prefix_ + table + " WHERE row_index = :id", soci::use(index_);
    }

    // An enrolment lives as long as its session, which may come before it or after.
    bool put_session_end() {
        const auto session = wire::read_row<model::Session>(change_.body);
        if (!session) return false;
        const long long ends = core::to_ms(session->end);
        sql_ << "UPDATE " + prefix_ + "enrolment SET ends_ms = :ends WHERE session_id = :id", soci::use(ends),
            soci::use(change_.id);
        return true;
    }
    bool put_enrolment() {
        const auto enrolment = wire::read_row<model::Enrolment>(change_.body);
        if (!enrolment) return false;
        const std::string pass = key_.index_of(enrolment->pass);
        const std::string session_kind{row::kSession};
        std::string body;
        sql_ << "SELECT body FROM " + prefix_ + "row WHERE kind = :kind AND id = :id",
            soci::use(session_kind), soci::use(enrolment->session_id), soci::into(body);
        long long ends = 0;
        soci::indicator known = soci::i_null;
        if (sql_.got_data()) {
            if (const auto session = wire::read_row<model::Session>(body)) {
                ends = core::to_ms(session->end);
                known = soci::i_ok;
            }
        }
        sql_ << "INSERT OR REPLACE INTO " + prefix_ +
                    "enrolment(row_index, session_id, pass_index, revision, ends_ms) "
                    "VALUES(:id, :session, :pass, :rev, :ends)",
            soci::use(index_), soci::use(enrolment->session_id), soci::use(pass), soci::use(revision_),
            soci::use(ends, known);
        return true;
    }
    bool put_person() {
        const auto person = wire::read_row<model::RosterPerson>(change_.body);
        if (!person) return false;
        const std::string pass = key_.index_of(person->pass);
        const std::string sealed = key_.seal(change_.body, index_);
        const int staff = person->role == model::StaffRole::None ? 0 : 1;
        const std::string who = person->person.empty() ? std::string{} : key_.index("person", person->person);
        sql_ << "INSERT OR REPLACE INTO " + prefix_ +
                    "roster(row_index, pass_index, revision, body, staff, person_index) VALUES(:id, :pass, "
                    ":rev, :body, :staff, :person)",
            soci::use(index_), soci::use(pass), soci::use(revision_), soci::use(sealed), soci::use(staff),
            soci::use(who);
        return true;
    }
    bool put_revocation() {
        const auto revocation = wire::read_row<model::Revocation>(change_.body);
        if (!revocation) return false;
        const std::string revoked = revoked_index(key_, revocation->region, revocation->pass);
        const long long since = core::to_ms(revocation->since);
        sql_ << "INSERT OR REPLACE INTO " + prefix_ +
                    "revocation(row_index, revoked_index, revision, since_ms) VALUES(:id, :revoked, :rev, "
                    ":since)",
            soci::use(index_), soci::use(revoked), soci::use(revision_), soci::use(since);
        return true;
    }
    bool put_today() {
        const auto today = wire::read_row<wire::TodayRow>(change_.body);
        if (!today) return false;
        const std::string hash = today_index(key_, today->pass_hash);
        const std::string sealed = key_.seal(change_.body, index_);
        sql_ << "INSERT OR REPLACE INTO " + prefix_ +
                    "today(row_index, hash_index, revision, body) VALUES(:id, :hash, :rev, :body)",
            soci::use(index_), soci::use(hash), soci::use(revision_), soci::use(sealed);
        return true;
    }
    bool put_staff() {
        if (!wire::read_row<model::StaffMember>(change_.body)) return false;
        const std::string sealed = key_.seal(change_.body, index_);
        sql_ << "INSERT OR REPLACE INTO " + prefix_ +
                    "staff(row_index, revision, body) VALUES(:id, :rev, :body)",
            soci::use(index_), soci::use(revision_), soci::use(sealed);
        return true;
    }
    bool put_loan() {
        const auto row = wire::read_row<wire::LoanRow>(change_.body);
        if (!row) return false;
        const std::string pass = key_.index_of(row->pass);
        const long long out = core::to_ms(row->loan.out);
        const long long due = core::to_ms(row->loan.due);
        sql_ << "INSERT OR REPLACE INTO " + prefix_ +
                    "loan(row_index, loan_id, item_id, pass_index, revision, out_ms, due_ms) "
                    "VALUES(:id, :loan, :item, :pass, :rev, :out, :due)",
            soci::use(index_), soci::use(row->loan.id), soci::use(row->loan.item_id), soci::use(pass),
            soci::use(revision_), soci::use(out), soci::use(due);
        return true;
    }

private:
    soci::session& sql_;
    const wire::Change& change_;
    std::string prefix_;
    const DeviceKey& key_;
    std::string index_;
    long long revision_;
};

const char* people_table(const std::string& kind) {
    if (kind == row::kEnrolment) return "enrolment";
    if (kind == row::kResident) return "roster";
    if (kind == row::kRevocation) return "revocation";
    if (kind == row::kToday) return "today";
    if (kind == row::kStaff) return "staff";
    if (kind == row::kLoan) return "loan";
    return nullptr;
}

bool put_people(Applying& applying, const std::string& kind) {
    if (kind == row::kEnrolment) return applying.put_enrolment();
    if (kind == row::kResident) return applying.put_person();
    if (kind == row::kRevocation) return applying.put_revocation();
    if (kind == row::kStaff) return applying.put_staff();
    if (kind == row::kLoan) return applying.put_loan();
    return applying.put_today();
}

}  // namespace

void apply_change(soci::session& sql, const wire::Change& change, Tables tables, const DeviceKey& key,
                  Change& into) {
    Applying applying{sql, change, tables, key};
    const bool put = change.operation == wire::Operation::Put;
    if (const char* table = people_table(change.kind)) {
        if (!put) {
            applying.delete_indexed(table);
        } else if (!put_people(applying, change.kind)) {
            ++into.unreadable;
        }
        if (!put && change.kind == row::kLoan) into.loans_over.push_back(change.id);
        return;
    }
    if (!is_content(change.kind)) {
        ++into.unknown;
        return;
    }
    into.content = true;
    if (change.kind == row::kItem) into.items.push_back(change.id);
    if (!put) {
        applying.delete_content();
        return;
    }
    applying.put_content();
    if (change.kind == row::kSession && applying.put_session_end()) into.sessions.push_back(change.id);
}

void close_deleted_session(soci::session& sql, const wire::Change& change, Tables tables,
                           core::WallTime now) {
    if (change.kind != row::kSession || change.operation == wire::Operation::Put) return;
    const std::string prefix = tables == Tables::Staged ? "staged_" : "";
    const long long ended = core::to_ms(now);
    sql << "UPDATE " + prefix +
               "enrolment SET ends_ms = MIN(COALESCE(ends_ms, :now), :now) WHERE session_id = :id",
        soci::use(ended, "now"), soci::use(change.id, "id");
}

bool is_content(const std::string& kind) {
    return std::find(kContent.begin(), kContent.end(), kind) != kContent.end();
}

std::string revoked_index(const DeviceKey& key, int region, model::PassId pass) {
    return key.index("revoked", std::to_string(region) + ":" + model::to_text(pass));
}

std::string today_index(const DeviceKey& key, const std::string& pass_hash) {
    return key.index("today", pass_hash);
}

std::string row_index(const DeviceKey& key, const std::string& kind, const std::string& id) {
    return key.index("row", kind + ":" + id);
}

}  // namespace kiosk::desk
