#include "server/handlers/keys.h"

#include <chrono>

#include "server/store/accounts.h"
#include "server/store/feed.h"
#include "shared/wire/device.h"
#include "shared/wire/enums.h"

namespace server::handlers {
namespace {

constexpr std::chrono::days kYear{365};
constexpr auto kSigns = kYear;              // PROTOCOL section 1: sign 12 months with one key,
constexpr auto kVerifiesAfter = kYear * 3;  // believe it 36 months longer

constexpr const char* kSeal = "seal";
constexpr const char* kDocument = "keyset_document";
constexpr const char* kSignature = "keyset_signature";

void add_key(store::Unit& unit, const std::string& purpose, int id, const char* state = "active") {
    pass::KeyPair pair = pass::make_key_pair();
    store::put_key(unit, {.purpose = purpose,
                          .id = id,
                          .public_key = pair.public_key,
                          .secret_key = std::move(pair.secret_key),
                          .state = state,
                          .use_from = unit.now,
                          .use_to = unit.now + kSigns,
                          .verify_to = unit.now + kSigns + kVerifiesAfter});
}

void add_seal_key(store::Unit& unit) {
    pass::BoxKeys pair = pass::make_box_keys();
    store::put_key(unit, {.purpose = kSeal,
                          .id = 1,
                          .public_key = pair.public_key,
                          .secret_key = std::move(pair.secret_key),
                          .state = "active",
                          .use_from = unit.now,
                          .use_to = unit.now + kSigns,
                          .verify_to = unit.now + kSigns + kVerifiesAfter});
}

std::optional<store::SigningKey> only(store::Unit& unit, const std::string& purpose) {
    auto keys = store::keys_for(unit, purpose);
    if (keys.empty()) return std::nullopt;
    return std::move(keys.front());
}

int keyset_version(store::Unit& unit) {
    return std::atoi(store::setting(unit, "keyset_version").value_or("1").c_str());
}

// What the root has signed before it was taken away, or elsewhere since.
wire::KeysetRow stored_row(store::Unit& unit) {
    return {.version = keyset_version(unit),
            .document = store::setting(unit, kDocument).value_or(""),
            .signature = store::setting(unit, kSignature).value_or("")};
}

}  // namespace

void make_first_keys(store::Unit& unit, int region) {
    if (!store::keys_for(unit, "root").empty()) return;
    store::set_setting(unit, "region", std::to_string(region));
    store::set_setting(unit, "keyset_version", "1");
    for (const char* purpose : {"root", "root_spare", "time", "command", "pass"}) add_key(unit, purpose, 1);
    add_seal_key(unit);
    publish_keyset(unit);
}

void rotate_pass_key(store::Unit& unit) {
    int last = 0;
    for (auto& key : store::keys_for(unit, "pass")) {
        last = std::max(last, key.id);
        if (key.state != "active") continue;
        key.state = "retired";
        key.use_to = unit.now;
        store::put_key(unit, key);
    }
    add_key(unit, "pass", last + 1);
    store::set_setting(unit, "keyset_version", std::to_string(keyset_version(unit) + 1));
    publish_keyset(unit);
}

std::vector<pass::PublicKey> root_keys(store::Unit& unit) {
    std::vector<pass::PublicKey> roots;
    for (const char* purpose : {"root", "root_spare"}) {
        if (const auto key = only(unit, purpose)) roots.push_back(key->public_key);
    }
    return roots;
}

wire::KeysetRow keyset_row(store::Unit& unit) {
    const auto root = only(unit, "root");
    if (root && root->secret_key.empty()) return stored_row(unit);
    wire::KeysetRow row{.version = keyset_version(unit),
                        .document = wire::write_keyset_document(keys_now(unit))};
    if (root) {
        row.signature =
            core::to_base64(pass::sign(pass::domain::kKeys, core::as_bytes(row.document), root->secret_key));
    }
    return row;
}

pass::KeySet keys_now(store::Unit& unit) {
    pass::KeySet keys;
    keys.version = keyset_version(unit);
    const int region = county_region(unit);
    for (const auto& key : store::keys_for(unit, "pass")) {
        keys.keys.push_back(
            {.region = region,
             .id = key.id,
             .algorithm = pass::Algorithm::Ed25519,
             .key = key.public_key,
             .use_from = key.use_from,
             .use_to = key.use_to,
             .verify_to = key.verify_to,
             .state = wire::value_of<pass::KeyState>(key.state).value_or(pass::KeyState::Retired)});
    }
    if (const auto key = only(unit, "time")) keys.time_key = key->public_key;
    if (const auto key = only(unit, "command")) keys.command_key = key->public_key;
    if (const auto key = only(unit, kSeal)) keys.seal_key = key->public_key;
    return keys;
}

void keep_signed(store::Unit& unit, const wire::KeysetRow& row) {
    store::set_setting(unit, "keyset_version", std::to_string(row.version));
    store::set_setting(unit, kDocument, row.document);
    store::set_setting(unit, kSignature, row.signature);
}

int next_pass_key(store::Unit& unit) {
    int last = 0;
    for (const auto& key : store::keys_for(unit, "pass")) {
        if (key.state == "next") return key.id;
        last = std::max(last, key.id);
    }
    add_key(unit, "pass", last + 1, "next");
    return last + 1;
}

void publish_keyset(store::Unit& unit) {
    store::put_row(unit, {}, wire::row::kKeyset, "county", wire::write_row(keyset_row(unit)));
}

std::optional<std::string> open_sealed(store::Unit& unit, core::ByteView sealed) {
    const auto key = only(unit, kSeal);
    if (!key) return std::nullopt;
    return pass::open_box(sealed, {.public_key = key->public_key, .secret_key = key->secret_key});
}

bool sign_command(store::Unit& unit, const wire::Addressee& to, wire::Command& command) {
    const auto key = only(unit, "command");
    if (key) command.signature = wire::sign_command(to, command, key->secret_key);
    return key.has_value();
}

pass::Signature sign_time(store::Unit& unit, const core::Bytes& message) {
    const auto key = only(unit, "time");
    return key ? pass::sign(pass::domain::kTime, message, key->secret_key) : pass::Signature{};
}

std::optional<store::SigningKey> active_pass_key(store::Unit& unit) {
    for (auto& key : store::keys_for(unit, "pass")) {
        if (key.state == "active") return std::move(key);
    }
    return std::nullopt;
}

int county_region(store::Unit& unit) {
    return std::atoi(store::setting(unit, "region").value_or("0").c_str());
}

}  // namespace server::handlers
