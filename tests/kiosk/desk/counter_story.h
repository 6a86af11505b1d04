// A desk to play stories with: a centre, a morning, some passes; scan, wait, ask, expect. No thread: what
// happens, happens at once.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/desk/works.h"
#include "shared/core/random.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temporary_directory.h"

namespace test {

namespace desk = kiosk::desk;
using namespace std::chrono_literals;

// 10:00 of a Tuesday in Wenshang.
inline constexpr core::WallTime kMorning = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 2h;
inline constexpr int kRegion = 370830;

inline constexpr model::PassId kWang = 0x1111222233334444;  // enrolled in calligraphy
inline constexpr model::PassId kLi = 0x5555666677778888;    // registered, enrolled in nothing
inline constexpr model::PassId kZhao = 0x99990000AAAABBBB;  // nobody knows this pass

wire::Change put(std::string_view kind, const std::string& id, const std::string& body,
                 std::int64_t revision = 1);
wire::Change erase(std::string_view kind, const std::string& id);
wire::Change put_session(const model::Session& session, std::int64_t revision = 1);
wire::Change put_person(model::PassId pass, const std::string& name, const std::string& person = {});
wire::Change put_enrolment(const model::Id& session, model::PassId pass);

// From 10:10 to 11:10, opens at 9:40, closes at 10:40.
model::Session calligraphy();
// From 11:00 to 12:30, opens at once, walk-in, once a day.
model::Session lunch();

class CounterStory {
public:
    CounterStory();
    explicit CounterStory(std::filesystem::path data);  // of an earlier story
    ~CounterStory();

    // The files as they are after this moment: closed and opened again, without a farewell.
    void restart();
    void shut();
    bool open();  // false: the desk could not be opened; `problem` says why

    // The centre, calligraphy with Wang in it, Li; up to date, the clock trusted.
    void pull_the_centre();
    desk::Applied pull(std::vector<wire::Change> changes, bool more = false);

    std::string card(model::PassId pass) const;
    std::string phone_code(model::PassId pass) const;  // fresh from this minute
    std::string code(const pass::PassFields& fields) const;

    desk::CheckInAnswer scan(const std::string& text);
    model::Outcome outcome(const std::string& text) { return scan(text).decision.outcome; }
    desk::CheckInAnswer choose(desk::Question scan, std::vector<model::Id> sessions);
    bool take_back(std::vector<model::Id> events);
    desk::VoidAnswer take_back(desk::Question scan, std::vector<model::Id> events);
    desk::RatingAnswer rate(desk::StoreRating wish);

    template <typename T>
    T ask(const desk::SyncRequest& request) {
        works().handle(request);
        std::optional<T> found;
        while (auto answer = works().answer_for_sync()) {
            if (auto* wanted = std::get_if<T>(&*answer)) found = std::move(*wanted);
        }
        return found.value();
    }
    // For the requests that have no word of their own here.
    desk::Question next_question() { return ++question_; }
    template <typename T>
    T answer_to(const desk::Request& request) {
        works().handle(request);
        std::optional<T> found;
        while (auto answer = works().answer()) {
            if (auto* wanted = std::get_if<T>(&*answer)) found = std::move(*wanted);
            if (auto* content = std::get_if<desk::ContentChanged>(&*answer)) content_ = std::move(*content);
        }
        return found.value();
    }
    std::vector<model::Event> waiting() { return ask<desk::Batch>(desk::NextBatch{}).events; }
    desk::Health health() { return ask<desk::HealthNow>(desk::AskHealth{}).health; }
    void acknowledge_all();

    // The newest content the screen was handed, if it was since the last call.
    std::optional<desk::ContentChanged> new_content();

    desk::Works& works() { return *works_; }
    ManualClock& clock() { return clock_; }
    void wait(std::chrono::milliseconds time) {
        clock_.advance(time);
        works().tick();
    }
    const std::filesystem::path& data() const { return data_; }
    const pass::KeyPair& key() const { return key_; }
    desk::Setup& setup() { return setup_; }
    std::string problem;

private:
    std::unique_ptr<TemporaryDirectory> own_;
    std::filesystem::path data_;
    ManualClock clock_;
    core::SystemRandom random_;
    pass::KeyPair key_;
    desk::Setup setup_;
    desk::Question question_ = 0;
    std::optional<desk::ContentChanged> content_;
    std::unique_ptr<desk::Works> works_;
};

// Everything that lies in the files of a directory, one after the other.
std::string raw_bytes(const std::filesystem::path& directory, const std::string& except = {});

}  // namespace test
