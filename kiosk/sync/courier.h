// Carries out one task of the planner: asks the desk, calls the server, tells the desk what came of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "kiosk/sync/desk_line.h"
#include "kiosk/sync/http_client.h"
#include "kiosk/sync/planner.h"
#include "kiosk/sync/push_plan.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/pass/key_set.h"
#include "shared/wire/identity.h"

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
    Outcome push(const std::stop_token& stop);
    Outcome quarantine(const std::stop_token& stop);
    Outcome ratings(const std::stop_token& stop);
    Outcome heartbeat(const std::stop_token& stop);

    HttpAnswer call(std::string_view path, std::optional<std::string> body, const std::stop_token& stop);
    HttpAnswer perform(const HttpRequest& request, const std::stop_token& stop);
    Outcome outcome_of(const HttpAnswer& answer) const;
    Outcome malformed(const char* what, const core::Error& error);
    std::string next_push_body();
    bool settle(std::vector<desk::Settlement> settlements, const std::stop_token& stop);
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
};

}  // namespace kiosk::sync
