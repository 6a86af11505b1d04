#include "server/handlers/call.h"

#include <array>

namespace server::handlers {
namespace {

constexpr std::chrono::seconds kNonceLife{60};
constexpr std::size_t kMostNonces = 100'000;

}  // namespace

core::Bytes Challenges::issue(const std::string& device_id, core::SteadyTime now, core::Random& random) {
    core::Bytes nonce(32);
    random.fill(nonce);
    const std::lock_guard lock{mutex_};
    if (issued_.size() >= kMostNonces) {
        std::erase_if(issued_, [&](const auto& entry) { return now - entry.second.at > kNonceLife; });
    }
    issued_[device_id] = {nonce, now};
    return nonce;
}

bool Challenges::redeem(const std::string& device_id, const core::Bytes& nonce, core::SteadyTime now) {
    const std::lock_guard lock{mutex_};
    const auto found = issued_.find(device_id);
    if (found == issued_.end()) return false;
    const bool fits = found->second.nonce == nonce && now - found->second.at <= kNonceLife;
    issued_.erase(found);
    return fits;
}

StaffMember member_of(const store::Staff& staff, const std::string& csrf) {
    return {.person = {.id = staff.id,
                       .role = service::role_from(staff.role).value_or(service::Role::GridWorker),
                       .may_emergency = staff.may_emergency,
                       .centers = staff.centers},
            .name = staff.name,
            .short_name = staff.short_name,
            .csrf = csrf};
}

std::string Call::who() const {
    if (const auto* member = std::get_if<StaffMember>(&actor)) return member->short_name;
    if (const auto* one = std::get_if<store::Kiosk>(&actor)) return one->name;
    return "linli-admin";
}

void Call::audit(const std::string& action, const std::string& object, const std::string& detail) {
    store::audit(unit, {.who = who(), .action = action, .object = object, .detail = detail});
}

void Call::poke(const std::string& center_id, const std::string& kiosk_id) {
    news.push_back({.event = "poke",
                    .data = R"({"scope":"feed"})",
                    .for_kiosks = true,
                    .center_id = center_id,
                    .kiosk_id = kiosk_id});
}

std::string make_token(core::Random& random) {
    std::array<std::uint8_t, 32> bytes{};
    random.fill(bytes);
    return core::to_hex(bytes);
}

}  // namespace server::handlers
