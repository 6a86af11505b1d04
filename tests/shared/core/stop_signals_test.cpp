#include "shared/core/stop_signals.h"

#include <atomic>

#include <gtest/gtest.h>

namespace {

class StopSignalsTest : public testing::Test {
protected:
    void SetUp() override { ::pthread_sigmask(SIG_BLOCK, nullptr, &before_); }
    void TearDown() override { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

    std::atomic<int> stops_{0};

private:
    sigset_t before_{};
};

TEST_F(StopSignalsTest, StopsOnceAtEitherSignal) {
    const core::StopSignals signals;
    for (const int signal : {SIGTERM, SIGINT}) {
        stops_ = 0;
        auto listening = signals.listen([this] { ++stops_; });
        ASSERT_EQ(::pthread_kill(listening.native_handle(), signal), 0);
        listening.join();
        EXPECT_EQ(stops_, 1);
    }
}

TEST_F(StopSignalsTest, EndsWithoutASignalWhenItIsLetGo) {
    const core::StopSignals signals;
    {
        const auto listening = signals.listen([this] { ++stops_; });
    }
    EXPECT_EQ(stops_, 0);
}

}  // namespace
