#include "server/http/static_files.h"

#include <array>
#include <utility>

#include "server/http/embedded.h"

namespace server::http {
namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 10> kTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".woff2", "font/woff2"},
    {".ttf", "font/ttf"},
    {".ico", "image/x-icon"},
}};

const char* type_of(std::string_view path) {
    for (const auto& [ending, type] : kTypes) {
        if (path.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

}  // namespace

std::optional<handlers::Response> static_file(std::string_view path) {
    if (path.starts_with("/api/") || path.starts_with("/s/")) return std::nullopt;
    if (const auto content = embedded_file(path)) {
        handlers::Response response{.type = type_of(path), .body = std::string{*content}};
        // The names under /assets hold a digest of the content.
        const bool for_ever = path.starts_with("/assets/");
        response.headers.emplace_back("Cache-Control",
                                      for_ever ? "public, max-age=31536000, immutable" : "no-cache");
        return response;
    }
    const bool is_page = path.find('.') == std::string_view::npos;
    const auto page = is_page ? embedded_file("/index.html") : std::nullopt;
    if (!page) return std::nullopt;
    handlers::Response response{.type = "text/html; charset=utf-8", .body = std::string{*page}};
    response.headers.emplace_back("Cache-Control", "no-cache");
    return response;
}

void add_security_headers(handlers::Response& response) {
    constexpr const char* kPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    response.headers.emplace_back("Content-Security-Policy", kPolicy);
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    bool cached = false;
    for (const auto& [name, value] : response.headers) cached = cached || name == "Cache-Control";
    if (!cached) response.headers.emplace_back("Cache-Control", "no-store");
}

}  // namespace server::http
