// Certificates: the pin that kiosks hold on to, and a county's own authority where it has none (PROTOCOL
// section 4.7).
#pragma once

#include <filesystem>
#include <string>

#include "shared/core/result.h"

namespace server::http {

// SHA-256 of the certificate's public key (SPKI, RFC 7469), Base64.
core::Result<std::string> pin_of(const std::filesystem::path& certificate);

// Writes ca.pem, ca.key, server.pem (with the CA behind it) and server.key into `directory`, for `host` (a
// name or an address). Keys and a CA that are there already stay, since kiosks hold on to them: a second run
// renews the server's certificate, or makes it out to another host.
core::Result<void> make_certificates(const std::filesystem::path& directory, const std::string& host);

}  // namespace server::http
