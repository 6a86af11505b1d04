// Each screen and state looks as it did when somebody last looked at it and said so.
#include "tests/ui/golden.h"

#include <set>

#include <gtest/gtest.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace {

using gallery::Gallery;
using gallery::Shape;

class Golden : public testing::TestWithParam<Shape> {};

TEST_P(Golden, EachScreenLooksAsItsKeptPicture) {
    Gallery gallery;
    for (const gallery::Case& one : gallery::all_cases()) {
        const gallery::Look look = gallery::kept_look(GetParam());
        const cv::Mat now = gallery::small_picture(gallery.draw(one, look, Gallery::Effort::Pixels));
        const auto path = gallery::kept_path(one, GetParam());
        const std::filesystem::path fresh = "golden-new" / path.filename();
        const cv::Mat kept = cv::imread(path.string(), cv::IMREAD_COLOR);
        if (kept.empty()) {
            gallery::write_picture(fresh, now);
            ADD_FAILURE() << "no picture is kept of " << one.name << ": look at "
                          << std::filesystem::absolute(fresh) << ", then run tests/ui/renew.sh pictures";
            continue;
        }
        const gallery::Difference difference = gallery::difference(kept, now);
        if (difference.places.empty()) continue;
        gallery::write_picture(fresh, now);
        const auto beside = std::filesystem::path{"golden-new"} / (path.stem().string() + ".difference.png");
        gallery::write_picture(beside, difference.shown);
        std::string places;
        for (const ui::Rect& place : difference.places) {
            places += "\n    at (" + std::to_string(int(place.x)) + ", " + std::to_string(int(place.y)) +
                      ") " + std::to_string(int(place.w)) + "x" + std::to_string(int(place.h));
        }
        ADD_FAILURE() << one.name << " differs from " << path << " in " << 100 * difference.share
                      << " % of its pixels:" << places << "\n    new: " << std::filesystem::absolute(fresh)
                      << "\n    difference: " << std::filesystem::absolute(beside)
                      << "\n    where it is meant: tests/ui/renew.sh pictures";
    }
}

INSTANTIATE_TEST_SUITE_P(Shapes, Golden, testing::Values(Shape::Portrait, Shape::Landscape),
                         [](const auto& shape) {
                             return shape.param == Shape::Portrait ? "Portrait" : "Landscape";
                         });

TEST(GoldenFolder, HoldsNoPictureOfAScreenThatIsNoMore) {
    std::set<std::string> expected;
    for (const gallery::Case& one : gallery::all_cases()) {
        for (const Shape shape : {Shape::Portrait, Shape::Landscape})
            expected.insert(gallery::kept_path(one, shape).filename());
    }
    for (const auto& file : std::filesystem::directory_iterator{stage::project_file("tests/ui/golden")})
        EXPECT_TRUE(expected.contains(file.path().filename())) << file.path();
}

TEST(Difference, SaysWhereAButtonMoved) {
    cv::Mat before(640, 360, CV_8UC3, cv::Scalar{232, 241, 246});
    cv::Mat after = before.clone();
    cv::rectangle(before, {20, 500, 120, 40}, {91, 106, 14}, cv::FILLED);
    cv::rectangle(after, {20, 520, 120, 40}, {91, 106, 14}, cv::FILLED);
    const auto found = gallery::difference(before, after);
    ASSERT_FALSE(found.places.empty());
    EXPECT_GT(found.share, 0.01);
    for (const ui::Rect& place : found.places) {
        EXPECT_GE(place.x, 54);
        EXPECT_LE(place.right(), 426);
        EXPECT_GE(place.y, 1494);
        EXPECT_LE(place.bottom(), 1686);
    }
}

TEST(Difference, SeesNoneInWhatThePaletteChanged) {
    cv::Mat before(640, 360, CV_8UC3);
    for (int y = 0; y < before.rows; ++y) {
        for (int x = 0; x < before.cols; ++x)
            before.at<cv::Vec3b>(y, x) = {std::uint8_t(x * 255 / 360), std::uint8_t(y * 255 / 640),
                                          std::uint8_t((x + y) * 255 / 1000)};
    }
    const std::string path = testing::TempDir() + "palette.png";
    gallery::write_picture(path, before);
    EXPECT_TRUE(gallery::difference(cv::imread(path), before).places.empty());
}

TEST(Difference, SeesAnotherWordOfTheSameColour) {
    cv::Mat before(640, 360, CV_8UC3, cv::Scalar::all(255));
    cv::Mat after = before.clone();
    cv::putText(before, "08:30", {100, 300}, cv::FONT_HERSHEY_SIMPLEX, 0.5, {39, 43, 30}, 1, cv::LINE_AA);
    cv::putText(after, "09:10", {100, 300}, cv::FONT_HERSHEY_SIMPLEX, 0.5, {39, 43, 30}, 1, cv::LINE_AA);
    EXPECT_FALSE(gallery::difference(before, after).places.empty());
}

}  // namespace
