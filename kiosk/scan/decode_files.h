// The command-line twin of the decode chain: picture files in, their texts out.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>

#include "shared/core/result.h"

namespace scan {

// The text of the first code in a picture file. NotFound where there is none,
// Invalid where the file is no picture.
core::Result<std::string> decode_file(const std::filesystem::path& file);

// `linli-kiosk decode`: a line FILE<TAB>TEXT each, `-` where nothing is read. Escape characters are shown as
// `?`, so that a hostile code can't steer the terminal. The exit code: 1 when a file was no picture.
int decode_files(std::span<const std::filesystem::path> files, std::ostream& out);

}  // namespace scan
