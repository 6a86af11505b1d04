#include "kiosk/signage/picture_file.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "shared/core/file.h"

namespace signage {
namespace {

constexpr std::size_t kLargestFile = std::size_t{32} << 20U;
constexpr int kLargestSide = 8192;

// Any picture as four channels, blue first, as OpenCV has it.
cv::Mat to_bgra(const cv::Mat& decoded) {
    cv::Mat bytes = decoded;
    if (decoded.depth() == CV_16U) decoded.convertTo(bytes, CV_8U, 1.0 / 257);
    cv::Mat bgra;
    switch (bytes.channels()) {
        case 1:
            cv::cvtColor(bytes, bgra, cv::COLOR_GRAY2BGRA);
            break;
        case 3:
            cv::cvtColor(bytes, bgra, cv::COLOR_BGR2BGRA);
            break;
        default:
            bgra = bytes;
    }
    return bgra;
}

cv::Mat cover(const cv::Mat& source, const PictureShape& shape) {
    const double scale = std::max(static_cast<double>(shape.width) / source.cols,
                                  static_cast<double>(shape.height) / source.rows);
    const int width = std::clamp(static_cast<int>(std::lround(shape.width / scale)), 1, source.cols);
    const int height = std::clamp(static_cast<int>(std::lround(shape.height / scale)), 1, source.rows);
    const cv::Rect part{(source.cols - width) / 2, (source.rows - height) / 2, width, height};
    cv::Mat scaled;
    cv::resize(source(part), scaled, {shape.width, shape.height}, 0, 0,
               scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return scaled;
}

cv::Mat contain(const cv::Mat& source, const PictureShape& shape) {
    const double scale = std::min(static_cast<double>(shape.width) / source.cols,
                                  static_cast<double>(shape.height) / source.rows);
    const int width = std::clamp(static_cast<int>(std::lround(source.cols * scale)), 1, shape.width);
    const int height = std::clamp(static_cast<int>(std::lround(source.rows * scale)), 1, shape.height);
    cv::Mat scaled;
    cv::resize(source, scaled, {width, height}, 0, 0, scale < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return scaled;
}

bool has(Edges edges, Edges edge) {
    return (static_cast<unsigned>(edges) & static_cast<unsigned>(edge)) != 0;
}

// Takes the corners away: alpha falls from full to none within one pixel of the arc.
void round_corners(Picture& picture, const PictureShape& shape) {
    const int radius = std::min({shape.radius, picture.width / 2, picture.height / 2});
    for (int y = 0; y < radius; ++y) {
        for (int x = 0; x < radius; ++x) {
            const float dx = static_cast<float>(radius - x) - 0.5F;
            const float dy = static_cast<float>(radius - y) - 0.5F;
            const float share =
                std::clamp(static_cast<float>(radius) + 0.5F - std::hypot(dx, dy), 0.0F, 1.0F);
            if (share >= 1) continue;
            for (const bool right : {false, true}) {
                for (const bool below : {false, true}) {
                    if (!has(shape.rounded, right ? Edges::Right : Edges::Left) &&
                        !has(shape.rounded, below ? Edges::Bottom : Edges::Top)) {
                        continue;
                    }
                    const int column = right ? picture.width - 1 - x : x;
                    const int row = below ? picture.height - 1 - y : y;
                    auto& alpha =
                        picture.rgba[4 * static_cast<std::size_t>(row * picture.width + column) + 3];
                    const float rounded = static_cast<float>(alpha) * share + 0.5F;
                    alpha = static_cast<std::uint8_t>(rounded);
                }
            }
        }
    }
}

Picture finish(const cv::Mat& bgra, const PictureShape& shape) {
    const cv::Mat scaled = shape.scaling == Scaling::Cover ? cover(bgra, shape) : contain(bgra, shape);
    cv::Mat rgba;
    cv::cvtColor(scaled, rgba, cv::COLOR_BGRA2RGBA);
    Picture picture{rgba.cols, rgba.rows, {}};
    picture.rgba.assign(rgba.datastart, rgba.dataend);
    round_corners(picture, shape);
    return picture;
}

bool is_sensible(const PictureShape& shape) {
    return shape.width > 0 && shape.height > 0 && shape.width <= kLargestSide && shape.height <= kLargestSide;
}

cv::Mat view_of(const Picture& picture) {
    return {picture.height, picture.width, CV_8UC4, const_cast<std::uint8_t*>(picture.rgba.data())};
}

bool is_whole(const Picture& picture) {
    return picture.width > 0 && picture.height > 0 &&
           picture.rgba.size() ==
               4 * static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
}

}  // namespace

core::Result<Picture> read_picture(const std::filesystem::path& path, const PictureShape& shape) try {
    if (!is_sensible(shape))
        return core::fail(core::ErrorKind::Invalid, "a picture of no size was asked for");
    const auto bytes = core::read_file(path, kLargestFile);
    if (!bytes) return bytes.failure();
    const cv::Mat encoded{1, static_cast<int>(bytes->size()), CV_8U, const_cast<char*>(bytes->data())};
    const cv::Mat decoded = bytes->empty() ? cv::Mat{} : cv::imdecode(encoded, cv::IMREAD_UNCHANGED);
    if (decoded.empty()) return core::fail(core::ErrorKind::Invalid, "not a picture: " + path.string());
    return finish(to_bgra(decoded), shape);
} catch (const std::exception& error) {
    return core::fail(core::ErrorKind::Corrupt, path.string() + ": " + error.what());
}

core::Result<Picture> shape_picture(const Picture& picture, const PictureShape& shape) try {
    if (!is_whole(picture) || !is_sensible(shape)) return core::fail(core::ErrorKind::Invalid, "no picture");
    cv::Mat bgra;
    cv::cvtColor(view_of(picture), bgra, cv::COLOR_RGBA2BGRA);
    return finish(bgra, shape);
} catch (const std::exception& error) {
    return core::fail(core::ErrorKind::Invalid, error.what());
}

core::Result<std::string> write_png(const Picture& picture) try {
    if (!is_whole(picture)) return core::fail(core::ErrorKind::Invalid, "no picture");
    cv::Mat bgr;
    cv::cvtColor(view_of(picture), bgr, cv::COLOR_RGBA2BGR);
    std::vector<std::uint8_t> png;
    if (!cv::imencode(".png", bgr, png, {cv::IMWRITE_PNG_COMPRESSION, 3})) {
        return core::fail(core::ErrorKind::Unavailable, "can't encode the picture");
    }
    return std::string{png.begin(), png.end()};
} catch (const std::exception& error) {
    return core::fail(core::ErrorKind::Unavailable, error.what());
}

core::Result<std::string> write_jpeg(const Picture& picture, int longest_side) try {
    if (!is_whole(picture)) return core::fail(core::ErrorKind::Invalid, "no picture");
    cv::Mat bgr;
    cv::cvtColor(view_of(picture), bgr, cv::COLOR_RGBA2BGR);
    const double scale = static_cast<double>(longest_side) / std::max(bgr.cols, bgr.rows);
    if (scale < 1) cv::resize(bgr, bgr, {}, scale, scale, cv::INTER_AREA);
    std::vector<std::uint8_t> jpeg;
    if (!cv::imencode(".jpg", bgr, jpeg, {cv::IMWRITE_JPEG_QUALITY, 80}))
        return core::fail(core::ErrorKind::Unavailable, "can't encode the picture");
    return std::string{jpeg.begin(), jpeg.end()};
} catch (const std::exception& error) {
    return core::fail(core::ErrorKind::Unavailable, error.what());
}

}  // namespace signage
