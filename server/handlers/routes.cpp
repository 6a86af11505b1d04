#include "server/handlers/routes.h"

namespace server::handlers {
namespace {

using enum Method;

std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const auto slash = path.find('/');
        parts.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash + 1);
    }
    return parts;
}

bool fits(std::string_view pattern, std::string_view path, std::map<std::string, std::string>& params) {
    const auto want = split(pattern);
    const auto have = split(path);
    if (want.size() != have.size()) return false;
    for (std::size_t i = 0; i < want.size(); ++i) {
        const bool place = want[i].size() > 2 && want[i].front() == '{';
        if (!place && want[i] != have[i]) return false;
        if (place && have[i].empty()) return false;
        if (place) params[std::string{want[i].substr(1, want[i].size() - 2)}] = std::string{have[i]};
    }
    return true;
}

}  // namespace

Match match(Method method, std::string_view path) {
    Match result;
    for (const Route& route : routes()) {
        std::map<std::string, std::string> params;
        if (!fits(route.path, path, params)) continue;
        if (route.method != method) {
            result.other_method = true;
            continue;
        }
        result.route = &route;
        result.params = std::move(params);
        return result;
    }
    return result;
}

std::string_view method_name(Method method) {
    switch (method) {
        case Get:
            return "get";
        case Post:
            return "post";
        case Delete:
            return "delete";
    }
    return "";
}

}  // namespace server::handlers
