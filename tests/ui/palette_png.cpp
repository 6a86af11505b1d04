#include "tests/ui/palette_png.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include <zlib.h>

namespace gallery {
namespace {

constexpr std::size_t kColors = 256;

using Bgr = std::array<std::uint8_t, 3>;

struct Color {
    Bgr bgr{};
    std::size_t count = 0;
};

// A part of all colours, to be cut in two (median cut).
struct Box {
    std::vector<Color> colors;
    std::size_t count = 0;

    // The channel in which its colours differ most, and by how much.
    std::pair<std::size_t, int> widest() const {
        std::pair<std::size_t, int> best{0, -1};
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const auto [low, high] = std::minmax_element(
                colors.begin(), colors.end(),
                [&](const Color& a, const Color& b) { return a.bgr[channel] < b.bgr[channel]; });
            const int range = high->bgr[channel] - low->bgr[channel];
            if (range > best.second) best = {channel, range};
        }
        return best;
    }
    Bgr mean() const {
        std::array<std::size_t, 3> sum{};
        for (const Color& color : colors) {
            for (std::size_t i = 0; i < 3; ++i) sum[i] += color.count * color.bgr[i];
        }
        Bgr middle{};
        for (std::size_t i = 0; i < 3; ++i)
            middle[i] = static_cast<std::uint8_t>((sum[i] + count / 2) / count);
        return middle;
    }
};

Box box_of(std::vector<Color> colors) {
    Box box{std::move(colors), 0};
    for (const Color& color : box.colors) box.count += color.count;
    return box;
}

std::pair<Box, Box> cut(Box box) {
    const std::size_t channel = box.widest().first;
    std::sort(box.colors.begin(), box.colors.end(),
              [&](const Color& a, const Color& b) { return a.bgr[channel] < b.bgr[channel]; });
    std::size_t seen = 0;
    auto middle = box.colors.begin();
    while (middle != box.colors.end() && seen + middle->count <= box.count / 2) seen += (middle++)->count;
    middle = std::clamp(middle, box.colors.begin() + 1, box.colors.end() - 1);
    std::vector<Color> upper{middle, box.colors.end()};
    box.colors.erase(middle, box.colors.end());
    return {box_of(std::move(box.colors)), box_of(std::move(upper))};
}

std::vector<Box> cut_in_boxes(std::vector<Color> colors) {
    std::vector<Box> boxes{box_of(std::move(colors))};
    while (boxes.size() < kColors) {
        // What differs most is cut first, so that no colour is far from the one that stands for it.
        const auto weight = [](const Box& box) { return box.colors.size() < 2 ? 0 : box.widest().second; };
        const auto next = std::max_element(boxes.begin(), boxes.end(),
                                           [&](const Box& a, const Box& b) { return weight(a) < weight(b); });
        if (weight(*next) <= 0) break;
        auto [low, high] = cut(std::move(*next));
        *next = std::move(low);
        boxes.push_back(std::move(high));
    }
    return boxes;
}

std::size_t nearest(const std::vector<Bgr>& palette, const Bgr& color) {
    const auto apart = [&](const Bgr& other) {
        int sum = 0;
        for (std::size_t i = 0; i < 3; ++i) sum += (other[i] - color[i]) * (other[i] - color[i]);
        return sum;
    };
    const auto found = std::min_element(palette.begin(), palette.end(),
                                        [&](const Bgr& a, const Bgr& b) { return apart(a) < apart(b); });
    return static_cast<std::size_t>(found - palette.begin());
}

struct Reduced {
    std::vector<Bgr> palette;
    std::map<Bgr, std::size_t> number_of;
};

// The boxes' middles, moved to the middles of the colours that are nearest to them.
Reduced few_colors(const cv::Mat& picture) {
    constexpr int kRounds = 4;
    std::map<Bgr, std::size_t> counts;
    for (const auto& pixel : cv::Mat_<cv::Vec3b>(picture)) ++counts[{pixel[0], pixel[1], pixel[2]}];
    std::vector<Color> colors;
    colors.reserve(counts.size());
    for (const auto& [bgr, count] : counts) colors.push_back({bgr, count});
    Reduced reduced;
    for (const Box& box : cut_in_boxes(colors)) reduced.palette.push_back(box.mean());
    for (int round = 0; round < kRounds; ++round) {
        std::vector<Box> groups(reduced.palette.size());
        for (const Color& color : colors) {
            const std::size_t number = nearest(reduced.palette, color.bgr);
            reduced.number_of[color.bgr] = number;
            groups[number].colors.push_back(color);
            groups[number].count += color.count;
        }
        if (round + 1 == kRounds) break;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            if (groups[i].count > 0) reduced.palette[i] = groups[i].mean();
        }
    }
    return reduced;
}

void add_number(std::string& to, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) to.push_back(static_cast<char>(value >> shift));
}

void add_chunk(std::string& png, const std::string& type, const std::string& data) {
    add_number(png, static_cast<std::uint32_t>(data.size()));
    const std::string body = type + data;
    png += body;
    add_number(png, static_cast<std::uint32_t>(::crc32(0, reinterpret_cast<const Bytef*>(body.data()),
                                                       static_cast<uInt>(body.size()))));
}

std::string deflated(const std::string& data) {
    uLongf size = ::compressBound(data.size());
    std::string out(size, '\0');
    ::compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(data.data()),
                data.size(), Z_BEST_COMPRESSION);
    out.resize(size);
    return out;
}

}  // namespace

std::string write_palette_png(const cv::Mat& picture) {
    const Reduced reduced = few_colors(picture);
    std::string palette;
    for (const Bgr& color : reduced.palette) {
        for (const std::size_t channel : {2U, 1U, 0U}) palette.push_back(static_cast<char>(color[channel]));
    }
    std::string rows;
    for (int y = 0; y < picture.rows; ++y) {
        rows.push_back(0);  // no filter: best for palettes
        for (int x = 0; x < picture.cols; ++x) {
            const auto& pixel = picture.at<cv::Vec3b>(y, x);
            rows.push_back(static_cast<char>(reduced.number_of.at({pixel[0], pixel[1], pixel[2]})));
        }
    }
    std::string header;
    add_number(header, static_cast<std::uint32_t>(picture.cols));
    add_number(header, static_cast<std::uint32_t>(picture.rows));
    header += std::string{"\x08\x03\0\0\0", 5};  // eight bits of a palette, deflate, no interlace
    std::string png = "\x89PNG\r\n\x1a\n";
    add_chunk(png, "IHDR", header);
    add_chunk(png, "PLTE", palette);
    add_chunk(png, "IDAT", deflated(rows));
    add_chunk(png, "IEND", {});
    return png;
}

}  // namespace gallery
