#include "server/handlers/passes.h"

#include "server/handlers/keys.h"
#include "server/handlers/roster.h"

namespace server::handlers {
namespace {

constexpr std::chrono::hours kCardLife{24 * 365 * 3};  // PROTOCOL section 1: 36 months

// A random id that no pass has had; the generator never gives 0 to a pass.
model::PassId new_pass_id(Call& call) {
    while (true) {
        const model::PassId id = call.shared.random.next();
        if (id != 0 && !store::pass_by_id(call.unit, model::to_text(id))) return id;
    }
}

}  // namespace

pass::PassFields add_new_pass(Call& call, const store::Resident& resident, const store::SigningKey& key) {
    const auto from = std::chrono::floor<std::chrono::minutes>(call.unit.now);
    const pass::PassFields pass{.key = key.id,
                                .region = county_region(call.unit),
                                .pass = new_pass_id(call),
                                .valid_from = from,
                                .valid_until = from + kCardLife};
    store::add_pass(call.unit, {.pass = model::to_text(pass.pass),
                                .resident_id = resident.id,
                                .region = pass.region,
                                .key = pass.key,
                                .valid_from = pass.valid_from,
                                .valid_until = pass.valid_until});
    for (const auto& center : send_to_rosters(call.unit, resident, pass.pass)) call.poke(center);
    return pass;
}

}  // namespace server::handlers
