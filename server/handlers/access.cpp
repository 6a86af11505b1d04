// Who asks, and whether they may: before any handler runs.
#include "server/handlers/dispatcher.h"
#include "server/service/fleet.h"
#include "server/store/kiosks.h"
#include "shared/wire/device.h"

namespace server::handlers {

Actor identify(const Request& request, store::Unit& unit) {
    if (request.is_local_admin) return LocalAdmin{};
    if (!request.bearer.empty()) {
        if (const auto kiosk_id = store::kiosk_of_token(unit, request.bearer.reveal())) {
            if (auto kiosk = store::kiosk_by_id(unit, *kiosk_id)) return *kiosk;
        }
        return Nobody{};
    }
    if (request.cookie.empty()) return Nobody{};
    const auto log_in = store::log_in_of(unit, request.cookie.reveal());
    const auto staff = log_in ? store::staff_by_id(unit, log_in->staff_id) : std::nullopt;
    if (!staff) return Nobody{};
    return member_of(*staff, log_in->csrf);
}

std::optional<Response> forbid(const Route& route, const Request& request, const Actor& actor) {
    const bool changes = route.method != Method::Get;
    switch (route.access) {
        case Access::Open:
            // Before a log-in there is no token yet; a foreign page can't send JSON without being asked by
            // the browser first.
            if (changes && (!request.is_json || !request.is_same_origin))
                return refuse(403, "FORGED", "not from this site");
            return std::nullopt;
        case Access::Local:
            if (!std::holds_alternative<LocalAdmin>(actor)) return refuse(404, "NOT_FOUND", "no such path");
            return std::nullopt;
        case Access::Kiosk: {
            const auto* kiosk = std::get_if<store::Kiosk>(&actor);
            if (!kiosk) return refuse(401, "TOKEN", "a kiosk's token is needed");
            if (request.schema != 0 && request.schema != wire::kSchema)
                return refuse(426, "SCHEMA", "no schema in common; the older side must be updated");
            if (kiosk->state == "revoked") return refuse(401, "DEVICE_REVOKED", "this kiosk was revoked");
            if (kiosk->state == "suspended" && !service::is_drain(route.path))
                return refuse(403, "SUSPENDED", "this kiosk is suspended");
            return std::nullopt;
        }
        case Access::Staff: {
            const auto* member = std::get_if<StaffMember>(&actor);
            if (!member) return refuse(401, "LOGIN", "log in first");
            // Neither can be sent by a foreign page without the browser asking first.
            const bool fits = route.takes_file ? request.is_file : request.is_json;
            if (changes && (!fits || !request.is_same_origin ||
                            core::Secret{request.csrf} != core::Secret{member->csrf})) {
                return refuse(403, "FORGED", "the request did not come from the console");
            }
            if (route.right && !service::may(member->person, *route.right))
                return refuse(403, "RIGHT", "not with this role");
            return std::nullopt;
        }
    }
    return refuse(403, "RIGHT", "not allowed");
}

}  // namespace server::handlers
