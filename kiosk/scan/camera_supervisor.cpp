#include "kiosk/scan/camera_supervisor.h"

#include <algorithm>
#include <array>

namespace scan {

namespace {

using namespace std::chrono_literals;

constexpr std::array kBackOff{1s, 2s, 5s, 10s, 30s};

}  // namespace

void CameraSupervisor::want(bool wanted, core::SteadyTime now) {
    if (wanted == wanted_) return;
    wanted_ = wanted;
    if (wanted) {
        // Somebody stands there: try at once, whatever came before.
        state_ = CameraState::Starting;
        failures_ = 0;
        retry_at_ = now;
    } else {
        state_ = CameraState::Closed;
    }
}

CameraStep CameraSupervisor::next(core::SteadyTime now) {
    if (!wanted_) return {.move = is_open_ ? CameraMove::Close : CameraMove::Wait, .until = {}};
    if (!is_open_) {
        if (now < retry_at_) return {.move = CameraMove::Wait, .until = retry_at_};
        return {.move = CameraMove::Open, .until = {}};
    }
    if (is_stale(now)) {
        back_off(now);
        return {.move = CameraMove::Close, .until = {}};
    }
    if (now < pause_until_) return {.move = CameraMove::Wait, .until = pause_until_};
    return {.move = CameraMove::Read, .until = {}};
}

void CameraSupervisor::opened(core::SteadyTime now) {
    is_open_ = true;
    opened_at_ = now;
    last_frame_ = now;
    picture_since_ = now;
    picture_ = 0;
    pause_until_ = now;
    steady_since_.reset();
}

void CameraSupervisor::failed_to_open(core::SteadyTime now) {
    back_off(now);
}

void CameraSupervisor::got_frame(std::uint64_t fingerprint, core::SteadyTime now) {
    last_frame_ = now;
    if (fingerprint != picture_) {
        picture_ = fingerprint;
        picture_since_ = now;
        state_ = CameraState::Working;
    }
    if (!steady_since_) steady_since_ = now;
    if (now - *steady_since_ >= kStable && picture_since_ == now) failures_ = 0;
}

void CameraSupervisor::back_off(core::SteadyTime now) {
    state_ = CameraState::Trouble;
    retry_at_ = now + kBackOff[std::min(failures_, kBackOff.size() - 1)];
    ++failures_;
}

bool CameraSupervisor::is_stale(core::SteadyTime now) const {
    if (now - last_frame_ >= kNoFrame) return true;
    return liveness_ == Liveness::Sensor && now - picture_since_ >= kSamePicture;
}

}  // namespace scan
