// Play records on their way up: POST /api/v1/play (PROTOCOL section 4.3, SIGNAGE R-R1).
#pragma once

#include <string>
#include <string_view>

#include "shared/core/result.h"
#include "shared/model/play.h"

namespace wire {

std::string write_plays(const model::PlayBatch& batch);
core::Result<model::PlayBatch> read_plays(std::string_view json);
// The answer names the batch that may be forgotten.
std::string write_plays_answer(const std::string& batch);
core::Result<std::string> read_plays_answer(std::string_view json);

}  // namespace wire
