// Whom an announcement is for, as JSON.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/result.h"
#include "shared/model/target.h"

namespace wire {

std::string write_target(const model::Target& target);
// A text that is not a target is for nobody.
model::Target read_target(std::string_view json);

}  // namespace wire
