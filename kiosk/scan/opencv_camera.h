// Cameras by OpenCV: a V4L2 device, a video file, an address of motion JPEG.
#pragma once

#include <string>

#include <opencv2/videoio.hpp>

#include "kiosk/scan/camera.h"

namespace scan {

// The grey plane and the small coloured picture; larger pictures than 1920 a side are shrunk first.
Frame to_frame(const cv::Mat& bgr);

enum class VideoSource { Device, File, Address };

class OpenCvCamera final : public Camera {
public:
    OpenCvCamera(VideoSource kind, std::string source) : kind_(kind), source_(std::move(source)) {}

    core::Result<void> open() override;
    void close() override;
    core::Result<Frame> read(std::chrono::milliseconds patience) override;
    std::chrono::milliseconds pace() const override { return pace_; }
    Liveness liveness() const override {
        return kind_ == VideoSource::File ? Liveness::Recording : Liveness::Sensor;
    }

private:
    bool grab(std::chrono::milliseconds patience);

    VideoSource kind_;
    std::string source_;
    cv::VideoCapture capture_;
    cv::Mat picture_;  // the memory of the last frame, used again
    std::chrono::milliseconds pace_{};
};

}  // namespace scan
