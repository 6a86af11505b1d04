#include "kiosk/ui/font_file.h"

#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ui {
namespace {

using Bytes = std::span<const std::byte>;

// Big-endian numbers of the OpenType format (https://learn.microsoft.com/typography/opentype/spec/otff).
std::optional<std::uint32_t> number(Bytes bytes, std::size_t at, std::size_t length) {
    if (at > bytes.size() || bytes.size() - at < length) return std::nullopt;
    std::uint32_t value = 0;
    for (const std::byte byte : bytes.subspan(at, length))
        value = (value << 8U) | std::to_integer<std::uint32_t>(byte);
    return value;
}

bool has_tag(Bytes bytes, std::size_t at, std::string_view tag) {
    return at <= bytes.size() && bytes.size() - at >= tag.size() &&
           std::memcmp(bytes.data() + at, tag.data(), tag.size()) == 0;
}

// Offset of a table of the face whose table directory begins at `directory`.
std::optional<std::uint32_t> table(Bytes bytes, std::size_t directory, std::string_view tag) {
    const auto count = number(bytes, directory + 4, 2);
    for (std::size_t i = 0; count && i < *count; ++i) {
        const std::size_t record = directory + 12 + i * 16;
        if (has_tag(bytes, record, tag)) return number(bytes, record + 8, 4);
    }
    return std::nullopt;
}

}  // namespace

core::Result<FontFile> FontFile::open(const std::filesystem::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return core::fail(core::ErrorKind::NotFound, "font file not found: " + path.string());
    struct stat status {};
    const bool known = ::fstat(fd, &status) == 0 && status.st_size > 0;
    const auto size = static_cast<std::size_t>(known ? status.st_size : 0);
    void* data = known ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    ::close(fd);
    if (data == MAP_FAILED)
        return core::fail(core::ErrorKind::Unavailable, "can't map font file " + path.string());
    return FontFile{{static_cast<const std::byte*>(data), size}};
}

FontFile::~FontFile() {
    if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

FontFile::FontFile(FontFile&& other) noexcept : bytes_{std::exchange(other.bytes_, {})} {}

FontFile& FontFile::operator=(FontFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
}

core::Result<float> FontFile::line_of(int face) const {
    std::optional<std::uint32_t> directory = 0;
    if (has_tag(bytes_, 0, "ttcf"))
        directory = number(bytes_, 12 + 4 * static_cast<std::size_t>(face), 4);
    else if (face != 0)
        directory = std::nullopt;
    const auto head = directory ? table(bytes_, *directory, "head") : std::nullopt;
    const auto hhea = directory ? table(bytes_, *directory, "hhea") : std::nullopt;
    const auto em = head ? number(bytes_, *head + 18, 2) : std::nullopt;
    const auto ascender = hhea ? number(bytes_, *hhea + 4, 2) : std::nullopt;
    const auto descender = hhea ? number(bytes_, *hhea + 6, 2) : std::nullopt;
    if (!em || *em == 0 || !ascender || !descender) {
        return core::fail(core::ErrorKind::Corrupt, "not an OpenType font with the face asked for");
    }
    const auto up = static_cast<std::int16_t>(*ascender);
    const auto down = static_cast<std::int16_t>(*descender);
    return static_cast<float>(up - down) / static_cast<float>(*em);
}

}  // namespace ui
