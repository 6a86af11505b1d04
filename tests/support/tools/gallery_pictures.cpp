// gallery_pictures keep: writes tests/ui/golden anew.  gallery_pictures sheet FILE: all screens on one
// picture.  gallery_pictures one CASE LOOK FILE: a screen in its full size, to be looked at; a LOOK is as the
// rules name it, "en-portrait-large-low".
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string_view>

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "tests/ui/golden.h"

namespace {

using gallery::Gallery;
using gallery::Shape;

constexpr int kColumns = 12;
constexpr int kThumbWidth = 108;
constexpr int kThumbHeight = 192;
constexpr int kGap = 8;
constexpr int kQuality = 55;

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

std::optional<gallery::Look> look_named(std::string_view name) {
    using gallery::Tongue;
    for (const Tongue tongue : {Tongue::Chinese, Tongue::English, Tongue::LongChinese, Tongue::LongEnglish}) {
        for (const Shape shape : {Shape::Portrait, Shape::Landscape}) {
            for (unsigned bits = 0; bits < 8; ++bits) {
                const gallery::Look look{.tongue = tongue,
                                         .shape = shape,
                                         .modes = {.large = (bits & 1U) != 0,
                                                   .contrast = (bits & 2U) != 0,
                                                   .low_reach = (bits & 4U) != 0}};
                if (look.name() == name) return look;
            }
        }
    }
    return std::nullopt;
}

bool write_one(std::string_view name, std::string_view look_name, const std::filesystem::path& path) {
    const auto cases = gallery::all_cases();
    const auto one =
        std::find_if(cases.begin(), cases.end(), [&](const auto& known) { return known.name == name; });
    const auto look = look_named(look_name);
    if (one == cases.end() || !look) return false;
    Gallery gallery;
    const gallery::Drawn drawn = gallery.draw(*one, *look, Gallery::Effort::Pixels);
    return cv::imwrite(path.string(), gallery::whole_picture(drawn));
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "keep") {
        keep();
        return 0;
    }
    if (what == "sheet" && argc == 3) return write_sheet(argv[2]) ? 0 : 1;
    if (what == "one" && argc == 5) return write_one(argv[2], argv[3], argv[4]);
    std::fprintf(stderr, "gallery_pictures keep | sheet FILE | one CASE LOOK FILE\n");
    return 2;
}
