// The keypad's question: whose number is this? (PROTOCOL section 4, "Phone number instead of a pass")
#include <algorithm>

#include "server/handlers/all.h"
#include "server/handlers/keys.h"
#include "server/handlers/phones.h"
#include "server/store/people.h"
#include "shared/pass/resident_pass.h"
#include "shared/pass/sealing.h"
#include "shared/wire/errands.h"
#include "shared/wire/feed.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

constexpr const char* kKeySetting = "phone_key";
constexpr std::chrono::minutes kClockTolerance{1};  // a kiosk's clock may be a little behind

struct Owner {
    store::Resident resident;
    store::Pass pass;
};

// The resident with the newest pass that is good now.
std::optional<Owner> owner_of(store::Unit& unit, const core::Secret& phone) {
    const auto index = phone_index(unit, phone);
    const auto id = index ? store::resident_of_phone(unit, *index) : std::nullopt;
    auto resident = store::resident_by_id(unit, id.value_or(""));
    auto passes = store::passes_of(unit, id.value_or(""));
    std::erase_if(passes, [&](const store::Pass& pass) {
        return pass.revoked || unit.now < pass.valid_from || unit.now >= pass.valid_until;
    });
    if (!resident || passes.empty()) return std::nullopt;
    return Owner{.resident = std::move(*resident), .pass = std::move(passes.back())};
}

Response paused(std::chrono::seconds wait) {
    Response response = refuse(429, "THROTTLED", "too many numbers were tried");
    response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
    return response;
}

}  // namespace

bool is_phone(const std::string& text) {
    return text.size() == 11 && text.find_first_not_of("0123456789") == std::string::npos;
}

std::optional<std::string> phone_index(store::Unit& unit, const core::Secret& phone) {
    const auto key = core::from_hex(store::setting(unit, kKeySetting).value_or(""));
    if (!key || key->empty()) return std::nullopt;
    return pass::blind_index(phone.reveal(), core::Secret{std::string{key->begin(), key->end()}});
}

void give_phone(store::Unit& unit, const std::string& resident_id, const core::Secret& phone) {
    if (!store::setting(unit, kKeySetting)) {
        store::set_setting(unit, kKeySetting, core::to_hex(core::as_bytes(pass::make_secret().reveal())));
    }
    if (const auto index = phone_index(unit, phone)) store::put_phone(unit, *index, resident_id);
}

Response look_up_phone(Call& call) {
    const auto phone = wire::read_phone(call.request.body);
    if (!phone) return refuse(400, "BAD_BODY", phone.error().message);
    const core::SteadyTime now = call.shared.clock.steady();
    const store::Kiosk& kiosk = call.kiosk();
    const std::string number = phone_index(call.unit, *phone).value_or("");
    const auto wait = std::max({call.shared.phone_kiosks.wait_of(kiosk.id, now),
                                call.shared.phone_centers.wait_of(kiosk.center_id, now),
                                call.shared.phone_numbers.wait_of(number, now)});
    if (wait.count() > 0) return paused(wait);
    call.shared.phone_numbers.failed(number, now);
    const auto key = active_pass_key(call.unit);
    if (!key) return refuse(409, "NO_KEY", "the county has no key for passes yet");
    const auto owner = owner_of(call.unit, *phone);
    // A code is signed for a stranger as well, so that the answer takes as long.
    const auto minute = std::chrono::floor<std::chrono::minutes>(call.unit.now);
    const pass::PassFields fields{
        .type = model::PassType::PhoneCode,
        .key = key->id,
        .region = county_region(call.unit),
        .pass = owner ? wire::pass_id_from(owner->pass.pass).value_or(1) : model::PassId{1},
        .valid_from = minute - kClockTolerance,
        .valid_until = minute - kClockTolerance + pass::kPhoneCodeLife};
    core::Secret handle{pass::issue_pass(fields, key->secret_key)};
    if (!owner) {
        call.shared.phone_kiosks.failed(kiosk.id, now);
        call.shared.phone_centers.failed(kiosk.center_id, now);
        return refuse(404, "UNKNOWN_PHONE", "nobody has left this number");
    }
    return ok(wire::write_phone_found(
        {.handle = std::move(handle), .name = model::MaskedName{owner->resident.masked_name}}));
}

Response admin_set_phone(Call& call) {
    const auto resident = store::resident_by_id(call.unit, call.request.param("id"));
    if (!resident) return refuse(404, "NOT_FOUND", "there is no resident " + call.request.param("id"));
    const auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    wire::Fields fields{*json};
    const core::Secret phone{fields.text("phone", 16)};
    if (auto done = fields.done(); !done) return refuse(400, "BAD_BODY", done.error().message);
    if (!is_phone(phone.reveal())) return refuse(422, "PHONE", "a phone number has eleven digits");
    give_phone(call.unit, resident->id, phone);
    call.audit("resident.phone", resident->id);
    return ok("{}");
}

}  // namespace server::handlers
