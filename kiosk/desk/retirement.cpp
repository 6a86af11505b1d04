#include "kiosk/desk/retirement.h"

#include "shared/core/file.h"
#include "shared/core/log.h"

namespace kiosk::desk {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSealed = "sealed-";
constexpr const char* kFarewell = "locked-out.json";
constexpr const char* kDeviceKey = "desk.key";
constexpr std::size_t kLargestSealed = 256U << 20U;

// What goes goes; a disk that can't sync can't be helped now.
void sync_names(const fs::path& directory) {
    if (const auto synced = core::sync_directory(directory); !synced)
        spdlog::error("{}", synced.error().message);
}

bool is_sealed(const fs::path& path) {
    return path.filename().string().starts_with(kSealed) && path.extension() == ".txt";
}

}  // namespace

core::Result<void> keep_sealed(const fs::path& data, const wire::SealedOutbox& outbox) {
    const std::string name = std::string{kSealed} + outbox.device_id + ".txt";
    return core::write_file(data / name, wire::write_sealed(outbox), core::FileMode::Private);
}

std::vector<fs::path> sealed_outboxes(const fs::path& data) {
    std::vector<fs::path> found;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator{data, failed}) {
        if (is_sealed(entry.path())) found.push_back(entry.path());
    }
    return found;
}

core::Result<void> say_farewell(const fs::path& data, const wire::Farewell& farewell) {
    return core::write_file(data / kFarewell, wire::write_farewell(farewell), core::FileMode::Private);
}

std::optional<wire::Farewell> farewell(const fs::path& data) {
    std::error_code missing;
    if (!fs::exists(data / kFarewell, missing)) return std::nullopt;
    const auto text = core::read_file(data / kFarewell, 64U << 10U);
    // Out of use it is also where the words are lost.
    return text ? wire::read_farewell(*text).value_or(wire::Farewell{}) : wire::Farewell{};
}

void forget_farewell(const fs::path& data) {
    std::error_code ignored;
    fs::remove(data / kFarewell, ignored);
}

void destroy(const fs::path& data) {
    std::error_code failed;
    fs::remove(data / kDeviceKey, failed);
    if (failed) spdlog::error("the device key was not removed: {}", failed.message());
    sync_names(data);
    std::vector<fs::path> doomed;
    for (const auto& entry : fs::directory_iterator{data, failed}) {
        std::error_code unknown;
        const bool stays =
            is_sealed(entry.path()) || entry.path().filename() == kFarewell || entry.is_socket(unknown);
        if (!stays) doomed.push_back(entry.path());
    }
    for (const auto& path : doomed) {
        fs::remove_all(path, failed);
        if (failed) spdlog::error("{} was not removed: {}", path.string(), failed.message());
    }
    sync_names(data);
}

void forget_sealed(const fs::path& data, core::WallTime now) {
    for (const auto& path : sealed_outboxes(data)) {
        const auto text = core::read_file(path, kLargestSealed);
        const auto sealed =
            text ? wire::read_sealed(*text) : core::fail(core::ErrorKind::Unavailable, "unread");
        if (!sealed || now - sealed->sealed_at < kSealedKept) continue;
        std::error_code ignored;
        fs::remove(path, ignored);
        spdlog::info("sealed events were kept for 30 days and are gone now");
    }
}

}  // namespace kiosk::desk
