// Pictures on their way from the server's directory to the kiosk's.
#include <atomic>

#include <gtest/gtest.h>

#include "kiosk/sync/media_worker.h"
#include "shared/core/file.h"
#include "tests/contract/town.h"

namespace {

using test::Lobby;
using test::Town;

model::Media media_of(const std::string& content) {
    return {.id = "m",
            .sha256 = core::sha256_hex(content),
            .type = "image/png",
            .bytes = 1,
            .width = 1,
            .height = 1};
}

class Media : public testing::Test {
protected:
    // What the server keeps under the name of `named`.
    void keep(const std::string& named, const std::string& content) const {
        const std::filesystem::path directory = town_.county.shared.settings.media_directory;
        std::filesystem::create_directories(directory);
        ASSERT_TRUE(core::write_file(directory / core::sha256_hex(named), content).has_value());
    }
    void start() {
        worker = std::make_unique<kiosk::sync::MediaWorker>(
            kiosk::sync::MediaSetup{.server = {.url = town_.url(), .pins = {}, .authority = {}},
                                    .directory = lobby_.directory / "media",
                                    .wake_main = {},
                                    .free_space = [this] { return free_.load(); }},
            lobby_.clock, random_);
        lobby_.new_token = [this](const core::Secret& token) { worker->use_token(token); };
        lobby_.start_sync();
    }
    void TearDown() override { lobby_.stop_sync(); }
    bool has(const std::string& content) const {
        return std::filesystem::exists(
            kiosk::sync::media_path(lobby_.directory / "media", media_of(content)));
    }

    void want(const std::vector<model::Media>& media) {
        kiosk::sync::MediaWishes wishes{.sequence = ++sequence_};
        for (const auto& one : media) wishes.wanted.push_back({.media = one});
        worker->want(std::move(wishes));
    }
    std::filesystem::path part_of(const std::string& content) const {
        return kiosk::sync::media_path(lobby_.directory / "media", media_of(content)).string() + ".part";
    }

    std::unique_ptr<kiosk::sync::MediaWorker> worker;
    std::atomic<std::int64_t> free_ = std::int64_t{1} << 60;

private:
    std::int64_t sequence_ = 0;
    Town town_;
    Lobby lobby_{town_, town_.url()};
    core::SystemRandom random_;
};

TEST_F(Media, APictureComesOnceItIsWantedAndIsOnTheShelf) {
    keep("one", "one");
    start();
    want({media_of("one")});
    EXPECT_TRUE(Lobby::wait_until([&] {
        const auto shelf = worker->shelf().take();
        return shelf && shelf->files.contains(core::sha256_hex("one"));
    }));
    EXPECT_TRUE(has("one"));
}

TEST_F(Media, R_M5_WhatIsWantedNoMoreGoesWhenItsRoomIsNeeded) {
    for (const char* content : {"one", "two", "three"}) keep(content, content);
    start();
    want({media_of("one")});
    EXPECT_TRUE(Lobby::wait_until([&] { return has("one"); }));
    want({media_of("two")});
    EXPECT_TRUE(Lobby::wait_until([&] { return has("two"); }));
    EXPECT_TRUE(has("one")) << "there is room";
    free_ = 0;
    want({media_of("three")});
    EXPECT_TRUE(Lobby::wait_until([&] { return !has("one"); }));
    EXPECT_TRUE(has("two")) << "it was wanted last: it may be on the screen";
    EXPECT_TRUE(Lobby::wait_until([&] {
        const auto shelf = worker->shelf().take();
        return shelf && shelf->is_full;
    }));
    EXPECT_FALSE(has("three"));
}

TEST_F(Media, R_M2_ABrokenDownloadGoesOnWhereItBroke) {
    const std::string content(300'000, 'x');
    keep(content, content);
    const auto part = part_of(content);
    std::filesystem::create_directories(part.parent_path());
    ASSERT_TRUE(core::write_file(part, content.substr(0, 200'000)));
    start();
    model::Media media = media_of(content);
    media.bytes = 300'000;
    want({media});
    EXPECT_TRUE(Lobby::wait_until([&] { return has(content); }));
    EXPECT_FALSE(std::filesystem::exists(part));
}

// What lies there is the beginning of something else: found by the hash, and fetched anew.
TEST_F(Media, R_M3_AForeignPartIsFoundAndTheWholeFetchedAfterAMinute) {
    const std::string content(300'000, 'x');
    keep(content, content);
    const auto part = part_of(content);
    std::filesystem::create_directories(part.parent_path());
    ASSERT_TRUE(core::write_file(part, std::string(200'000, 'y')));
    start();
    model::Media media = media_of(content);
    media.bytes = 300'000;
    want({media});
    EXPECT_TRUE(Lobby::wait_until([&] { return !std::filesystem::exists(part); }));
    EXPECT_FALSE(has(content));
}

TEST_F(Media, OneThatIsNotWhatItClaimsIsNotKeptAndHoldsNobodyUp) {
    keep("forged", "something else");
    keep("good", "good");
    start();
    want({media_of("forged"), media_of("absent"), media_of("good")});
    EXPECT_TRUE(Lobby::wait_until([&] { return has("good"); }));
    EXPECT_FALSE(has("forged"));
    EXPECT_FALSE(has("absent"));
}

TEST_F(Media, ANameThatIsNoDigestIsNeverAPath) {
    keep("good", "good");
    start();
    model::Media strange = media_of("x");
    strange.sha256 = "../../identity.json";
    want({strange, media_of("good")});
    EXPECT_TRUE(Lobby::wait_until([&] { return has("good"); }));
}

}  // namespace
