#include "kiosk/scan/camera_scanner.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <opencv2/core.hpp>

#include "shared/core/log.h"

namespace scan {

namespace {

// How long a sensor may keep us before we look whether there are new orders.
constexpr std::chrono::milliseconds kPatience{200};

}  // namespace

CameraScanner::CameraScanner(CameraSetup setup, const core::Clock& clock)
    : setup_(std::move(setup)),
      clock_(clock),
      supervisor_(setup_.camera->liveness()),
      gate_(setup_.classify, setup_.salt),
      thread_([this](const std::stop_token& stop) { run(stop); }) {
    beat();
}

CameraScanner::~CameraScanner() {
    thread_.request_stop();
    thread_.join();
}

void CameraScanner::open() {
    last_order_ = {.number = last_order_.number + 1, .open = true};
    orders_.send(last_order_);
}

void CameraScanner::close() {
    last_order_ = {.number = last_order_.number + 1, .open = false};
    orders_.send(last_order_);
    if (auto old = view_.take()) wipe(old->preview);
}

std::optional<ScanMessage> CameraScanner::try_receive() {
    while (auto answer = answers_.try_receive()) {
        if (answer->number == last_order_.number) return std::move(answer->message);
    }
    return std::nullopt;
}

std::optional<Preview> CameraScanner::preview() {
    auto view = view_.take();
    if (!view) return std::nullopt;
    if (view->number != last_order_.number || !last_order_.open) {
        wipe(view->preview);
        return std::nullopt;
    }
    return std::move(view->preview);
}

core::SteadyTime CameraScanner::last_beat() const {
    return core::SteadyTime{std::chrono::milliseconds{beat_.load()}};
}

void CameraScanner::run(const std::stop_token& stop) {
    cv::setNumThreads(1);  // helpers would take the cores of those who draw
    while (!stop.stop_requested()) {
        while (auto order = orders_.try_receive()) obey(*order);
        beat();
        perform(stop, supervisor_.next(clock_.steady()));
        tell_state();
    }
    close_camera();
}

void CameraScanner::obey(const Order& order) {
    const bool opened = order.open && !order_.open;
    order_ = order;
    told_ = CameraState::Closed;  // whoever gave the order knows nothing yet
    if (opened) gate_.reopened();
    supervisor_.want(order.open, clock_.steady());
}

void CameraScanner::perform(const std::stop_token& stop, const CameraStep& step) {
    switch (step.move) {
        case CameraMove::Open:
            return open_camera();
        case CameraMove::Close:
            return close_camera();
        case CameraMove::Read:
            if (clock_.steady() < due_) return wait(stop, due_);
            return read_frame();
        case CameraMove::Wait:
            return wait(stop, step.until);
    }
}

void CameraScanner::open_camera() {
    const auto opened = setup_.camera->open();
    const core::SteadyTime now = clock_.steady();
    if (opened) {
        supervisor_.opened(now);
        decoder_ = {};
        due_ = now;
        return;
    }
    if (told_ != CameraState::Trouble) spdlog::warn("camera: {}", opened.error().message);
    supervisor_.failed_to_open(now);
}

void CameraScanner::close_camera() {
    setup_.camera->close();
    supervisor_.closed();
    if (auto old = view_.take()) wipe(old->preview);
}

void CameraScanner::read_frame() {
    auto frame = setup_.camera->read(kPatience);
    const core::SteadyTime now = clock_.steady();
    if (!frame) return supervisor_.got_nothing(now);
    supervisor_.got_frame(fingerprint(*frame), now);
    // A recording that we can't keep up with goes on from now; it doesn't hurry after the time lost.
    due_ = std::max(due_ + setup_.camera->pace(), now);
    const core::SteadyTime begin = clock_.steady();
    const Reading reading = decoder_.read(grey_view(*frame));
    frame->preview.look.decoding =
        std::chrono::duration_cast<std::chrono::milliseconds>(clock_.steady() - begin);
    frame->preview.look.read = !reading.codes.empty();
    if (!reading.codes.empty())
        frame->preview.look.pixels_per_module = pixels_per_module(reading.codes.front());
    if (reading.faults > 0 && decoder_faults_++ == 0) spdlog::warn("camera: the decoder threw at a picture");
    if (auto scan = gate_.look(reading.codes, now)) {
        std::visit([this](auto& found) { tell(std::move(found)); }, *scan);
    }
    frame->preview.captured = now;
    view_.put({.number = order_.number, .preview = std::move(frame->preview)});
    wipe(*frame);
    if (setup_.wake) setup_.wake();
}

void CameraScanner::wait(const std::stop_token& stop, std::optional<core::SteadyTime> until) {
    std::chrono::milliseconds patience = kBeat;
    if (until) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - clock_.steady());
        patience = std::clamp(left, std::chrono::milliseconds{0}, patience);
    }
    if (auto order = orders_.receive_for(stop, patience)) obey(*order);
}

void CameraScanner::tell(ScanMessage message) {
    answers_.send({.number = order_.number, .message = std::move(message)});
    if (setup_.wake) setup_.wake();
}

void CameraScanner::tell_state() {
    const CameraState state = supervisor_.state();
    if (state == told_) return;
    told_ = state;
    tell(state);
}

void CameraScanner::beat() {
    beat_ = std::chrono::duration_cast<std::chrono::milliseconds>(clock_.steady().time_since_epoch()).count();
}

}  // namespace scan
