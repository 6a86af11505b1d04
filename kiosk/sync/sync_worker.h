// The sync thread: keeps the desk and the county's server in step, whatever the network does.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "kiosk/sync/courier.h"
#include "kiosk/sync/desk_line.h"
#include "kiosk/sync/doorbell.h"
#include "kiosk/sync/planner.h"
#include "shared/core/channel.h"
#include "shared/core/latest.h"

namespace kiosk::sync {

// How we stand with the server, for the status bar and the control socket.
struct SyncStatus {
    bool online = true;    // false a few seconds after the server was last reached
    bool working = false;  // events or changes are on their way
    Standing standing = Standing::Active;
    bool stream_open = false;
    std::optional<core::WallTime> contact;  // the last time the server answered
    std::uint64_t uploaded = 0;             // events since the start
    bool portal = false;                    // the network wants a log-in
    std::string trouble;                    // the last failure, for the log and for staff
    bool operator==(const SyncStatus&) const = default;
};

struct SyncSetup {
    wire::Identity identity;
    std::filesystem::path data;     // where the identity lies
    std::string boot;               // 8 hex digits, of this boot of the machine
    DeskLine::Send ask_desk;        // desk::Desk::send
    DeskLine::Receive desk_answer;  // desk::Desk::try_receive_for_sync
    // Called on the sync thread after a status was put. May be empty.
    std::function<void()> wake_main;
    // Called on the sync thread whenever there is a new token, for the media thread. May be empty.
    std::function<void(const core::Secret&)> new_token;
};

class SyncWorker {
public:
    // `doorbell` is the one that the desk's `wake_sync` rings. All three outlive the worker, and so does the
    // desk.
    SyncWorker(SyncSetup setup, const Doorbell& doorbell, const core::Clock& clock, core::Random& random);
    SyncWorker(const SyncWorker&) = delete;
    SyncWorker& operator=(const SyncWorker&) = delete;
    ~SyncWorker();  // within about a second, whatever is on its way

    // From the main thread: after the first frame with new content, and every 10 s or so. An announcement
    // that is new in `drawn` is reported to the server at once.
    void report(ScreenReport report);

    // Commands for the main thread to carry out, each once; it records what came of them with the desk.
    std::optional<wire::Command> try_command() { return commands_.try_receive(); }
    // What such a command asked for, to be uploaded.
    struct Report {
        std::string command_id;
        wire::CommandReport report;
    };
    void send_report(Report report);

    core::Latest<SyncStatus>& status() { return status_; }
    // When the thread last showed a sign of life; also while a call to the server takes its time.
    core::Latest<core::SteadyTime>& beat() { return beat_; }

private:
    void run(const std::stop_token& stop);

    SyncSetup setup_;
    const Doorbell& doorbell_;
    const core::Clock& clock_;
    core::Random& random_;
    core::Channel<ScreenReport> reports_;
    core::Channel<wire::Command> commands_;
    core::Channel<Report> command_reports_;
    core::Latest<SyncStatus> status_;
    core::Latest<core::SteadyTime> beat_;
    std::jthread thread_;  // last: stops before what it uses goes
};

}  // namespace kiosk::sync
