#include "kiosk/desk/device_key.h"

#include <utility>

#include "shared/core/bytes.h"
#include "shared/core/file.h"
#include "shared/pass/sealing.h"

namespace kiosk::desk {
namespace {

constexpr std::size_t kKeySize = 32;

}  // namespace

DeviceKey::DeviceKey(core::Secret seal, core::Secret index)
    : seal_(std::move(seal)), index_(std::move(index)) {}

core::Result<DeviceKey> DeviceKey::load_or_make(const std::filesystem::path& file) {
    auto content = core::read_file(file, 2 * kKeySize);
    if (!content && content.error().kind == core::ErrorKind::NotFound) {
        const core::Secret fresh = pass::make_secret(2 * kKeySize);
        const auto written = core::write_file(file, fresh.reveal(), core::FileMode::Private);
        if (!written) return written.failure();
        content = fresh.reveal();
    }
    if (!content && content.error().kind == core::ErrorKind::Unavailable) return content.failure();
    if (!content || content->size() != 2 * kKeySize) {
        return core::fail(core::ErrorKind::Corrupt, file.string() +
                                                        " is not a device key; put the right one back, or "
                                                        "move it and the databases away to start anew");
    }
    return DeviceKey{core::Secret{content->substr(0, kKeySize)}, core::Secret{content->substr(kKeySize)}};
}

std::string DeviceKey::seal(std::string_view plain, std::string_view bound_to) const {
    return core::to_base64(pass::seal(plain, bound_to, seal_));
}

std::optional<std::string> DeviceKey::open(std::string_view sealed, std::string_view bound_to) const {
    const auto bytes = core::from_base64(sealed);
    if (!bytes) return std::nullopt;
    return pass::open(*bytes, bound_to, seal_);
}

std::string DeviceKey::index(std::string_view purpose, std::string_view value) const {
    std::string named{purpose};
    named.append(1, '\0').append(value);
    return pass::blind_index(named, index_);
}

std::string DeviceKey::index_of(model::PassId pass) const {
    return index("pass", model::to_text(pass));
}

void DeviceKey::forget() {
    seal_ = {};
    index_ = {};
}

}  // namespace kiosk::desk
