// The county's keys in the hands of whoever runs the server: rotate them, and take the root away.
#include "server/handlers/all.h"
#include "server/handlers/keys.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

using wire::Fields;
using wire::Json;

std::string base64(const core::Secret& secret) {
    return core::to_base64(core::as_bytes(secret.reveal()));
}

Response rotated(Call& call) {
    call.poke("");
    const auto key = active_pass_key(call.unit);
    call.audit("keys.rotate", key ? std::to_string(key->id) : "");
    return ok(wire::dump({{"kid", key ? key->id : 0}}));
}

// What the root signs to prove that it is whole where it lies now.
constexpr std::string_view kProof = "the root is elsewhere";

}  // namespace

Response admin_rotate_keys(Call& call) {
    if (!active_pass_key(call.unit)) return refuse(409, "NO_KEY", "the county has no keys yet");
    if (!root_secrets(call.unit)) return ok(wire::dump({{"document", prepare_rotation(call.unit)}}));
    rotate_pass_key(call.unit);
    return rotated(call);
}

Response admin_sign_keys(Call& call) {
    const auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    Fields fields{*json};
    const auto signature = pass::signature_from(fields.base64("signature", 64));
    if (auto done = fields.done(); !done || !signature)
        return refuse(400, "BAD_BODY", "a signature is needed");
    if (auto done = complete_rotation(call.unit, *signature); !done)
        return refuse(409, "SIGNATURE", done.error().message);
    return rotated(call);
}

Response admin_show_root(Call& call) {
    if (const auto json = wire::parse(call.request.body); !json || !json->is_object())
        return refuse(400, "BAD_BODY", "an object is needed");
    const auto secrets = root_secrets(call.unit);
    if (!secrets) return refuse(409, "ROOT_AWAY", "the root is not on this server any more");
    call.audit("keys.root_read", "");
    return ok(wire::dump(
        {{"root", base64(secrets->root)}, {"root_spare", base64(secrets->spare)}, {"sign", kProof}}));
}

Response admin_forget_root(Call& call) {
    const auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    Fields fields{*json};
    const auto signature = pass::signature_from(fields.base64("signature", 64));
    if (auto done = fields.done(); !done || !signature)
        return refuse(400, "BAD_BODY", "a signature is needed");
    const auto roots = root_keys(call.unit);
    if (roots.empty() || !root_secrets(call.unit)) return refuse(409, "ROOT_AWAY", "there is no root here");
    if (!pass::verify(pass::domain::kKeys, core::as_bytes(kProof), *signature, roots.front()))
        return refuse(409, "SIGNATURE", "the file does not hold this county's root; it stays here");
    forget_root(call.unit);
    call.audit("keys.root_out", "");
    return ok("{}");
}

}  // namespace server::handlers
