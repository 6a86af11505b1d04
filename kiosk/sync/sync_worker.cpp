#include "kiosk/sync/sync_worker.h"

#include <algorithm>
#include <utility>

#include <pthread.h>

#include "kiosk/sync/link_watch.h"
#include "kiosk/sync/sse_parser.h"
#include "shared/core/log.h"
#include "shared/wire/device.h"
#include "shared/wire/paths.h"

namespace kiosk::sync {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kRetireAgain{30};
constexpr std::chrono::milliseconds kLongestSleep{1000};  // so that the beat goes on

// What the event stream has said since it was last looked at.
struct Ear {
    SseParser parser;
    bool heard = false;
    std::vector<ServerEvent> events;
};

// One run of the thread: the planner's state and everything it decides over.
class Rounds {
public:
    Rounds(Courier& courier, HttpClient& http, DeskLine& desk, const core::Clock& clock, core::Random& random)
        : courier_(courier),
          http_(http),
          desk_(desk),
          clock_(clock),
          random_(random),
          state_(start(clock.steady())) {}

    void begin(const std::stop_token& stop) { state_.needs_snapshot = !courier_.learn_position(stop); }

    // What the desk and the main thread have said.
    void take(const DeskLine::Heard& heard, const std::stop_token& stop) {
        for (const auto& wish : heard.phones) look_up(wish, stop);
        if (heard.outbox_grew) state_ = want(state_, Task::Push);
        if (heard.ratings_due) state_ = want(state_, Task::Ratings);
    }
    void take(ScreenReport report) {
        courier_.report = std::move(report);
        if (courier_.report.drawn != courier_.told_drawn()) state_ = want(state_, Task::Heartbeat);
    }

    // Does one thing, or sleeps.
    void go_round(const std::stop_token& stop) {
        if (links_.changed()) {
            spdlog::info("the network's line has changed");
            http_.forget_lines();
            state_ = line_changed(state_, clock_.steady());
        }
        listen();
        obey(stop);
        tell_desk(stop);
        const Step step = next_step(state_, clock_.steady());
        switch (step.stream) {
            case StreamOrder::None:
                break;
            case StreamOrder::Open:
                open_stream();
                break;
            case StreamOrder::Close:
                http_.close_stream();
                state_ = stream_closed(state_, Answer::Unreachable, std::nullopt, clock_.steady(), random_);
                break;
        }
        if (step.task) {
            do_task(*step.task, stop);
        } else {
            const auto wait = std::chrono::ceil<std::chrono::milliseconds>(step.wake_at - clock_.steady());
            http_.sleep(std::clamp<std::chrono::milliseconds>(wait, 0ms, kLongestSleep));
        }
    }

    SyncStatus status() const {
        return {.online = is_online(state_, clock_.steady()),
                .working = working_,
                .standing = state_.standing,
                .stream_open = state_.phase == StreamPhase::Open,
                .contact = contact_,
                .uploaded = courier_.uploaded(),
                .portal = state_.portal,
                .trouble = courier_.trouble()};
    }
    void want_reports() { state_ = want(state_, Task::Reports); }
    std::function<void(wire::Command)> give;  // to the main thread

    bool has_new_token() { return std::exchange(new_token_, false); }

private:
    void look_up(const desk::LookUpPhone& wish, const std::stop_token& stop) {
        const bool may = state_.has_token && state_.standing == Standing::Active;
        desk::PhoneAnswer answer =
            may ? courier_.look_up(wish, stop) : desk::PhoneAnswer{.question = wish.question};
        static_cast<void>(desk_.tell(desk::PhoneLookedUp{std::move(answer)}, stop));
    }

    void do_task(Task task, const std::stop_token& stop) {
        const bool had_token = state_.has_token;
        const Outcome outcome = courier_.run(task, stop);
        if (stop.stop_requested()) return;
        const core::SteadyTime now = clock_.steady();
        state_ = done(state_, task, outcome, now, random_);
        if (!state_.unreachable_since) contact_ = std::chrono::floor<std::chrono::seconds>(clock_.wall());
        if (!had_token && state_.has_token) new_token_ = true;
        if (courier_.needs_time() && task != Task::Time) state_ = want(state_, Task::Time);
        if (task == Task::Push && outcome.answer == Answer::Ok) state_ = want(state_, Task::Quarantine);
        working_ = outcome.more && (task == Task::Push || task == Task::Pull);
    }

    void open_stream() {
        ear_ = {};
        state_ = stream_opening(state_, clock_.steady());
        http_.open_stream({.path = std::string{wire::path::kStream},
                           .body = std::nullopt,
                           .token = courier_.token(),
                           .expect = "text/event-stream"},
                          [this](std::string_view bytes) {
                              ear_.heard = true;
                              for (auto& event : ear_.parser.feed(bytes))
                                  ear_.events.push_back(std::move(event));
                          });
    }

    void listen() {
        const core::SteadyTime now = clock_.steady();
        if (std::exchange(ear_.heard, false)) state_ = stream_heard(state_, now);
        std::optional<std::chrono::milliseconds> leave;
        for (const auto& event : std::exchange(ear_.events, {})) {
            if (event.name == "poke") state_ = want(state_, Task::Pull);
            if (event.name == "cmd") {
                if (auto command = wire::read_command(event.data)) arrived_.push_back(std::move(*command));
            }
            if (event.name == "bye") leave = wire::read_goodbye(event.data);
        }
        if (leave) {
            http_.close_stream();
            state_ = stream_closed(state_, Answer::Ok, leave, now, random_);
        } else if (const auto end = http_.take_stream_end()) {
            // A stream that ends in order is a server that goes: as good as no answer.
            const Answer why = end->answer == Answer::Ok ? Answer::Unreachable : end->answer;
            state_ = stream_closed(state_, why, std::nullopt, now, random_);
        }
    }

    // What the stream and heartbeats brought. Pulling is this thread's own work, the rest is the screen's.
    void obey(const std::stop_token& stop) {
        for (auto& command : courier_.take_commands()) arrived_.push_back(std::move(command));
        for (auto& one : std::exchange(arrived_, {})) {
            auto command = courier_.accept(std::move(one), stop);
            if (!command) continue;
            const bool snapshot = command->kind == wire::CommandKind::Resnapshot;
            if (!snapshot && command->kind != wire::CommandKind::Pull) {
                give(std::move(*command));
                continue;
            }
            if (snapshot) state_.needs_snapshot = true;
            state_ = want(state_, Task::Pull);
            courier_.record({.id = command->id, .kind = command->kind}, stop);
            state_ = want(state_, Task::Push);  // the answer, which nobody else tells us of
        }
    }

    void tell_desk(const std::stop_token& stop) {
        const bool online = is_online(state_, clock_.steady());
        if (told_online_ != online && desk_.tell(desk::Connection{.online = online}, stop))
            told_online_ = online;
        const bool suspended = state_.standing == Standing::Suspended;
        if (suspended && !wiped_) wiped_ = desk_.tell(desk::WipeRoster{}, stop);
        if (!suspended && std::exchange(wiped_, false)) state_.needs_snapshot = true;
        if (state_.standing == Standing::Revoked && !retired_ && clock_.steady() >= retire_at_) {
            retired_ = courier_.retire(stop);
            retire_at_ = clock_.steady() + kRetireAgain;
        }
    }

    Courier& courier_;
    HttpClient& http_;
    DeskLine& desk_;
    const core::Clock& clock_;
    core::Random& random_;
    LinkWatch links_;
    State state_;
    Ear ear_;
    std::optional<bool> told_online_;
    std::optional<core::WallTime> contact_;
    std::vector<wire::Command> arrived_;
    bool wiped_ = false;
    bool retired_ = false;
    core::SteadyTime retire_at_{};
    bool working_ = false;
    bool new_token_ = false;
};

}  // namespace

SyncWorker::SyncWorker(SyncSetup setup, const Doorbell& doorbell, const core::Clock& clock,
                       core::Random& random)
    : setup_(std::move(setup)),
      doorbell_(doorbell),
      clock_(clock),
      random_(random),
      thread_([this](const std::stop_token& stop) { run(stop); }) {
    pthread_setname_np(thread_.native_handle(), "sync");
}

SyncWorker::~SyncWorker() {
    thread_.request_stop();
    doorbell_.ring();
}

void SyncWorker::report(ScreenReport report) {
    reports_.send(std::move(report));
    doorbell_.ring();
}

void SyncWorker::send_report(Report report) {
    command_reports_.send(std::move(report));
    doorbell_.ring();
}

void SyncWorker::run(const std::stop_token& stop) {
    HttpClient http{
        {.url = setup_.identity.server, .pins = setup_.identity.pins, .authority = setup_.identity.authority},
        doorbell_,
        clock_};
    http.on_wait([this] { beat_.put(clock_.steady()); });
    DeskLine desk{setup_.ask_desk, setup_.desk_answer, doorbell_};
    Courier courier{{.identity = setup_.identity, .data = setup_.data, .boot = setup_.boot},
                    {.http = http, .desk = desk, .clock = clock_, .random = random_}};
    Rounds rounds{courier, http, desk, clock_, random_};
    rounds.give = [this](wire::Command command) {
        commands_.send(std::move(command));
        if (setup_.wake_main) setup_.wake_main();
    };
    rounds.begin(stop);
    std::optional<SyncStatus> told;
    while (!stop.stop_requested()) {
        beat_.put(clock_.steady());
        rounds.take(desk.take_heard(), stop);
        while (auto report = reports_.try_receive()) rounds.take(std::move(*report));
        while (auto report = command_reports_.try_receive()) {
            courier.add_report(std::move(report->command_id), report->report);
            rounds.want_reports();
        }
        rounds.go_round(stop);
        if (rounds.has_new_token() && setup_.new_token) setup_.new_token(courier.token());
        SyncStatus status = rounds.status();
        if (told == status) continue;
        told = status;
        status_.put(std::move(status));
        if (setup_.wake_main) setup_.wake_main();
    }
}

}  // namespace kiosk::sync
