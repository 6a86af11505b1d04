// linli-admin keys …: rotate them, and keep the root away from the server. Whatever the root signs, it signs
// in this program, with the file; the secret is never sent to the server.
#pragma once

#include <filesystem>

#include "server/admin/operator.h"
#include "shared/core/result.h"

namespace server::admin {

// `root`: the file that root_out wrote; empty where the root is still with the server.
core::Result<void> rotate_keys(Operator& county, const std::filesystem::path& root);
// Writes the root's secrets to a new file (0600), proves that it is good, and takes them off the server.
core::Result<void> root_out(Operator& county, const std::filesystem::path& file);

}  // namespace server::admin
