#include "tests/monkey/world.h"

#include <array>
#include <stdexcept>

#include "kiosk/sync/enrol.h"
#include "server/admin/demo_files.h"
#include "server/store/centers.h"
#include "server/store/feed.h"
#include "server/store/lending.h"
#include "shared/core/calendar.h"
#include "shared/model/loan.h"
#include "shared/wire/feed.h"

namespace monkey {
namespace {

using namespace std::chrono_literals;
using server::handlers::Method;
using wire::Json;

constexpr std::size_t kPasses = 12;
constexpr std::array<const char*, 3> kPhones{"13800000001", "13800000002", "13800000003"};

std::string garbage(Dice& dice, std::size_t longest) {
    std::string text(1 + roll(dice, longest), ' ');
    for (char& c : text) c = static_cast<char>(1 + roll(dice, 255));
    return text;
}

}  // namespace

std::size_t roll(Dice& dice, std::size_t sides) {
    return static_cast<std::size_t>(dice() % sides);
}

bool happens(Dice& dice, std::size_t percent) {
    return roll(dice, 100) < percent;
}

World::World() : proxy_{town_.port()} {
    settle();
    hand_out();
    chief_ = town_.county.log_in("chief");
}

// The demo county, one of whose centres is ours.
void World::settle() {
    test::County& county = town_.county;
    auto demo = server::admin::demo_body({}, county.directory.path() / "media");
    if (!demo) throw std::runtime_error{demo.error().message};
    if (const auto done = as_operator(Method::Post, "/api/v1/admin/demo", *demo); done.status >= 300)
        throw std::runtime_error{done.body};
    county.write([&](server::store::Unit& unit) {
        for (const auto& center : server::store::all_centers(unit)) {
            if (center.id != test::County::kHere && center.id != test::County::kThere && center_.empty())
                center_ = center.id;
        }
        for (const auto& item : server::store::items_of(unit, center_))
            tags_.push_back(model::item_tag(item.id));
    });
}

// Passes and a telephone to residents, a PIN to somebody on the staff.
void World::hand_out() {
    test::Request asked{.method = Method::Get, .path = "/api/v1/admin/residents", .is_local_admin = true};
    asked.query["center"] = center_;
    const Json residents = test::json_of(town_.county.send(std::move(asked)))["residents"];
    for (std::size_t i = 0; i < residents.size() && passes_.size() < kPasses; ++i) {
        const std::string id = residents.at(i)["id"];
        const auto made =
            as_operator(Method::Post, "/api/v1/admin/passes", wire::dump(Json{{"resident", id}}));
        passes_.push_back(test::json_of(made).value("text", ""));
        as_operator(Method::Post, "/api/v1/admin/residents/" + id + "/phone",
                    wire::dump(Json{{"phone", kPhones.at(i % kPhones.size())}}));
    }
    if (passes_.empty() || tags_.empty()) throw std::runtime_error{"the demo has no residents or items"};
    const auto pin = as_operator(Method::Post, "/api/v1/admin/staff/chief/pin", "{}");
    pin_ = test::json_of(pin).value("pin", "");
    if (pin_.empty()) throw std::runtime_error{"no PIN: " + pin.body};
}

test::Response World::as_operator(Method method, const std::string& path, const std::string& body) {
    return town_.county.send(
        {.method = method, .path = path, .body = body, .is_json = true, .is_local_admin = true});
}

void World::enrol(const std::filesystem::path& data, const core::Clock& clock) {
    const auto identity = kiosk::sync::enrol(
        {.server = proxy_.url(), .code = town_.county.make_code(center_), .data = data, .authority = {}},
        clock);
    if (!identity) throw std::runtime_error{identity.error().message};
    kiosk_ = identity->device_id;
}

void World::mend_network() {
    proxy_.cut(false);
    proxy_.freeze(false);
    proxy_.trickle(false);
    proxy_.delay(0ms);
}

void World::change_network(Dice& dice) {
    mend_network();
    switch (roll(dice, 8)) {  // half of the time it is good
        case 0:
            return proxy_.cut(true);
        case 1:
            return proxy_.freeze(true);
        case 2:
            return proxy_.delay(std::chrono::milliseconds{50 + roll(dice, 500)});
        case 3:
            return proxy_.lose_answers("/api/v1/", static_cast<int>(1 + roll(dice, 4)));
        default:
            return;
    }
}

void World::publish(Dice& dice) {
    static constexpr std::array kSeverities{"notice", "notice", "important", "urgent", "emergency"};
    const std::string severity = kSeverities.at(roll(dice, kSeverities.size()));
    const Json announcement{
        {"severity", severity},
        {"title", {{"zh", "停水通知"}, {"en", "Water cut"}}},
        {"body",
         {{"zh", "今天下午停水两小时，请提前储水。"}, {"en", "No water for two hours this afternoon."}}},
        {"facts", Json::array()},
        {"target", {{"all", true}}},
        {"valid_until", core::format_utc(now() + std::chrono::minutes{10 + roll(dice, 300)})}};
    town_.county.post(chief_, "/api/v1/announcements", wire::dump(announcement));
}

void World::recall_all() {
    const Json list = test::json_of(town_.county.get(chief_, "/api/v1/announcements"));
    if (!list.contains("announcements")) return;
    for (const Json& one : list["announcements"])
        town_.county.post(chief_, "/api/v1/announcements/" + one.value("id", "") + "/recall", "{}");
}

// As staff would: taken off, full, or later than it was.
void World::change_session(Dice& dice) {
    town_.county.write([&](server::store::Unit& unit) {
        const auto day = server::store::sessions_between(unit, center_, unit.now - 12h, unit.now + 24h);
        if (day.empty()) return;
        const auto& one = day.at(roll(dice, day.size()));
        const core::WallTime start = one.start + std::chrono::minutes{roll(dice, 90)};
        const model::Session session{.id = one.id,
                                     .center_id = one.center_id,
                                     .service_id = one.service_id,
                                     .title = one.title,
                                     .start = start,
                                     .end = start + (one.end - one.start),
                                     .open_from = start - 30min,
                                     .close_at = start + 1h,
                                     .capacity = one.capacity,
                                     .enrolled = happens(dice, 50) ? one.capacity : 0,
                                     .walk_in = happens(dice, 50),
                                     .cancelled = happens(dice, 20)};
        server::store::put_row(unit, {.center_id = center_, .kiosk_id = {}}, wire::row::kSession, one.id,
                               wire::write_row(session));
    });
}

void World::change_content(Dice& dice) {
    switch (roll(dice, 3)) {
        case 0:
            return publish(dice);
        case 1:
            return recall_all();
        default:
            return change_session(dice);
    }
}

void World::give_order(Dice& dice) {
    static constexpr std::array kKinds{"pull",        "resnapshot", "upload_logs", "screenshot",
                                       "restart_app", "blank",      "unblank",     "unblank",
                                       "identify",    "set_volume", "clear_media"};
    const std::string kind = kKinds.at(roll(dice, kKinds.size()));
    town_.county.post(chief_, "/api/v1/kiosks/" + kiosk_ + "/commands",
                      wire::dump(Json{{"kind", kind}, {"volume", 40}}));
}

std::string World::phone(Dice& dice) {
    if (happens(dice, 20)) return std::to_string(13'000'000'000 + roll(dice, 1'000'000'000));
    return kPhones.at(roll(dice, kPhones.size()));
}

std::string World::code(Dice& dice) {
    std::string pass = passes_.at(roll(dice, passes_.size()));
    switch (roll(dice, 10)) {
        case 5:
        case 6:
            return tags_.at(roll(dice, tags_.size()));
        case 0:
            return "https://example.com/pay?id=" + std::to_string(roll(dice, 100000));
        case 1:
            return "6901234567892";
        case 2:
            pass.at(roll(dice, pass.size())) = static_cast<char>(1 + roll(dice, 255));
            return pass;
        case 3:
            return "NC1" + garbage(dice, 4000);
        case 4:
            return garbage(dice, 600);
        default:
            return pass;
    }
}

}  // namespace monkey
