// A font file mapped into memory, and the few numbers of it that we need ourselves.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "shared/core/result.h"

namespace ui {

// Read-only and mapped as long as it lives: the pages stay the system's, who may drop them again.
class FontFile {
public:
    static core::Result<FontFile> open(const std::filesystem::path& path);
    ~FontFile();
    FontFile(FontFile&& other) noexcept;
    FontFile& operator=(FontFile&& other) noexcept;

    std::span<const std::byte> bytes() const { return bytes_; }

    // Ascender minus descender of a face, in ems: the height that FreeType calls the size of the font.
    core::Result<float> line_of(int face) const;

private:
    explicit FontFile(std::span<const std::byte> bytes) : bytes_{bytes} {}
    std::span<const std::byte> bytes_;
};

}  // namespace ui
