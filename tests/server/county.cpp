#include "tests/server/county.h"

#include <gtest/gtest.h>

#include "server/handlers/keys.h"
#include "server/service/enrolment_code.h"
#include "server/store/accounts.h"
#include "server/store/centers.h"
#include "server/store/feed.h"
#include "server/store/people.h"
#include "shared/core/calendar.h"
#include "shared/core/uuid.h"
#include "shared/wire/device.h"

namespace test {
namespace {

constexpr int kRegion = 370830;
using std::chrono::hours;
using std::chrono::minutes;

void add_center(server::store::Unit& unit, const std::string& id, const model::Text& name) {
    server::store::put_center(unit,
                              {.id = id, .name = name, .address = {.zh = "中都大街"}, .region = kRegion});
    const wire::CenterRow row{.center = {.id = id,
                                         .name = name,
                                         .region = kRegion,
                                         .accepted_regions = {kRegion},
                                         .zone_name = "Asia/Shanghai",
                                         .zone = core::TimeZone{{{core::from_ms(0), hours{8}}}}},
                              .public_url = "https://linli.example"};
    server::store::put_row(unit, {.center_id = id, .kiosk_id = {}}, wire::row::kCenter, id,
                           wire::write_row(row));
}

void add_session(server::store::Unit& unit, const model::Session& session) {
    server::store::put_session(unit, {.id = session.id,
                                      .center_id = session.center_id,
                                      .title = session.title,
                                      .is_meal = session.kind == model::SessionKind::Meal,
                                      .start = session.start,
                                      .end = session.end,
                                      .capacity = session.capacity});
    server::store::put_row(unit, {.center_id = session.center_id, .kiosk_id = {}}, wire::row::kSession,
                           session.id, wire::write_row(session));
}

model::Session session_at(const std::string& id, const std::string& center, core::WallTime start) {
    return {.id = id,
            .center_id = center,
            .service_id = "service-" + id,
            .title = {.zh = "书法班", .en = "Calligraphy"},
            .start = start,
            .end = start + hours{2},
            .open_from = start - minutes{30},
            .close_at = start + hours{1},
            .capacity = 20,
            .walk_in = true};
}

void add_person(server::store::Unit& unit, const std::string& id, const std::string& center,
                const std::string& pass) {
    server::store::add_resident(unit, {.id = id,
                                       .center_id = center,
                                       .full_name = "王建国",
                                       .masked_name = "王*国",
                                       .price_group = "standard",
                                       .role = "",
                                       .is_sample = true});
    server::store::add_pass(unit, {.pass = pass,
                                   .resident_id = id,
                                   .region = kRegion,
                                   .key = 1,
                                   .valid_from = unit.now - hours{24},
                                   .valid_until = unit.now + hours{24 * 365}});
}

void split_query(const std::string& target, Request& request) {
    const auto mark = target.find('?');
    request.path = target.substr(0, mark);
    if (mark == std::string::npos) return;
    std::string rest = target.substr(mark + 1);
    while (!rest.empty()) {
        const auto end = std::min(rest.find('&'), rest.size());
        const std::string pair = rest.substr(0, end);
        const auto equals = std::min(pair.find('='), pair.size());
        request.query[pair.substr(0, equals)] = pair.substr(std::min(equals + 1, pair.size()));
        rest.erase(0, end + 1);
    }
}

}  // namespace

County::County() : shared{.clock = clock, .random = random, .hub = hub, .settings = {}} {
    clock.set_wall(*core::parse_utc("2026-11-24T01:00:00Z"));  // nine in the morning in Wenshang
    shared.settings.public_url = "https://linli.example";
    shared.settings.hash_cost = pass::HashCost::Quick;
    shared.settings.snapshot_directory = (directory.path() / "snapshots").string();
    shared.settings.media_directory = (directory.path() / "media").string();
    shared.settings.upload_directory = (directory.path() / "uploads").string();
    auto opened = server::handlers::Dispatcher::open(directory.path(), shared);
    if (!opened) throw std::runtime_error(opened.error().message);
    dispatcher = std::move(*opened);
    write([this](server::store::Unit& unit) { settle(unit); });
}

void County::settle(server::store::Unit& unit) {
    server::handlers::make_first_keys(unit, kRegion);
    add_center(unit, kHere, {.zh = "东门社区党群服务中心", .en = "East Gate"});
    add_center(unit, kThere, {.zh = "北湖社区党群服务中心", .en = "North Lake"});
    add_session(unit, session_at(kClass, kHere, unit.now + hours{1}));
    add_session(unit, session_at(kElsewhere, kThere, unit.now + hours{1}));
    model::Session lunch = session_at(kMeal, kHere, unit.now + hours{2});
    lunch.kind = model::SessionKind::Meal;
    add_session(unit, lunch);
    add_person(unit, "resident-1", kHere, kPass);
    add_person(unit, "resident-2", kThere, kOtherPass);
    static const std::string kHash = pass::hash_password(core::Secret{kPassword}, pass::HashCost::Quick);
    for (const std::string role :
         {"county_admin", "street", "center_staff", "partner", "supervisor", "grid_worker"}) {
        server::store::add_staff(unit, {.id = "staff-" + role,
                                        .name = role,
                                        .short_name = role,
                                        .role = role,
                                        .password_hash = kHash,
                                        .centers = role == "county_admin" ? std::vector<std::string>{}
                                                                          : std::vector<std::string>{kHere}});
    }
    server::store::add_staff(unit, {.id = "staff-chief",
                                    .name = "chief",
                                    .short_name = "chief",
                                    .role = "county_admin",
                                    .password_hash = kHash,
                                    .may_emergency = true});
}

void County::write(const std::function<void(server::store::Unit&)>& work) {
    const auto done = dispatcher->write_now(
        [&](server::store::Unit& unit, std::vector<server::push::News>& /*news*/) { work(unit); });
    if (!done) throw std::runtime_error(done.error().message);
}

Browser County::log_in(const std::string& name) {
    const Response response = send({.method = Method::Post,
                                    .path = "/api/v1/session",
                                    .body = wire::dump({{"name", name}, {"password", kPassword}}),
                                    .address = "192.0.2.1",
                                    .is_json = true});
    Browser browser;
    EXPECT_EQ(response.status, 200) << response.body;
    for (const auto& [header, value] : response.headers) {
        if (header != "Set-Cookie") continue;
        const auto start = value.find('=') + 1;
        browser.cookie = value.substr(start, value.find(';') - start);
    }
    browser.csrf = json_of(response).value("csrf", "");
    return browser;
}

Response County::get(const Browser& browser, const std::string& path) {
    Request request{.cookie = core::Secret{browser.cookie}};
    split_query(path, request);
    return send(std::move(request));
}

Response County::post(const Browser& browser, const std::string& path, const std::string& json) {
    return send({.method = Method::Post,
                 .path = path,
                 .body = json,
                 .cookie = core::Secret{browser.cookie},
                 .csrf = browser.csrf,
                 .is_json = true});
}

std::string County::make_code(const std::string& center) {
    std::string code = server::service::make_enrolment_code(random);
    write([&](server::store::Unit& unit) {
        server::store::add_enrolment_code(unit, code, {.center_id = center, .kiosk_name = "大厅"},
                                          unit.now + hours{24});
    });
    return code;
}

Device County::enrol(const std::string& center) {
    Device device{.keys = pass::make_key_pair()};
    const Response response =
        send({.method = Method::Post,
              .path = "/api/v1/enroll",
              .body = wire::write_enroll(
                  {.code = make_code(center), .key = device.keys.public_key, .version = "0.1.0"}),
              .address = "192.0.2.7",
              .is_json = true});
    EXPECT_EQ(response.status, 201) << response.body;
    if (const auto answer = wire::read_enroll_answer(response.body)) device.id = answer->device_id;
    device.token = token_of(device);
    return device;
}

std::string County::token_of(const Device& device) {
    const Response nonce = send({.method = Method::Post,
                                 .path = "/api/v1/auth/challenge",
                                 .body = wire::write_challenge_request(device.id),
                                 .is_json = true});
    const auto challenge = wire::read_challenge(nonce.body);
    if (!challenge) return {};
    const wire::TokenRequest request{
        .device_id = device.id,
        .nonce = *challenge,
        .signature = pass::sign(pass::domain::kAuth, wire::auth_message(device.id, *challenge),
                                device.keys.secret_key)};
    const Response response = send({.method = Method::Post,
                                    .path = "/api/v1/auth/token",
                                    .body = wire::write_token_request(request),
                                    .is_json = true});
    return wire::read_token(response.body).value_or("");
}

Response County::get(const Device& device, const std::string& path) {
    Request request{.bearer = core::Secret{device.token}};
    split_query(path, request);
    return send(std::move(request));
}

Response County::post(const Device& device, const std::string& path, const std::string& json) {
    return send({.method = Method::Post,
                 .path = path,
                 .body = json,
                 .bearer = core::Secret{device.token},
                 .is_json = true});
}

model::Event County::event(Device& device, std::string_view type, std::string body) {
    return {.id = core::make_uuid_v7(clock.wall(), random),
            .sequence = ++device.sequence,
            .type = std::string{type},
            .wall = clock.wall(),
            .mono_ms = device.sequence * 1000,
            .boot = device.boot,
            .body = std::move(body)};
}

model::Event County::check_in(Device& device, const std::string& session, const std::string& pass) {
    return event(device, wire::event_type::kCheckIn,
                 wire::write_body(model::CheckInBody{.pass = wire::pass_id_from(pass),
                                                     .key = 1,
                                                     .region = kRegion,
                                                     .session_id = session,
                                                     .outcome = model::Outcome::Ok}));
}

wire::PushRequest County::batch(const Device& device, std::vector<model::Event> events) const {
    return {.device_id = device.id,
            .batch = "01900000-0000-7000-8000-000000000001",
            .sent_wall = clock.wall(),
            .boot = device.boot,
            .highest_sequence = device.sequence,
            .events = std::move(events)};
}

Response County::push(const Device& device, const std::vector<model::Event>& events) {
    return post(device, "/api/v1/sync/push", wire::write_push(batch(device, events)));
}

wire::PushAnswer County::pushed(const Device& device, const std::vector<model::Event>& events) {
    const Response response = push(device, events);
    auto answer = wire::read_push_answer(response.body);
    EXPECT_TRUE(answer) << response.status << " " << response.body;
    return answer ? std::move(*answer) : wire::PushAnswer{};
}

wire::PullPage County::pull(const Device& device, const std::string& cursor) {
    const Response response =
        get(device, "/api/v1/sync/pull" + (cursor.empty() ? std::string{} : "?cursor=" + cursor));
    auto page = wire::read_pull_page(response.body);
    EXPECT_TRUE(page) << response.status << " " << response.body;
    return page ? std::move(*page) : wire::PullPage{};
}

wire::Json json_of(const Response& response) {
    auto json = wire::parse(response.body);
    EXPECT_TRUE(json) << response.status << " " << response.body;
    return json ? std::move(*json) : wire::Json::object();
}

std::string code_of(const Response& response) {
    return wire::read_problem(response.body).code;
}

}  // namespace test
