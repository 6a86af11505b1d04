// Pictures on their way from the server's directory to the kiosk's.
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
                                    .wake_main = {}},
            lobby_.clock, random_);
        lobby_.new_token = [this](const core::Secret& token) { worker->use_token(token); };
        lobby_.start_sync();
    }
    void TearDown() override { lobby_.stop_sync(); }
    bool has(const std::string& content) const {
        return std::filesystem::exists(
            kiosk::sync::media_path(lobby_.directory / "media", media_of(content)));
    }

    std::unique_ptr<kiosk::sync::MediaWorker> worker;

private:
    Town town_;
    Lobby lobby_{town_, town_.url()};
    core::SystemRandom random_;
};

TEST_F(Media, APictureComesOnceItIsWantedAndGoesWhenItIsNot) {
    keep("one", "one");
    start();
    worker->want({media_of("one")});
    EXPECT_TRUE(Lobby::wait_until([&] { return has("one"); }));
    worker->want({});
    EXPECT_TRUE(Lobby::wait_until([&] { return !has("one"); }));
}

TEST_F(Media, OneThatIsNotWhatItClaimsIsNotKeptAndHoldsNobodyUp) {
    keep("forged", "something else");
    keep("good", "good");
    start();
    worker->want({media_of("forged"), media_of("absent"), media_of("good")});
    EXPECT_TRUE(Lobby::wait_until([&] { return has("good"); }));
    EXPECT_FALSE(has("forged"));
    EXPECT_FALSE(has("absent"));
}

TEST_F(Media, ANameThatIsNoDigestIsNeverAPath) {
    keep("good", "good");
    start();
    model::Media strange = media_of("x");
    strange.sha256 = "../../identity.json";
    worker->want({strange, media_of("good")});
    EXPECT_TRUE(Lobby::wait_until([&] { return has("good"); }));
}

}  // namespace
