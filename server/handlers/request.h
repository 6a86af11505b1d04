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

// The body of a request as a file: the carrier took it in after the handler had admitted it.
struct Received {
    std::string path;
    std::int64_t bytes = 0;
};

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
    bool is_file = false;                       // Content-Type says that the body is a file's bytes
    std::int64_t announced = -1;                // Content-Length; -1: it was not said
    std::optional<Received> received;           // of a route that takes a file, on its second call
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

// A body that lies in a file; `first` and `length` are the part that is sent.
struct FileBody {
    std::string path;
    std::int64_t size = 0;
    std::int64_t first = 0;
    std::int64_t length = 0;
};

// Where the carrier puts the body that is on its way, and how much of it; then it calls the handler again.
struct Admission {
    std::string path;
    std::int64_t limit = 0;
};

struct Response {
    int status = 200;
    std::string type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::optional<FileBody> file;  // instead of `body`
    std::optional<Admission> admitted;
    std::optional<push::Subscription> stream;  // the carrier keeps the connection open and sends this news
};

Response ok(std::string json);
Response created(std::string json);
Response no_content();
// {"error":{"code","message"}}; the console translates the code.
Response refuse(int status, std::string code, std::string message);
// The file as it is, with this ETag; nullopt where there is none.
std::optional<Response> file_response(const std::string& path, std::string type, const std::string& tag);
Response refuse_fields(const std::map<std::string, std::string>& fields);

}  // namespace server::handlers
