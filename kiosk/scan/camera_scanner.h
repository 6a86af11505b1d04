// The thread that looks through the camera: grabs, decodes, lets the gate decide, and tells what was scanned.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <thread>
#include <variant>

#include "kiosk/scan/camera.h"
#include "kiosk/scan/camera_supervisor.h"
#include "kiosk/scan/gate.h"
#include "shared/core/channel.h"
#include "shared/core/clock.h"
#include "shared/core/latest.h"

namespace scan {

// What the thread tells: a scan, or that the camera's state has changed.
using ScanMessage = std::variant<CodeText, ForeignCode, OneAtATime, CameraState>;

struct CameraSetup {
    std::unique_ptr<Camera> camera;  // not null
    Classify classify;               // called on the scanning thread
    std::function<void()> wake;      // called there too, when there is something to take
    std::uint64_t salt = 0;          // random, for the gate
};

// Owner of the thread `scan`. Call all members from one other thread; none of them waits, but the destructor
// does.
class CameraScanner {
public:
    // The clock outlives this.
    CameraScanner(CameraSetup setup, const core::Clock& clock);
    ~CameraScanner();
    CameraScanner(const CameraScanner&) = delete;
    CameraScanner& operator=(const CameraScanner&) = delete;

    // The camera is closed until somebody wants to scan, and afterwards. What it saw for an earlier visitor
    // is dropped.
    void open();
    void close();

    std::optional<ScanMessage> try_receive();
    // The newest picture for the viewfinder since the last call.
    std::optional<Preview> preview();
    // When the thread last showed a sign of life, for the watchdog: at most kBeat ago unless it hangs in a
    // driver.
    core::SteadyTime last_beat() const;
    static constexpr std::chrono::seconds kBeat{2};

private:
    // Answers bear the number of the order, so that late ones can be told.
    struct Order {
        std::uint64_t number = 0;
        bool open = false;
    };
    struct Answer {
        std::uint64_t number = 0;
        ScanMessage message;
    };
    struct View {
        std::uint64_t number = 0;
        Preview preview;
    };

    void run(const std::stop_token& stop);
    void obey(const Order& order);
    void perform(const std::stop_token& stop, const CameraStep& step);
    void open_camera();
    void close_camera();
    void read_frame();
    void wait(const std::stop_token& stop, std::optional<core::SteadyTime> until);
    void tell(ScanMessage message);
    void tell_state();
    void beat();

    // Both threads.
    core::Channel<Order> orders_;
    core::Channel<Answer> answers_;
    core::Latest<View> view_;
    std::atomic<std::int64_t> beat_{0};  // steady milliseconds

    // The owner's.
    Order last_order_;

    // The thread's.
    CameraSetup setup_;
    const core::Clock& clock_;
    CameraSupervisor supervisor_;
    LiveDecoder decoder_;
    Gate gate_;
    Order order_;
    CameraState told_ = CameraState::Closed;
    core::SteadyTime due_{};  // when the next frame of a recording is
    int decoder_faults_ = 0;

    std::jthread thread_;  // last: it uses all of the above
};

}  // namespace scan
