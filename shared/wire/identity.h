// Who a kiosk is: what enrolment gave it, as it lies in its data directory.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/core/secret.h"
#include "shared/pass/signing.h"
#include "shared/wire/feed.h"

namespace wire {

struct Identity {
    std::string server;  // "https://linli.example.cn"
    std::string device_id;
    std::string center_id;
    int epoch = 1;
    core::Secret secret_key;             // 64 bytes, Ed25519
    std::vector<pass::PublicKey> roots;  // who may sign a list of keys
    std::vector<std::string> pins;       // of the server's certificate
    std::string authority;               // PEM of the county's own CA; empty: those of the system
    KeysetRow keyset;                    // the newest that was seen
    std::string public_url;
};
std::string write_identity(const Identity& identity);
core::Result<Identity> read_identity(std::string_view json);

}  // namespace wire
