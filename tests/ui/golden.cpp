#include "tests/ui/golden.h"

#include <algorithm>
#include <fstream>

#include <opencv2/imgproc.hpp>

#include "tests/ui/palette_png.h"

namespace gallery {
namespace {

// CIE76; 2.3 is just noticeable side by side. The palette of a kept picture and the smoothing make up to 13
// where a picture has many hues.
constexpr double kSeen = 14;
constexpr int kSpeck = 12;  // kept pixels; smaller places are a letter's edge

cv::Mat lab_of(const cv::Mat& bgr) {
    cv::Mat soft;
    cv::blur(bgr, soft, {3, 3});
    soft.convertTo(soft, CV_32FC3, 1.0 / 255);
    cv::Mat lab;
    cv::cvtColor(soft, lab, cv::COLOR_BGR2Lab);
    return lab;
}

cv::Mat seen(const cv::Mat& kept, const cv::Mat& now) {
    const cv::Mat a = lab_of(kept);
    const cv::Mat b = lab_of(now);
    cv::Mat mask(kept.size(), CV_8U);
    for (int y = 0; y < mask.rows; ++y) {
        for (int x = 0; x < mask.cols; ++x) {
            const cv::Vec3f apart = a.at<cv::Vec3f>(y, x) - b.at<cv::Vec3f>(y, x);
            mask.at<std::uint8_t>(y, x) = cv::norm(apart) > kSeen ? 255 : 0;
        }
    }
    return mask;
}

}  // namespace

Look kept_look(Shape shape) {
    return {.tongue = Tongue::Chinese, .shape = shape};
}

std::filesystem::path kept_path(const Case& what, Shape shape) {
    const char* suffix = shape == Shape::Portrait ? "" : "-across";
    return stage::project_file("tests/ui/golden") / (what.name + suffix + ".png");
}

cv::Mat whole_picture(const Drawn& drawn) {
    platform::Pixels pixels = drawn.stage.grab();
    const cv::Mat whole(pixels.height, pixels.width, CV_8UC4, pixels.rgba.data());
    cv::Mat bgr;
    cv::cvtColor(whole, bgr, cv::COLOR_RGBA2BGR);
    return bgr;
}

cv::Mat small_picture(const Drawn& drawn) {
    const cv::Mat bgr = whole_picture(drawn);
    cv::Mat small;
    cv::resize(bgr, small, {bgr.cols / kKeptScale, bgr.rows / kKeptScale}, 0, 0, cv::INTER_AREA);
    return small;
}

Difference difference(const cv::Mat& kept, const cv::Mat& now) {
    Difference found;
    if (kept.size() != now.size()) {
        found.share = 1;
        found.places = {
            {0, 0, static_cast<float>(now.cols * kKeptScale), static_cast<float>(now.rows * kKeptScale)}};
        found.shown = now.clone();
        return found;
    }
    const cv::Mat mask = seen(kept, now);
    cv::Mat near, labels, stats, centers;
    cv::dilate(mask, near,
               cv::getStructuringElement(cv::MORPH_RECT, {9, 9}));  // letters of a word are one place
    const int count = cv::connectedComponentsWithStats(near, labels, stats, centers);
    cv::Mat grey;
    cv::cvtColor(now, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(grey, found.shown, cv::COLOR_GRAY2BGR);
    int pixels = 0;
    for (int i = 1; i < count; ++i) {
        const cv::Mat place = (labels == i) & mask;
        const int size = cv::countNonZero(place);
        if (size < kSpeck) continue;
        pixels += size;
        found.shown.setTo(cv::Scalar{0, 0, 255}, place);
        const cv::Rect box = cv::boundingRect(place);
        const auto design = [](int value) { return static_cast<float>(value * kKeptScale); };
        found.places.push_back({design(box.x), design(box.y), design(box.width), design(box.height)});
    }
    found.share = static_cast<double>(pixels) / static_cast<double>(mask.total());
    std::sort(found.places.begin(), found.places.end(),
              [](const ui::Rect& a, const ui::Rect& b) { return a.w * a.h > b.w * b.h; });
    return found;
}

void write_picture(const std::filesystem::path& path, const cv::Mat& picture) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream file{path, std::ios::binary};
    const std::string png = write_palette_png(picture);
    file.write(png.data(), static_cast<std::streamsize>(png.size()));
}

}  // namespace gallery
