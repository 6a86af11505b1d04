// The desk's two costs: a decision with a roster of 50,000 (goal: 1 ms), and a durable commit (goal: the
// disk's sync and 1 ms). The sync of the same disk alone is measured beside it.
#include <filesystem>
#include <fstream>

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include "kiosk/desk/works.h"
#include "shared/pass/resident_pass.h"

namespace {

namespace desk = kiosk::desk;
using namespace std::chrono_literals;

constexpr int kRoster = 50'000;
constexpr int kRegion = 370830;

// On the disk that the data of a kiosk would lie on, not in memory.
class Place {
public:
    Place() {
        std::string name = (std::filesystem::temp_directory_path() / "linli-bench-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() { std::filesystem::remove_all(path_); }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

model::Session session_around(core::WallTime now) {
    model::Session session;
    session.id = "open-day";
    session.service_id = "open-day";
    session.start = now - 10min;
    session.end = now + 300min;
    session.open_from = now - 60min;
    session.close_at = now + 300min;
    session.walk_in = true;
    session.walk_in_share = 1'000'000;
    return session;
}

wire::Change put(std::string_view kind, std::string id, std::string body) {
    return {.kind = std::string{kind}, .id = std::move(id), .revision = 1, .body = std::move(body)};
}

class Counterhouse {
public:
    Counterhouse() {
        desk::Setup setup{.data = place_.path(), .boot = "bench000", .built = clock_.wall() - 24h};
        setup.keys.keys.push_back({.region = kRegion,
                                   .id = 1,
                                   .key = key_.public_key,
                                   .use_from = clock_.wall() - 24h,
                                   .use_to = clock_.wall() + 24h,
                                   .verify_to = clock_.wall() + 24h});
        works_ = std::move(*desk::Works::open(std::move(setup), clock_, random_));
        works_->handle(
            desk::SyncRequest{desk::ServerTime{.utc = clock_.wall(), .measured = clock_.steady()}});
        fill();
    }

    std::string card(model::PassId pass) const {
        return pass::issue_pass({.region = kRegion,
                                 .pass = pass,
                                 .valid_from = clock_.wall() - 48h,
                                 .valid_until = clock_.wall() + 48h},
                                key_.secret_key);
    }

    desk::CheckInAnswer ask(const desk::Request& request) {
        works_->handle(request);
        desk::CheckInAnswer found;
        while (auto answer = works_->answer()) {
            if (auto* check_in = std::get_if<desk::CheckInAnswer>(&*answer)) found = std::move(*check_in);
        }
        while (works_->answer_for_sync()) {
        }
        return found;
    }

    const std::filesystem::path& path() const { return place_.path(); }

private:
    void fill() {
        model::Center center;
        center.id = "center";
        center.accepted_regions = {kRegion};
        desk::ApplyPage page{.cursor = "1"};
        page.changes.push_back(
            put(wire::row::kCenter, "center", wire::write_row(wire::CenterRow{.center = center})));
        page.changes.push_back(
            put(wire::row::kSession, "open-day", wire::write_row(session_around(clock_.wall()))));
        for (int i = 1; i <= kRoster; ++i) {
            const model::RosterPerson person{.pass = static_cast<model::PassId>(i),
                                             .name = model::MaskedName{"王*和"}};
            page.changes.push_back(
                put(wire::row::kResident, model::to_text(person.pass), wire::write_row(person)));
        }
        works_->handle(desk::SyncRequest{std::move(page)});
    }

    Place place_;
    core::SystemClock clock_;
    core::SystemRandom random_;
    pass::KeyPair key_ = pass::make_key_pair();
    std::unique_ptr<desk::Works> works_;
};

// Signature, facts and decision; a walk-in is asked first, so nothing is written.
void decision_with_a_large_roster(benchmark::State& state) {
    Counterhouse house;
    const std::string text = house.card(kRoster / 2);
    for (auto _ : state) {
        const auto answer = house.ask(desk::ReadCode{.question = 1, .text = core::Secret{text}});
        if (answer.decision.outcome != model::Outcome::Choose) state.SkipWithError("not asked");
    }
}
BENCHMARK(decision_with_a_large_roster)->Unit(benchmark::kMicrosecond);

// The choice of that walk-in: attendance and event in one transaction, synced.
void durable_commit(benchmark::State& state) {
    Counterhouse house;
    model::PassId pass = 0;
    for (auto _ : state) {
        state.PauseTiming();
        const auto asked = house.ask(desk::ReadCode{.question = 1, .text = core::Secret{house.card(++pass)}});
        state.ResumeTiming();
        const auto answer = house.ask(desk::Choose{.question = 2, .scan = 1, .sessions = {"open-day"}});
        if (answer.decision.outcome != model::Outcome::Ok) state.SkipWithError("not recorded");
    }
}
BENCHMARK(durable_commit)->Unit(benchmark::kMicrosecond)->Iterations(300);

void the_disks_sync_alone(benchmark::State& state) {
    Place place;
    const int fd = ::open((place.path() / "file").c_str(), O_CREAT | O_WRONLY, 0600);
    const std::string block(4096, 'x');
    for (auto _ : state) {
        if (::write(fd, block.data(), block.size()) < 0 || ::fdatasync(fd) != 0) state.SkipWithError("disk");
    }
    ::close(fd);
}
BENCHMARK(the_disks_sync_alone)->Unit(benchmark::kMicrosecond)->Iterations(300);

}  // namespace

BENCHMARK_MAIN();
