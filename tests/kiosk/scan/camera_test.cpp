#include "kiosk/scan/camera.h"

#include <string>

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>

#include "kiosk/scan/decoder.h"
#include "kiosk/scan/picture_camera.h"
#include "tests/support/camera_picture.h"
#include "tests/support/temporary_directory.h"

namespace {

using namespace std::chrono_literals;
using scan::Camera;
using scan::make_camera;

std::string first_text(Camera& camera, int frames) {
    scan::LiveDecoder decoder;
    for (int i = 0; i < frames; ++i) {
        const auto frame = camera.read(1s);
        if (!frame) continue;
        const auto reading = decoder.read(scan::grey_view(*frame));
        if (!reading.codes.empty()) return reading.codes.front().text;
    }
    return {};
}

TEST(Camera, NoneIsNoCameraAndNonsenseIsRefused) {
    const auto none = make_camera("none");
    ASSERT_TRUE(none);
    EXPECT_EQ(*none, nullptr);
    const auto nonsense = make_camera("/no/such/film.avi");
    ASSERT_FALSE(nonsense);
    EXPECT_EQ(nonsense.error().kind, core::ErrorKind::Invalid);
}

TEST(Camera, ADeviceNeedNotBeThereYet) {
    const auto camera = make_camera("/dev/v4l/by-id/no-such-camera");
    ASSERT_TRUE(camera);
    const auto opened = (*camera)->open();
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().kind, core::ErrorKind::Unavailable);
    EXPECT_EQ((*camera)->liveness(), scan::Liveness::Sensor);
}

TEST(Camera, AFilmIsReadAtItsPaceAndFromItsStartAgain) {
    const test::TemporaryDirectory folder;
    const auto film = folder.path() / "scan.avi";
    ASSERT_TRUE(
        test::write_scan_video({.text = "NC1FILM", .file = film, .seconds = 1, .frames_per_second = 10}));
    const auto camera = make_camera(film.string());
    ASSERT_TRUE(camera);
    ASSERT_TRUE((*camera)->open());
    EXPECT_EQ((*camera)->pace(), 100ms);
    EXPECT_EQ(first_text(**camera, 10), "NC1FILM");
    for (int i = 0; i < 25; ++i) EXPECT_TRUE((*camera)->read(1s)) << i;
    (*camera)->close();
    EXPECT_FALSE((*camera)->read(1s));
    ASSERT_TRUE((*camera)->open());
    EXPECT_TRUE((*camera)->read(1s));
}

TEST(Camera, PicturesOfAFolderAreShownForASecondEachAndRoundAgain) {
    const test::TemporaryDirectory folder;
    cv::imwrite((folder.path() / "1.png").string(), test::photograph("NC1ONE", {}, 1));
    cv::imwrite((folder.path() / "2.png").string(), test::photograph("NC1TWO", {}, 2));
    const auto camera = make_camera(folder.path().string());
    ASSERT_TRUE(camera);
    ASSERT_TRUE((*camera)->open());
    const int second = static_cast<int>(1s / (*camera)->pace());
    EXPECT_EQ(second, scan::PictureCamera::kFramesEach);
    for (const char* expected : {"NC1ONE", "NC1TWO", "NC1ONE"}) {
        for (int i = 0; i < second; ++i) EXPECT_EQ(first_text(**camera, 1), expected) << i;
    }
}

TEST(Camera, AFrameHasASmallColouredPictureForTheViewfinder) {
    const test::TemporaryDirectory folder;
    const auto file = folder.path() / "red.png";
    cv::imwrite(file.string(), cv::Mat(720, 1280, CV_8UC3, cv::Scalar{0, 0, 255}));
    const auto camera = make_camera(file.string());
    ASSERT_TRUE(camera && (*camera)->open());
    auto frame = (*camera)->read(1s);
    ASSERT_TRUE(frame);
    EXPECT_EQ(frame->width, 1280);
    EXPECT_EQ(frame->preview.width, 640);
    EXPECT_EQ(frame->preview.height, 360);
    ASSERT_EQ(frame->preview.rgb.size(), 640U * 360U * 3U);
    EXPECT_EQ(frame->preview.rgb[0], 255);
    EXPECT_EQ(frame->preview.rgb[2], 0);
    const auto print = scan::fingerprint(*frame);
    frame->grey[12345] ^= 1;
    EXPECT_NE(scan::fingerprint(*frame), print);
    scan::wipe(*frame);
    EXPECT_TRUE(frame->grey.empty() && frame->preview.rgb.empty());
}

}  // namespace
