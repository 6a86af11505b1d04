#include "shared/core/file.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace core {
namespace {

// A descriptor that is closed when it goes.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

private:
    int fd_;
};

tl::unexpected<Error> system_failure(const std::string& what, const std::filesystem::path& path, int code) {
    const ErrorKind kind = code == ENOENT ? ErrorKind::NotFound : ErrorKind::Unavailable;
    return fail(kind, "cannot " + what + " " + path.string() + ": " + std::strerror(code));
}

bool write_all(int fd, std::string_view content) {
    while (!content.empty()) {
        const ssize_t written = ::write(fd, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t limit) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (!file) return system_failure("open", path, errno);
    std::string content;
    std::string chunk(64U << 10U, '\0');
    while (true) {
        const ssize_t got = ::read(file.get(), chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_failure("read", path, errno);
        if (got == 0) return content;
        content.append(chunk.data(), static_cast<std::size_t>(got));
        if (content.size() > limit)
            return fail(ErrorKind::Invalid, path.string() + " is larger than allowed");
    }
}

Result<void> write_file(const std::filesystem::path& path, std::string_view content, FileMode mode) {
    const std::filesystem::path beside = path.string() + ".new";
    const mode_t bits = mode == FileMode::Private ? 0600 : 0644;
    {
        const Descriptor file{::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, bits)};
        if (!file) return system_failure("write", beside, errno);
        if (::fchmod(file.get(), bits) != 0 || !write_all(file.get(), content) || ::fsync(file.get()) != 0) {
            const int code = errno;
            ::unlink(beside.c_str());
            return system_failure("write", beside, code);
        }
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) {
        const int code = errno;
        ::unlink(beside.c_str());
        return system_failure("rename", beside, code);
    }
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path{"."};
    return sync_directory(folder);
}

Result<void> sync_directory(const std::filesystem::path& path) {
    const Descriptor directory{::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (!directory || ::fsync(directory.get()) != 0) return system_failure("sync", path, errno);
    return {};
}

Result<void> make_writable_directory(const std::filesystem::path& path) {
    std::error_code code;
    if (std::filesystem::create_directories(path, code)) {
        std::filesystem::permissions(path, std::filesystem::perms::owner_all, code);
    }
    if (!std::filesystem::is_directory(path)) {
        return fail(ErrorKind::Unavailable,
                    "cannot make the directory " + path.string() + (code ? ": " + code.message() : "") +
                        "; choose another with --data or give this user the right to write");
    }
    const std::filesystem::path probe = path / ".write-probe";
    if (auto written = write_file(probe, "probe", FileMode::Private); !written) {
        return fail(ErrorKind::Unavailable, "the directory " + path.string() + " cannot be written (" +
                                                written.error().message +
                                                "); give this user the right to write there, or free space");
    }
    std::filesystem::remove(probe, code);
    return {};
}

}  // namespace core
