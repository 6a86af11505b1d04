#include "server/http/translate.h"

#include <algorithm>

#include <boost/beast/http/field.hpp>
#include <boost/beast/http/rfc7230.hpp>

#include "server/http/conditions.h"
#include "server/http/gzip.h"
#include "server/http/static_files.h"

namespace server::http {
namespace {

namespace beast_http = boost::beast::http;
using beast_http::field;

constexpr std::size_t kWorthPacking = 1024;

std::string text_of(boost::beast::string_view view) {
    return {view.data(), view.size()};
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::optional<std::string> unescaped(std::string_view text, bool plus_is_space) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            plain += ' ';
        } else if (text[i] != '%') {
            plain += text[i];
        } else {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            plain += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return plain;
}

std::map<std::string, std::string> query_of(std::string_view target) {
    std::map<std::string, std::string> query;
    const auto mark = target.find('?');
    if (mark == std::string_view::npos) return query;
    target.remove_prefix(mark + 1);
    while (!target.empty()) {
        const auto end = std::min(target.find('&'), target.size());
        const std::string_view pair = target.substr(0, end);
        const auto equals = std::min(pair.find('='), pair.size());
        const auto name = unescaped(pair.substr(0, equals), true);
        const auto value = unescaped(pair.substr(std::min(equals + 1, pair.size())), true);
        if (name && value) query[*name] = *value;
        target.remove_prefix(std::min(end + 1, target.size()));
    }
    return query;
}

std::string cookie_of(const BeastRequest& request) {
    for (const char* name : {"__Host-linli", "linli"}) {
        const std::string cookies = text_of(request[field::cookie]);
        const std::string start = std::string{name} + "=";
        for (std::size_t at = 0; at < cookies.size();) {
            while (at < cookies.size() && cookies[at] == ' ') ++at;
            const auto end = std::min(cookies.find(';', at), cookies.size());
            if (cookies.compare(at, start.size(), start) == 0) {
                return cookies.substr(at + start.size(), end - at - start.size());
            }
            at = end + 1;
        }
    }
    return {};
}

// Browsers say where a request comes from; a program that says nothing has no cookie to be abused.
bool is_same_origin(const BeastRequest& request) {
    const std::string site = text_of(request["Sec-Fetch-Site"]);
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    const std::string origin = text_of(request[field::origin]);
    if (origin.empty()) return true;
    const auto scheme = origin.find("://");
    return scheme != std::string::npos && origin.substr(scheme + 3) == text_of(request[field::host]);
}

// The nearest hop that is not a proxy of ours.
std::string client_address(const BeastRequest& request, const Peer& peer, const Services& services) {
    std::string address = peer.address;
    std::string hops = text_of(request["X-Forwarded-For"]);
    const auto trusted = [&](const std::string& one) {
        return std::find(services.proxies.begin(), services.proxies.end(), one) != services.proxies.end();
    };
    while (trusted(address) && !hops.empty()) {
        const auto comma = hops.rfind(',');
        address = comma == std::string::npos ? hops : hops.substr(comma + 1);
        hops.resize(comma == std::string::npos ? 0 : comma);
        std::erase(address, ' ');
    }
    return address;
}

bool takes_gzip(const BeastRequest& request) {
    const boost::beast::http::token_list list{request[field::accept_encoding]};
    return std::any_of(list.begin(), list.end(),
                       [](const auto& one) { return one == "gzip" || one.starts_with("gzip;"); });
}

}  // namespace

std::optional<handlers::Method> method_of(const BeastRequest& request) {
    switch (request.method()) {
        case beast_http::verb::get:
        case beast_http::verb::head:
            return handlers::Method::Get;
        case beast_http::verb::post:
            return handlers::Method::Post;
        case beast_http::verb::delete_:
            return handlers::Method::Delete;
        default:
            return std::nullopt;
    }
}

std::optional<std::string> path_of(std::string_view target) {
    const auto path = unescaped(target.substr(0, target.find('?')), false);
    if (!path || path->empty() || path->front() != '/') return std::nullopt;
    const bool strange = path->find("..") != std::string::npos || path->find('\\') != std::string::npos ||
                         path->find('\0') != std::string::npos || path->find("//") != std::string::npos;
    return strange ? std::nullopt : path;
}

tl::expected<handlers::Request, handlers::Response> from_beast(BeastRequest& request, const Peer& peer,
                                                               const Services& services, std::size_t limit) {
    const std::string target = text_of(request.target());
    const auto method = method_of(request);
    auto path = path_of(target);
    if (!method) return tl::unexpected(handlers::refuse(405, "METHOD", "not with this method"));
    if (!path) return tl::unexpected(handlers::refuse(404, "NOT_FOUND", "no such path"));
    handlers::Request result{.method = *method, .path = std::move(*path), .query = query_of(target)};
    if (request[field::content_encoding] == "gzip") {
        auto plain = gunzip(request.body(), limit);
        if (!plain) return tl::unexpected(handlers::refuse(413, "TOO_LARGE", plain.error().message));
        result.body = std::move(*plain);
    } else {
        result.body = std::move(request.body());
    }
    result.address = client_address(request, peer, services);
    result.cookie = core::Secret{cookie_of(request)};
    const std::string authorization = text_of(request[field::authorization]);
    if (authorization.starts_with("Bearer ")) result.bearer = core::Secret{authorization.substr(7)};
    result.csrf = text_of(request["X-CSRF-Token"]);
    result.schema = std::atoi(text_of(request["X-Sync-Schema"]).c_str());
    result.is_json = text_of(request[field::content_type]).starts_with("application/json");
    result.is_file = text_of(request[field::content_type]).starts_with("application/octet-stream");
    result.is_same_origin = is_same_origin(request);
    result.is_local_admin = peer.is_local_admin;
    return result;
}

Outgoing to_beast(handlers::Response response, const BeastRequest& request) {
    apply_conditions(response, {.range = text_of(request[field::range]),
                                .if_range = text_of(request[field::if_range]),
                                .if_none_match = text_of(request[field::if_none_match])});
    add_security_headers(response);
    const bool text = response.type.starts_with("text/") || response.type.starts_with("application/");
    const bool whole = request[field::range].empty();
    const bool packs = text && whole && response.body.size() >= kWorthPacking && takes_gzip(request);
    if (packs) {
        // The packed bytes are another representation: a range of it would not fit the plain one.
        for (auto& [name, value] : response.headers) {
            if (name == "ETag") value.insert(0, "W/");
        }
        response.body = gzip(response.body);
    }
    BeastResponse result{static_cast<beast_http::status>(response.status), request.version()};
    result.set(field::server, "linli");
    for (const auto& [name, value] : response.headers) result.insert(name, value);
    if (response.status != 204 && response.status != 304) result.set(field::content_type, response.type);
    if (packs) result.set(field::content_encoding, "gzip");
    result.set(field::vary, "Accept-Encoding");
    result.keep_alive(request.keep_alive());
    const bool head = request.method() == beast_http::verb::head;
    const std::size_t length =
        response.file ? static_cast<std::size_t>(response.file->length) : response.body.size();
    if (!head) result.body() = std::move(response.body);
    result.content_length(length);
    return {.message = std::move(result), .file = std::move(response.file)};
}

}  // namespace server::http
