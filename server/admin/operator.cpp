#include "server/admin/operator.h"

#include <cstring>

#include <curl/curl.h>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "server/handlers/dispatcher.h"
#include "shared/core/file.h"
#include "shared/wire/device.h"

namespace server::admin {
namespace {

constexpr long kTimeLimit = 60;
constexpr const char* kLocalAddress =
    "http://127.0.0.1:8080";  // where a server listens that is told nothing else

core::Error refusal(long status, const std::string& body) {
    const wire::Problem problem = wire::read_problem(body);
    if (problem.message.empty())
        return {core::ErrorKind::Unavailable, "the server answered " + std::to_string(status)};
    return {status == 404 ? core::ErrorKind::NotFound : core::ErrorKind::Invalid, problem.message};
}

std::size_t collect(const char* data, std::size_t size, std::size_t count, void* target) {
    static_cast<std::string*>(target)->append(data, size * count);
    return size * count;
}

class OverSocket final : public Operator {
public:
    explicit OverSocket(std::filesystem::path socket) : socket_(std::move(socket)), curl_(curl_easy_init()) {}
    ~OverSocket() override { curl_easy_cleanup(curl_); }
    OverSocket(const OverSocket&) = delete;
    OverSocket& operator=(const OverSocket&) = delete;

    core::Result<std::string> ask(const Order& order) override {
        std::string url = "http://admin" + order.path;
        char separator = '?';
        for (const auto& [name, value] : order.query) {
            char* escaped = curl_easy_escape(curl_, value.c_str(), static_cast<int>(value.size()));
            url += separator + name + "=" + escaped;
            curl_free(escaped);
            separator = '&';
        }
        std::string answer;
        curl_easy_reset(curl_);
        curl_easy_setopt(curl_, CURLOPT_UNIX_SOCKET_PATH, socket_.c_str());
        curl_easy_setopt(curl_, CURLOPT_URL, url.c_str());
        curl_easy_setopt(curl_, CURLOPT_TIMEOUT, kTimeLimit);
        curl_easy_setopt(curl_, CURLOPT_WRITEFUNCTION, collect);
        curl_easy_setopt(curl_, CURLOPT_WRITEDATA, &answer);
        curl_slist* headers = curl_slist_append(nullptr, "Content-Type: application/json");
        curl_easy_setopt(curl_, CURLOPT_HTTPHEADER, headers);
        if (order.method == handlers::Method::Post) {
            curl_easy_setopt(curl_, CURLOPT_POSTFIELDS, order.body.c_str());
            curl_easy_setopt(curl_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(order.body.size()));
        }
        const CURLcode code = curl_easy_perform(curl_);
        long status = 0;
        curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
        curl_slist_free_all(headers);
        if (code != CURLE_OK) {
            return core::fail(core::ErrorKind::Unavailable,
                              std::string{"the server does not answer: "} + curl_easy_strerror(code));
        }
        if (status >= 300) return tl::unexpected(refusal(status, answer));
        return answer;
    }

private:
    std::filesystem::path socket_;
    CURL* curl_;
};

class InPlace final : public Operator {
public:
    static core::Result<std::unique_ptr<Operator>> open(DataLock lock, const std::filesystem::path& data) {
        std::unique_ptr<InPlace> made{new InPlace{std::move(lock), data}};
        auto dispatcher = handlers::Dispatcher::open(data, made->shared_);
        if (!dispatcher) return dispatcher.failure();
        made->dispatcher_ = std::move(*dispatcher);
        return std::unique_ptr<Operator>{std::move(made)};
    }

    core::Result<std::string> ask(const Order& order) override {
        const handlers::Response response = dispatcher_->handle_now({.method = order.method,
                                                                     .path = order.path,
                                                                     .query = order.query,
                                                                     .body = order.body,
                                                                     .is_json = true,
                                                                     .is_local_admin = true});
        if (response.status >= 300) return tl::unexpected(refusal(response.status, response.body));
        return response.body;
    }

private:
    InPlace(DataLock lock, const std::filesystem::path& data)
        : lock_(std::move(lock)), shared_{.clock = clock_, .random = random_, .hub = hub_, .settings = {}} {
        shared_.settings.media_directory = (data / "media").string();
        shared_.settings.snapshot_directory = (data / "snapshots").string();
        shared_.settings.public_url = kLocalAddress;
    }

    DataLock lock_;
    core::SystemClock clock_;
    core::SystemRandom random_;
    push::Hub hub_;
    handlers::Shared shared_;
    std::unique_ptr<handlers::Dispatcher> dispatcher_;
};

}  // namespace

core::Result<DataLock> DataLock::take(const std::filesystem::path& data) {
    if (auto usable = core::make_writable_directory(data); !usable) return usable.failure();
    const int descriptor = ::open((data / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0 || ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (descriptor >= 0) ::close(descriptor);
        return core::fail(core::ErrorKind::Unavailable, "another program works with " + data.string() +
                                                            "; stop it, or wait until it is done");
    }
    return DataLock{descriptor};
}

DataLock::DataLock(DataLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

DataLock::~DataLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

core::Result<std::unique_ptr<Operator>> open_operator(const std::filesystem::path& data) {
    // Whoever gets the lock is alone; who does not get it talks to the server that has it.
    if (auto lock = DataLock::take(data)) return InPlace::open(std::move(*lock), data);
    std::error_code code;
    if (std::filesystem::exists(data / "admin.sock", code)) {
        return std::unique_ptr<Operator>{std::make_unique<OverSocket>(data / "admin.sock")};
    }
    auto lock = DataLock::take(data);
    if (!lock) return lock.failure();
    return InPlace::open(std::move(*lock), data);
}

}  // namespace server::admin
