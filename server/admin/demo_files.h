// The demo county's files: its description, and the pictures of its playlist put where the server serves them
// from.
#pragma once

#include <filesystem>
#include <string>

#include "shared/core/result.h"

namespace server::admin {

// What the server is asked to load. `directory` holds county.json (empty: the one beside the program, or of
// the source tree). The pictures are copied into `media` under the names of their content.
core::Result<std::string> demo_body(const std::string& directory, const std::filesystem::path& media);

}  // namespace server::admin
