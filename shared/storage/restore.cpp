#include "shared/storage/restore.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace storage {
namespace {

using core::ErrorKind;

core::Result<void> sync(const std::filesystem::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = fd >= 0 && ::fsync(fd) == 0;
    const int code = errno;
    if (fd >= 0) ::close(fd);
    if (synced) return {};
    return core::fail(ErrorKind::Unavailable, "cannot sync " + path.string() + ": " + std::strerror(code));
}

// The backup as a database of today's schema, closed and whole on disk at `beside`.
core::Result<void> prepare(const std::filesystem::path& backup, const std::filesystem::path& beside,
                           const Migrations& migrations) {
    std::error_code code;
    std::filesystem::copy_file(backup, beside, std::filesystem::copy_options::overwrite_existing, code);
    if (code) {
        const auto kind = std::filesystem::exists(backup) ? ErrorKind::Unavailable : ErrorKind::NotFound;
        return core::fail(kind, "cannot copy " + backup.string() + ": " + code.message());
    }
    {
        auto database = Database::open(beside, migrations);
        if (!database) return database.failure();
    }  // closing it takes its WAL into the file
    if (std::filesystem::exists(beside.string() + "-wal")) {
        return core::fail(ErrorKind::Unavailable, "cannot finish " + beside.string());
    }
    return sync(beside);
}

// A second name for the old file, so that a power cut at any moment leaves a database at `path`; then its
// WAL, which would else be played into the new one.
core::Result<void> keep_aside(const std::filesystem::path& path) {
    const std::string from = path.string();
    const std::string to = replaced_by_restore(path).string();
    std::error_code code;
    for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(to + end, code);
    if (!std::filesystem::exists(path)) return {};
    std::filesystem::create_hard_link(from, to, code);
    if (code) return core::fail(ErrorKind::Unavailable, "cannot keep " + from + " aside: " + code.message());
    for (const char* end : {"-wal", "-shm"}) std::filesystem::rename(from + end, to + end, code);
    return {};
}

}  // namespace

std::filesystem::path replaced_by_restore(const std::filesystem::path& path) {
    return path.string() + ".replaced";
}

core::Result<void> restore(const std::filesystem::path& backup, const std::filesystem::path& path,
                           const Migrations& migrations) {
    const std::filesystem::path beside = path.string() + ".restored";
    std::error_code code;
    if (auto prepared = prepare(backup, beside, migrations); !prepared) {
        for (const char* end : {"", "-wal", "-shm"}) std::filesystem::remove(beside.string() + end, code);
        return prepared;
    }
    if (auto kept = keep_aside(path); !kept) return kept;
    std::filesystem::rename(beside, path, code);
    if (code) {
        return core::fail(ErrorKind::Unavailable, "cannot rename " + beside.string() + ": " + code.message());
    }
    return sync(std::filesystem::absolute(path).parent_path());
}

}  // namespace storage
