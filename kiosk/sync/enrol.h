// Pairs a kiosk with its centre: the command `linli-kiosk enrol` (PROTOCOL section 4.1).
#pragma once

#include <filesystem>
#include <string>

#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/wire/identity.h"

namespace kiosk::sync {

struct EnrolOrder {
    std::string server;               // "https://linli.example.cn" or "http://127.0.0.1:8080"
    std::string code;                 // as the console shows it
    std::filesystem::path data;       // where the identity will lie
    std::filesystem::path authority;  // PEM of the county's own CA; empty: those of the system
};

// Makes the key pair, asks the server, checks the list of keys against the roots it names, and stores the
// identity (0600). An identity that is there already is replaced only by a success, and the content that was
// pulled for it goes; the kiosk must not run meanwhile. The message of a failure
// says what to do.
core::Result<wire::Identity> enrol(const EnrolOrder& order, const core::Clock& clock);

// "https://host:port" without a slash at the end; plain HTTP to this machine alone.
core::Result<std::string> normal_server(const std::string& address);

}  // namespace kiosk::sync
