#include "server/handlers/reach.h"

#include "server/store/kiosks.h"

namespace server::handlers {

tl::expected<store::Kiosk, Response> kiosk_in_reach(Call& call) {
    auto kiosk = store::kiosk_by_id(call.unit, call.request.param("id"));
    if (!kiosk) return tl::unexpected(refuse(404, "NOT_FOUND", "there is no such kiosk"));
    const auto* member = std::get_if<StaffMember>(&call.actor);
    if (member && !service::covers(member->person, kiosk->center_id))
        return tl::unexpected(refuse(403, "SCOPE", "not your centre"));
    return std::move(*kiosk);
}

}  // namespace server::handlers
