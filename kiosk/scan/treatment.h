// Altered copies of a grey picture that give the decoder a second chance: other sizes, contrasts and
// outlines.
#pragma once

#include <opencv2/core.hpp>

namespace scan {

enum class Treatment {
    None,
    Inverted,        // light code on dark, as some telephones show it
    Stretched,       // grey on grey: the darkest becomes black, the lightest white
    Evened,          // contrast evened out tile by tile (CLAHE): shadow and glare
    Sharpened,       // defocus
    Smoothed,        // noise and moiré
    LocalThreshold,  // black and white against the mean of the surroundings
    Closed,          // dark dots that do not touch are joined
};

// Enlarged copies go no further than this many pixels a side.
constexpr int kLargestCopy = 2600;

// Makes the copy: first scaled, then treated. Scale 1 and None give the picture itself, without copying.
cv::Mat treated(const cv::Mat& grey, double scale, Treatment treatment);

}  // namespace scan
