#include "kiosk/scan/treatment.h"

#include <opencv2/imgproc.hpp>

namespace scan {

namespace {

cv::Mat scaled(const cv::Mat& grey, double scale) {
    if (scale == 1.0) return grey;
    cv::Mat copy;
    cv::resize(grey, copy, {}, scale, scale, scale < 1.0 ? cv::INTER_AREA : cv::INTER_CUBIC);
    return copy;
}

cv::Mat sharpened(const cv::Mat& grey) {
    constexpr double kRadius = 3.0;
    constexpr double kAmount = 1.5;
    cv::Mat blurred;
    cv::Mat copy;
    cv::GaussianBlur(grey, blurred, {}, kRadius);
    cv::addWeighted(grey, 1.0 + kAmount, blurred, -kAmount, 0.0, copy);
    return copy;
}

cv::Mat evened(const cv::Mat& grey) {
    constexpr double kClipLimit = 2.0;
    cv::Mat copy;
    cv::createCLAHE(kClipLimit, {8, 8})->apply(grey, copy);
    return copy;
}

cv::Mat local_threshold(const cv::Mat& grey) {
    constexpr int kBlock = 31;
    constexpr double kBias = 5.0;
    cv::Mat copy;
    cv::adaptiveThreshold(grey, copy, 255, cv::ADAPTIVE_THRESH_MEAN_C, cv::THRESH_BINARY, kBlock, kBias);
    return copy;
}

}  // namespace

cv::Mat treated(const cv::Mat& grey, double scale, Treatment treatment) {
    cv::Mat picture = scaled(grey, scale);
    cv::Mat copy;
    switch (treatment) {
        case Treatment::None:
            return picture;
        case Treatment::Inverted:
            cv::bitwise_not(picture, copy);
            return copy;
        case Treatment::Stretched:
            cv::normalize(picture, copy, 0, 255, cv::NORM_MINMAX);
            return copy;
        case Treatment::Evened:
            return evened(picture);
        case Treatment::Sharpened:
            return sharpened(picture);
        case Treatment::Smoothed:
            cv::GaussianBlur(picture, copy, {}, 1.0);
            return copy;
        case Treatment::LocalThreshold:
            return local_threshold(picture);
        case Treatment::Closed:
            cv::erode(picture, copy, cv::getStructuringElement(cv::MORPH_ELLIPSE, {3, 3}));
            return copy;
    }
    return picture;
}

}  // namespace scan
