#include "kiosk/app/scanners.h"

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>

#include "tests/support/camera_picture.h"
#include "tests/support/manual_clock.h"
#include "tests/support/temporary_directory.h"

namespace {

using namespace std::chrono_literals;
using app::Scanners;
namespace flow = kiosk::flow;

// The vector of PROTOCOL section 1.
const std::string kPass =
    "NC1CEAQKCL2AERUKZ4JVPG66EAP4AUCJYAARKMAJZZYVA4POFVY6B4BXUG4CYYRQARP4O2YDY6XPDMWKXNXT4QG56ID3COGIJ4T6KPRI"
    "H7"
    "MDIUDVYARQNML2TII6YBQRAQTSS4FSBI";

// Before a camera that shows one picture for ever.
class Hall {
public:
    explicit Hall(const std::string& text) {
        cv::imwrite(file().string(), test::photograph(text, {}, 1));
        app::Config config;
        config.camera = file().string();
        scanners = std::make_unique<Scanners>(config, clock_, [this] { wake(); });
    }

    // The next code, or "" after half a minute.
    std::string code() {
        const auto end = clock_.steady() + 30s;
        std::unique_lock lock{mutex_};
        while (clock_.steady() < end) {
            while (auto event = scanners->take(clock_.steady())) {
                if (const auto* code = std::get_if<flow::CodeScanned>(&*event)) return code->text.reveal();
            }
            if (auto picture = scanners->preview()) preview = std::move(*picture);
            woken_.wait_for(lock, 50ms);
        }
        return {};
    }

private:
    std::filesystem::path file() const { return folder_.path() / "card.png"; }
    void wake() {
        const std::lock_guard lock{mutex_};
        woken_.notify_one();
    }

    test::TemporaryDirectory folder_;
    core::SystemClock clock_;
    std::mutex mutex_;
    std::condition_variable woken_;

public:
    std::unique_ptr<Scanners> scanners;  // last: its thread wakes us to its end
    platform::Pixels preview;
};

TEST(Scanners, APassBeforeTheCameraIsAnEventOnceItIsOpen) {
    Hall hall{kPass};
    EXPECT_EQ(hall.scanners->camera_state(), "closed");
    EXPECT_FALSE(hall.scanners->take({}));
    hall.scanners->open_camera();
    EXPECT_EQ(hall.code(), kPass);
    EXPECT_EQ(hall.scanners->camera_state(), "open");
    hall.scanners->close_camera();
    EXPECT_EQ(hall.scanners->camera_state(), "closed");
    EXPECT_FALSE(hall.scanners->preview());
}

TEST(Scanners, P2_NothingOfAForeignCodeComesThrough) {
    Hall hall{"https://pay.example/CANARY"};
    hall.scanners->open_camera();
    EXPECT_EQ(hall.code(), "?");
}

TEST(Scanners, AScannerThatTypesIsAHandScanner) {
    const test::ManualClock clock;
    Scanners scanners{{}, clock, {}};
    core::SteadyTime now{1h};
    for (const int scancode : {17, 6, 30, 4, 40}) {  // n, c, 1, a, Enter
        scanners.key({.scancode = scancode, .down = true, .time = now});
        scanners.key({.scancode = scancode, .down = false, .time = now});
        now += 10ms;
    }
    const auto event = scanners.take(now);
    ASSERT_TRUE(event);
    const auto& code = std::get<flow::CodeScanned>(*event);
    EXPECT_EQ(code.text.reveal(), "nc1a");
    EXPECT_EQ(code.source, model::ScanSource::HandScanner);
    EXPECT_FALSE(scanners.take(now));
}

TEST(Scanners, ACameraThatCantBeIsTroubleAndSaidSoOnTheScreen) {
    const test::ManualClock clock;
    app::Config config;
    config.camera = "/no/such/film.avi";
    Scanners scanners{config, clock, {}};
    EXPECT_EQ(scanners.camera_state(), "trouble");
    scanners.open_camera();
    const auto event = scanners.take({});
    ASSERT_TRUE(event);
    EXPECT_EQ(std::get<flow::GlanceChanged>(*event).glance, flow::Glance::CameraDown);
}

}  // namespace
