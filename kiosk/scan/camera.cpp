#include "kiosk/scan/camera.h"

#include <string_view>
#include <system_error>

#include "kiosk/scan/opencv_camera.h"
#include "kiosk/scan/picture_camera.h"

namespace scan {

core::Result<std::unique_ptr<Camera>> make_camera(const std::string& source) {
    const auto video = [&source](VideoSource kind) -> std::unique_ptr<Camera> {
        return std::make_unique<OpenCvCamera>(kind, source);
    };
    const std::string_view text = source;
    if (text.empty() || text == "none") return std::unique_ptr<Camera>{};
    if (text.starts_with("http://") || text.starts_with("https://")) return video(VideoSource::Address);
    std::error_code error;
    const auto status = std::filesystem::status(source, error);
    const bool file = std::filesystem::is_regular_file(status);
    if (std::filesystem::is_directory(status) || (file && PictureCamera::is_picture(source))) {
        return std::unique_ptr<Camera>{std::make_unique<PictureCamera>(source)};
    }
    if (file) return video(VideoSource::File);
    if (std::filesystem::is_character_file(status) || text.starts_with("/dev/"))
        return video(VideoSource::Device);
    return core::fail(core::ErrorKind::Invalid,
                      "camera \"" + source +
                          "\": no device, video file, folder of pictures or http:// address "
                          "(\"none\": no camera)");
}

}  // namespace scan
