// The console's own files: what is answered to a GET that no route of the API takes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/handlers/request.h"

namespace server::http {

// A file of the console, or its page for any path that it routes itself; nullopt where the API would have had
// to answer.
std::optional<handlers::Response> static_file(std::string_view path);

// Headers that every answer bears (FIELD TH22).
void add_security_headers(handlers::Response& response);

}  // namespace server::http
