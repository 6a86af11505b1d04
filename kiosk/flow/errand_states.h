// The screens of errands: keypad, lending, help and the desk, staff. Included by state.h.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/flow/digits.h"
#include "shared/core/clock.h"
#include "shared/model/counter.h"
#include "shared/model/loan.h"
#include "shared/model/resident.h"
#include "shared/model/text.h"

namespace kiosk::flow {

// Numbers a visit's question to the desk; an answer that bears another number is too late and dropped.
using Question = std::uint64_t;

// What a code is scanned for.
enum class Purpose { CheckIn, Borrow };
struct Errand {
    Purpose purpose = Purpose::CheckIn;
    model::ItemKind kind = model::ItemKind::Umbrella;  // Borrow: of what
    bool operator==(const Errand&) const = default;
};

// A key of the number pad that is held down: 删除 repeats.
struct HeldKey {
    core::SteadyTime since;
    int repeated = 0;
};

inline constexpr std::size_t kPhoneDigits = 11;
inline constexpr std::size_t kPinDigits = 6;

// A phone number instead of a code. Waits for eleven digits and 确定; then for the answer, at most
// `Rules::look_up_timeout`. Five that nobody has: a pause.
struct Keypad {
    enum class Trouble { None, Unknown, Paused, Offline };
    Errand errand;
    Digits digits;
    std::optional<core::SteadyTime> shown_until;  // 显示: all digits can be read until then
    std::optional<HeldKey> deleting;
    Trouble trouble = Trouble::None;
    std::optional<core::SteadyTime> paused_until;
    int unknown = 0;        // how many in a row
    Question question = 0;  // 0: nothing asked
    core::SteadyTime asked;
};

// The racks of one kind of thing. Knows no person.
struct Lending {
    model::ItemKind kind = model::ItemKind::Umbrella;
    bool operator==(const Lending&) const = default;
};

// It is lent, on disk, and its slot is open. Ends with 取好了, with the slot's sensor, as broken, or after
// `Rules::pick_up_time` as not taken.
struct PickUp {
    Question question = 0;  // of the wish to give it back unused; 0: none
    model::Loan loan;
    model::Item item;
    bool reminded = false;   // little time is left, and it was said
    model::MaskedName name;  // cleared after `Rules::name_shown_for`
};

// Waits for something to come back: into its slot, or by the code on its handle (the camera is open).
struct GiveBack {
    model::ItemKind kind = model::ItemKind::Umbrella;
    Question question = 0;
    bool unknown = false;  // what was scanned last is no code of ours
};

// How lending or giving back ended, in one screen of words.
struct LendingResult {
    enum class Kind { HasOne, Overdue, NothingFree, NotTaken, NoneLeft, Failed, Taken, Returned, NotLent };
    Kind kind = Kind::Failed;
    model::Item item;
    model::Loan loan;
    bool was_overdue = false;
};

// 求助: a sheet that asks first. Ends with 取消, with the call, or by itself.
struct Help {
    enum class Stage { Confirm, Asking, Called, CoolingDown, Offline, Failed };
    Stage stage = Stage::Confirm;
    model::HelpReason reason = model::HelpReason::General;
    Question question = 0;
    model::Id call_id;       // Called: the content says when it was seen
    core::SteadyTime again;  // CoolingDown: when it may be called again
};

// 登记: a number for the desk.
struct Slip {
    enum class Stage { Asking, Taken, Failed };
    Stage stage = Stage::Asking;
    model::SlipReason reason = model::SlipReason::Other;
    Question question = 0;
    std::string number;
    bool online = false;
};

// The waiting list of a full session.
struct Waiting {
    enum class Stage { Asking, Joined, Offline, Failed };
    Stage stage = Stage::Asking;
    Question question = 0;
    model::Id session_id;
    model::Id event_id;
    int position = 0;  // 0: not known yet
};

// What staff may do that needs the PIN once more, their own or another's; a restart two seconds of a finger
// as well.
enum class RedAction { RestartProgram, Emergency };

struct StaffMember {
    model::Id id;
    std::string short_name;
    bool supervisor = false;
    bool operator==(const StaffMember&) const = default;
};

// Six digits of a member of staff.
struct StaffPin {
    enum class Trouble { None, Wrong, Locked, NoStaff, Failed };
    Digits digits;
    std::optional<HeldKey> deleting;
    Question question = 0;
    core::SteadyTime asked;
    Trouble trouble = Trouble::None;
    int tries_left = 0;
    std::optional<core::SteadyTime> locked_until;
    std::optional<RedAction> confirms;     // where a red action asks
    std::optional<StaffMember> returning;  // who asked it
};

// How the kiosk stands and what staff can do with it. Shows no personal data. Ends with 退出, or after
// `Rules::staff_idle`.
struct StaffPanel {
    enum class Sheet { None, ClosedToday, Emergency, Armed };
    StaffMember who;
    bool camera = false;  // the test runs
    bool warnings_only = false;
    Sheet sheet = Sheet::None;
    RedAction armed = RedAction::RestartProgram;  // Armed: waits for two seconds of a finger
    std::optional<core::SteadyTime> held_since;   // Armed: a finger is on it
    Question question = 0;                        // of a notice
    enum class Said {
        Nothing,
        Posted,
        Withdrawn,
        NotPosted,
        Synced,
        Exported,
        NotExported
    } said = Said::Nothing;
    std::string where;  // Exported: the file
};

}  // namespace kiosk::flow
