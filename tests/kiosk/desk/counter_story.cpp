#include "tests/kiosk/desk/counter_story.h"

#include <fstream>
#include <iterator>
#include <utility>

namespace test {
namespace {

model::Center center() {
    model::Center center;
    center.id = "center-1";
    center.name = {.zh = "东门社区党群服务中心", .en = "Dongmen"};
    center.region = kRegion;
    center.accepted_regions = {kRegion};
    center.zone_name = "Asia/Shanghai";
    center.zone = core::TimeZone{{{core::WallTime{}, 8h}}};
    for (auto& day : center.opening.week) day = {{.from = 8h, .to = 21h}};
    return center;
}

pass::KeySet key_set(const pass::KeyPair& pair) {
    pass::KeySet keys;
    keys.version = 1;
    keys.keys.push_back({.region = kRegion,
                         .id = 1,
                         .key = pair.public_key,
                         .use_from = kMorning - std::chrono::days{400},
                         .use_to = kMorning + std::chrono::days{400},
                         .verify_to = kMorning + std::chrono::days{1400}});
    return keys;
}

core::Bytes seed() {
    core::Bytes bytes(32, 7);
    return bytes;
}

}  // namespace

wire::Change put(std::string_view kind, const std::string& id, const std::string& body,
                 std::int64_t revision) {
    return {.kind = std::string{kind},
            .id = id,
            .revision = revision,
            .operation = wire::Operation::Put,
            .body = body};
}

wire::Change erase(std::string_view kind, const std::string& id) {
    return {
        .kind = std::string{kind}, .id = id, .revision = 9, .operation = wire::Operation::Delete, .body = {}};
}

wire::Change put_session(const model::Session& session, std::int64_t revision) {
    return put(wire::row::kSession, session.id, wire::write_row(session), revision);
}

wire::Change put_person(model::PassId pass, const std::string& name, const std::string& person) {
    return put(wire::row::kResident, model::to_text(pass),
               wire::write_row(
                   model::RosterPerson{.pass = pass, .name = model::MaskedName{name}, .person = person}));
}

wire::Change put_enrolment(const model::Id& session, model::PassId pass) {
    return put(wire::row::kEnrolment, session + "/" + model::to_text(pass),
               wire::write_row(model::Enrolment{.session_id = session, .pass = pass}));
}

model::Session calligraphy() {
    model::Session session;
    session.id = "calligraphy";
    session.center_id = "center-1";
    session.service_id = "academy";
    session.course_id = "brush-1";
    session.title = {.zh = "书法", .en = "Calligraphy"};
    session.start = kMorning + 10min;
    session.end = kMorning + 70min;
    session.open_from = kMorning - 20min;
    session.close_at = kMorning + 40min;
    session.capacity = 20;
    return session;
}

model::Session lunch() {
    model::Session session = calligraphy();
    session.id = "lunch";
    session.service_id = "canteen";
    session.course_id.clear();
    session.kind = model::SessionKind::Meal;
    session.start = kMorning + 60min;
    session.end = kMorning + 150min;
    session.open_from = kMorning - 5min;
    session.close_at = kMorning + 150min;
    session.walk_in = true;
    session.walk_in_share = 2;
    session.limit_per_day = 1;
    return session;
}

CounterStory::CounterStory() : own_(std::make_unique<TemporaryDirectory>()) {
    data_ = own_->path();
    clock_.set_wall(kMorning);
    clock_.advance(0ms);
    key_ = pass::key_pair_from_seed(seed());
    setup_ = {
        .data = data_, .keys = key_set(key_), .boot = "a1b2c3d4", .built = kMorning - std::chrono::days{30}};
    setup_.free_space = [] { return std::uintmax_t{10} << 30U; };
    if (open()) pull_the_centre();
}

CounterStory::CounterStory(std::filesystem::path data) : data_(std::move(data)) {
    clock_.set_wall(kMorning);
    key_ = pass::key_pair_from_seed(seed());
    setup_ = {
        .data = data_, .keys = key_set(key_), .boot = "a1b2c3d4", .built = kMorning - std::chrono::days{30}};
    setup_.free_space = [] { return std::uintmax_t{10} << 30U; };
    open();
}

CounterStory::~CounterStory() = default;

void CounterStory::shut() {
    works_.reset();
}

bool CounterStory::open() {
    auto opened = desk::Works::open(setup_, clock_, random_);
    if (!opened) {
        problem = opened.error().message;
        return false;
    }
    works_ = std::move(*opened);
    return true;
}

void CounterStory::restart() {
    shut();
    open();
}

void CounterStory::pull_the_centre() {
    ask<desk::Done>(desk::ServerTime{.utc = clock_.wall(), .measured = clock_.steady()});
    ask<desk::Done>(desk::Connection{.online = true});
    pull({put(wire::row::kCenter, "center-1",
              wire::write_row(wire::CenterRow{.center = center(), .public_url = "http://x"})),
          put_session(calligraphy()), put_person(kWang, "王*和"), put_person(kLi, "李*"),
          put_enrolment("calligraphy", kWang)});
}

desk::Applied CounterStory::pull(std::vector<wire::Change> changes, bool more) {
    static constexpr const char* kCursor = "1.100";
    return ask<desk::Applied>(
        desk::ApplyPage{.changes = std::move(changes), .cursor = kCursor, .more = more});
}

std::string CounterStory::code(const pass::PassFields& fields) const {
    return pass::issue_pass(fields, key_.secret_key);
}

std::string CounterStory::card(model::PassId pass) const {
    return code({.region = kRegion,
                 .pass = pass,
                 .valid_from = kMorning - std::chrono::days{100},
                 .valid_until = kMorning + std::chrono::days{900}});
}

std::string CounterStory::phone_code(model::PassId pass) const {
    const auto minute = std::chrono::floor<std::chrono::minutes>(clock_.wall());
    return code({.type = model::PassType::PhoneCode,
                 .region = kRegion,
                 .pass = pass,
                 .valid_from = minute,
                 .valid_until = minute + 5min});
}

desk::CheckInAnswer CounterStory::scan(const std::string& text) {
    return answer_to<desk::CheckInAnswer>(
        desk::ReadCode{.question = next_question(), .text = core::Secret{text}});
}

desk::CheckInAnswer CounterStory::choose(desk::Question scan, std::vector<model::Id> sessions) {
    return answer_to<desk::CheckInAnswer>(
        desk::Choose{.question = next_question(), .scan = scan, .sessions = std::move(sessions)});
}

bool CounterStory::take_back(std::vector<model::Id> events) {
    return take_back(0, std::move(events)).undone;
}

desk::VoidAnswer CounterStory::take_back(desk::Question scan, std::vector<model::Id> events) {
    return answer_to<desk::VoidAnswer>(
        desk::VoidCheckIns{.question = next_question(), .scan = scan, .events = std::move(events)});
}

desk::RatingAnswer CounterStory::rate(desk::StoreRating wish) {
    wish.question = next_question();
    return answer_to<desk::RatingAnswer>(wish);
}

void CounterStory::acknowledge_all() {
    desk::Settle settle;
    for (const model::Event& event : waiting()) settle.settlements.push_back({.event_id = event.id});
    ask<desk::Done>(settle);
}

std::optional<desk::ContentChanged> CounterStory::new_content() {
    while (auto answer = works().answer()) {
        if (auto* content = std::get_if<desk::ContentChanged>(&*answer)) content_ = std::move(*content);
    }
    return std::exchange(content_, std::nullopt);
}

std::string raw_bytes(const std::filesystem::path& directory, const std::string& except) {
    std::string all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
        if (!entry.is_regular_file() || entry.path().filename() == except) continue;
        std::ifstream file{entry.path(), std::ios::binary};
        all.append(std::istreambuf_iterator<char>{file}, {});
    }
    return all;
}

}  // namespace test
