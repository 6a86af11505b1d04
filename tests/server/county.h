// A small county for the server's tests: two centres, sessions, people and staff, over a database of its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "server/handlers/dispatcher.h"
#include "server/store/kiosks.h"
#include "shared/core/random.h"
#include "shared/pass/signing.h"
#include "shared/wire/events.h"
#include "shared/wire/feed.h"
#include "shared/wire/json.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temporary_directory.h"

namespace test {

using server::handlers::Method;
using server::handlers::Request;
using server::handlers::Response;

// A browser with somebody logged in.
struct Browser {
    std::string cookie;
    std::string csrf;
};

// What a kiosk keeps of itself, and how it makes events.
struct Device {
    std::string id;
    std::string token;
    pass::KeyPair keys;
    std::int64_t sequence = 0;
    std::string boot = "boot-1";
};

class County {
public:
    static constexpr const char* kPassword = "correct horse battery";
    static constexpr const char* kHere = "center-east-gate";    // 东门
    static constexpr const char* kThere = "center-north-lake";  // 北湖
    static constexpr const char* kClass = "session-calligraphy";
    static constexpr const char* kMeal = "session-lunch";
    static constexpr const char* kElsewhere = "session-training";
    static constexpr const char* kPass = "0123456789abcdef";
    static constexpr const char* kOtherPass = "fedcba9876543210";

    County();

    Response send(Request request) const { return dispatcher->handle_now(std::move(request)); }
    // Staff; names are the roles' wire names, "chief" may also publish emergencies.
    Browser log_in(const std::string& name);
    Response get(const Browser& browser, const std::string& path);
    Response post(const Browser& browser, const std::string& path, const std::string& json);

    std::string make_code(const std::string& center);
    Device enrol(const std::string& center);
    std::string token_of(const Device& device);
    Response get(const Device& device, const std::string& path);
    Response post(const Device& device, const std::string& path, const std::string& json);

    // An event with the device's next sequence, at the clock's time.
    model::Event check_in(Device& device, const std::string& session, const std::string& pass = kPass);
    model::Event event(Device& device, std::string_view type, std::string body);
    wire::PushRequest batch(const Device& device, std::vector<model::Event> events) const;
    Response push(const Device& device, const std::vector<model::Event>& events);
    wire::PushAnswer pushed(const Device& device, const std::vector<model::Event>& events);

    // Everything of one pull from the beginning, or from `cursor`.
    wire::PullPage pull(const Device& device, const std::string& cursor = {});
    void write(const std::function<void(server::store::Unit&)>& work);

    TemporaryDirectory directory;
    ManualClock clock;
    core::SystemRandom random;
    server::push::Hub hub;
    server::handlers::Shared shared;
    std::unique_ptr<server::handlers::Dispatcher> dispatcher;

private:
    void settle(server::store::Unit& unit);
};

// The body as JSON, or an empty object and a failed test.
wire::Json json_of(const Response& response);
std::string code_of(const Response& response);  // of a refusal: "THROTTLED" …

}  // namespace test
