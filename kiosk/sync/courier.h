// Carries out one task of the planner: asks the desk, calls the server, tells the desk what came of it.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/sync/desk_line.h"
#include "kiosk/sync/http_client.h"
#include "kiosk/sync/planner.h"
#include "kiosk/sync/push_plan.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/pass/key_set.h"
#include "shared/wire/commands.h"
#include "shared/wire/identity.h"
#include "shared/wire/snapshot.h"

namespace kiosk::sync {

// What the main thread says about the screen, for the heartbeat.
struct ScreenReport {
    std::map<model::Id, int> drawn;  // announcements of the content on screen, and their revision
    std::string screen;
    std::chrono::milliseconds last_frame_age{0};
    std::int64_t resident_bytes = 0;
    std::vector<std::string> faults;
};

struct CourierSetup {
    wire::Identity identity;
    std::filesystem::path data;  // where a newer list of keys is stored with the identity; empty: nowhere
    std::string boot;
};

class Courier {
public:
    // All outlive the courier.
    struct Means {
        HttpClient& http;
        DeskLine& desk;
        const core::Clock& clock;
        core::Random& random;
    };
    Courier(CourierSetup setup, Means means);

    Outcome run(Task task, const std::stop_token& stop);
    // Somebody waits at the keypad: asks at once, with the token at hand. Whatever goes wrong is Offline.
    desk::PhoneAnswer look_up(const desk::LookUpPhone& wish, const std::stop_token& stop);
    // Where pulling goes on. False: the desk wants a snapshot.
    bool learn_position(const std::stop_token& stop);

    // A command that came: nullopt where it is forged, out of date, or was begun before. From here on it is
    // begun, and not begun again.
    std::optional<wire::Command> accept(wire::Command command, const std::stop_token& stop);
    // What came of a command that this thread carried out itself.
    void record(const wire::CommandResult& result, const std::stop_token& stop);
    // What a command asked for; goes with Task::Reports.
    void add_report(std::string command_id, const wire::CommandReport& what);
    // Commands that came with a heartbeat.
    std::vector<wire::Command> take_commands() { return std::exchange(commands_, {}); }

    // The county has locked us out: everything unsent is sealed for it, the rest destroyed. False: not yet.
    bool retire(const std::stop_token& stop);

    const core::Secret& token() const { return token_; }
    const std::string& trouble() const { return trouble_; }  // of the last call that failed
    std::uint64_t uploaded() const { return uploaded_; }     // events that the server has, since the start
    bool needs_time() const { return needs_time_; }          // our clock is not trusted
    ScreenReport report;
    const std::map<model::Id, int>& told_drawn() const { return told_drawn_; }

private:
    Outcome time(const std::stop_token& stop);
    Outcome log_in(const std::stop_token& stop);
    Outcome pull(const std::stop_token& stop);
    Outcome snapshot(const std::stop_token& stop);
    std::optional<Outcome> fetch_snapshot(const std::stop_token& stop);
    Outcome store_snapshot(wire::Snapshot snapshot, const std::stop_token& stop);
    void reject(const char* reason, const std::stop_token& stop);
    Outcome push(const std::stop_token& stop);
    Outcome quarantine(const std::stop_token& stop);
    Outcome ratings(const std::stop_token& stop);
    Outcome heartbeat(const std::stop_token& stop);
    Outcome reports(const std::stop_token& stop);

    HttpAnswer call(std::string_view path, std::optional<std::string> body, const std::stop_token& stop);
    HttpAnswer perform(const HttpRequest& request, const std::stop_token& stop);
    Outcome outcome_of(const HttpAnswer& answer) const;
    Outcome malformed(const char* what, const core::Error& error);
    std::string next_push_body();
    bool settle(desk::Settle verdicts, const std::stop_token& stop);
    Outcome push_failed(const HttpAnswer& answer, const std::stop_token& stop);
    // Takes a newer list of keys from among the changes, if there is one.
    void take_keys(const std::vector<wire::Change>& changes, const std::stop_token& stop);
    std::int64_t mono_ms() const;

    CourierSetup setup_;
    Means means_;
    core::Secret token_;
    pass::KeySet keys_;
    std::string cursor_;
    PushPlan plan_;
    std::int64_t highest_sequence_ = 0;
    std::size_t left_ = 0;
    std::uint64_t uploaded_ = 0;
    bool needs_time_ = true;
    std::string trouble_;
    std::map<model::Id, int> told_drawn_;
    std::optional<std::chrono::milliseconds> offset_;  // of our wall clock, once the server has said the time
    std::optional<wire::SnapshotOffer> offer_;         // of the snapshot that is being fetched,
    std::string fetched_;                              // as far as it has come
    std::string rejected_;                             // why, as was last reported
    std::vector<wire::Command> commands_;
    std::deque<std::pair<std::string, std::string>> reports_;  // id of the command, what to send
};

}  // namespace kiosk::sync
