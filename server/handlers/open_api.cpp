// The OpenAPI 3.1 document of the table of routes.
#include "server/handlers/routes.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

wire::Json operation_of(const Route& route) {
    wire::Json operation{{"summary", route.summary}, {"responses", wire::Json::object()}};
    const bool page = route.path == "/metrics" || route.path.starts_with("/s/");
    const char* type = route.work == Work::Stream     ? "text/event-stream"
                       : route.path.ends_with(".csv") ? "text/csv"
                       : page                         ? "text/plain"
                                                      : "application/json";
    operation["responses"]["2XX"] = {{"description", "Done"}, {"content", {{type, wire::Json::object()}}}};
    operation["responses"]["4XX"] = {
        {"description", "Refused"},
        {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
    for (const auto& [name, value] : match(route.method, route.path).params) {
        operation["parameters"].push_back(
            {{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}});
    }
    if (route.body_limit > 0 && route.method == Method::Post) {
        operation["requestBody"] = {{"content", {{"application/json", {{"schema", {{"type", "object"}}}}}}}};
    }
    if (route.takes_file) {
        operation["requestBody"] = {
            {"content",
             {{"application/octet-stream", {{"schema", {{"type", "string"}, {"format", "binary"}}}}}}}};
    }
    if (route.access == Access::Staff) operation["security"] = {{{"cookie", wire::Json::array()}}};
    if (route.access == Access::Kiosk) operation["security"] = {{{"bearer", wire::Json::array()}}};
    if (route.access == Access::Local)
        operation["description"] = "Only over the admin socket of the machine itself.";
    if (route.right) operation["x-right"] = service::right_name(*route.right);
    return operation;
}

}  // namespace

std::string openapi_document(std::string_view version) {
    wire::Json paths = wire::Json::object();
    for (const Route& route : routes())
        paths[std::string{route.path}][std::string{method_name(route.method)}] = operation_of(route);
    const wire::Json problem{
        {"type", "object"},
        {"properties",
         {{"error",
           {{"type", "object"},
            {"properties", {{"code", {{"type", "string"}}}, {"message", {{"type", "string"}}}}},
            {"required", {"code"}}}}}}};
    return wire::dump({{"openapi", "3.1.0"},
                       {"info", {{"title", "Linli"}, {"version", version}}},
                       {"paths", paths},
                       {"components",
                        {{"schemas", {{"Problem", problem}}},
                         {"securitySchemes",
                          {{"cookie", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "linli"}}},
                           {"bearer", {{"type", "http"}, {"scheme", "bearer"}}}}}}}});
}

}  // namespace server::handlers
