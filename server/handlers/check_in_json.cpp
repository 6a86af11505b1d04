#include "server/handlers/check_in_json.h"

#include "server/store/centers.h"
#include "server/store/kiosks.h"
#include "server/store/people.h"
#include "shared/core/calendar.h"

namespace server::handlers {

wire::Json check_in_json(store::Unit& unit, const store::CheckIn& check_in) {
    const auto kiosk = store::kiosk_by_id(unit, check_in.kiosk_id);
    const auto session = store::session_by_id(unit, check_in.session_id);
    const auto resident = store::resident_of_pass(unit, check_in.pass);
    wire::Json flags = wire::Json::array();
    for (std::size_t at = 0; at < check_in.flags.size();) {
        const auto comma = std::min(check_in.flags.find(',', at), check_in.flags.size());
        flags.push_back(check_in.flags.substr(at, comma - at));
        at = comma + 1;
    }
    wire::Json value{{"event_id", check_in.event_id},
                     {"at", core::format_utc(check_in.at)},
                     {"received_at", core::format_utc(check_in.received)},
                     {"center_id", check_in.center_id},
                     {"kiosk_name", kiosk ? kiosk->name : std::string{}},
                     {"session_id", check_in.session_id},
                     {"session_title", session ? wire::to_json(session->title) : wire::Json(nullptr)},
                     {"person", nullptr},
                     {"outcome", check_in.outcome},
                     {"flags", flags},
                     {"duplicate_of", check_in.duplicate_of},
                     {"review", check_in.review},
                     {"void", check_in.voided}};
    if (resident) value["person"] = {{"resident_id", resident->id}, {"masked_name", resident->masked_name}};
    return value;
}

}  // namespace server::handlers
