// The rows of the change feed: every thing of the model as JSON and back (PROTOCOL section 4.4).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/core/result.h"
#include "shared/model/announcement.h"
#include "shared/model/center.h"
#include "shared/model/check_in.h"
#include "shared/model/counter.h"
#include "shared/model/entry.h"
#include "shared/model/loan.h"
#include "shared/model/playlist.h"
#include "shared/model/resident.h"
#include "shared/model/service.h"

namespace wire {

// Row kinds, the feed's `t`.
namespace row {
inline constexpr std::string_view kCenter = "center";
inline constexpr std::string_view kSpace = "space";
inline constexpr std::string_view kPartner = "partner";
inline constexpr std::string_view kService = "service";
inline constexpr std::string_view kCourse = "course";
inline constexpr std::string_view kSession = "session";
inline constexpr std::string_view kEnrolment = "enrolment";
inline constexpr std::string_view kResident = "resident";
inline constexpr std::string_view kRevocation = "revocation";
inline constexpr std::string_view kToday = "today";
inline constexpr std::string_view kAnnouncement = "announcement";
inline constexpr std::string_view kPlaylist = "playlist";
inline constexpr std::string_view kEntry = "entry";
inline constexpr std::string_view kMedia = "media";
inline constexpr std::string_view kKeyset = "keyset";
inline constexpr std::string_view kRack = "rack";
inline constexpr std::string_view kItem = "item";
inline constexpr std::string_view kLoan = "loan";
inline constexpr std::string_view kStaff = "staff";
inline constexpr std::string_view kHelpCall = "help_call";
inline constexpr std::string_view kKiosk = "kiosk";
}  // namespace row

enum class Operation { Put, Delete };

struct Change {
    std::string kind;
    std::string id;  // an enrolment's is "session/pass", a resident's and a revocation's the pass id
    std::int64_t revision = 0;
    Operation operation = Operation::Put;
    std::string body;  // JSON; empty for a deletion
};

struct PullPage {
    std::vector<Change> changes;
    std::string cursor;
    bool more = false;
    core::WallTime server_time;
};
std::string write_pull_page(const PullPage& page);
core::Result<PullPage> read_pull_page(std::string_view json);
// One line of a snapshot (NDJSON) and of the feed's list.
std::string write_change(const Change& change);
core::Result<Change> read_change(std::string_view json);

// The centre's row also carries the address under which the server's pages are open to phones.
struct CenterRow {
    model::Center center;
    std::string public_url;
};
// Where a pass has its session today, if not here: by the hash of its id.
struct TodayRow {
    std::string pass_hash;  // first 8 bytes of SHA-256 of the pass id, 16 hex digits
    model::OtherCentre center;
};
// The signed list of keys, as it was signed.
struct KeysetRow {
    int version = 0;
    std::string document;   // exactly the bytes that were signed
    std::string signature;  // Base64
};

// An open loan, so that every kiosk of the centre knows who has something.
struct LoanRow {
    model::Loan loan;
    model::PassId pass = 0;
};
// What a kiosk has to know of itself.
struct KioskRow {
    std::string id;
    std::string name;
    std::string slip_prefix;  // "A": no other kiosk of the centre has it
};

std::string write_row(const CenterRow& row);
std::string write_row(const model::Space& space);
std::string write_row(const model::Partner& partner);
std::string write_row(const model::Service& service);
std::string write_row(const model::Course& course);
std::string write_row(const model::Session& session);
std::string write_row(const model::Enrolment& enrolment);
std::string write_row(const model::RosterPerson& person);
std::string write_row(const model::Revocation& revocation);
std::string write_row(const TodayRow& row);
std::string write_row(const model::Announcement& announcement);
std::string write_row(const model::Playlist& playlist);
std::string write_row(const model::Entry& entry);
std::string write_row(const model::Media& media);
std::string write_row(const KeysetRow& keyset);
std::string write_row(const model::Rack& rack);
std::string write_row(const model::Item& item);
std::string write_row(const LoanRow& row);
std::string write_row(const model::StaffMember& member);
std::string write_row(const model::HelpCall& call);
std::string write_row(const KioskRow& row);

// read_row<T>(json): the row, or the path of the field that is wrong.
template <typename T>
core::Result<T> read_row(std::string_view json);
template <>
core::Result<CenterRow> read_row(std::string_view json);
template <>
core::Result<model::Space> read_row(std::string_view json);
template <>
core::Result<model::Partner> read_row(std::string_view json);
template <>
core::Result<model::Service> read_row(std::string_view json);
template <>
core::Result<model::Course> read_row(std::string_view json);
template <>
core::Result<model::Session> read_row(std::string_view json);
template <>
core::Result<model::Enrolment> read_row(std::string_view json);
template <>
core::Result<model::RosterPerson> read_row(std::string_view json);
template <>
core::Result<model::Revocation> read_row(std::string_view json);
template <>
core::Result<TodayRow> read_row(std::string_view json);
template <>
core::Result<model::Announcement> read_row(std::string_view json);
template <>
core::Result<model::Playlist> read_row(std::string_view json);
template <>
core::Result<model::Entry> read_row(std::string_view json);
template <>
core::Result<model::Media> read_row(std::string_view json);
template <>
core::Result<KeysetRow> read_row(std::string_view json);
template <>
core::Result<model::Rack> read_row(std::string_view json);
template <>
core::Result<model::Item> read_row(std::string_view json);
template <>
core::Result<LoanRow> read_row(std::string_view json);
template <>
core::Result<model::StaffMember> read_row(std::string_view json);
template <>
core::Result<model::HelpCall> read_row(std::string_view json);
template <>
core::Result<KioskRow> read_row(std::string_view json);

// A pass id from its 16 hex digits.
std::optional<model::PassId> pass_id_from(std::string_view text);
// What the county's "today" index knows a pass by.
std::string today_hash(model::PassId pass);

}  // namespace wire
