#include "shared/storage/ballast.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace storage {

core::Result<void> keep_ballast(const std::filesystem::path& file) {
    std::error_code code;
    if (std::filesystem::file_size(file, code) == kBallastSize) return {};
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (fd < 0)
        return core::fail(core::ErrorKind::Unavailable, std::string{"no ballast: "} + std::strerror(errno));
    // Real blocks, not a hole: only those can be given back.
    const int failed = ::posix_fallocate(fd, 0, static_cast<off_t>(kBallastSize));
    ::close(fd);
    if (failed == 0) return {};
    ::unlink(file.c_str());
    return core::fail(core::ErrorKind::Unavailable, std::string{"no ballast: "} + std::strerror(failed));
}

void drop_ballast(const std::filesystem::path& file) {
    ::unlink(file.c_str());
}

std::uintmax_t free_space(const std::filesystem::path& directory) {
    std::error_code code;
    const auto space = std::filesystem::space(directory, code);
    return code ? 0 : space.available;
}

}  // namespace storage
