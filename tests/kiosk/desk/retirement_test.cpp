// A kiosk is locked out: nothing is destroyed before what it never sent is sealed, and a power cut on the way
// loses nothing.
#include "kiosk/desk/retirement.h"

#include <gtest/gtest.h>

#include "kiosk/desk/desk.h"
#include "shared/core/calendar.h"
#include "shared/core/file.h"
#include "shared/core/random.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temporary_directory.h"

namespace {

using namespace std::chrono_literals;
using kiosk::desk::Desk;
using kiosk::desk::farewell;
using kiosk::desk::sealed_outboxes;

class Retirement : public testing::Test {
protected:
    Retirement() { clock.set_wall(*core::parse_utc("2026-11-24T01:00:00Z")); }

    void open() {
        auto opened = Desk::open(
            {.data = directory.path(), .keys = {}, .boot = "0a0b0c0d", .built = clock.wall() - 24h}, clock,
            random);
        ASSERT_TRUE(opened) << opened.error().message;
        desk = std::move(*opened);
    }
    void record() {
        desk->send(kiosk::desk::Request{kiosk::desk::RecordEvent{.type = "fault.v1", .body = "{}"}});
    }
    template <typename T>
    T ask(kiosk::desk::SyncRequest request) {
        desk->send(std::move(request));
        while (true) {
            const auto answer = desk->try_receive_for_sync();
            if (!answer) std::this_thread::yield();
            if (!answer) continue;
            if (const auto* wanted = std::get_if<T>(&*answer)) return *wanted;
        }
    }
    bool retire(const pass::BoxPublicKey& key) {
        return ask<kiosk::desk::Done>(kiosk::desk::Retire{.device_id = kDevice, .seal_key = key}).done;
    }
    int queued() { return ask<kiosk::desk::HealthNow>(kiosk::desk::AskHealth{}).health.queued; }
    wire::SealedOutbox sealed() {
        const auto files = sealed_outboxes(directory.path());
        if (files.size() != 1) return {};
        return wire::read_sealed(core::read_file(files.front()).value_or("")).value_or(wire::SealedOutbox{});
    }
    bool has(const char* name) const { return std::filesystem::exists(directory / name); }

    static constexpr const char* kDevice = "01900000-0000-7000-8000-000000000001";
    test::TemporaryDirectory directory;
    test::ManualClock clock;
    core::SystemRandom random;
    std::unique_ptr<Desk> desk;
    pass::BoxKeys county = pass::make_box_keys();
};

TEST_F(Retirement, EveryUnsentEventOpensWithTheCountysKeyAlone) {
    open();
    for (int i = 0; i < 5; ++i) record();
    EXPECT_TRUE(retire(county.public_key));
    const auto outbox = sealed();
    ASSERT_EQ(outbox.messages.size(), 5U);
    for (const auto& message : outbox.messages) {
        const auto bytes = core::from_base64(message);
        ASSERT_TRUE(bytes);
        EXPECT_NE(pass::open_box(*bytes, county).value_or("").find("fault.v1"), std::string::npos);
        EXPECT_FALSE(pass::open_box(*bytes, pass::make_box_keys()));
    }
    EXPECT_FALSE(has("desk.key"));
    EXPECT_FALSE(has("ledger.db"));
    EXPECT_FALSE(has("content.db"));
}

TEST_F(Retirement, WithoutAKeyToSealWithNothingIsDestroyed) {
    open();
    record();
    EXPECT_FALSE(retire({}));
    EXPECT_TRUE(has("desk.key"));
    EXPECT_EQ(queued(), 1);
    EXPECT_TRUE(retire(county.public_key)) << "and it can be asked again";
}

TEST_F(Retirement, WhereTheSealedEventsCantBeWrittenNothingIsDestroyed) {
    open();
    record();
    const auto in_the_way = directory / (std::string{"sealed-"} + kDevice + ".txt");
    std::filesystem::create_directories(in_the_way / "full");
    EXPECT_FALSE(retire(county.public_key));
    EXPECT_TRUE(has("desk.key"));
    EXPECT_EQ(queued(), 1);
    std::filesystem::remove_all(in_the_way);
    EXPECT_TRUE(retire(county.public_key));
    EXPECT_EQ(sealed().messages.size(), 1U);
}

TEST_F(Retirement, APowerCutBeforeTheDestructionIsMadeUpForAtTheNextStart) {
    open();
    record();
    EXPECT_EQ(queued(), 1);
    desk.reset();
    // As far as it came: sealed and said, nothing destroyed.
    ASSERT_TRUE(kiosk::desk::keep_sealed(
        directory.path(),
        {.device_id = kDevice, .epoch = 1, .sealed_at = clock.wall(), .messages = {"eA=="}}));
    ASSERT_TRUE(kiosk::desk::say_farewell(directory.path(), {.at = clock.wall(), .center = {.zh = "东门"}}));
    open();
    EXPECT_EQ(queued(), 0) << "the old ledger is gone";
    EXPECT_TRUE(retire(county.public_key));
    EXPECT_EQ(sealed().messages, std::vector<std::string>{"eA=="}) << "what was sealed stays as it was";
}

TEST_F(Retirement, AFarewellThatCantBeReadIsOneAllTheSame) {
    ASSERT_TRUE(core::write_file(directory / "locked-out.json", "{damaged"));
    EXPECT_EQ(farewell(directory.path()), wire::Farewell{});
}

TEST_F(Retirement, SealedEventsAreKeptForThirtyDays) {
    open();
    record();
    EXPECT_TRUE(retire(county.public_key));
    const auto at = clock.wall();
    kiosk::desk::forget_sealed(directory.path(), at + 30 * 24h - 1min);
    EXPECT_EQ(sealed_outboxes(directory.path()).size(), 1U);
    kiosk::desk::forget_sealed(directory.path(), at + 30 * 24h + 1min);
    EXPECT_TRUE(sealed_outboxes(directory.path()).empty());
}

TEST_F(Retirement, ALockedOutDeskRecordsNothingAndMakesNoFile) {
    open();
    EXPECT_TRUE(retire(county.public_key));
    record();
    EXPECT_EQ(queued(), 0);
    EXPECT_FALSE(has("ledger.db"));
    desk.reset();
    EXPECT_FALSE(has("ledger.db"));
}

}  // namespace
