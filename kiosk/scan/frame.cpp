#include "kiosk/scan/frame.h"

#include <cstring>

namespace scan {

namespace {

void wipe_bytes(std::vector<std::uint8_t>& bytes) {
    if (!bytes.empty()) explicit_bzero(bytes.data(), bytes.size());
    bytes.clear();
}

}  // namespace

GreyView grey_view(const Frame& frame) {
    return {.pixels = frame.grey.data(),
            .width = frame.width,
            .height = frame.height,
            .stride = static_cast<std::size_t>(frame.width)};
}

std::uint64_t fingerprint(const Frame& frame) {
    // FNV-1a by words of eight bytes: fast, and nobody attacks it.
    constexpr std::uint64_t kPrime = 0x100000001b3;
    std::uint64_t hash = 0xcbf29ce484222325;
    const auto add = [&hash](std::uint64_t word) {
        hash = (hash ^ word) * kPrime;
        hash ^= hash >> 32;
    };
    add(static_cast<std::uint64_t>(frame.width));
    add(static_cast<std::uint64_t>(frame.height));
    std::size_t at = 0;
    for (; at + sizeof(std::uint64_t) <= frame.grey.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t word = 0;
        std::memcpy(&word, frame.grey.data() + at, sizeof word);
        add(word);
    }
    for (; at < frame.grey.size(); ++at) add(frame.grey[at]);
    return hash;
}

void wipe(Frame& frame) {
    wipe_bytes(frame.grey);
    wipe(frame.preview);
    frame = {};
}

void wipe(Preview& preview) {
    wipe_bytes(preview.rgb);
    preview = {};
}

}  // namespace scan
