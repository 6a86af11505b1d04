// The desk as a thread: questions from two sides, answers to each, a beat, a clean end.
#include "kiosk/desk/desk.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

#include <gtest/gtest.h>

#include "tests/kiosk/desk/counter_story.h"
#include "tests/support/patience.h"

namespace {

using namespace test;
using model::Outcome;

// Rung by the desk's thread, waited for by the test.
class Bell {
public:
    void ring() {
        const std::lock_guard lock{mutex_};
        ++rung_;
        changed_.notify_all();
    }
    template <typename Find>
    auto wait_for(Find find) {
        std::unique_lock lock{mutex_};
        while (true) {
            if (auto found = find()) return found;
            const int before = rung_;
            if (!changed_.wait_for(lock, patience(), [&] { return rung_ != before; }))
                return decltype(find()){};
        }
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    int rung_ = 0;
};

template <typename T, typename Receive>
std::optional<T> receive(Bell& bell, Receive next) {
    return bell.wait_for([&]() -> std::optional<T> {
        while (auto answer = next()) {
            if (auto* wanted = std::get_if<T>(&*answer)) return std::move(*wanted);
        }
        return std::nullopt;
    });
}

TEST(Desk, AnswersMainAndSyncOnTheirOwnLinesAndBeats) {
    CounterStory story;
    story.shut();
    Bell main_bell;
    Bell sync_bell;
    desk::Setup setup = story.setup();
    setup.wake_main = [&] { main_bell.ring(); };
    setup.wake_sync = [&] { sync_bell.ring(); };
    core::SystemRandom random;
    auto opened = desk::Desk::open(setup, story.clock(), random);
    ASSERT_TRUE(opened);
    auto& desk = **opened;
    const auto from_desk = [&] { return desk.try_receive(); };
    const auto for_sync = [&] { return desk.try_receive_for_sync(); };

    const auto content = receive<desk::ContentChanged>(main_bell, from_desk);
    ASSERT_TRUE(content) << "the last content is there at once";
    EXPECT_EQ(content->content->sessions.size(), 1U);
    desk.send(desk::ReadCode{.question = 7, .text = core::Secret{story.card(kWang)}});
    const auto answer = receive<desk::CheckInAnswer>(main_bell, from_desk);
    ASSERT_TRUE(answer);
    EXPECT_EQ(answer->question, 7U);
    EXPECT_EQ(answer->decision.outcome, Outcome::Ok);
    ASSERT_TRUE(receive<desk::OutboxGrew>(sync_bell, for_sync));
    desk.send(desk::NextBatch{});
    const auto batch = receive<desk::Batch>(sync_bell, for_sync);
    ASSERT_TRUE(batch);
    EXPECT_EQ(batch->events.size(), 1U);
    desk.send(desk::Ping{.question = 9});
    ASSERT_TRUE(receive<desk::Pong>(main_bell, from_desk));
    EXPECT_TRUE(desk.beat().take());
}

TEST(Desk, FinishesWhatWasSentBeforeItsEnd) {
    CounterStory story;
    story.shut();
    core::SystemRandom random;
    {
        auto opened = desk::Desk::open(story.setup(), story.clock(), random);
        ASSERT_TRUE(opened);
        for (int i = 1; i <= 20; ++i) {
            (*opened)->send(desk::ReadCode{.question = static_cast<desk::Question>(i),
                                           .text = core::Secret{story.card(static_cast<model::PassId>(i))}});
        }
    }
    ASSERT_TRUE(story.open());
    EXPECT_EQ(story.waiting().size(), 20U);
}

}  // namespace
