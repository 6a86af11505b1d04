// The string tables of the screen (assets/lang/*.json): one flat JSON object from key to words.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "shared/core/result.h"

namespace wire {

// Invalid when it is not an object whose values are all strings, or when a key stands twice.
core::Result<std::map<std::string, std::string>> read_texts(std::string_view json);

}  // namespace wire
