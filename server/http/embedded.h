// The files that lie inside the program: the built console and the style of the plain pages.
#pragma once

#include <optional>
#include <string_view>

namespace server::http {

// By its path under the root ("/index.html"); nullopt: there is none.
std::optional<std::string_view> embedded_file(std::string_view path);

}  // namespace server::http
