// The files of the signage on the disk, each under its own SHA-256: whole and right, or not there at all
// (SIGNAGE section 6). For one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/model/playlist.h"

namespace kiosk::sync {

struct StoredFile {
    std::filesystem::path path;
    std::int64_t bytes = 0;
    std::int64_t modified = 0;  // nanoseconds, as the file system has it
    bool operator==(const StoredFile&) const = default;
};

// Where a file of this media lies below `directory`: ab/abcd….ext
std::filesystem::path media_path(const std::filesystem::path& directory, const model::Media& media);
// Can be the name of a file at all.
bool is_digest(const std::string& name);

class MediaStore {
public:
    explicit MediaStore(std::filesystem::path directory);
    MediaStore(const MediaStore&) = delete;
    MediaStore& operator=(const MediaStore&) = delete;
    ~MediaStore();

    // Looks what is here by name, size and time. A file that differs from the index is read and hashed;
    // without an index all are taken as they are named. Where the disk can't be written, what can be read is
    // still here.
    core::Result<void> open();

    const std::map<std::string, StoredFile>& files() const { return files_; }  // by their digests
    bool has(const std::string& digest) const { return files_.contains(digest); }

    // A download: how much of it is here already, then what comes, then the verdict. One at a time.
    enum class Verdict { Kept, Different, Unfinished };
    core::Result<std::int64_t> begin(const model::Media& media);
    // `at`: where in the file these bytes belong; 0 begins anew.
    core::Result<void> append(std::int64_t at, std::string_view bytes);
    enum class More { MayCome, Never };  // of a part that is too short
    core::Result<Verdict> finish(More more = More::MayCome);

    // Reads the file again. False where it is not what it should be: it lies in bad/ now, and is missing.
    bool check(const std::string& digest);
    void remove(const std::string& digest);
    // Removes files that nobody references, oldest first, until there are `needed` bytes; and parts older
    // than a week. True where it sufficed.
    bool make_room(std::int64_t needed, const std::set<std::string>& referenced);
    void remove_old_parts(core::WallTime now);
    // Can it be written?
    core::Result<void> probe();

    // Bytes that are free on the disk; replaced in tests.
    void free_space(std::function<std::int64_t()> ask) { free_space_ = std::move(ask); }
    // Bytes that may still be used for media: the rest is for what matters more (R-M5).
    std::int64_t room() const;

private:
    struct Part;
    core::Result<void> save_index() const;
    std::map<std::string, StoredFile> read_index() const;
    void look_around(const std::map<std::string, StoredFile>& known);
    void move_old_ones();
    void set_aside(const std::filesystem::path& file) const;

    std::filesystem::path directory_;
    std::map<std::string, StoredFile> files_;
    std::unique_ptr<Part> part_;
    std::function<std::int64_t()> free_space_;
};

}  // namespace kiosk::sync
