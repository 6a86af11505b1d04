// The log: one line a fact, for the person who repairs. Never the place for a name, a pass or a foreign code.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <spdlog/spdlog.h>

namespace core {

// Sets up the process's log: to standard error, and where `file` is given also to a rotating file (2 x 1
// MiB). Control characters in messages are escaped. Call once from main().
void open_log(std::string_view program, const std::filesystem::path& file = {});

struct LogLine {
    std::string time;  // 09:42:07, UTC
    bool warns = false;
    std::string text;
};
// The last lines of this process, newest first, at most `most` (and never more than kRecentLines).
std::vector<LogLine> recent_lines(std::size_t most);
inline constexpr std::size_t kRecentLines = 200;

// Hears every line at warning or above, for tests that must see none unexpected.
void on_warning(std::function<void(std::string_view)> listener);

}  // namespace core
