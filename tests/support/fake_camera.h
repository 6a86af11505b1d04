// A camera that does what a test says: shows a picture, fails, hangs, repeats itself, comes back.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>

#include <opencv2/core.hpp>

#include "kiosk/scan/camera.h"

namespace test {

// What the test and the scanning thread share; outlives both.
class FakeSensor {
public:
    enum class Behaviour {
        Shows,     // a new frame each time, with fresh noise
        Repeats,   // the same frame again and again, as a hanging driver
        Fails,     // read() fails at once, as an unplugged device
        CantOpen,  // open() fails
        Hangs,     // read() does not return until the behaviour changes
    };

    void behave(Behaviour behaviour) {
        {
            const std::lock_guard lock{mutex_};
            behaviour_ = behaviour;
        }
        changed_.notify_all();
    }
    // Grey; shown from the next frame on. An empty one is a dark room.
    void show(cv::Mat picture) {
        const std::lock_guard lock{mutex_};
        picture_ = std::move(picture);
    }

    int opened() const { return opened_; }
    int closed() const { return closed_; }
    int reads() const { return reads_; }
    bool hangs() const { return hangs_; }  // within read(), now

private:
    friend class FakeCamera;
    std::mutex mutex_;
    std::condition_variable changed_;
    Behaviour behaviour_ = Behaviour::Shows;
    cv::Mat picture_;
    std::atomic<int> opened_{0};
    std::atomic<int> closed_{0};
    std::atomic<int> reads_{0};
    std::atomic<bool> hangs_{false};
};

class FakeCamera final : public scan::Camera {
public:
    explicit FakeCamera(FakeSensor& sensor) : sensor_(sensor) {}

    core::Result<void> open() override {
        ++sensor_.opened_;
        const std::lock_guard lock{sensor_.mutex_};
        if (sensor_.behaviour_ == FakeSensor::Behaviour::CantOpen) {
            return core::fail(core::ErrorKind::Unavailable, "fake camera: absent");
        }
        return {};
    }
    void close() override { ++sensor_.closed_; }
    std::chrono::milliseconds pace() const override { return std::chrono::milliseconds{5}; }

    core::Result<scan::Frame> read(std::chrono::milliseconds) override {
        using enum FakeSensor::Behaviour;
        ++sensor_.reads_;
        std::unique_lock lock{sensor_.mutex_};
        sensor_.hangs_ = sensor_.behaviour_ == Hangs;
        sensor_.changed_.wait(lock, [this] { return sensor_.behaviour_ != Hangs; });
        sensor_.hangs_ = false;
        if (sensor_.behaviour_ == Fails) return core::fail(core::ErrorKind::Unavailable, "fake camera: gone");
        cv::Mat picture =
            sensor_.picture_.empty() ? cv::Mat(120, 160, CV_8UC1, cv::Scalar{20}) : sensor_.picture_;
        scan::Frame frame{.width = picture.cols, .height = picture.rows};
        frame.grey.assign(picture.data, picture.data + picture.total());
        if (sensor_.behaviour_ == Shows) frame.grey[0] = static_cast<std::uint8_t>(++grain_);
        frame.preview = {.width = 1, .height = 1, .rgb = {1, 2, 3}};
        return frame;
    }

private:
    FakeSensor& sensor_;
    int grain_ = 0;
};

}  // namespace test
