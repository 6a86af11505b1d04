// A picture of few colours as a small PNG file, for pictures that are kept in the repository.
#pragma once

#include <string>

#include <opencv2/core.hpp>

namespace gallery {

// The 256 colours that stand best for all of a BGR picture, and nothing scattered between them.
std::string write_palette_png(const cv::Mat& picture);

}  // namespace gallery
