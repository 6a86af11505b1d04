// The durable facts of the counter: attendance with its outbox row in one transaction, and what the next
// decision has to know of earlier ones.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/desk/clock_keeper.h"
#include "kiosk/desk/desk_messages.h"
#include "kiosk/desk/device_key.h"
#include "kiosk/desk/ledger_file.h"
#include "shared/core/random.h"
#include "shared/model/check_in.h"

namespace kiosk::desk {

// When and on which boot something is recorded.
struct Stamp {
    Moment moment;
    std::string boot;
};

// One event to be, and the attendance that it is, where it is one.
struct Entry {
    std::string type;
    std::string body;  // JSON of shared/wire
    struct Attendance {
        model::PassId pass = 0;
        std::string person;    // `Person::index`
        model::Id session_id;  // empty: a visit
        model::Id service_id;
        bool walk_in = false;
        int present_elsewhere = 0;  // as the server counted: the ordinal goes on from there
    };
    std::optional<Attendance> attendance;
};

// Who holds a pass: its other passes count as this one.
struct Holder {
    model::PassId pass = 0;
    std::string person;  // `Person::index`; empty: not known
};

inline constexpr std::chrono::minutes kVoidWindow{10};
inline constexpr std::chrono::minutes kCodeRemembered{15};
inline constexpr std::chrono::hours kCommandRemembered{7 * 24};  // they are good for five minutes

class Ledger {
public:
    // All three outlive the ledger.
    Ledger(LedgerFile& file, const DeviceKey& key, core::Random& random)
        : file_(file), key_(key), random_(random) {}

    // All entries in one transaction, with the phone code `h8` (empty: none) remembered for each attendance.
    // The answer has one element per entry.
    core::Result<std::vector<Attended>> record(const std::vector<Entry>& entries, const std::string& h8,
                                               const Stamp& stamp);

    // Takes attendances back, each with its own event. NotFound: one of them is unknown; Invalid: older than
    // `kVoidWindow`. What was taken back before stays so, without another event.
    core::Result<void> take_back(const std::vector<model::Id>& events, const Stamp& stamp);

    // Records the first acknowledgement of a revision; later ones change nothing.
    core::Result<void> acknowledge(const Acknowledged& notice, const Stamp& stamp);
    core::Result<std::vector<Acknowledged>> acknowledged();

    // Of this person, or of the pass alone where nobody knows whose it is; here, from `since` on, not taken
    // back; oldest first.
    core::Result<std::vector<model::PassFacts::Attendance>> attended(const Holder& holder,
                                                                     core::WallTime since);
    // That person's attendance of a session, while it can still be taken back.
    core::Result<std::vector<Attended>> undoable(const Holder& holder, const model::Id& session_id,
                                                 core::WallTime now);
    // The sessions that this phone code was used for within `kCodeRemembered`; "" is a visit.
    core::Result<std::vector<model::Id>> uses_of_code(const std::string& h8, core::WallTime now);
    // Walk-ins that the server has not counted yet, per session.
    core::Result<std::map<model::Id, int>> uncounted_walk_ins();
    // The server's row of this session came after its acknowledgements: its count holds ours.
    core::Result<void> server_counted(const std::vector<model::Id>& session_ids);

    core::Result<void> forget_codes(core::WallTime now);

    // True the first time that this command is heard of; on disk when this returns.
    core::Result<bool> begin_command(const model::Id& id, core::WallTime now);
    core::Result<void> forget_commands(core::WallTime now);

    core::Result<ClockMarks> clock_marks();
    core::Result<void> save_clock(const ClockMarks& marks);

private:
    Attended insert(soci::session& sql, const Entry& entry, const std::string& h8, const Stamp& stamp);

    LedgerFile& file_;
    const DeviceKey& key_;
    core::Random& random_;
};

}  // namespace kiosk::desk
