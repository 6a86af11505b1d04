// What a camera would see of a code on a card or a telephone: drawn, bent, blurred and lit by numbers, from a
// seed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include <opencv2/core.hpp>

namespace test {

// How the card is held, in millimetres and pixels, before a camera of 1280x720 with a view of 60 degrees.
struct Shot {
    double distance = 250;    // millimetres from the lens
    double symbol_side = 38;  // millimetres, without the quiet zone
    double defocus = 0;       // sigma of the blur, pixels
    double glare_radius = 0;  // of a bright spot on the symbol, in sides of the symbol
    double glare = 0;         // grey levels that the spot adds in its middle
    double turn = 0;          // degrees in the picture's plane
    double tilt = 0;          // degrees away from the camera, about the upright axis
    cv::Point2d offset{};     // of the symbol's middle from the picture's, pixels
    double noise = 4;         // sigma, grey levels
};

constexpr int kShotWidth = 1280;
constexpr int kShotHeight = 720;

// The symbol alone, one pixel a module, dark 0 and light 255, with its quiet zone of four modules. Level M.
cv::Mat draw_symbol(std::string_view text);

// The grey picture: a card with the symbol before a busy background. The same seed gives the same picture.
cv::Mat photograph(std::string_view text, const Shot& shot, std::uint64_t seed);
// The same with two cards side by side.
cv::Mat photograph_two(std::string_view left, std::string_view right, const Shot& shot, std::uint64_t seed);
// The background alone.
cv::Mat photograph_nothing(std::uint64_t seed);

struct VideoPlan {
    std::string_view text;
    std::filesystem::path file;  // .avi, motion JPEG
    double seconds = 6;
    double frames_per_second = 15;
};

// A card that comes into view, is held by a hand that is not still, and goes again. False when it can't be
// written.
bool write_scan_video(const VideoPlan& plan);

}  // namespace test
