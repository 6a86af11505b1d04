#include "kiosk/sync/enrol.h"

#include <algorithm>
#include <array>

#include "kiosk/desk/retirement.h"
#include "kiosk/sync/http_client.h"
#include "kiosk/sync/identity_file.h"
#include "shared/core/bytes.h"
#include "shared/core/file.h"
#include "shared/wire/device.h"
#include "shared/wire/paths.h"

namespace kiosk::sync {
namespace {

using core::ErrorKind;

// Names the machine in the county's inventory, without telling its number.
std::string hardware_hash() {
    const auto machine = core::read_file("/etc/machine-id", 4096);
    return machine ? core::sha256_hex("linli-kiosk " + *machine) : std::string{};
}

std::string failure_of(const HttpAnswer& answer, const std::string& server) {
    const auto problem = wire::read_problem(answer.body);
    switch (answer.answer) {
        case Answer::Unreachable:
            return "cannot reach " + server + ": " + answer.trouble;
        case Answer::Portal:
            return server +
                   " does not answer like a Linli server; is the address right, and does the network want "
                   "a log-in first?";
        case Answer::Throttled:
            return "too many wrong codes from here; try again in " +
                   std::to_string(std::max<std::int64_t>(answer.retry_after.count() / 60, 1)) + " min";
        case Answer::Ok:
        case Answer::Overloaded:
        case Answer::ServerFault:
        case Answer::Unauthorised:
        case Answer::Revoked:
        case Answer::Suspended:
        case Answer::Cloned:
        case Answer::Outdated:
        case Answer::TooLarge:
        case Answer::Refused:
        case Answer::CursorGone:
        case Answer::DeskBusy:
            break;
    }
    return "the server refused (" + std::to_string(answer.status) +
           "): " + (problem.message.empty() ? "no reason given" : problem.message);
}

// What was pulled for another identity is not for this one; it is made again. The ledger stays.
void forget_content(const std::filesystem::path& data) {
    std::error_code ignored;  // a file that is not there
    for (const char* name : {"content.db", "content.db-wal", "content.db-shm"}) {
        std::filesystem::remove(data / name, ignored);
    }
}

bool is_loopback(std::string_view host) {
    return host == "localhost" || host == "[::1]" || host.starts_with("127.");
}

}  // namespace

core::Result<std::string> normal_server(const std::string& address) {
    std::string server = address;
    while (server.ends_with('/')) server.pop_back();
    const bool tls = server.starts_with("https://");
    if (!tls && !server.starts_with("http://")) {
        return core::fail(ErrorKind::Invalid, "the server's address must begin with https://");
    }
    std::string_view host{server};
    host.remove_prefix(tls ? 8 : 7);
    if (host.empty() || host.find_first_of("/?#@ ") != std::string_view::npos) {
        return core::fail(ErrorKind::Invalid,
                          "the server's address must be https://HOST or https://HOST:PORT");
    }
    const auto colon = host.front() == '[' ? host.find("]:") : host.find(':');
    const auto name =
        host.substr(0, colon == std::string_view::npos ? colon : colon + (host.front() == '[' ? 1 : 0));
    if (!tls && !is_loopback(name)) {
        return core::fail(ErrorKind::Invalid, "plain http:// is for a server on this machine; use https://");
    }
    return server;
}

core::Result<wire::Identity> enrol(const EnrolOrder& order, const core::Clock& clock) {
    auto server = normal_server(order.server);
    if (!server) return server.failure();
    if (auto writable = core::make_writable_directory(order.data); !writable) return writable.failure();
    std::string authority;
    if (!order.authority.empty()) {
        auto pem = core::read_file(order.authority, 64U << 10U);
        if (!pem) return pem.failure();
        authority = std::move(*pem);
    }

    const pass::KeyPair keys = pass::make_key_pair();
    const Doorbell doorbell;
    HttpClient http{{.url = *server, .pins = {}, .authority = authority}, doorbell, clock};
    const HttpRequest request{.path = std::string{wire::path::kEnroll},
                              .body = wire::write_enroll({.code = order.code,
                                                          .key = keys.public_key,
                                                          .hardware = hardware_hash(),
                                                          .version = LINLI_VERSION})};
    const HttpAnswer answer = http.perform(request, {});
    if (answer.answer != Answer::Ok) {
        const bool later = answer.answer == Answer::Unreachable || answer.answer == Answer::Overloaded;
        return core::fail(later ? ErrorKind::Unavailable : ErrorKind::Invalid, failure_of(answer, *server));
    }
    auto given = wire::read_enroll_answer(answer.body);
    if (!given)
        return core::fail(ErrorKind::Invalid, "the server's answer is malformed: " + given.error().message);
    if (auto keyset = wire::open_keyset(given->keyset, given->roots); !keyset) return keyset.failure();

    wire::Identity identity{.server = std::move(*server),
                            .device_id = given->device_id,
                            .center_id = given->center_id,
                            .epoch = given->epoch,
                            .secret_key = keys.secret_key,
                            .roots = given->roots,
                            .pins = given->pins,
                            .authority = authority,
                            .keyset = given->keyset,
                            .public_url = given->public_url};
    desk::forget_farewell(order.data);
    if (auto saved = save_identity(order.data, identity); !saved) return saved.failure();
    forget_content(order.data);
    return identity;
}

}  // namespace kiosk::sync
