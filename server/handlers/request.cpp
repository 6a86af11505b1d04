#include "server/handlers/request.h"

#include <filesystem>

#include "shared/wire/device.h"

namespace server::handlers {

Response ok(std::string json) {
    return {.body = std::move(json)};
}

Response created(std::string json) {
    return {.status = 201, .body = std::move(json)};
}

Response no_content() {
    return {.status = 204};
}

Response refuse(int status, std::string code, std::string message) {
    return {.status = status,
            .body = wire::write_problem({.code = std::move(code), .message = std::move(message)})};
}

std::optional<Response> file_response(const std::string& path, std::string type, const std::string& tag) {
    std::error_code code;
    const auto size = std::filesystem::file_size(path, code);
    if (code) return std::nullopt;
    const auto bytes = static_cast<std::int64_t>(size);
    return Response{.type = std::move(type),
                    .headers = {{"ETag", '"' + tag + '"'}},
                    .file = FileBody{.path = path, .size = bytes, .first = 0, .length = bytes}};
}

Response refuse_fields(const std::map<std::string, std::string>& fields) {
    return {.status = 422,
            .body = wire::write_problem(
                {.code = "INVALID", .message = "some fields are not right", .fields = fields})};
}

}  // namespace server::handlers
