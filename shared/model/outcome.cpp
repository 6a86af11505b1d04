// Outcomes and flags as they are written on the wire.
#include <array>
#include <utility>

#include "shared/model/check_in.h"

namespace model {
namespace {

using enum Outcome;

constexpr std::array<std::pair<Outcome, std::string_view>, 24> kCodes{{
    {Unreadable, "UNREADABLE"},
    {ForeignCode, "FOREIGN_CODE"},
    {Unsupported, "UNSUPPORTED"},
    {UnknownKey, "UNKNOWN_KEY"},
    {KeyRevoked, "KEY_REVOKED"},
    {Invalid, "INVALID"},
    {ClockSuspect, "CLOCK_SUSPECT"},
    {NotYetValid, "NOT_YET_VALID"},
    {Expired, "EXPIRED"},
    {Replay, "REPLAY"},
    {WrongRegion, "WRONG_REGION"},
    {Revoked, "REVOKED"},
    {Already, "ALREADY"},
    {Choose, "CHOOSE"},
    {NotOpen, "NOT_OPEN"},
    {Closed, "CLOSED"},
    {WrongCentre, "WRONG_CENTRE"},
    {NotEnrolled, "NOT_ENROLLED"},
    {Full, "FULL"},
    {Limit, "LIMIT"},
    {NeedsStaff, "NEEDS_STAFF"},
    {NoSession, "NO_SESSION"},
    {StorageError, "STORAGE_ERROR"},
    {Ok, "OK"},
}};

constexpr std::array<std::pair<bool CheckInFlags::*, const char*>, 9> kFlags{{
    {&CheckInFlags::late, "late"},
    {&CheckInFlags::walk_in, "walk_in"},
    {&CheckInFlags::offline, "offline"},
    {&CheckInFlags::clock_estimated, "clock_estimated"},
    {&CheckInFlags::stale_roster, "stale_roster"},
    {&CheckInFlags::stale_revocation, "stale_revocation"},
    {&CheckInFlags::static_used, "static_used"},
    {&CheckInFlags::over_capacity, "over_capacity"},
    {&CheckInFlags::provisional, "provisional"},
}};

}  // namespace

std::string_view outcome_code(Outcome outcome) {
    for (const auto& [value, code] : kCodes) {
        if (value == outcome) return code;
    }
    return "";
}

std::optional<Outcome> outcome_from_code(std::string_view code) {
    for (const auto& [value, name] : kCodes) {
        if (name == code) return value;
    }
    return std::nullopt;
}

std::vector<std::string> flag_names(const CheckInFlags& flags) {
    std::vector<std::string> names;
    for (const auto& [member, name] : kFlags) {
        if (flags.*member) names.emplace_back(name);
    }
    return names;
}

CheckInFlags flags_from_names(const std::vector<std::string>& names) {
    CheckInFlags flags;
    for (const auto& [member, name] : kFlags) {
        for (const auto& given : names) {
            if (given == name) flags.*member = true;
        }
    }
    return flags;
}

}  // namespace model
