#include "kiosk/app/projector.h"

#include <gtest/gtest.h>

#include "kiosk/platform/window.h"
#include "shared/core/channel.h"
#include "shared/core/file.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temporary_directory.h"

namespace {

using namespace std::chrono_literals;
using signage::Readiness;
using signage::Slide;

// What a decoder says and was told; outlives the film.
struct Tape {
    signage::FilmNews news;
    std::optional<signage::Picture> frame;
    bool plays = false;
    int begun = 0;
    int volume = -1;
    bool is_closed = false;
};

class FakeFilm final : public signage::Film {
public:
    explicit FakeFilm(Tape& tape) : tape_(tape) {}
    FakeFilm(const FakeFilm&) = delete;
    FakeFilm& operator=(const FakeFilm&) = delete;
    ~FakeFilm() override { tape_.is_closed = true; }
    signage::FilmNews news() const override { return tape_.news; }
    std::optional<signage::Picture> take_frame() override { return std::exchange(tape_.frame, std::nullopt); }
    void play() override {
        tape_.plays = true;
        ++tape_.begun;
    }
    void pause() override { tape_.plays = false; }
    void set_volume(int per_cent) override { tape_.volume = per_cent; }

private:
    Tape& tape_;
};

signage::Picture plain(int side) {
    const auto bytes = 4 * static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    return {side, side, std::vector<std::uint8_t>(bytes, 255)};
}

Slide film(std::string id = "f") {
    return {.id = std::move(id), .picture = "/f.mp4", .digest = "d-f", .is_film = true, .length = 10s};
}

class ProjectorTest : public testing::Test {
protected:
    void SetUp() override {
        auto opened = platform::Window::open({.width = 320, .height = 480});
        ASSERT_TRUE(opened);
        window = std::move(*opened);
        pictures.emplace(
            window->renderer(), folder.path(), [this] { ready.send(1); }, std::size_t{3} * 64 * 64 * 4);
        open();
    }
    void open() {
        projector.emplace(
            app::ProjectorSetup{
                .request_of =
                    [](const Slide& slide) {
                        return ui::PictureRequest{.path = slide.picture, .width = 64, .height = 64};
                    },
                .open_film = [this](const signage::FilmOrder&) -> std::unique_ptr<signage::Film> {
                    return opens ? std::make_unique<FakeFilm>(tape) : nullptr;
                },
                .memory = folder / "begun"},
            *pictures, clock);
    }
    Slide picture(const std::string& name) {
        const auto png = signage::write_png(plain(8));
        EXPECT_TRUE(png && core::write_file(folder / name, *png));
        return {.id = name, .picture = name, .digest = "d-" + name};
    }
    void load() {  // what the loader has been asked for
        std::stop_source never;
        ready.receive(never.get_token());
        pictures->take_loaded();
    }

    test::TemporaryDirectory folder;
    test::ManualClock clock;
    core::Channel<int> ready;
    std::unique_ptr<platform::Window> window;
    std::optional<app::Pictures> pictures;
    Tape tape;
    bool opens = true;
    std::optional<app::Projector> projector;
};

TEST_F(ProjectorTest, R_P1_APictureIsReadyWhenItsTextureIsWhole) {
    const Slide slide = picture("a.png");
    projector->prepare(slide);
    EXPECT_EQ(projector->readiness(slide), Readiness::Preparing);
    load();
    EXPECT_EQ(projector->readiness(slide), Readiness::Ready);
}

TEST_F(ProjectorTest, R_P1_AFilmIsReadyWhenItsFirstFrameIs) {
    projector->prepare(film());
    tape.news.is_open = true;
    projector->turn();
    EXPECT_EQ(projector->readiness(film()), Readiness::Preparing);
    tape.frame = plain(64);
    tape.news.frames = 1;
    EXPECT_FALSE(projector->turn()) << "nobody sees it yet";
    EXPECT_EQ(projector->readiness(film()), Readiness::Ready);
    EXPECT_TRUE(projector->frame(film()));
    EXPECT_FALSE(tape.plays);
    projector->show(film());
    EXPECT_TRUE(tape.plays);
    tape.frame = plain(64);
    tape.news.frames = 2;
    EXPECT_TRUE(projector->turn());
}

TEST_F(ProjectorTest, R_P4_AFilmThatDoesNotOpenIsGivenUpReportedAndLeftAlone) {
    projector->prepare(film());
    clock.advance(5s);
    projector->turn();
    EXPECT_EQ(projector->readiness(film()), Readiness::Failed);
    EXPECT_TRUE(tape.is_closed);
    EXPECT_TRUE(projector->is_quarantined("d-f"));
    const auto faults = projector->take_faults();
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].digest, "d-f");
    EXPECT_EQ(faults[0].stage, "open");
    clock.advance(10min);
    EXPECT_FALSE(projector->is_quarantined("d-f"));
}

TEST_F(ProjectorTest, R_P4_AFilmThatBreaksWhileItIsSeenEndsAndItsLastFrameStays) {
    projector->prepare(film());
    tape.news = {.is_open = true, .frames = 1};
    tape.frame = plain(64);
    projector->turn();
    projector->show(film());
    tape.news.trouble = "broken";
    projector->turn();
    EXPECT_TRUE(projector->has_ended(film()));
    EXPECT_TRUE(projector->frame(film()));
}

TEST_F(ProjectorTest, R_P4_WithoutADecoderTheFilmIsSkippedAndIsNoFaultOfItsFile) {
    opens = false;
    projector->prepare(film());
    EXPECT_EQ(projector->readiness(film()), Readiness::Failed);
    EXPECT_FALSE(projector->is_quarantined("d-f"));
}

TEST_F(ProjectorTest, R_P4_SuccessClearsTheFault) {
    projector->prepare(film());
    clock.advance(5s);
    projector->turn();
    projector->release(film());
    clock.advance(10min);
    tape = {.news = {.is_open = true, .frames = 1, .has_ended = true}};
    projector->prepare(film());
    projector->turn();
    projector->release(film());
    tape = {};
    projector->prepare(film());
    clock.advance(5s);
    projector->turn();
    clock.advance(10min);
    EXPECT_FALSE(projector->is_quarantined("d-f")) << "the first again, not the second";
}

TEST_F(ProjectorTest, R_P4_APictureThatCantBeReadIsLeftAlone) {
    EXPECT_TRUE(core::write_file(folder / "bad.png", "nonsense"));
    const Slide bad{.id = "bad", .picture = "bad.png", .digest = "d-bad"};
    projector->prepare(bad);
    load();
    EXPECT_EQ(projector->readiness(bad), Readiness::Failed);
    EXPECT_TRUE(projector->is_quarantined("d-bad"));
    EXPECT_EQ(projector->take_faults().size(), 1U);
}

TEST_F(ProjectorTest, R_S1_APartOfTheProgramIsShownThoughItsPictureIsMissing) {
    const Slide card{.id = "card", .picture = "none.png"};
    projector->prepare(card);
    load();
    EXPECT_EQ(projector->readiness(card), Readiness::Ready);
}

TEST_F(ProjectorTest, R_P8_NeitherWhatIsSeenNorWhatIsNextMakesRoom) {
    const Slide a = picture("a.png");
    const Slide b = picture("b.png");
    projector->prepare(a);
    load();
    projector->show(a);
    projector->prepare(b);
    load();
    for (int i = 0; i < 5; ++i) {
        pictures->take_loaded();
        pictures->take_loaded();
        pictures->put("other" + std::to_string(i), {64, 64, plain(64).rgba});
    }
    EXPECT_EQ(projector->readiness(a), Readiness::Ready);
    EXPECT_EQ(projector->readiness(b), Readiness::Ready);
    EXPECT_FALSE(pictures->get("other0"));
}

TEST_F(ProjectorTest, R_P12_AFilmIsSilentUntilItIsSeenAndInAVisit) {
    projector->set_volume(40);
    projector->prepare(film());
    EXPECT_EQ(tape.volume, -1);
    projector->show(film());
    EXPECT_EQ(tape.volume, 40);
    projector->pause();
    EXPECT_FALSE(tape.plays);
    EXPECT_EQ(tape.volume, 0);
    projector->set_volume(30);
    EXPECT_EQ(tape.volume, 0) << "a visit is not disturbed at the end of the quiet hours";
    projector->show(film());
    EXPECT_EQ(tape.volume, 30);
    projector->set_volume(0);
    EXPECT_EQ(tape.volume, 0);
}

TEST_F(ProjectorTest, R_P5_AFileThatTookTheProgramDownTwiceIsNotBegunAThirdTime) {
    for (int i = 0; i < 2; ++i) {
        projector->prepare(film());
        const auto kept = core::read_file(folder / "begun");
        ASSERT_TRUE(kept);
        projector.reset();
        ASSERT_TRUE(core::write_file(folder / "begun", *kept)) << "as it was when the program died";
        clock.advance(1min);
        open();
    }
    EXPECT_TRUE(projector->is_quarantined("d-f"));
    clock.advance(24h);
    EXPECT_FALSE(projector->is_quarantined("d-f"));
}

TEST_F(ProjectorTest, R_P5_WhoEndsInOrderLeavesNoTrace) {
    for (int i = 0; i < 3; ++i) {
        projector->prepare(film());
        projector.reset();
        clock.advance(1min);
        open();
    }
    EXPECT_FALSE(projector->is_quarantined("d-f"));
}

}  // namespace
