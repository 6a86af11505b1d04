// Runs a program on a stranger's file with little of everything: time, memory, disk, no network, no more
// rights than before. When its time is over it is killed with all that it started.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "shared/core/clock.h"
#include "shared/core/result.h"

namespace server::media {

struct ChildLimits {
    std::chrono::seconds wall{30};
    std::chrono::seconds cpu{30};
    std::uint64_t memory = 3ULL << 30U;  // of addresses
    std::uint64_t file = 64ULL << 20U;   // that it may write
};

struct ChildEnd {
    enum class How { Exited, Killed, OutOfTime, Stopped };
    How how = How::Exited;
    int code = 0;          // of Exited
    std::string output;    // at most 1 MiB
    std::string problems;  // what it said on its second channel, at most 1 MiB
    bool is_good() const { return how == How::Exited && code == 0; }
};

// Where a program of this name lies, from the system's own directories alone.
core::Result<std::filesystem::path> find_program(const std::string& name);

// `words` begins with the program's path; no shell reads them. It works in `directory`. Waits for the end,
// for `limits.wall`, or for `stop`. Unavailable: it could not be started.
core::Result<ChildEnd> run_child(const std::vector<std::string>& words,
                                 const std::filesystem::path& directory, const ChildLimits& limits,
                                 const core::Clock& clock, const std::stop_token& stop);

}  // namespace server::media
