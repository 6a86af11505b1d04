// Files that are whole or absent: written beside, synced, renamed, and the directory synced.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "shared/core/result.h"

namespace core {

enum class FileMode { Private, Shared };  // 0600 or 0644

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit = 64u << 20);
// After success the content survives a power cut. On failure the old file is untouched.
Result<void> write_file(const std::filesystem::path& path, std::string_view content,
                        FileMode mode = FileMode::Shared);

// After success the names in the directory survive a power cut.
Result<void> sync_directory(const std::filesystem::path& path);

// Creates the directory (0700) and proves that it can be written and synced; the message names path and cure.
Result<void> make_writable_directory(const std::filesystem::path& path);

}  // namespace core
