// What to do with a camera next: open, read, wait, or close it because it has stopped giving new pictures.
// Pure.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "kiosk/scan/camera.h"
#include "shared/core/clock.h"

namespace scan {

enum class CameraState {
    Closed,    // nobody wants it
    Starting,  // wanted; no frame yet
    Working,   // the last frame is fresh
    Trouble,   // it doesn't open, gives nothing, or repeats itself; it is tried again and again
};

enum class CameraMove { Open, Close, Read, Wait };

struct CameraStep {
    CameraMove move = CameraMove::Wait;
    std::optional<core::SteadyTime> until;  // Wait: at most so long; absent: until somebody wants something
};

class CameraSupervisor {
public:
    static constexpr std::chrono::seconds kNoFrame{3};       // then it is closed and opened again
    static constexpr std::chrono::seconds kSamePicture{10};  // a sensor that repeats itself so long hangs
    static constexpr std::chrono::seconds kStable{10};  // frames for so long: the next back-off starts anew
    static constexpr std::chrono::milliseconds kAfterError{
        100};  // a dead device fails at once; it must not spin

    explicit CameraSupervisor(Liveness liveness) : liveness_(liveness) {}

    void want(bool wanted, core::SteadyTime now);
    CameraStep next(core::SteadyTime now);

    // What came of the step.
    void opened(core::SteadyTime now);
    void failed_to_open(core::SteadyTime now);
    void closed() { is_open_ = false; }
    void got_frame(std::uint64_t fingerprint, core::SteadyTime now);
    void got_nothing(core::SteadyTime now) { pause_until_ = now + kAfterError; }

    CameraState state() const { return state_; }

private:
    void back_off(core::SteadyTime now);
    bool is_stale(core::SteadyTime now) const;

    Liveness liveness_;
    bool wanted_ = false;
    bool is_open_ = false;
    CameraState state_ = CameraState::Closed;
    std::size_t failures_ = 0;
    core::SteadyTime retry_at_{};
    core::SteadyTime pause_until_{};
    core::SteadyTime opened_at_{};
    core::SteadyTime last_frame_{};
    std::optional<core::SteadyTime> steady_since_;  // frames without a failure
    std::uint64_t picture_ = 0;                     // fingerprint of the last frame
    core::SteadyTime picture_since_{};              // when that picture first came
};

}  // namespace scan
