#include "shared/core/channel.h"

#include <memory>
#include <thread>

#include <gtest/gtest.h>

#include "shared/core/latest.h"

namespace {

TEST(Channel, KeepsTheOrder) {
    core::Channel<int> channel;
    EXPECT_EQ(channel.try_receive(), std::nullopt);
    for (int i = 0; i < 3; ++i) channel.send(i);
    for (int i = 0; i < 3; ++i) EXPECT_EQ(channel.try_receive(), i);
    EXPECT_EQ(channel.try_receive(), std::nullopt);
}

TEST(Channel, AWorkerGetsEverythingThatAnotherThreadSends) {
    core::Channel<std::unique_ptr<int>> channel;
    std::vector<int> got;
    std::jthread worker{[&](const std::stop_token& stop) {
        while (got.size() < 1000) {
            if (auto value = channel.receive(stop)) got.push_back(**value);
        }
    }};
    for (int i = 0; i < 1000; ++i) channel.send(std::make_unique<int>(i));
    worker.join();
    for (int i = 0; i < 1000; ++i) EXPECT_EQ(got[static_cast<std::size_t>(i)], i);
}

TEST(Channel, AWaitingWorkerIsWokenByStop) {
    core::Channel<int> channel;
    std::optional<int> got = 1;
    std::jthread worker{[&](const std::stop_token& stop) { got = channel.receive(stop); }};
    worker.request_stop();
    worker.join();
    EXPECT_EQ(got, std::nullopt);
}

TEST(Latest, GivesTheNewestValueOnce) {
    core::Latest<int> latest;
    EXPECT_EQ(latest.take(), std::nullopt);
    latest.put(1);
    latest.put(2);
    EXPECT_EQ(latest.take(), 2);
    EXPECT_EQ(latest.take(), std::nullopt);
}

TEST(Latest, DropsWhatNobodyTookAtOnce) {
    core::Latest<std::shared_ptr<int>> latest;
    const auto old = std::make_shared<int>(1);
    latest.put(old);
    EXPECT_EQ(old.use_count(), 2);
    latest.put(nullptr);
    EXPECT_EQ(old.use_count(), 1);
}

TEST(Latest, HandsOverBetweenThreadsWithoutGoingBack) {
    core::Latest<int> latest;
    std::jthread producer{[&] {
        for (int i = 1; i <= 1000; ++i) latest.put(i);
    }};
    int newest = 0;
    while (newest < 1000) {
        if (const auto value = latest.take()) {
            EXPECT_GT(*value, newest);
            newest = *value;
        } else {
            std::this_thread::yield();
        }
    }
}

}  // namespace
