// The county's root away from the server (PROTOCOL section 1, "Keys"): its secret lies in a file elsewhere,
// and every new list of keys is signed there.
#include <algorithm>

#include "server/handlers/keys.h"
#include "server/store/accounts.h"
#include "shared/wire/device.h"
#include "shared/wire/enums.h"

namespace server::handlers {
namespace {

constexpr const char* kPrepared = "keyset_prepared";

std::optional<core::Secret> secret_of(store::Unit& unit, const char* purpose) {
    const auto keys = store::keys_for(unit, purpose);
    if (keys.empty() || keys.front().secret_key.empty()) return std::nullopt;
    return keys.front().secret_key;
}

}  // namespace

std::optional<RootSecrets> root_secrets(store::Unit& unit) {
    auto root = secret_of(unit, "root");
    auto spare = secret_of(unit, "root_spare");
    if (!root || !spare) return std::nullopt;
    return RootSecrets{.root = std::move(*root), .spare = std::move(*spare)};
}

void forget_root(store::Unit& unit) {
    keep_signed(unit, keyset_row(unit));
    for (const char* purpose : {"root", "root_spare"}) store::forget_secret(unit, purpose);
}

std::string prepare_rotation(store::Unit& unit) {
    const int next = next_pass_key(unit);
    pass::KeySet keys = keys_now(unit);
    ++keys.version;
    for (auto& key : keys.keys) {
        if (key.id == next) {
            key.state = pass::KeyState::Active;
        } else if (key.state == pass::KeyState::Active) {
            key.state = pass::KeyState::Retired;
            key.use_to = unit.now;
        }
    }
    std::string document = wire::write_keyset_document(keys);
    store::set_setting(unit, kPrepared, document);
    return document;
}

core::Result<void> complete_rotation(store::Unit& unit, const pass::Signature& signature) {
    const wire::KeysetRow row{.version = 0,
                              .document = store::setting(unit, kPrepared).value_or(""),
                              .signature = core::to_base64(signature)};
    const auto keys = wire::open_keyset(row, root_keys(unit));
    if (!keys) return keys.failure();
    for (auto& key : store::keys_for(unit, "pass")) {
        const auto* record = keys->find(county_region(unit), key.id);
        if (!record) continue;
        key.state = wire::name_of(record->state);
        key.use_to = record->use_to;
        store::put_key(unit, key);
    }
    keep_signed(unit, {.version = keys->version, .document = row.document, .signature = row.signature});
    store::set_setting(unit, kPrepared, "");
    publish_keyset(unit);
    return {};
}

}  // namespace server::handlers
