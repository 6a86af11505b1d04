// What a handler works with: the request, who asks, the unit of work, and what to tell the listeners once it
// is on disk.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "server/handlers/request.h"
#include "server/push/hub.h"
#include "server/service/allowance.h"
#include "server/service/drawable.h"
#include "server/service/pause.h"
#include "server/service/rights.h"
#include "server/service/throttle.h"
#include "server/store/accounts.h"
#include "server/store/kiosks.h"
#include "server/store/unit.h"
#include "shared/core/bytes.h"
#include "shared/core/channel.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/pass/password.h"

namespace server::handlers {

// Nonces that kiosks have been given to sign, for a minute each.
class Challenges {
public:
    core::Bytes issue(const std::string& device_id, core::SteadyTime now, core::Random& random);
    // True once, for the newest nonce of this device.
    bool redeem(const std::string& device_id, const core::Bytes& nonce, core::SteadyTime now);

private:
    struct Issued {
        core::Bytes nonce;
        core::SteadyTime at;
    };
    std::mutex mutex_;
    std::map<std::string, Issued> issued_;
};

struct Settings {
    std::string public_url;         // under which phones reach the server
    std::vector<std::string> pins;  // of the TLS certificate
    std::string config_directory;   // where the demo county lies
    std::string media_directory;
    std::string upload_directory;  // files on their way through the gate
    std::string snapshot_directory;
    bool is_loopback = true;
    bool secure_cookies = false;
    pass::HashCost hash_cost = pass::HashCost::Interactive;
};

// Lives as long as the server; everything in it is safe to use from any thread.
struct Shared {
    const core::Clock& clock;
    core::Random& random;
    push::Hub& hub;
    Settings settings;
    service::Throttle log_in_tries{5, std::chrono::minutes{15}};
    service::Throttle enrol_tries{5, std::chrono::hours{1}};  // per address
    service::Throttle enrol_tries_all{100, std::chrono::hours{1}};
    // Phone numbers typed at kiosks: wrong ones of a kiosk and of a centre, and any tries of one number.
    service::Pause phone_kiosks{5, std::chrono::minutes{10}, std::chrono::seconds{60}};
    service::Pause phone_centers{20, std::chrono::minutes{10}, std::chrono::seconds{60}};
    service::Pause phone_numbers{10, std::chrono::minutes{10}, std::chrono::seconds{60}};
    // Events of one kiosk: ten a second in the mean, and what a month without network may have gathered.
    service::Allowance events{10, 20'000};
    service::Drawable drawable;  // what the screens' font can draw; without one, everything
    Challenges challenges;
    core::Channel<std::string> pictures;  // uploads that wait for MediaWork, by id
    core::Channel<std::string> videos;
};

struct Nobody {};
struct LocalAdmin {};
struct StaffMember {
    service::Person person;
    std::string name;
    std::string short_name;
    std::string csrf;
};
StaffMember member_of(const store::Staff& staff, const std::string& csrf);
using Actor = std::variant<Nobody, LocalAdmin, StaffMember, store::Kiosk>;

struct Call {
    const Request& request;
    store::Unit& unit;
    Shared& shared;
    Actor actor;
    std::vector<push::News> news;             // published after the commit
    std::function<Response(Call&)> and_then;  // what must still be written; runs in a writing unit

    const StaffMember& staff() const { return std::get<StaffMember>(actor); }
    const store::Kiosk& kiosk() const { return std::get<store::Kiosk>(actor); }
    // For the audit: the person's name, or "linli-admin".
    std::string who() const;
    void audit(const std::string& action, const std::string& object, const std::string& detail = {});
    // Asks kiosks to pull: those of a centre, one, or all (both empty).
    void poke(const std::string& center_id, const std::string& kiosk_id = {});
};

// A random token as text, 32 bytes in hexadecimal.
std::string make_token(core::Random& random);

}  // namespace server::handlers
