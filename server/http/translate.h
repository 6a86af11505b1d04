// Between Beast's messages and ours: what of a request the handlers see, and how their answer goes out.
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include "server/http/connection.h"

namespace server::http {

using BeastRequest = boost::beast::http::request<boost::beast::http::string_body>;
using BeastResponse = boost::beast::http::response<boost::beast::http::string_body>;

std::optional<handlers::Method> method_of(const BeastRequest& request);
// The path with %xx undone; nullopt where it is not a plain path (dots, zero bytes, wrong escapes).
std::optional<std::string> path_of(std::string_view target);

// Takes the body out of `request`; `limit` is for the unpacked one. An error is the answer to give.
tl::expected<handlers::Request, handlers::Response> from_beast(BeastRequest& request, const Peer& peer,
                                                               const Services& services, std::size_t limit);

// An answer on its way: where it is a file, `file` is the part of it that is the body.
struct Outgoing {
    BeastResponse message;
    std::optional<handlers::FileBody> file;
};
Outgoing to_beast(handlers::Response response, const BeastRequest& request);

}  // namespace server::http
