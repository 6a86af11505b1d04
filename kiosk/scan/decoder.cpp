#include "kiosk/scan/decoder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#define ZX_USE_UTF8  // text() as std::string
#include <ZXing/ReadBarcode.h>
#include <opencv2/core.hpp>

#include "kiosk/scan/treatment.h"

namespace scan {

namespace {

using ZXing::Binarizer;

enum class Area { CentreWindow, Whole };

// Whether the library looks also at its own copy of a third of the size, for a code that is very near.
enum class Depth { AsGiven, AlsoShrunk };

struct Retry {
    double scale;
    Treatment treatment;
    Binarizer binarizer = Binarizer::LocalAverage;
    Area area = Area::Whole;
    Depth depth = Depth::AsGiven;
};

// In the order of what pays: the first four read all of the photographs that any of some 700 variants reads.
constexpr std::array kStillRetries{
    Retry{1.0, Treatment::None},
    Retry{1.5, Treatment::Evened},
    Retry{0.5, Treatment::None, Binarizer::GlobalHistogram},
    Retry{1.0, Treatment::Inverted},
    Retry{1.0, Treatment::None, Binarizer::LocalAverage, Area::Whole, Depth::AlsoShrunk},
    Retry{1.0, Treatment::LocalThreshold},
    Retry{2.0, Treatment::None},
    Retry{1.0, Treatment::Sharpened},
    Retry{1.0, Treatment::Smoothed},
    Retry{0.5, Treatment::Inverted},
    Retry{0.5, Treatment::Evened},
    Retry{0.25, Treatment::None},
    Retry{1.5, Treatment::Inverted},
    Retry{1.0, Treatment::Stretched, Binarizer::GlobalHistogram},
    Retry{1.5, Treatment::Sharpened},
    Retry{1.0, Treatment::Closed},
    Retry{3.0, Treatment::Evened},
};

constexpr std::array kLiveRetries{
    Retry{1.5, Treatment::Evened, Binarizer::LocalAverage, Area::CentreWindow},
    Retry{0.5, Treatment::None, Binarizer::GlobalHistogram, Area::Whole},
    Retry{1.0, Treatment::LocalThreshold, Binarizer::LocalAverage, Area::CentreWindow},
    Retry{1.0, Treatment::Inverted, Binarizer::LocalAverage, Area::CentreWindow},
    Retry{1.0, Treatment::Sharpened, Binarizer::LocalAverage, Area::CentreWindow},
    Retry{1.0, Treatment::Evened, Binarizer::LocalAverage, Area::Whole},
    Retry{0.5, Treatment::Inverted, Binarizer::LocalAverage, Area::Whole},
};

constexpr std::uint8_t kMostSymbols = 4;

cv::Rect centre_window(const cv::Mat& picture) {
    const int side = std::min(picture.cols, picture.rows);
    return {(picture.cols - side) / 2, (picture.rows - side) / 2, side, side};
}

Code to_code(const ZXing::Result& result, std::size_t longest_text) {
    Code code;
    code.length = static_cast<std::size_t>(result.bytes().size());
    if (code.length <= longest_text) {
        code.text = result.text();
        code.length = code.text.size();
        if (code.length > longest_text) code.text.clear();
    }
    for (std::size_t i = 0; i < code.corners.size(); ++i) {
        const ZXing::PointI corner = result.position()[static_cast<int>(i)];
        code.corners[i] = {.x = corner.x, .y = corner.y};
    }
    return code;
}

// From the copy back to the picture it was made of.
Code moved(Code code, double scale, cv::Point origin) {
    for (Point& corner : code.corners) {
        corner = {.x = static_cast<int>(std::lround(corner.x / scale)) + origin.x,
                  .y = static_cast<int>(std::lround(corner.y / scale)) + origin.y};
    }
    return code;
}

void add(Reading& reading, Code code) {
    const auto same = [&code](const Code& known) {
        return known.text == code.text && known.length == code.length;
    };
    if (std::ranges::none_of(reading.codes, same)) reading.codes.push_back(std::move(code));
}

// One run of the library over one copy. Whatever it throws at a hostile symbol ends here.
void look(Reading& reading, const cv::Mat& picture, const Retry& retry, std::size_t longest_text) {
    const cv::Rect area =
        retry.area == Area::Whole ? cv::Rect{0, 0, picture.cols, picture.rows} : centre_window(picture);
    try {
        const cv::Mat copy = treated(picture(area), retry.scale, retry.treatment);
        const auto hints = ZXing::DecodeHints{}
                               .setFormats(ZXing::BarcodeFormat::QRCode)
                               .setTryHarder(true)
                               .setTryRotate(true)
                               .setTryDownscale(retry.depth == Depth::AlsoShrunk)
                               .setBinarizer(retry.binarizer)
                               .setMaxNumberOfSymbols(kMostSymbols);
        const ZXing::ImageView view{copy.data, copy.cols, copy.rows, ZXing::ImageFormat::Lum,
                                    static_cast<int>(copy.step)};
        for (const ZXing::Result& result : ZXing::ReadBarcodes(view, hints)) {
            if (!result.isValid()) continue;
            add(reading, moved(to_code(result, longest_text), retry.scale, area.tl()));
        }
    } catch (...) {
        ++reading.faults;
    }
}

bool is_acceptable(const GreyView& view) {
    return view.pixels != nullptr && view.width > 0 && view.height > 0 && view.width <= kLargestSide &&
           view.height <= kLargestSide && view.stride >= static_cast<std::size_t>(view.width);
}

// OpenCV has no picture of constant pixels; nothing here writes to it.
cv::Mat to_mat(const GreyView& view) {
    return {view.height, view.width, CV_8UC1, const_cast<std::uint8_t*>(view.pixels), view.stride};
}

int width_of(const Code& code) {
    const auto [left, right] = std::ranges::minmax(code.corners, {}, &Point::x);
    return right.x - left.x;
}

}  // namespace

float pixels_per_module(const Code& code) {
    // ISO/IEC 18004, table 7: characters that versions 1, 2, … hold (alphanumeric, M).
    constexpr std::array<std::size_t, 16> kHolds{20,  38,  61,  90,  122, 154, 178, 221,
                                                 262, 311, 366, 419, 483, 528, 600, 656};
    const auto version =
        static_cast<float>(std::ranges::lower_bound(kHolds, code.length) - kHolds.begin()) + 1;
    float around = 0;
    for (std::size_t i = 0; i < code.corners.size(); ++i) {
        const Point a = code.corners.at(i);
        const Point b = code.corners.at((i + 1) % code.corners.size());
        around += std::hypot(static_cast<float>(a.x - b.x), static_cast<float>(a.y - b.y));
    }
    return around / 4 / (17 + 4 * version);
}

Reading read_still(const GreyView& view, std::size_t longest_text) {
    Reading reading;
    if (!is_acceptable(view)) return reading;
    const cv::Mat picture = to_mat(view);
    const int longest = std::max(view.width, view.height);
    for (const Retry& retry : kStillRetries) {
        if (retry.scale > 1.0 && longest * retry.scale > kLargestCopy) continue;
        look(reading, picture, retry, longest_text);
        if (!reading.codes.empty()) break;
    }
    std::ranges::stable_sort(reading.codes, {}, width_of);
    return reading;
}

Reading LiveDecoder::read(const GreyView& view) {
    constexpr Retry kWindow{1.0, Treatment::None, Binarizer::LocalAverage, Area::CentreWindow};
    constexpr Retry kWhole{1.0, Treatment::None, Binarizer::LocalAverage, Area::Whole, Depth::AlsoShrunk};
    Reading reading;
    if (!is_acceptable(view)) return reading;
    const cv::Mat picture = to_mat(view);
    const bool window_first = frames_++ % 2 == 0;
    look(reading, picture, window_first ? kWindow : kWhole, kLongestText);
    // A code that has just come may not be alone: a second one beside the window has to be seen with it.
    if (window_first && !reading.codes.empty() && !had_code_) look(reading, picture, kWhole, kLongestText);
    if (reading.codes.empty()) {
        look(reading, picture, kLiveRetries[retry_], kLongestText);
        if (reading.codes.empty()) retry_ = (retry_ + 1) % kLiveRetries.size();
    }
    had_code_ = !reading.codes.empty();
    return reading;
}

}  // namespace scan
