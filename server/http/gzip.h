// gzip (RFC 1952) of bodies, with a limit on what a small one may become.
#pragma once

#include <string>
#include <string_view>

#include "shared/core/result.h"

namespace server::http {

std::string gzip(std::string_view plain);
// Invalid where it is damaged, or would be more than `limit` bytes.
core::Result<std::string> gunzip(std::string_view packed, std::size_t limit);

}  // namespace server::http
