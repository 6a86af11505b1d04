#include "shared/wire/identity.h"

#include "shared/wire/json.h"

namespace wire {

std::string write_identity(const Identity& identity) {
    Json roots = Json::array();
    for (const auto& root : identity.roots) roots.push_back(core::to_base64(root));
    return dump({{"server", identity.server},
                 {"device_id", identity.device_id},
                 {"center_id", identity.center_id},
                 {"epoch", identity.epoch},
                 {"secret_key", core::to_base64(core::as_bytes(identity.secret_key.reveal()))},
                 {"roots", roots},
                 {"pins", identity.pins},
                 {"authority", identity.authority},
                 {"keyset", Json::parse(write_row(identity.keyset), nullptr, false)},
                 {"public_url", identity.public_url}});
}

core::Result<Identity> read_identity(std::string_view json) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    Identity identity{.server = fields.text("server", 256),
                      .device_id = fields.text("device_id", 36),
                      .center_id = fields.text("center_id", 64),
                      .epoch = static_cast<int>(fields.integer("epoch", 1, 1'000'000)),
                      .secret_key = {},
                      .roots = {},
                      .pins = fields.texts("pins", 8),
                      .authority = fields.optional_text("authority", 64U << 10U),
                      .keyset = {},
                      .public_url = fields.optional_text("public_url", 256)};
    const core::Bytes secret = fields.base64("secret_key", 64);
    identity.secret_key = core::Secret{std::string{secret.begin(), secret.end()}};
    for (const auto& text : fields.texts("roots", 4)) {
        const auto bytes = core::from_base64(text);
        const auto key = bytes ? pass::public_key_from(*bytes) : std::nullopt;
        if (!key) fields.wrong("roots", "must hold keys of 32 bytes");
        if (key) identity.roots.push_back(*key);
    }
    auto keyset = read_row<KeysetRow>(dump(fields.object("keyset")));
    if (!keyset) fields.wrong("keyset", keyset.error().message);
    if (keyset) identity.keyset = std::move(*keyset);
    if (auto done = fields.done(); !done) return done.failure();
    return identity;
}

}  // namespace wire
