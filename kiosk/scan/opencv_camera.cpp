#include "kiosk/scan/opencv_camera.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace scan {

namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 720;
constexpr int kFramesPerSecond = 15;
constexpr int kLongestSide = 1920;
constexpr int kPreviewSide = 640;
constexpr int kNetworkPatience = 3000;  // milliseconds, for an address to answer

void open_device(cv::VideoCapture& capture, const std::string& path) {
    // Motion JPEG: raw pictures of this size come at 10 a second or less over USB 2.
    capture.open(path, cv::CAP_V4L2,
                 {cv::CAP_PROP_FOURCC, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'), cv::CAP_PROP_FRAME_WIDTH,
                  kWidth, cv::CAP_PROP_FRAME_HEIGHT, kHeight, cv::CAP_PROP_FPS, kFramesPerSecond});
    if (capture.isOpened()) capture.set(cv::CAP_PROP_BUFFERSIZE, 1);
}

cv::Mat no_larger(const cv::Mat& picture, int longest_side) {
    const int longest = std::max(picture.cols, picture.rows);
    if (longest <= longest_side) return picture;
    cv::Mat smaller;
    const double scale = static_cast<double>(longest_side) / longest;
    cv::resize(picture, smaller, {}, scale, scale, cv::INTER_AREA);
    return smaller;
}

std::vector<std::uint8_t> bytes_of(const cv::Mat& picture) {
    const auto row = static_cast<std::size_t>(picture.cols) * picture.elemSize();
    std::vector<std::uint8_t> bytes(row * static_cast<std::size_t>(picture.rows));
    for (int y = 0; y < picture.rows; ++y) {
        std::memcpy(bytes.data() + row * static_cast<std::size_t>(y), picture.ptr(y), row);
    }
    return bytes;
}

void wipe_picture(cv::Mat& picture) {
    if (!picture.empty()) picture.setTo(cv::Scalar::all(0));
    picture.release();
}

}  // namespace

Frame to_frame(const cv::Mat& bgr) {
    cv::Mat picture = no_larger(bgr, kLongestSide);
    cv::Mat grey;
    cv::Mat small = no_larger(picture, kPreviewSide);
    cv::Mat rgb;
    cv::cvtColor(picture, grey, cv::COLOR_BGR2GRAY);
    cv::cvtColor(small, rgb, cv::COLOR_BGR2RGB);
    Frame frame;
    frame.width = grey.cols;
    frame.height = grey.rows;
    frame.grey = bytes_of(grey);
    frame.preview = {.width = rgb.cols, .height = rgb.rows, .rgb = bytes_of(rgb)};
    wipe_picture(grey);
    wipe_picture(rgb);
    return frame;
}

core::Result<void> OpenCvCamera::open() {
    try {
        switch (kind_) {
            case VideoSource::Device:
                open_device(capture_, source_);
                break;
            case VideoSource::File:
                capture_.open(source_);
                break;
            case VideoSource::Address:
                capture_.open(source_, cv::CAP_FFMPEG,
                              {cv::CAP_PROP_OPEN_TIMEOUT_MSEC, kNetworkPatience,
                               cv::CAP_PROP_READ_TIMEOUT_MSEC, kNetworkPatience});
                break;
        }
        if (!capture_.isOpened())
            return core::fail(core::ErrorKind::Unavailable, source_ + ": cannot be opened");
        if (kind_ == VideoSource::File) {
            const double rate = std::clamp(capture_.get(cv::CAP_PROP_FPS), 1.0, 60.0);
            pace_ = std::chrono::milliseconds{std::lround(1000.0 / rate)};
        }
    } catch (const cv::Exception& error) {
        return core::fail(core::ErrorKind::Unavailable, source_ + ": " + error.err);
    }
    return {};
}

void OpenCvCamera::close() {
    capture_.release();
    wipe_picture(picture_);
}

core::Result<Frame> OpenCvCamera::read(std::chrono::milliseconds patience) {
    try {
        if (!capture_.isOpened() || !grab(patience) || !capture_.retrieve(picture_) || picture_.empty()) {
            return core::fail(core::ErrorKind::Unavailable, source_ + ": no frame");
        }
        return to_frame(picture_);
    } catch (const cv::Exception& error) {
        return core::fail(core::ErrorKind::Unavailable, source_ + ": " + error.err);
    }
}

bool OpenCvCamera::grab(std::chrono::milliseconds patience) {
    switch (kind_) {
        case VideoSource::Device: {
            // OpenCV's own wait is ten seconds; this one ends in time, and leaves the frame to be grabbed.
            std::vector<int> ready;
            const auto limit = std::chrono::nanoseconds{patience}.count();
            return cv::VideoCapture::waitAny({capture_}, ready, limit) && !ready.empty();
        }
        case VideoSource::Address:
            return capture_.grab();
        case VideoSource::File:
            if (capture_.grab()) return true;
            // At its end: from the beginning, which not every format can seek to.
            return capture_.open(source_) && capture_.grab();
    }
    return false;
}

}  // namespace scan
