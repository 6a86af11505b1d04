// A request and its answer as the handlers see them, whatever carried them: HTTPS, the admin socket, or
// linli-admin itself.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/push/hub.h"
#include "shared/core/secret.h"

namespace server::handlers {

enum class Method { Get, Post, Delete };

struct Request {
    Method method = Method::Get;
    std::string path;  // without the query, percent-decoded
    std::map<std::string, std::string> query;
    std::string body;
    std::string address;                        // of the peer, as the socket or a named proxy says
    core::Secret cookie;                        // the log-in's token
    core::Secret bearer;                        // a kiosk's token
    std::string csrf;                           // X-CSRF-Token
    int schema = 0;                             // X-Sync-Schema, of a kiosk; 0: it named none
    bool is_json = false;                       // Content-Type
    bool is_same_origin = true;                 // Origin and Sec-Fetch-Site do not speak against it
    bool is_local_admin = false;                // came over the admin socket, or from linli-admin itself
    std::map<std::string, std::string> params;  // {places} of the route's path, filled by the dispatcher

    std::string param(const char* name) const {
        const auto found = params.find(name);
        return found == params.end() ? std::string{} : found->second;
    }
    std::string asked(const char* name) const {
        const auto found = query.find(name);
        return found == query.end() ? std::string{} : found->second;
    }
};

struct Response {
    int status = 200;
    std::string type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::optional<push::Subscription> stream;  // the carrier keeps the connection open and sends this news
};

Response ok(std::string json);
Response created(std::string json);
Response no_content();
// {"error":{"code","message"}}; the console translates the code.
Response refuse(int status, std::string code, std::string message);
Response refuse_fields(const std::map<std::string, std::string>& fields);

}  // namespace server::handlers
