// A camera for tests and shows: the pictures of a folder, one after the other, each for a second.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "kiosk/scan/camera.h"

namespace scan {

class PictureCamera final : public Camera {
public:
    static constexpr std::chrono::milliseconds kFrame{100};
    static constexpr int kFramesEach = 10;

    // A folder, or one picture.
    explicit PictureCamera(std::filesystem::path source) : source_(std::move(source)) {}

    core::Result<void> open() override;
    void close() override;
    core::Result<Frame> read(std::chrono::milliseconds patience) override;
    std::chrono::milliseconds pace() const override { return kFrame; }
    Liveness liveness() const override { return Liveness::Recording; }

    // By its name.
    static bool is_picture(const std::filesystem::path& file);

private:
    std::filesystem::path source_;
    std::vector<std::filesystem::path> files_;  // by name
    std::size_t frame_ = 0;                     // counted on
    Frame shown_;                               // the picture being shown
};

}  // namespace scan
