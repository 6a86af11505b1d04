#include "kiosk/scan/camera_scanner.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "tests/support/camera_picture.h"
#include "tests/support/fake_camera.h"

namespace {

using namespace std::chrono_literals;
using scan::CameraScanner;
using scan::CameraState;
using scan::CodeKind;
using scan::CodeText;
using scan::ForeignCode;
using scan::OneAtATime;
using Behaviour = test::FakeSensor::Behaviour;

CodeKind classify(std::string_view text) {
    return text.starts_with("NC1") ? CodeKind::Acceptable : CodeKind::Foreign;
}

// The system's clock, on which time may pass in steps; for any thread.
class SwiftClock final : public core::Clock {
public:
    core::WallTime wall() const override { return system_.wall() + std::chrono::milliseconds{passed_ms_}; }
    core::SteadyTime steady() const override {
        return system_.steady() + std::chrono::milliseconds{passed_ms_};
    }
    void pass(std::chrono::milliseconds time) { passed_ms_ += time.count(); }

private:
    core::SystemClock system_;
    std::atomic<std::int64_t> passed_ms_{0};
};

// Waits for the scanner's thread to say something; never longer than kPatience.
class Hall {
public:
    static constexpr std::chrono::seconds kPatience{30};

    Hall()
        : scanner_({.camera = std::make_unique<test::FakeCamera>(sensor),
                    .classify = classify,
                    .wake = [this] { wake(); },
                    .salt = 1},
                   clock_) {}

    bool wait_until(const std::function<bool()>& fulfilled) {
        const auto end = std::chrono::steady_clock::now() + kPatience;
        std::unique_lock lock{mutex_};
        while (true) {
            lock.unlock();
            while (auto message = scanner_.try_receive()) messages.push_back(std::move(*message));
            if (auto preview = scanner_.preview()) ++previews;
            const bool done = fulfilled();
            lock.lock();
            if (done) return true;
            if (std::chrono::steady_clock::now() > end) return false;
            woken_.wait_for(lock, 20ms);
        }
    }
    template <typename T>
    int count() const {
        int count = 0;
        for (const auto& message : messages) count += std::holds_alternative<T>(message) ? 1 : 0;
        return count;
    }
    bool told(CameraState state) const {
        return std::ranges::any_of(messages, [state](const scan::ScanMessage& message) {
            const auto* told = std::get_if<CameraState>(&message);
            return told != nullptr && *told == state;
        });
    }

    test::FakeSensor sensor;
    std::vector<scan::ScanMessage> messages;
    int previews = 0;

    CameraScanner& scanner() { return scanner_; }
    void pass(std::chrono::milliseconds time) { clock_.pass(time); }

private:
    void wake() {
        const std::lock_guard lock{mutex_};
        woken_.notify_one();
    }

    SwiftClock clock_;
    std::mutex mutex_;
    std::condition_variable woken_;
    CameraScanner scanner_;  // last: it calls wake()
};

cv::Mat shown(const std::string& text) {
    return test::photograph(text, {.distance = 160}, 3);
}

TEST(CameraScanner, IsClosedUntilToldAndClosedAfterwards) {
    Hall hall;
    EXPECT_EQ(hall.sensor.opened(), 0);
    hall.scanner().open();
    ASSERT_TRUE(hall.wait_until([&] { return hall.previews > 0; }));
    EXPECT_EQ(hall.sensor.opened(), 1);
    hall.scanner().close();
    ASSERT_TRUE(hall.wait_until([&] { return hall.sensor.closed() == 1; }));
    EXPECT_FALSE(hall.scanner().preview());
}

TEST(CameraScanner, TellsACodeOnceAndForeignOnesByLength) {
    Hall hall;
    hall.scanner().open();
    hall.sensor.show(shown("NC1ABC"));
    ASSERT_TRUE(hall.wait_until([&] { return hall.count<CodeText>() == 1; }));
    const int reads = hall.sensor.reads();
    ASSERT_TRUE(hall.wait_until([&] { return hall.sensor.reads() > reads + 5; }));
    EXPECT_EQ(hall.count<CodeText>(), 1);
    hall.sensor.show(shown("https://pay.example"));
    ASSERT_TRUE(hall.wait_until([&] { return hall.count<ForeignCode>() == 1; }));
    EXPECT_TRUE(hall.told(CameraState::Working));
}

TEST(CameraScanner, C9_TwoCodesBeforeTheCameraGiveAHintAndNoScan) {
    Hall hall;
    hall.sensor.show(test::photograph_two("NC1FIRST", "NC1SECOND", {}, 4));
    hall.scanner().open();
    ASSERT_TRUE(hall.wait_until([&] { return hall.count<OneAtATime>() == 1; }));
    EXPECT_EQ(hall.count<CodeText>(), 0);
}

TEST(CameraScanner, WhatAnEarlierVisitorShowedIsDropped) {
    Hall hall;
    hall.sensor.show(shown("NC1EARLIER"));
    hall.scanner().open();
    // Nothing is taken from the scanner until it has surely seen the code and the visit has ended.
    while (hall.sensor.reads() < 5) std::this_thread::yield();
    hall.scanner().close();
    hall.sensor.show({});
    hall.scanner().open();
    ASSERT_TRUE(hall.wait_until([&] { return hall.previews > 0; }));
    EXPECT_EQ(hall.count<CodeText>(), 0);
}

TEST(CameraScanner, ACameraThatCantBeOpenedIsTrouble) {
    Hall hall;
    hall.sensor.behave(Behaviour::CantOpen);
    hall.scanner().open();
    ASSERT_TRUE(hall.wait_until([&] { return hall.told(CameraState::Trouble); }));
    hall.sensor.behave(Behaviour::Shows);
    ASSERT_TRUE(hall.wait_until([&] { return hall.told(CameraState::Working); }));  // by itself
}

TEST(CameraScanner, FF13_ACameraThatHangsHoldsNobodyUpAndStopsTheBeat) {
    Hall hall;
    hall.scanner().open();
    ASSERT_TRUE(hall.wait_until([&] { return hall.previews > 0; }));
    hall.sensor.behave(Behaviour::Hangs);
    ASSERT_TRUE(hall.wait_until([&] { return hall.sensor.hangs(); }));
    const auto beat = hall.scanner().last_beat();
    hall.scanner().close();  // returns at once
    hall.scanner().open();
    EXPECT_EQ(hall.scanner().last_beat(), beat);
    hall.sensor.behave(Behaviour::Shows);
    hall.previews = 0;
    ASSERT_TRUE(hall.wait_until([&] { return hall.previews > 0; }));
    EXPECT_GT(hall.scanner().last_beat(), beat);
}

// Each kind of trouble is noticed and overcome, by the real thread; how often it may try is the supervisor's.
TEST(CameraScanner, C8_ACameraThatHangsErrsRepeatsItselfOrIsGoneComesBack) {
    Hall hall;
    hall.scanner().open();
    ASSERT_TRUE(hall.wait_until([&] { return hall.told(CameraState::Working); }));
    hall.sensor.behave(Behaviour::Hangs);
    ASSERT_TRUE(hall.wait_until([&] { return hall.sensor.hangs(); }));
    for (const auto trouble : {Behaviour::Fails, Behaviour::Repeats, Behaviour::CantOpen}) {
        hall.sensor.behave(trouble);
        hall.messages.clear();
        const int reads = hall.sensor.reads();
        ASSERT_TRUE(hall.wait_until([&] { return hall.sensor.reads() > reads + 1; }));
        hall.pass(scan::CameraSupervisor::kSamePicture);
        ASSERT_TRUE(hall.wait_until([&] { return hall.told(CameraState::Trouble); }));
        hall.sensor.behave(Behaviour::Shows);
        hall.pass(31s);  // longer than any back-off
        ASSERT_TRUE(hall.wait_until([&] { return hall.told(CameraState::Working); }));
    }
    hall.messages.clear();
    hall.sensor.show(shown("NC1AFTER"));
    EXPECT_TRUE(hall.wait_until([&] { return hall.count<CodeText>() == 1; })) << "and it reads again";
}

TEST(CameraScanner, EndsWhileTheCameraFails) {
    Hall hall;
    hall.sensor.behave(Behaviour::Fails);
    hall.scanner().open();
    ASSERT_TRUE(hall.wait_until([&] { return hall.sensor.reads() > 1; }));
}

}  // namespace
