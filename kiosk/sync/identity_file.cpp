#include "kiosk/sync/identity_file.h"

#include "shared/core/file.h"

namespace kiosk::sync {
namespace {

constexpr const char* kName = "identity.json";

}  // namespace

core::Result<wire::Identity> load_identity(const std::filesystem::path& data) {
    const auto text = core::read_file(data / kName, 1U << 20U);
    if (!text) return text.failure();
    auto identity = wire::read_identity(*text);
    if (!identity) {
        return core::fail(core::ErrorKind::Corrupt, (data / kName).string() + " is damaged (" +
                                                        identity.error().message +
                                                        "); enrol this kiosk again");
    }
    return identity;
}

core::Result<void> save_identity(const std::filesystem::path& data, const wire::Identity& identity) {
    return core::write_file(data / kName, wire::write_identity(identity), core::FileMode::Private);
}

}  // namespace kiosk::sync
