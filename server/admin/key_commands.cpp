#include "server/admin/key_commands.h"

#include <cstdio>

#include "server/admin/answers.h"
#include "shared/core/file.h"
#include "shared/pass/signing.h"

namespace server::admin {
namespace {

using handlers::Method;
using wire::Json;

core::Result<Json> post(Operator& county, const std::string& path, const Json& body) {
    return ask(county, {.method = Method::Post, .path = path, .body = wire::dump(body)});
}

// Signed by the root that lies in the file.
core::Result<std::string> signed_by(const std::filesystem::path& file, const std::string& message) {
    const auto content = core::read_file(file, 64U << 10U);
    if (!content) return content.failure();
    const auto json = wire::parse(*content);
    const auto bytes = json ? core::from_base64(text(*json, "root")) : std::nullopt;
    if (!bytes || bytes->size() != 64)
        return core::fail(core::ErrorKind::Invalid, file.string() + " holds no root key");
    const core::Secret secret{std::string{bytes->begin(), bytes->end()}};
    return core::to_base64(pass::sign(pass::domain::kKeys, core::as_bytes(message), secret));
}

}  // namespace

core::Result<void> rotate_keys(Operator& county, const std::filesystem::path& root) {
    auto answer = post(county, "/api/v1/admin/keys", Json::object());
    if (!answer) return answer.failure();
    if (const std::string document = text(*answer, "document"); !document.empty()) {
        if (root.empty())
            return core::fail(core::ErrorKind::Invalid,
                              "the root is not on this server: give --root FILE, which keys root-out wrote");
        const auto signature = signed_by(root, document);
        if (!signature) return signature.failure();
        answer = post(county, "/api/v1/admin/keys/signature", {{"signature", *signature}});
        if (!answer) return answer.failure();
    }
    std::printf("passes are signed with key %d now\n", answer->value("kid", 0));
    return {};
}

core::Result<void> root_out(Operator& county, const std::filesystem::path& file) {
    std::error_code unknown;
    if (std::filesystem::exists(file, unknown))
        return core::fail(core::ErrorKind::Invalid, file.string() + " exists already; name a new file");
    const auto secrets = post(county, "/api/v1/admin/keys/root", Json::object());
    if (!secrets) return secrets.failure();
    const Json kept{{"root", text(*secrets, "root")}, {"root_spare", text(*secrets, "root_spare")}};
    if (auto written = core::write_file(file, wire::dump(kept) + "\n", core::FileMode::Private); !written)
        return written;
    const auto proof = signed_by(file, text(*secrets, "sign"));
    if (!proof) return proof.failure();
    if (const auto gone = post(county, "/api/v1/admin/keys/root/forget", {{"signature", *proof}}); !gone)
        return gone.failure();
    std::printf("%s holds the county's root now, and nothing else does: keep two copies, offline\n",
                file.c_str());
    return {};
}

}  // namespace server::admin
