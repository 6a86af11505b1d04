#include "kiosk/scan/picture_camera.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>
#include <system_error>

#include <opencv2/imgcodecs.hpp>

#include "kiosk/scan/opencv_camera.h"

namespace scan {

bool PictureCamera::is_picture(const std::filesystem::path& file) {
    constexpr std::array<std::string_view, 5> kEndings{".png", ".jpg", ".jpeg", ".webp", ".bmp"};
    std::string ending = file.extension().string();
    std::ranges::transform(ending, ending.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return std::ranges::find(kEndings, ending) != kEndings.end();
}

core::Result<void> PictureCamera::open() {
    files_.clear();
    frame_ = 0;
    std::error_code error;
    if (std::filesystem::is_directory(source_, error)) {
        for (const auto& entry : std::filesystem::directory_iterator{source_, error}) {
            if (is_picture(entry.path())) files_.push_back(entry.path());
        }
        std::ranges::sort(files_);
    } else if (std::filesystem::is_regular_file(source_, error)) {
        files_.push_back(source_);
    }
    if (files_.empty()) return core::fail(core::ErrorKind::Unavailable, source_.string() + ": no pictures");
    return {};
}

void PictureCamera::close() {
    files_.clear();
    wipe(shown_);
}

core::Result<Frame> PictureCamera::read(std::chrono::milliseconds) {
    if (files_.empty()) return core::fail(core::ErrorKind::Unavailable, "closed");
    const std::size_t frame = frame_++;
    if (frame % kFramesEach == 0) {
        const auto& file = files_[frame / kFramesEach % files_.size()];
        try {
            const cv::Mat picture = cv::imread(file.string(), cv::IMREAD_COLOR);
            wipe(shown_);
            if (!picture.empty()) shown_ = to_frame(picture);
        } catch (const cv::Exception&) {
            wipe(shown_);
        }
    }
    if (shown_.grey.empty()) return core::fail(core::ErrorKind::Unavailable, "no picture");
    return shown_;
}

}  // namespace scan
