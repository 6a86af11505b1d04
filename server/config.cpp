#include "server/config.h"

#include <charconv>
#include <set>

#include <toml++/toml.h>

#include "shared/core/file.h"

namespace server {
namespace {

using core::ErrorKind;

std::string at(const std::filesystem::path& file, const toml::node& node) {
    return file.string() + ":" + std::to_string(node.source().begin.line) + ": ";
}

// Reads the keys of one table; anything unknown or of the wrong kind is the first problem found.
class Table {
public:
    Table(const std::filesystem::path& file, const toml::table& table, std::string prefix)
        : file_(file), table_(table), prefix_(std::move(prefix)) {}

    template <typename T>
    void take(const char* key, T& into, const char* kind) {
        known_.insert(key);
        const toml::node* node = table_.get(key);
        if (!node) return;
        const auto value = node->value<T>();
        if (value) {
            into = *value;
        } else {
            wrong(*node, key, kind);
        }
    }
    void take_list(const char* key, std::vector<std::string>& into) {
        known_.insert(key);
        const toml::node* node = table_.get(key);
        if (!node) return;
        const toml::array* list = node->as_array();
        if (!list) return wrong(*node, key, "a list of texts");
        for (const auto& item : *list) {
            const auto value = item.value<std::string>();
            if (!value) return wrong(item, key, "a list of texts");
            into.push_back(*value);
        }
    }
    const toml::table* inner(const char* key) {
        known_.insert(key);
        const toml::node* node = table_.get(key);
        if (!node) return nullptr;
        if (!node->is_table()) wrong(*node, key, "a table");
        return node->as_table();
    }
    std::string problem() {
        for (const auto& [key, node] : table_) {
            const std::string name{key.str()};
            if (problem_.empty() && !known_.contains(name))
                problem_ = at(file_, node) + "unknown key " + prefix_ + name;
        }
        return problem_;
    }

private:
    void wrong(const toml::node& node, const char* key, const char* kind) {
        if (problem_.empty()) problem_ = at(file_, node) + prefix_ + key + " must be " + kind;
    }

    const std::filesystem::path& file_;
    const toml::table& table_;
    std::string prefix_;
    std::set<std::string> known_;
    std::string problem_;
};

std::string read_into(Config& config, const std::filesystem::path& file, const toml::table& root) {
    std::string listen;
    std::string certificate;
    std::string key;
    auto connections = static_cast<std::int64_t>(config.connections_per_address);
    Table top{file, root, ""};
    top.take("listen", listen, "a text such as \"127.0.0.1:8080\"");
    top.take("public_url", config.public_url, "a text such as \"https://linli.example\"");
    std::string problem;
    if (const auto* tls = top.inner("tls")) {
        Table table{file, *tls, "tls."};
        table.take("cert", certificate, "the path of a PEM file");
        table.take("key", key, "the path of a PEM file");
        problem = table.problem();
    }
    if (const auto* network = top.inner("network")) {
        Table table{file, *network, "network."};
        table.take_list("proxies", config.proxies);
        table.take("plain_behind_proxy", config.plain_behind_proxy, "true or false");
        table.take("connections_per_address", connections, "a whole number");
        if (problem.empty()) problem = table.problem();
    }
    if (const auto* demo = top.inner("demo")) {
        Table table{file, *demo, "demo."};
        table.take("allow_anywhere", config.allow_demo_anywhere, "true or false");
        if (problem.empty()) problem = table.problem();
    }
    if (problem.empty()) problem = top.problem();
    if (!problem.empty()) return problem;
    if (connections < 1) return file.string() + ": network.connections_per_address must be at least 1";
    config.connections_per_address = static_cast<std::size_t>(connections);
    config.certificate = certificate;
    config.private_key = key;
    if (certificate.empty() != key.empty())
        return file.string() + ": tls.cert and tls.key belong together; set both";
    if (!listen.empty()) {
        if (auto set = set_listen(config, listen); !set)
            return file.string() + ": listen " + set.error().message;
    }
    return {};
}

}  // namespace

core::Result<Config> read_config(const std::filesystem::path& file) {
    const auto text = core::read_file(file, 1U << 20U);
    if (!text)
        return core::fail(ErrorKind::Invalid, "the configuration can't be read: " + text.error().message);
    try {
        Config config;
        const toml::table root = toml::parse(*text, file.string());
        if (std::string problem = read_into(config, file, root); !problem.empty()) {
            return core::fail(ErrorKind::Invalid, problem);
        }
        return config;
    } catch (const toml::parse_error& problem) {
        return core::fail(ErrorKind::Invalid, file.string() + ":" +
                                                  std::to_string(problem.source().begin.line) + ": " +
                                                  std::string{problem.description()});
    }
}

core::Result<void> set_listen(Config& config, const std::string& text) {
    const auto colon = text.rfind(':');
    const std::string port = colon == std::string::npos ? std::string{} : text.substr(colon + 1);
    std::uint16_t number = 0;
    const auto parsed = std::from_chars(port.data(), port.data() + port.size(), number);
    if (port.empty() || parsed.ec != std::errc{} || parsed.ptr != port.data() + port.size() || colon == 0) {
        return core::fail(ErrorKind::Invalid,
                          "must be HOST:PORT, such as 127.0.0.1:8080, not \"" + text + "\"");
    }
    config.host = text.substr(0, colon);
    if (config.host.front() == '[' && config.host.back() == ']')
        config.host = config.host.substr(1, config.host.size() - 2);
    if (config.host == "localhost") config.host = "127.0.0.1";
    config.port = number;
    return {};
}

bool is_loopback(const std::string& host) {
    return host.starts_with("127.") || host == "::1";
}

}  // namespace server
