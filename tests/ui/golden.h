// The kept pictures: a third of a screen's size, and where a new one differs so that a person would see it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

#include "tests/ui/gallery.h"

namespace gallery {

inline constexpr int kKeptScale = 3;  // a kept picture's pixel is so many design pixels wide

// In Chinese, without modes: one for each case and shape.
Look kept_look(Shape shape);
std::filesystem::path kept_path(const Case& what, Shape shape);  // in tests/ui/golden

// What is shown, as BGR; and scaled down.
cv::Mat whole_picture(const Drawn& drawn);
cv::Mat small_picture(const Drawn& drawn);

struct Difference {
    double share = 0;              // of the picture's pixels
    std::vector<ui::Rect> places;  // in design pixels, the largest first
    cv::Mat shown;                 // the new picture, grey, with the differing pixels red
};
// Seen differences: colours at least so far apart as two neighbouring tones (CIE76 over 14), over an area
// that is more than a speck.
Difference difference(const cv::Mat& kept, const cv::Mat& now);

void write_picture(const std::filesystem::path& path, const cv::Mat& picture);

}  // namespace gallery
