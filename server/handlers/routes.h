// Every route of the server as data: who may call it, how large its body may be, whether it writes. The
// OpenAPI document, the authorisation matrix and the rules against forged requests are held against this
// table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/handlers/call.h"

namespace server::handlers {

enum class Access { Open, Staff, Kiosk, Local };
enum class Work {
    Read,
    Write,
    Stream
};  // a stream is opened by the carrier, the handler only says yes or no

struct Route {
    Method method = Method::Get;
    std::string_view path;  // "/api/v1/announcements/{id}"
    Access access = Access::Staff;
    std::optional<service::Right> right;
    Work work = Work::Read;
    std::size_t body_limit = 0;
    Response (*handler)(Call&) = nullptr;
    std::string_view summary;
    bool takes_file = false;  // called once before the body, to admit it, and once with the file
};

const std::vector<Route>& routes();

struct Match {
    const Route* route = nullptr;
    std::map<std::string, std::string> params;
    bool other_method = false;  // the path exists, but not with this method
};
Match match(Method method, std::string_view path);

std::string_view method_name(Method method);
// The OpenAPI 3.1 document of the table.
std::string openapi_document(std::string_view version);

}  // namespace server::handlers
