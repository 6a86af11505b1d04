#include "kiosk/devices/machine.h"

#include <array>
#include <cstring>
#include <string>

#include <spawn.h>

namespace devices {

core::Result<void> reboot(const std::filesystem::path& helper) {
    if (helper.empty()) return core::fail(core::ErrorKind::Invalid, "no helper program is configured");
    if (!helper.is_absolute())
        return core::fail(core::ErrorKind::Invalid, "the helper program's path must be absolute");
    std::string program = helper.string();
    std::string order = "reboot";
    const std::array<char*, 3> words{program.data(), order.data(), nullptr};
    const std::array<char*, 1> surroundings{nullptr};
    pid_t child = 0;
    const int failed =
        ::posix_spawn(&child, program.c_str(), nullptr, nullptr, words.data(), surroundings.data());
    if (failed != 0) return core::fail(core::ErrorKind::Unavailable, program + ": " + std::strerror(failed));
    return {};
}

}  // namespace devices
