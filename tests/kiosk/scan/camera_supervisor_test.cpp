#include "kiosk/scan/camera_supervisor.h"

#include <vector>

#include <gtest/gtest.h>

namespace {

using namespace std::chrono_literals;
using scan::CameraMove;
using scan::CameraState;
using scan::CameraSupervisor;
using scan::Liveness;

// Plays the thread's part: performs each step on a device that behaves as the test says, on a clock of its
// own.
class Story {
public:
    enum class Device { Absent, Silent, Frozen, Good };

    explicit Story(Liveness liveness = Liveness::Sensor) : supervisor_(liveness) {}

    void want(bool wanted) { supervisor_.want(wanted, now_); }
    void run(Device device, std::chrono::milliseconds time) {
        for (const auto end = now_ + time; now_ < end;) {
            const auto step = supervisor_.next(now_);
            ++steps_;
            switch (step.move) {
                case CameraMove::Open:
                    opens_.push_back(now_);
                    if (device == Device::Absent) {
                        supervisor_.failed_to_open(now_);
                    } else {
                        supervisor_.opened(now_);
                        is_open_ = true;
                    }
                    break;
                case CameraMove::Close:
                    supervisor_.closed();
                    is_open_ = false;
                    break;
                case CameraMove::Read:
                    if (device == Device::Good) ++picture_;
                    if (device == Device::Good || device == Device::Frozen) {
                        now_ += 66ms;
                        supervisor_.got_frame(picture_, now_);
                    } else {
                        supervisor_.got_nothing(now_);  // at once, as a device that is gone
                    }
                    break;
                case CameraMove::Wait:
                    now_ = step.until ? std::min(*step.until, end) : end;
                    break;
            }
        }
    }

    CameraState state() const { return supervisor_.state(); }
    bool is_open() const { return is_open_; }
    std::size_t opens() const { return opens_.size(); }
    std::chrono::milliseconds between_opens(std::size_t first) const {
        return std::chrono::duration_cast<std::chrono::milliseconds>(opens_.at(first + 1) - opens_.at(first));
    }
    int steps() const { return steps_; }

private:
    CameraSupervisor supervisor_;
    core::SteadyTime now_{1h};
    bool is_open_ = false;
    std::uint64_t picture_ = 1;
    std::vector<core::SteadyTime> opens_;
    int steps_ = 0;
};

using Device = Story::Device;

TEST(CameraSupervisor, StaysClosedUntilWanted) {
    Story story;
    story.run(Device::Good, 1min);
    EXPECT_EQ(story.opens(), 0U);
    EXPECT_EQ(story.state(), CameraState::Closed);
}

TEST(CameraSupervisor, OpensWhenWantedAndClosesAfterwards) {
    Story story;
    story.want(true);
    EXPECT_EQ(story.state(), CameraState::Starting);
    story.run(Device::Good, 1s);
    EXPECT_EQ(story.state(), CameraState::Working);
    story.want(false);
    story.run(Device::Good, 1s);
    EXPECT_FALSE(story.is_open());
    EXPECT_EQ(story.state(), CameraState::Closed);
}

TEST(CameraSupervisor, TriesAnAbsentCameraAfter1_2_5_10And30Seconds) {
    Story story;
    story.want(true);
    story.run(Device::Absent, 3min);
    const std::vector<std::chrono::milliseconds> expected{1s, 2s, 5s, 10s, 30s, 30s, 30s};
    ASSERT_GT(story.opens(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(story.between_opens(i), expected[i]) << i;
    EXPECT_EQ(story.state(), CameraState::Trouble);
}

TEST(CameraSupervisor, C8_AnAbsentOrDeadCameraCostsNextToNothing) {
    Story absent;
    absent.want(true);
    absent.run(Device::Absent, 10min);
    EXPECT_LT(absent.steps(), 200);
    Story dead;
    dead.want(true);
    dead.run(Device::Silent, 10min);
    EXPECT_LT(dead.steps(), 3000);  // ten reads a second for three seconds each time it opens
}

TEST(CameraSupervisor, FF13_NoFrameForThreeSecondsClosesAndOpensAgain) {
    Story story;
    story.want(true);
    story.run(Device::Good, 5s);
    story.run(Device::Silent, 2900ms);
    EXPECT_EQ(story.state(), CameraState::Working);
    story.run(Device::Silent, 300ms);
    EXPECT_EQ(story.state(), CameraState::Trouble);
    story.run(Device::Good, 2s);
    EXPECT_EQ(story.opens(), 2U);
    EXPECT_EQ(story.state(), CameraState::Working);
}

TEST(CameraSupervisor, FF13_TheSamePictureForTenSecondsOpensAgain) {
    Story story;
    story.want(true);
    story.run(Device::Good, 2s);
    story.run(Device::Frozen, 9s);
    EXPECT_EQ(story.opens(), 1U);
    story.run(Device::Frozen, 3s);
    EXPECT_EQ(story.opens(), 2U);
    // Frozen still: it is no camera that works, and the back-off goes on growing.
    story.run(Device::Frozen, 40s);
    EXPECT_EQ(story.state(), CameraState::Trouble);
    EXPECT_GT(story.between_opens(2), story.between_opens(1));
}

TEST(CameraSupervisor, ARecordingMayRepeatItself) {
    Story story{Liveness::Recording};
    story.want(true);
    story.run(Device::Frozen, 1min);
    EXPECT_EQ(story.opens(), 1U);
    EXPECT_EQ(story.state(), CameraState::Working);
}

TEST(CameraSupervisor, C8_UnpluggedAndPluggedTwentyTimesItWorks) {
    Story story;
    story.want(true);
    for (int i = 0; i < 20; ++i) {
        story.run(Device::Good, 15s);
        EXPECT_EQ(story.state(), CameraState::Working) << i;
        story.run(Device::Silent, 3500ms);
        EXPECT_EQ(story.state(), CameraState::Trouble) << i;
        story.run(Device::Absent, 1s);
    }
    story.run(Device::Good, 3s);
    EXPECT_EQ(story.state(), CameraState::Working);
}

TEST(CameraSupervisor, SomebodyNewIsNotKeptWaitingByTheBackOff) {
    Story story;
    story.want(true);
    story.run(Device::Absent, 3min);
    story.want(false);
    story.run(Device::Absent, 1s);
    const auto before = story.opens();
    story.want(true);
    story.run(Device::Good, 200ms);
    EXPECT_EQ(story.opens(), before + 1);
    EXPECT_EQ(story.state(), CameraState::Working);
}

}  // namespace
