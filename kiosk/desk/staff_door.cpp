#include "kiosk/desk/staff_door.h"

#include <algorithm>

#include <soci/soci.h>

#include "kiosk/desk/outbox.h"
#include "shared/core/log.h"
#include "shared/pass/pin.h"
#include "shared/wire/errands.h"

namespace kiosk::desk {

core::Result<StaffDoor::Lock> StaffDoor::lock(core::WallTime now) {
    Lock lock;
    const auto read = file_.read([&](soci::session& sql) {
        long long until = 0;
        sql << "SELECT wrong, until_ms FROM staff_lock WHERE id = 1", soci::into(lock.wrong),
            soci::into(until);
        if (sql.got_data()) lock.until = core::from_ms(until);
    });
    if (!read) return read.failure();
    // A clock that was set back must not keep staff out for longer than the rule.
    lock.until = std::min(lock.until, now + kPinLock);
    return lock;
}

core::Result<void> StaffDoor::save(const Lock& lock, const std::string& event_body, const Stamp& stamp) {
    const long long until = core::to_ms(lock.until);
    return file_.commit([&](soci::session& sql) {
        sql << "INSERT OR REPLACE INTO staff_lock(id, wrong, until_ms) VALUES(1, :wrong, :until)",
            soci::use(lock.wrong), soci::use(until);
        if (event_body.empty()) return;
        append_event(sql, {.type = std::string{wire::event_type::kStaffLogIn}, .body = event_body}, stamp,
                     key_, random_);
    });
}

StaffAnswer StaffDoor::knock(const StaffPin& pin, const Stamp& stamp) {
    StaffAnswer answer{.question = pin.question};
    const core::WallTime now = stamp.moment.now;
    const auto failed = [&](const core::Error& error) {
        spdlog::error("a PIN was not tried: {}", error.message);
        answer.result = StaffResult::Failed;
        return answer;
    };
    auto state = lock(now);
    if (!state) return failed(state.error());
    if (now < state->until) {
        answer.result = StaffResult::Locked;
        answer.wait = std::chrono::ceil<std::chrono::seconds>(state->until - now);
        return answer;
    }
    const auto staff = content_.staff();
    if (!staff) return failed(staff.error());
    if (staff->empty()) {
        answer.result = StaffResult::NoStaff;
        return answer;
    }
    // Counted before it is tried: pulling the plug gains nothing.
    ++state->wrong;
    const bool last = state->wrong >= kPinTries;
    const Lock closed{.wrong = last ? 0 : state->wrong, .until = last ? now + kPinLock : core::WallTime{}};
    if (auto saved = save(closed, {}, stamp); !saved) return failed(saved.error());
    std::vector<std::string> hashes;
    for (const auto& member : *staff) hashes.push_back(member.pin_hash);
    const auto found = pass::find_pin(pin.pin, hashes);
    if (!found) {
        answer.result = last ? StaffResult::Locked : StaffResult::Wrong;
        answer.tries_left = last ? 0 : kPinTries - state->wrong;
        answer.wait = last ? std::chrono::seconds{kPinLock} : std::chrono::seconds{0};
        const auto told = last ? save(closed, wire::write_body(wire::StaffLogInBody{.locked = true}), stamp)
                               : core::Result<void>{};
        if (!told) return failed(told.error());
        return answer;
    }
    const model::StaffMember& member = staff->at(*found);
    const std::string body = wire::write_body(wire::StaffLogInBody{.staff_id = member.id});
    if (auto saved = save({}, body, stamp); !saved) return failed(saved.error());
    answer.result = StaffResult::Welcome;
    answer.staff_id = member.id;
    answer.short_name = member.short_name;
    answer.role = member.role;
    return answer;
}

}  // namespace kiosk::desk
