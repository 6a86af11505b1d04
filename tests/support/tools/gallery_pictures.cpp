// gallery_pictures keep: writes tests/ui/golden anew.  gallery_pictures sheet FILE: all screens on one
// picture.
#include <cstdio>
#include <filesystem>
#include <string_view>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "tests/ui/golden.h"

namespace {

using gallery::Gallery;
using gallery::Shape;

constexpr int kColumns = 12;
constexpr int kThumbWidth = 120;
constexpr int kThumbHeight = 213;
constexpr int kGap = 8;
constexpr int kQuality = 68;

void keep() {
    std::filesystem::remove_all(stage::project_file("tests/ui/golden"));
    Gallery gallery;
    for (const gallery::Case& one : gallery::all_cases()) {
        for (const Shape shape : {Shape::Portrait, Shape::Landscape}) {
            const auto drawn = gallery.draw(one, gallery::kept_look(shape), Gallery::Effort::Pixels);
            gallery::write_picture(gallery::kept_path(one, shape), gallery::small_picture(drawn));
        }
    }
}

// Upright pictures of each case, then the main screens in their modes and in English.
std::vector<cv::Mat> thumbs() {
    std::vector<cv::Mat> all;
    Gallery gallery;
    const auto add = [&](const gallery::Case& one, const gallery::Look& look) {
        const cv::Mat picture = gallery::small_picture(gallery.draw(one, look, Gallery::Effort::Pixels));
        cv::Mat thumb;
        cv::resize(picture, thumb, {kThumbWidth, kThumbHeight}, 0, 0, cv::INTER_AREA);
        all.push_back(thumb);
    };
    const auto cases = gallery::all_cases();
    for (const gallery::Case& one : cases) add(one, gallery::kept_look(Shape::Portrait));
    for (const gallery::Case& one : cases) {
        if (one.breadth != gallery::Breadth::All) continue;
        using gallery::Tongue;
        add(one, {.tongue = Tongue::English});
        add(one, {.modes = {.large = true}});
        add(one, {.modes = {.contrast = true}});
        add(one, {.modes = {.low_reach = true}});
    }
    return all;
}

bool write_sheet(const std::filesystem::path& path) {
    const std::vector<cv::Mat> all = thumbs();
    const int rows = (static_cast<int>(all.size()) + kColumns - 1) / kColumns;
    cv::Mat sheet(rows * (kThumbHeight + kGap) + kGap, kColumns * (kThumbWidth + kGap) + kGap, CV_8UC3,
                  cv::Scalar{0x8C, 0x92, 0x96});
    for (std::size_t i = 0; i < all.size(); ++i) {
        const int column = static_cast<int>(i) % kColumns;
        const int row = static_cast<int>(i) / kColumns;
        all[i].copyTo(sheet(cv::Rect{kGap + column * (kThumbWidth + kGap), kGap + row * (kThumbHeight + kGap),
                                     kThumbWidth, kThumbHeight}));
    }
    return cv::imwrite(path.string(), sheet, {cv::IMWRITE_JPEG_QUALITY, kQuality});
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "keep") {
        keep();
        return 0;
    }
    if (what == "sheet" && argc == 3) return write_sheet(argv[2]) ? 0 : 1;
    std::fprintf(stderr, "gallery_pictures keep | sheet FILE\n");
    return 2;
}
