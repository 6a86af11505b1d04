#include "tests/support/camera_picture.h"

#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>
#include <qrcodegen/qrcodegen.hpp>

namespace test {

namespace {

constexpr int kQuietZone = 4;
constexpr double kViewDegrees = 60;
constexpr double kPaper = 215;  // grey of lit paper, and of ink on it
constexpr double kInk = 45;

double radians(double degrees) {
    return degrees * std::numbers::pi / 180.0;
}

// Soft blotches and a few straight edges: a lobby, out of focus.
cv::Mat background(cv::RNG& random) {
    cv::Mat coarse(9, 16, CV_8UC1);
    random.fill(coarse, cv::RNG::UNIFORM, 60, 170);
    cv::Mat picture;
    cv::resize(coarse, picture, {kShotWidth, kShotHeight}, 0, 0, cv::INTER_CUBIC);
    for (int i = 0; i < 12; ++i) {
        const cv::Point corner{random.uniform(0, kShotWidth), random.uniform(0, kShotHeight)};
        const cv::Size size{random.uniform(20, 260), random.uniform(20, 200)};
        cv::rectangle(picture, {corner, size}, random.uniform(30, 220), random.uniform(0, 3) == 0 ? 3 : -1);
    }
    cv::GaussianBlur(picture, picture, {}, 3.0);
    return picture;
}

// Where the corners of a flat square of `side` millimetres come to lie in the picture.
std::array<cv::Point2f, 4> project(const Shot& shot, double side) {
    const double focal = kShotWidth / 2.0 / std::tan(radians(kViewDegrees / 2.0));
    const double turn = radians(shot.turn);
    const double tilt = radians(shot.tilt);
    std::array<cv::Point2f, 4> corners;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const double x = (i == 0 || i == 3 ? -0.5 : 0.5) * side;
        const double y = (i < 2 ? -0.5 : 0.5) * side;
        const double turned_x = x * std::cos(turn) - y * std::sin(turn);
        const double turned_y = x * std::sin(turn) + y * std::cos(turn);
        const double depth = shot.distance + turned_x * std::sin(tilt);
        corners[i] = {
            static_cast<float>(kShotWidth / 2.0 + shot.offset.x + focal * turned_x * std::cos(tilt) / depth),
            static_cast<float>(kShotHeight / 2.0 + shot.offset.y + focal * turned_y / depth)};
    }
    return corners;
}

// Draws the symbol, with its quiet zone as the card, four times as fine and then shrunk, as a sensor averages
// light.
void place(cv::Mat& picture, const cv::Mat& symbol, const Shot& shot) {
    constexpr int kFine = 4;
    constexpr int kModule = 16;
    cv::Mat print;
    cv::resize(symbol, print, {}, kModule, kModule, cv::INTER_NEAREST);
    print.convertTo(print, CV_8UC1, (kPaper - kInk) / 255.0, kInk);

    const int modules = symbol.cols - 2 * kQuietZone;
    const double side = shot.symbol_side * symbol.cols / modules;
    auto corners = project(shot, side);
    const cv::Rect2f wanted = cv::boundingRect(std::vector<cv::Point2f>(corners.begin(), corners.end()));
    const cv::Rect area = cv::Rect(wanted) & cv::Rect{0, 0, kShotWidth, kShotHeight};
    if (area.empty()) return;
    for (cv::Point2f& corner : corners) corner = (corner - cv::Point2f(area.tl())) * float{kFine};
    const auto edge = static_cast<float>(print.cols);
    const std::array<cv::Point2f, 4> source{{{0, 0}, {edge, 0}, {edge, edge}, {0, edge}}};
    const cv::Mat homography = cv::getPerspectiveTransform(source.data(), corners.data());
    cv::Mat fine;
    cv::resize(picture(area), fine, area.size() * kFine, 0, 0, cv::INTER_LINEAR);
    cv::warpPerspective(print, fine, homography, fine.size(), cv::INTER_LINEAR, cv::BORDER_TRANSPARENT);
    cv::resize(fine, picture(area), area.size(), 0, 0, cv::INTER_AREA);
}

// A veil of light that is strongest in its middle, falls off as a bell, and saturates as the sensor does.
void shine(cv::Mat& picture, const Shot& shot, cv::Point2d middle) {
    if (shot.glare <= 0) return;
    const double pixels_a_millimetre =
        kShotWidth / 2.0 / std::tan(radians(kViewDegrees / 2.0)) / shot.distance;
    const double radius = shot.glare_radius * shot.symbol_side * pixels_a_millimetre;
    for (int y = 0; y < picture.rows; ++y) {
        auto* row = picture.ptr<std::uint8_t>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const double distance = std::hypot(x - middle.x, y - middle.y) / radius;
            if (distance > 3.0) continue;
            row[x] = cv::saturate_cast<std::uint8_t>(row[x] + shot.glare * std::exp(-distance * distance));
        }
    }
}

void expose(cv::Mat& picture, const Shot& shot, cv::RNG& random) {
    if (shot.defocus > 0) cv::GaussianBlur(picture, picture, {}, shot.defocus);
    const double reach = shot.symbol_side;  // the spot lies somewhere on the symbol
    const cv::Point2d middle{kShotWidth / 2.0 + shot.offset.x + random.uniform(-reach, reach),
                             kShotHeight / 2.0 + shot.offset.y + random.uniform(-reach, reach)};
    shine(picture, shot, middle);
    cv::Mat noise(picture.size(), CV_16SC1);
    random.fill(noise, cv::RNG::NORMAL, 0, shot.noise);
    cv::Mat noisy;
    picture.convertTo(noisy, CV_16SC1);
    noisy += noise;
    noisy.convertTo(picture, CV_8UC1);
}

}  // namespace

cv::Mat draw_symbol(std::string_view text) {
    using qrcodegen::QrCode;
    const QrCode code = QrCode::encodeText(std::string{text}.c_str(), QrCode::Ecc::MEDIUM);
    const int side = code.getSize();
    cv::Mat symbol(side + 2 * kQuietZone, side + 2 * kQuietZone, CV_8UC1, cv::Scalar{255});
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            if (code.getModule(x, y)) symbol.at<std::uint8_t>(y + kQuietZone, x + kQuietZone) = 0;
        }
    }
    return symbol;
}

cv::Mat photograph(std::string_view text, const Shot& shot, std::uint64_t seed) {
    cv::RNG random{seed};
    cv::Mat picture = background(random);
    place(picture, draw_symbol(text), shot);
    expose(picture, shot, random);
    return picture;
}

cv::Mat photograph_two(std::string_view left, std::string_view right, const Shot& shot, std::uint64_t seed) {
    cv::RNG random{seed};
    cv::Mat picture = background(random);
    Shot aside = shot;
    aside.offset.x = shot.offset.x - kShotWidth / 4.0;
    place(picture, draw_symbol(left), aside);
    aside.offset.x = shot.offset.x + kShotWidth / 4.0;
    place(picture, draw_symbol(right), aside);
    expose(picture, shot, random);
    return picture;
}

cv::Mat photograph_nothing(std::uint64_t seed) {
    cv::RNG random{seed};
    cv::Mat picture = background(random);
    expose(picture, {}, random);
    return picture;
}

bool write_scan_video(const VideoPlan& plan) {
    cv::VideoWriter writer(plan.file.string(), cv::CAP_OPENCV_MJPEG,
                           cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), plan.frames_per_second,
                           {kShotWidth, kShotHeight});
    if (!writer.isOpened()) return false;
    const cv::Mat symbol = draw_symbol(plan.text);
    const int frames = static_cast<int>(plan.seconds * plan.frames_per_second);
    for (int i = 0; i < frames; ++i) {
        cv::RNG room{7};  // the lobby stays; only the hand and the sensor's noise change
        cv::Mat picture = background(room);
        const double part = static_cast<double>(i) / frames;
        const double approach = part < 0.2 ? part / 0.2 : part > 0.85 ? (1.0 - part) / 0.15 : 1.0;
        const double sway = 2 * std::numbers::pi * part * plan.seconds;
        const Shot shot{.distance = 190 + 15 * std::sin(sway * 0.4),
                        .defocus = 1.2 + 0.5 * std::sin(sway * 0.7),
                        .turn = 6 * std::sin(sway * 0.5),
                        .tilt = 8 * std::sin(sway * 0.3),
                        .offset = {25 * std::sin(sway * 0.8), (1.0 - approach) * 600 + 15 * std::sin(sway)}};
        place(picture, symbol, shot);
        cv::RNG grain{static_cast<std::uint64_t>(i) + 1};
        expose(picture, shot, grain);
        cv::Mat colour;
        cv::cvtColor(picture, colour, cv::COLOR_GRAY2BGR);
        writer.write(colour);
    }
    return true;
}

}  // namespace test
