// Staff's PINs for the kiosks: made here, shown once, sent to the kiosks of their centres as hashes.
#include <algorithm>

#include "server/handlers/all.h"
#include "server/store/feed.h"
#include "shared/pass/pin.h"
#include "shared/wire/feed.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

constexpr const char* kSaltSetting = "pin_salt";

// One salt for the county: a kiosk finds out whose PIN it is with a single evaluation.
core::Bytes salt_of(Call& call) {
    if (const auto salt = core::from_hex(store::setting(call.unit, kSaltSetting).value_or(""));
        salt && salt->size() == pass::kPinSalt)
        return *salt;
    core::Bytes salt(pass::kPinSalt);
    call.shared.random.fill(salt);
    store::set_setting(call.unit, kSaltSetting, core::to_hex(salt));
    return salt;
}

bool serves_at_kiosks(const store::Staff& staff) {
    const auto role = service::role_from(staff.role);
    return role && service::may({.id = staff.id, .role = *role}, service::Right::ServeDesk);
}

model::StaffRole role_at_kiosk(const store::Staff& staff) {
    return staff.role == service::role_name(service::Role::CenterStaff) ? model::StaffRole::Staff
                                                                        : model::StaffRole::Supervisor;
}

void send_to_kiosks(Call& call, const store::Staff& staff) {
    const model::StaffMember member{.id = staff.id,
                                    .short_name = staff.short_name,
                                    .role = role_at_kiosk(staff),
                                    .pin_hash = staff.pin_hash};
    std::vector<std::string> centers = staff.centers;
    if (staff.role == service::role_name(service::Role::CountyAdmin)) centers = {""};  // all of them
    for (const auto& center : centers) {
        store::put_row(call.unit, {.center_id = center, .kiosk_id = {}}, wire::row::kStaff, member.id,
                       wire::write_row(member));
        call.poke(center);
    }
}

// A PIN that nobody else has: nobody is asked to choose one, so nobody learns which are taken.
Response renew_pin(Call& call, store::Staff staff) {
    if (!serves_at_kiosks(staff)) return refuse(409, "ROLE", "this role does not serve at kiosks");
    const core::Bytes salt = salt_of(call);
    const auto taken = store::pin_hashes(call.unit);
    core::Secret pin;
    do {
        pin = pass::make_pin(call.shared.random);
        staff.pin_hash = pass::hash_pin(pin, salt, call.shared.settings.hash_cost);
        if (staff.pin_hash.empty()) return refuse(503, "BUSY", "there is no memory to hash a PIN");
    } while (std::find(taken.begin(), taken.end(), staff.pin_hash) != taken.end());
    store::set_pin(call.unit, staff.id, staff.pin_hash);
    send_to_kiosks(call, staff);
    call.audit("staff.pin", staff.id);
    return created(wire::dump({{"pin", pin.reveal()}}));
}

}  // namespace

Response renew_own_pin(Call& call) {
    const auto json = wire::parse(call.request.body);
    if (!json || !json->is_object()) return refuse(400, "BAD_BODY", "an empty object is expected");
    auto staff = store::staff_by_id(call.unit, call.staff().person.id);
    if (!staff) return refuse(404, "NOT_FOUND", "there is no such member of staff");
    return renew_pin(call, std::move(*staff));
}

Response admin_renew_pin(Call& call) {
    auto staff = store::staff_by_name(call.unit, call.request.param("name"));
    if (!staff) return refuse(404, "NOT_FOUND", "there is no member of staff " + call.request.param("name"));
    return renew_pin(call, std::move(*staff));
}

}  // namespace server::handlers
