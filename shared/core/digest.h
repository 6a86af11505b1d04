// The SHA-256 of a file, however large, piece by piece.
#pragma once

#include <filesystem>
#include <string>

#include "shared/core/result.h"

namespace core {

Result<std::string> sha256_hex_of_file(const std::filesystem::path& path);

}  // namespace core
