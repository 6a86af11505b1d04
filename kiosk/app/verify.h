// The command `linli-kiosk verify TEXT`: what a scanned text is, and whether it is genuine.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

namespace app {

// With the keys of the kiosk enrolled in `data`; without one, passes are read but not verified. Answers the
// exit code.
int verify(const std::string& text, const std::filesystem::path& data, std::ostream& out);

}  // namespace app
