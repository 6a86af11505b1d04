#include "kiosk/scan/decode_files.h"

#include <algorithm>
#include <ostream>

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include "kiosk/scan/decoder.h"

namespace scan {

core::Result<std::string> decode_file(const std::filesystem::path& file) {
    cv::Mat picture;
    try {
        picture = cv::imread(file.string(), cv::IMREAD_GRAYSCALE);
    } catch (const cv::Exception&) {
        picture.release();
    }
    if (picture.empty()) return core::fail(core::ErrorKind::Invalid, file.string() + ": no picture");
    const Reading reading = read_still(
        {.pixels = picture.data, .width = picture.cols, .height = picture.rows, .stride = picture.step},
        kAnyText);
    const auto known =
        std::ranges::find_if(reading.codes, [](const Code& code) { return !code.text.empty(); });
    if (known == reading.codes.end()) return core::fail(core::ErrorKind::NotFound, "no code");
    return known->text;
}

int decode_files(std::span<const std::filesystem::path> files, std::ostream& out) {
    constexpr char kEscape = '\x1b';
    int exit_code = 0;
    for (const auto& file : files) {
        auto text = decode_file(file);
        if (text) {
            std::ranges::replace(*text, kEscape, '?');
            out << file.string() << '\t' << *text << '\n';
        } else {
            out << file.string() << "\t-\n";
            if (text.error().kind == core::ErrorKind::Invalid) exit_code = 1;
        }
    }
    return exit_code;
}

}  // namespace scan
