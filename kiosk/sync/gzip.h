// gzip (RFC 1952) of what is sent.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::sync {

// Empty where the library refuses: then the plain text is sent.
std::string gzip(std::string_view plain);

}  // namespace kiosk::sync
