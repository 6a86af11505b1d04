// HTTP to the county's server over libcurl: one call at a time and one event stream beside it, on one thread
// (FIELD FF20, FF21, TH27, TH28).
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "kiosk/sync/doorbell.h"
#include "kiosk/sync/planner.h"
#include "shared/core/clock.h"
#include "shared/core/secret.h"

namespace kiosk::sync {

struct ServerAddress {
    std::string url;                // "https://linli.example.cn", no path
    std::vector<std::string> pins;  // SHA-256 of the public keys that are accepted, Base64; empty: no pin
    std::string authority;          // PEM of the county's own CA; empty: those of the system
};

struct HttpRequest {
    std::string path;
    std::optional<std::string> body;  // JSON: makes it a POST
    core::Secret token;
    std::string expect = "application/json";  // what a success must be
    std::chrono::seconds longest{30};
    std::size_t limit = 8U << 20U;  // an answer that is larger is none
    std::size_t from = 0;           // only what lies behind so many bytes; a success may also be the whole
    bool ignore_dates = false;      // of the certificate; the pin still holds (PROTOCOL section 4.2)
    std::string if_range = {};      // its ETag: where it has changed, the whole comes instead of the range
    // Takes a success piece by piece, in the body's place, and where in the file each belongs; false ends the
    // call.
    std::function<bool(std::int64_t at, std::string_view bytes)> sink = {};
    std::int64_t fastest = 0;  // bytes a second; 0: as fast as can be
    std::int64_t slowest = 1;  // less for half a minute is no line at all
};

struct HttpAnswer {
    Answer answer = Answer::Unreachable;
    int status = 0;    // 0: no answer
    std::string body;  // also what came before a success broke off
    std::string code;  // the server's word for a refusal
    std::chrono::seconds retry_after{0};
    std::string trouble;            // for the log, where there was no answer
    bool certificate_date = false;  // TLS failed, and nothing but its dates may be the reason
    core::SteadyTime sent{};
    core::SteadyTime received{};
};

// What an answer means, from what came: status, content type, body. Pure.
Answer classify(int status, const std::string& type, const std::string& expected, const std::string& code);

class HttpClient {
public:
    // `doorbell` and `clock` outlive the client.
    HttpClient(ServerAddress address, const Doorbell& doorbell, const core::Clock& clock);
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    ~HttpClient();

    // Waits for the answer; the stream's bytes go on arriving meanwhile. Unreachable when told to stop.
    HttpAnswer perform(const HttpRequest& request, const std::stop_token& stop);

    using BytesListener = std::function<void(std::string_view)>;
    void open_stream(const HttpRequest& request, BytesListener listener);
    void close_stream();
    // How the stream ended, once.
    std::optional<HttpAnswer> take_stream_end();
    // Sleeps until something arrives, the doorbell rings, or so long.
    void sleep(std::chrono::milliseconds longest);

    // The line under the connections has changed: none of them is used again. Not while a call waits.
    void forget_lines();

    // Called at least once a second while a call waits; for the watchdog. May be empty.
    void on_wait(std::function<void()> listener);

    // What to add to the system's clock when certificates are judged.
    void correct_time(std::chrono::milliseconds offset);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kiosk::sync
