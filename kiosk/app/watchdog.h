// systemd's watchdog, fed by the main loop alone and only while every thread shows fresh signs of life (FIELD
// section 0, FF15).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/clock.h"
#include "shared/core/result.h"

namespace app {

// When each thread last came round; absent: there is no such thread.
struct Beats {
    core::SteadyTime loop_began;  // of the main loop's round that ends now
    std::optional<core::SteadyTime> desk;
    std::optional<core::SteadyTime> sync;
    std::optional<core::SteadyTime> scan;
};
// The thread that is not well; empty: all are. Pure.
std::string_view stuck_thread(const Beats& beats, core::SteadyTime now);

// The service manager's socket: datagrams such as "READY=1".
class Notifier {
public:
    // `address` as in NOTIFY_SOCKET: a path, or a name that begins with '@'.
    static core::Result<Notifier> open(const std::string& address);
    Notifier(Notifier&& other) noexcept;
    Notifier& operator=(Notifier&&) = delete;
    ~Notifier();
    void say(std::string_view message) const;  // a manager that does not listen is no trouble of ours

private:
    explicit Notifier(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

class Watchdog {
public:
    static constexpr std::chrono::seconds kPing{10};

    // `deadline` is the manager's; zero: it wants no pings.
    Watchdog(Notifier notifier, std::chrono::microseconds deadline);

    // After the first frame, once.
    void ready();
    void stopping() const { notifier_.say("STOPPING=1"); }
    // At the end of each round of the main loop.
    void feed(const Beats& beats, core::SteadyTime now);

private:
    Notifier notifier_;
    std::chrono::microseconds period_;
    bool ready_ = false;
    core::SteadyTime next_{};
    std::string_view told_;  // who was stuck when it was last logged
};

}  // namespace app
