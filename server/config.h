// What the server is told by its file and its command line.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "shared/core/result.h"

namespace server {

struct Config {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string public_url;             // empty: as it listens
    std::filesystem::path certificate;  // [tls] cert
    std::filesystem::path private_key;  // [tls] key
    std::vector<std::string> proxies;   // [network] proxies
    std::size_t connections_per_address = 500;
    bool plain_behind_proxy = false;   // [network] plain_behind_proxy
    bool allow_demo_anywhere = false;  // [demo] allow_anywhere
    std::filesystem::path demo_directory;
};

// Invalid: names the file, the line and the key, and says what would be right.
core::Result<Config> read_config(const std::filesystem::path& file);
// "HOST:PORT", also "[::1]:8080".
core::Result<void> set_listen(Config& config, const std::string& text);
bool is_loopback(const std::string& host);

}  // namespace server
