#include "kiosk/sync/http_client.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <curl/curl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include "kiosk/sync/gzip.h"
#include "kiosk/sync/zeroing_memory.h"
#include "shared/wire/device.h"

namespace kiosk::sync {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kWorthPacking = 1024;
constexpr std::chrono::milliseconds kLongestPoll{1000};
constexpr std::chrono::seconds kTimeIsFine{60};  // an offset that no certificate minds

struct EasyDeleter {
    void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;
using HeaderList = std::unique_ptr<curl_slist, ListDeleter>;

// How the certificate's dates are judged.
struct DateRule {
    bool ignore = false;
    std::chrono::milliseconds offset{0};
    core::WallTime now{};
};

// One call on its way. Its address is known to curl until it is removed from the multi handle.
struct Transfer {
    Easy easy;
    HeaderList headers;
    std::string payload;
    std::string expect;
    std::size_t limit = 0;
    std::string body;
    HttpClient::BytesListener listener;  // of a stream
    std::function<bool(std::int64_t, std::string_view)> sink;
    std::optional<std::int64_t> at;  // where in the file the next bytes for the sink belong
    DateRule dates;
    std::array<char, CURL_ERROR_SIZE> trouble{};
    core::SteadyTime sent{};
    std::optional<CURLcode> finished;
};

std::string content_type(CURL* easy) {
    const char* type = nullptr;
    curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &type);
    return type ? type : "";
}

int status_of(CURL* easy) {
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    return static_cast<int>(status);
}

// Where a success begins; nullopt where it does not say so.
std::optional<std::int64_t> begin_of(CURL* easy) {
    if (status_of(easy) == 200) return 0;
    curl_header* header = nullptr;
    if (curl_easy_header(easy, "Content-Range", 0, CURLH_HEADER, -1, &header) != CURLHE_OK)
        return std::nullopt;
    const std::string_view value = header->value;
    constexpr std::string_view kUnit = "bytes ";
    std::int64_t begin = 0;
    if (!value.starts_with(kUnit)) return std::nullopt;
    const auto read = std::from_chars(value.data() + kUnit.size(), value.data() + value.size(), begin);
    return read.ec == std::errc{} ? std::optional{begin} : std::nullopt;
}

bool is_success(CURL* easy, const std::string& expected) {
    const int status = status_of(easy);
    return (status == 200 || status == 206) && content_type(easy).starts_with(expected);
}

std::size_t on_bytes(char* data, std::size_t one, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    const std::string_view bytes{data, one * count};
    CURL* easy = transfer.easy.get();
    if (transfer.listener && status_of(easy) == 200 && content_type(easy).starts_with(transfer.expect)) {
        transfer.listener(bytes);
        return bytes.size();
    }
    if (transfer.sink && is_success(easy, transfer.expect)) {
        if (!transfer.at) transfer.at = begin_of(easy);
        if (!transfer.at || !transfer.sink(*transfer.at, bytes)) return 0;
        *transfer.at += static_cast<std::int64_t>(bytes.size());
        return bytes.size();
    }
    if (transfer.body.size() + bytes.size() > transfer.limit) return 0;  // ends the transfer
    transfer.body += bytes;
    return bytes.size();
}

// A dead connection is noticed after 20 s, not after the system's quarter of an hour (FF21).
int on_socket(void*, curl_socket_t socket, curlsocktype) {
    const unsigned int longest_ms = 20'000;
    const int probes = 3;
    ::setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &longest_ms, sizeof longest_ms);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
    return CURL_SOCKOPT_OK;
}

// Certificate dates are judged with the corrected time (PROTOCOL section 4.2).
CURLcode on_tls(CURL*, void* context, void* user) {
    const auto& dates = *static_cast<const DateRule*>(user);
    X509_VERIFY_PARAM* rules = SSL_CTX_get0_param(static_cast<SSL_CTX*>(context));
    if (dates.ignore) X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_NO_CHECK_TIME);
    if (!dates.ignore && std::chrono::abs(dates.offset) > kTimeIsFine) {
        const auto now = std::chrono::floor<std::chrono::seconds>(dates.now + dates.offset);
        X509_VERIFY_PARAM_set_time(rules, static_cast<time_t>(now.time_since_epoch().count()));
    }
    // What was received is not left in the buffers of the connection.
    SSL_CTX_set_options(static_cast<SSL_CTX*>(context), SSL_OP_CLEANSE_PLAINTEXT);
    return CURLE_OK;
}

void prepare_safety(CURL* easy, const ServerAddress& address) {
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_PROXY, "");
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!address.pins.empty()) {
        std::string pins;
        for (const auto& pin : address.pins) pins += (pins.empty() ? "sha256//" : ";sha256//") + pin;
        curl_easy_setopt(easy, CURLOPT_PINNEDPUBLICKEY, pins.c_str());
    }
    if (!address.authority.empty()) {
        curl_blob authority{.data = const_cast<char*>(address.authority.data()),
                            .len = address.authority.size(),
                            .flags = CURL_BLOB_COPY};
        curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &authority);
    }
}

void prepare_patience(CURL* easy) {
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT, 10L);
    curl_easy_setopt(easy, CURLOPT_DNS_CACHE_TIMEOUT, 60L);
    curl_easy_setopt(easy, CURLOPT_MAXLIFETIME_CONN, 300L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, 20L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, 20L);
    curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, &on_socket);
}

void add_header(HeaderList& list, const std::string& line) {
    curl_slist* longer = curl_slist_append(list.get(), line.c_str());
    if (!longer) return;
    static_cast<void>(list.release());
    list.reset(longer);
}

void prepare_body(Transfer& transfer, const HttpRequest& request) {
    if (!request.body) return;
    add_header(transfer.headers, "Content-Type: application/json");
    add_header(transfer.headers, "Expect:");
    transfer.payload = *request.body;
    if (request.body->size() >= kWorthPacking) {
        if (std::string packed = gzip(*request.body); !packed.empty()) {
            transfer.payload = std::move(packed);
            add_header(transfer.headers, "Content-Encoding: gzip");
        }
    }
    CURL* easy = transfer.easy.get();
    curl_easy_setopt(easy, CURLOPT_POST, 1L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, transfer.payload.data());
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(transfer.payload.size()));
}

bool is_certificate_date(CURL* easy) {
    long result = 0;
    curl_easy_getinfo(easy, CURLINFO_SSL_VERIFYRESULT, &result);
    return result == X509_V_ERR_CERT_NOT_YET_VALID || result == X509_V_ERR_CERT_HAS_EXPIRED;
}

HttpAnswer answer_of(Transfer& transfer, core::SteadyTime now) {
    CURL* easy = transfer.easy.get();
    HttpAnswer answer{.sent = transfer.sent, .received = now};
    const CURLcode code = transfer.finished.value_or(CURLE_ABORTED_BY_CALLBACK);
    if (code != CURLE_OK) {
        answer.trouble = transfer.trouble[0] ? transfer.trouble.data() : curl_easy_strerror(code);
        answer.certificate_date = is_certificate_date(easy);
        const int status = status_of(easy);
        if (status == 200 || status == 206) {
            answer.status = status;
            answer.body = std::move(transfer.body);
        }
        return answer;
    }
    answer.status = status_of(easy);
    answer.body = std::move(transfer.body);
    const std::string type = content_type(easy);
    if (answer.status >= 400 && type.starts_with("application/json")) {
        answer.code = wire::read_problem(answer.body).code;
    }
    curl_off_t retry_after = 0;
    curl_easy_getinfo(easy, CURLINFO_RETRY_AFTER, &retry_after);
    answer.retry_after = std::chrono::seconds{std::clamp<curl_off_t>(retry_after, 0, 86'400)};
    answer.answer = classify(answer.status, type, transfer.expect, answer.code);
    return answer;
}

}  // namespace

struct HttpClient::Impl {
    Impl(ServerAddress where, const Doorbell& bell, const core::Clock& now)
        : address(std::move(where)), doorbell(bell), clock(now) {
        static const bool is_ready = curl_global_init_mem(CURL_GLOBAL_DEFAULT, std::malloc, zeroing_free,
                                                          zeroing_realloc, ::strdup, std::calloc) == CURLE_OK;
        if (is_ready) multi = curl_multi_init();
    }
    ~Impl() {
        if (stream) curl_multi_remove_handle(multi, stream->easy.get());
        stream.reset();
        if (multi) curl_multi_cleanup(multi);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    std::unique_ptr<Transfer> prepare(const HttpRequest& request) const {
        auto transfer = std::make_unique<Transfer>();
        transfer->easy.reset(curl_easy_init());
        transfer->expect = request.expect;
        transfer->limit = request.limit;
        transfer->sink = request.sink;
        transfer->sent = clock.steady();
        transfer->dates = {.ignore = request.ignore_dates, .offset = offset, .now = clock.wall()};
        CURL* easy = transfer->easy.get();
        prepare_safety(easy, address);
        prepare_patience(easy);
        curl_easy_setopt(easy, CURLOPT_URL, (address.url + request.path).c_str());
        curl_easy_setopt(easy, CURLOPT_USERAGENT, "linli-kiosk/" LINLI_VERSION);
        curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->trouble.data());
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &on_bytes);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer.get());
        curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &on_tls);
        curl_easy_setopt(easy, CURLOPT_SSL_CTX_DATA, &transfer->dates);
        if (request.ignore_dates) {
            // Nothing that was agreed without dates may be used again.
            curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
            curl_easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
            curl_easy_setopt(easy, CURLOPT_SSL_SESSIONID_CACHE, 0L);
        }
        add_header(transfer->headers, "X-Sync-Schema: 1");
        if (!request.token.empty()) {
            add_header(transfer->headers, "Authorization: Bearer " + request.token.reveal());
        }
        if (request.from > 0)
            add_header(transfer->headers, "Range: bytes=" + std::to_string(request.from) + "-");
        if (request.from > 0 && !request.if_range.empty())
            add_header(transfer->headers, "If-Range: " + request.if_range);
        prepare_body(*transfer, request);
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers.get());
        return transfer;
    }

    // Lets the network do what it can now, and notes which transfers are over.
    void turn() {
        int running = 0;
        curl_multi_perform(multi, &running);
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi, &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            for (Transfer* transfer : {call, stream.get()}) {
                if (transfer && transfer->easy.get() == message->easy_handle) {
                    transfer->finished = message->data.result;
                }
            }
        }
    }

    void wait(std::chrono::milliseconds longest) const {
        curl_waitfd bell{.fd = doorbell.descriptor(), .events = CURL_WAIT_POLLIN, .revents = 0};
        curl_multi_poll(multi, &bell, 1, static_cast<int>(longest.count()), nullptr);
        if (bell.revents != 0) doorbell.quiet();
    }

    ServerAddress address;
    const Doorbell& doorbell;
    const core::Clock& clock;
    std::chrono::milliseconds offset{0};
    CURLM* multi = nullptr;
    Transfer* call = nullptr;
    std::function<void()> on_wait;
    std::unique_ptr<Transfer> stream;
};

HttpClient::HttpClient(ServerAddress address, const Doorbell& doorbell, const core::Clock& clock)
    : impl_(std::make_unique<Impl>(std::move(address), doorbell, clock)) {}

HttpClient::~HttpClient() = default;

HttpAnswer HttpClient::perform(const HttpRequest& request, const std::stop_token& stop) {
    const auto transfer = impl_->prepare(request);
    CURL* easy = transfer->easy.get();
    if (request.from == 0 && !request.sink) curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(easy, CURLOPT_MAX_RECV_SPEED_LARGE, static_cast<curl_off_t>(request.fastest));
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS,
                     static_cast<long>(std::chrono::milliseconds{request.longest}.count()));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(request.slowest));
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, request.slowest > 1 ? 30L : 20L);
    impl_->call = transfer.get();
    curl_multi_add_handle(impl_->multi, easy);
    impl_->turn();
    while (!transfer->finished && !stop.stop_requested()) {
        if (impl_->on_wait) impl_->on_wait();
        impl_->wait(kLongestPoll);
        impl_->turn();
    }
    HttpAnswer answer = answer_of(*transfer, impl_->clock.steady());
    curl_multi_remove_handle(impl_->multi, easy);
    impl_->call = nullptr;
    return answer;
}

void HttpClient::open_stream(const HttpRequest& request, BytesListener listener) {
    close_stream();
    impl_->stream = impl_->prepare(request);
    impl_->stream->listener = std::move(listener);
    curl_easy_setopt(impl_->stream->easy.get(), CURLOPT_FRESH_CONNECT, 1L);
    curl_multi_add_handle(impl_->multi, impl_->stream->easy.get());
    impl_->turn();
}

void HttpClient::close_stream() {
    if (!impl_->stream) return;
    curl_multi_remove_handle(impl_->multi, impl_->stream->easy.get());
    impl_->stream.reset();
}

std::optional<HttpAnswer> HttpClient::take_stream_end() {
    if (!impl_->stream || !impl_->stream->finished) return std::nullopt;
    HttpAnswer answer = answer_of(*impl_->stream, impl_->clock.steady());
    close_stream();
    return answer;
}

void HttpClient::sleep(std::chrono::milliseconds longest) {
    impl_->wait(longest);
    impl_->turn();
}

void HttpClient::forget_lines() {
    close_stream();
    curl_multi_cleanup(impl_->multi);
    impl_->multi = curl_multi_init();
}

void HttpClient::on_wait(std::function<void()> listener) {
    impl_->on_wait = std::move(listener);
}

void HttpClient::correct_time(std::chrono::milliseconds offset) {
    impl_->offset = offset;
}

}  // namespace kiosk::sync
