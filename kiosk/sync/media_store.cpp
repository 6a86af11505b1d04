#include "kiosk/sync/media_store.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <optional>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shared/core/bytes.h"
#include "shared/core/digest.h"
#include "shared/core/file.h"
#include "shared/core/log.h"

namespace kiosk::sync {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr std::int64_t kLeastReserve = std::int64_t{1} << 30;
constexpr std::int64_t kReserveShare = 10;  // per cent of the disk
constexpr std::size_t kChunk = 256U << 10U;
constexpr auto kOldPart = std::chrono::days{7};
constexpr const char* kIndex = "index";
constexpr const char* kPart = ".part";
constexpr const char* kBad = "bad";

tl::unexpected<core::Error> failure(const std::string& what, const fs::path& path) {
    return core::fail(core::ErrorKind::Unavailable, what + " " + path.string() + ": " + std::strerror(errno));
}

std::string extension_of(const std::string& type) {
    static const std::map<std::string, std::string, std::less<>> kKnown{{"image/png", ".png"},
                                                                        {"image/jpeg", ".jpg"},
                                                                        {"image/webp", ".webp"},
                                                                        {"video/mp4", ".mp4"},
                                                                        {"video/webm", ".webm"}};
    const auto found = kKnown.find(type);
    return found == kKnown.end() ? ".bin" : found->second;
}

std::optional<StoredFile> look_at(const fs::path& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0 || !S_ISREG(found.st_mode)) return std::nullopt;
    return StoredFile{.path = path,
                      .bytes = found.st_size,
                      .modified = std::int64_t{found.st_mtim.tv_sec} * 1'000'000'000 + found.st_mtim.tv_nsec};
}

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// Feeds the file from its beginning; false where it can't be read.
bool hash_file(int fd, core::Sha256Stream& hash) {
    std::string chunk(kChunk, '\0');
    for (;;) {
        const ssize_t got = ::read(fd, chunk.data(), chunk.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return false;
        if (got == 0) return true;
        hash.add({chunk.data(), static_cast<std::size_t>(got)});
    }
}

}  // namespace

// What is being downloaded.
struct MediaStore::Part {
    model::Media media;
    fs::path final_path;
    fs::path path;
    int fd = -1;
    std::int64_t size = 0;
    core::Sha256Stream hash;

    Part() = default;
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    ~Part() {
        if (fd >= 0) ::close(fd);
    }
};

bool is_digest(const std::string& name) {
    const auto bytes = core::from_hex(name);
    return bytes && bytes->size() == 32;
}

fs::path media_path(const fs::path& directory, const model::Media& media) {
    return directory / media.sha256.substr(0, 2) / (media.sha256 + extension_of(media.type));
}

MediaStore::MediaStore(fs::path directory)
    : directory_(std::move(directory)), free_space_([this] {
          std::error_code unknown;
          const auto space = fs::space(directory_, unknown);
          return unknown ? std::int64_t{0} : static_cast<std::int64_t>(space.available);
      }) {}

MediaStore::~MediaStore() = default;

core::Result<void> MediaStore::open() {
    const auto made = core::make_writable_directory(directory_);
    if (made) move_old_ones();
    look_around(read_index());
    if (!made) return made.failure();
    return save_index();
}

// Before there was an index, files lay beside each other under their digest alone.
void MediaStore::move_old_ones() {
    std::error_code ignored;
    std::vector<fs::path> old;
    for (const auto& entry : fs::directory_iterator{directory_, ignored}) {
        if (entry.is_regular_file(ignored) && is_digest(entry.path().filename())) old.push_back(entry.path());
    }
    for (const fs::path& path : old) {
        const std::string digest = path.filename();
        fs::create_directories(directory_ / digest.substr(0, 2), ignored);
        fs::rename(path, directory_ / digest.substr(0, 2) / (digest + ".bin"), ignored);
    }
}

void MediaStore::look_around(const std::map<std::string, StoredFile>& known) {
    files_.clear();
    std::error_code ignored;
    std::vector<std::string> doubtful;
    for (const auto& folder : fs::directory_iterator{directory_, ignored}) {
        if (!folder.is_directory(ignored) || folder.path().filename() == kBad) continue;
        for (const auto& entry : fs::directory_iterator{folder.path(), ignored}) {
            const std::string digest = entry.path().stem();
            if (!is_digest(digest) || entry.path().extension() == kPart) continue;
            const auto file = look_at(entry.path());
            if (!file) continue;
            files_[digest] = *file;
            const auto noted = known.find(digest);
            if (noted != known.end() && noted->second != *file) doubtful.push_back(digest);
        }
    }
    for (const std::string& digest : doubtful) check(digest);
}

// A line each: digest, bytes, time, path below the directory. Whoever wrote the last line wrote them all.
std::map<std::string, StoredFile> MediaStore::read_index() const {
    const auto text = core::read_file(directory_ / kIndex);
    if (!text) return {};
    std::map<std::string, StoredFile> known;
    std::istringstream lines{*text};
    std::string digest;
    std::string name;
    StoredFile file;
    while (lines >> digest && digest != "end") {
        if (!(lines >> file.bytes >> file.modified >> name)) return {};
        file.path = directory_ / name;
        known[digest] = file;
    }
    return digest == "end" ? known : std::map<std::string, StoredFile>{};
}

core::Result<void> MediaStore::save_index() const {
    std::ostringstream text;
    for (const auto& [digest, file] : files_) {
        text << digest << ' ' << file.bytes << ' ' << file.modified << ' '
             << file.path.lexically_relative(directory_).string() << '\n';
    }
    text << "end\n";
    return core::write_file(directory_ / kIndex, text.str());
}

core::Result<std::int64_t> MediaStore::begin(const model::Media& media) {
    part_ = std::make_unique<Part>();
    part_->media = media;
    part_->final_path = media_path(directory_, media);
    part_->path = part_->final_path.string() + kPart;
    std::error_code code;
    fs::create_directories(part_->final_path.parent_path(), code);
    part_->fd = ::open(part_->path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (part_->fd < 0) return failure("can't write", part_->path);
    if (!hash_file(part_->fd, part_->hash)) return failure("can't read", part_->path);
    part_->size = ::lseek(part_->fd, 0, SEEK_END);
    if (media.bytes > 0 && part_->size > media.bytes) {
        if (auto cleared = append(0, {}); !cleared) return cleared.failure();
    }
    return part_->size;
}

core::Result<void> MediaStore::append(std::int64_t at, std::string_view bytes) {
    if (!part_) return core::fail(core::ErrorKind::Invalid, "nothing has begun");
    if (at == 0 && part_->size > 0) {
        if (::ftruncate(part_->fd, 0) != 0 || ::lseek(part_->fd, 0, SEEK_SET) != 0)
            return failure("can't empty", part_->path);
        part_->size = 0;
        part_->hash = core::Sha256Stream{};
    }
    if (at != part_->size) return core::fail(core::ErrorKind::Invalid, "these bytes belong elsewhere");
    if (!write_all(part_->fd, bytes)) return failure("can't write", part_->path);
    part_->hash.add(bytes);
    part_->size += static_cast<std::int64_t>(bytes.size());
    return {};
}

core::Result<MediaStore::Verdict> MediaStore::finish(More more) {
    if (!part_) return core::fail(core::ErrorKind::Invalid, "nothing has begun");
    const auto part = std::exchange(part_, nullptr);
    const std::string digest = core::to_hex(part->hash.digest());
    if (digest != part->media.sha256) {
        // Shorter than it is said to be: the rest may still come.
        const bool is_short = part->media.bytes <= 0 || part->size < part->media.bytes;
        if (is_short && more == More::MayCome) return Verdict::Unfinished;
        spdlog::warn("a file is not what it should be: {} is {}", part->media.sha256, digest);
        ::unlink(part->path.c_str());
        return Verdict::Different;
    }
    if (::fsync(part->fd) != 0) return failure("can't sync", part->path);
    if (::rename(part->path.c_str(), part->final_path.c_str()) != 0)
        return failure("can't name", part->final_path);
    if (auto synced = core::sync_directory(part->final_path.parent_path()); !synced) return synced.failure();
    const auto file = look_at(part->final_path);
    if (!file) return failure("can't find", part->final_path);
    files_[digest] = *file;
    if (auto saved = save_index(); !saved) return saved.failure();
    return Verdict::Kept;
}

bool MediaStore::check(const std::string& digest) {
    const auto found = files_.find(digest);
    if (found == files_.end()) return false;
    if (core::sha256_hex_of_file(found->second.path) == digest) return true;
    set_aside(found->second.path);
    files_.erase(found);
    if (auto saved = save_index(); !saved) spdlog::warn("media: {}", saved.error().message);
    return false;
}

void MediaStore::set_aside(const fs::path& file) const {
    spdlog::warn("a file has changed on the disk and is set aside: {}", file.filename().string());
    std::error_code ignored;
    fs::create_directories(directory_ / kBad, ignored);
    fs::rename(file, directory_ / kBad / file.filename(), ignored);
}

void MediaStore::remove(const std::string& digest) {
    const auto found = files_.find(digest);
    if (found == files_.end()) return;
    std::error_code ignored;  // what can't be removed now is tried the next time
    fs::remove(found->second.path, ignored);
    files_.erase(found);
    if (auto saved = save_index(); !saved) spdlog::warn("media: {}", saved.error().message);
}

std::int64_t MediaStore::room() const {
    std::error_code unknown;
    const auto space = fs::space(directory_, unknown);
    const std::int64_t tenth = unknown ? 0 : static_cast<std::int64_t>(space.capacity / 100) * kReserveShare;
    return free_space_() - std::max(kLeastReserve, tenth);
}

bool MediaStore::make_room(std::int64_t needed, const std::set<std::string>& referenced) {
    std::error_code ignored;
    if (room() < needed) fs::remove_all(directory_ / kBad, ignored);
    std::vector<std::pair<std::int64_t, std::string>> spare;
    for (const auto& [digest, file] : files_) {
        if (!referenced.contains(digest)) spare.emplace_back(file.modified, digest);
    }
    std::sort(spare.begin(), spare.end());
    for (const auto& [modified, digest] : spare) {
        if (room() >= needed) break;
        remove(digest);
    }
    return room() >= needed;
}

void MediaStore::remove_old_parts(core::WallTime now) {
    const std::int64_t oldest = (core::to_ms(now) - std::chrono::milliseconds{kOldPart}.count()) * 1'000'000;
    std::error_code ignored;
    std::vector<fs::path> old;
    for (const auto& entry : fs::recursive_directory_iterator{directory_, ignored}) {
        const auto file = entry.path().extension() == kPart ? look_at(entry.path()) : std::nullopt;
        if (file && file->modified < oldest) old.push_back(entry.path());
    }
    for (const fs::path& path : old) fs::remove(path, ignored);
}

core::Result<void> MediaStore::probe() {
    return core::write_file(directory_ / "probe", "can this be written?");
}

}  // namespace kiosk::sync
