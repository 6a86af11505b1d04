// The key that closes what lies on this kiosk's disk (PROTOCOL section 7), and what is made with it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "shared/core/result.h"
#include "shared/core/secret.h"
#include "shared/model/resident.h"

namespace kiosk::desk {

class DeviceKey {
public:
    // Reads the key file (0600), or makes one where there is none. Corrupt: a file of another size lies
    // there; Unavailable: it can't be read or written.
    static core::Result<DeviceKey> load_or_make(const std::filesystem::path& file);

    // Base64 of XChaCha20-Poly1305. `bound_to` names the row: a seal moved to another row does not open.
    std::string seal(std::string_view plain, std::string_view bound_to) const;
    std::optional<std::string> open(std::string_view sealed, std::string_view bound_to) const;

    // Finds a pass again without keeping it; `purpose` keeps the tables from being joined on it.
    std::string index(std::string_view purpose, std::string_view value) const;
    std::string index_of(model::PassId pass) const;

    // From now on nothing opens any more.
    void forget();

private:
    DeviceKey(core::Secret seal, core::Secret index);
    core::Secret seal_;
    core::Secret index_;
};

}  // namespace kiosk::desk
