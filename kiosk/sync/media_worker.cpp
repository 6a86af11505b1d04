#include "kiosk/sync/media_worker.h"

#include <algorithm>
#include <set>

#include <pthread.h>

#include "shared/core/bytes.h"
#include "shared/core/file.h"
#include "shared/core/log.h"
#include "shared/core/overloaded.h"
#include "shared/wire/paths.h"

namespace kiosk::sync {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kLargest = 64U << 20U;
constexpr std::chrono::milliseconds kLongestSleep{60'000};

bool is_digest(const std::string& name) {
    const auto bytes = core::from_hex(name);
    return bytes && bytes->size() == 32;
}

// What is wanted, what is missing, and when the next try is due.
class Fetcher {
public:
    Fetcher(const MediaSetup& setup, HttpClient& http, const core::Clock& clock, core::Random& random)
        : setup_(setup), http_(http), clock_(clock), random_(random) {}

    void want(std::vector<model::Media> media) {
        std::erase_if(media, [](const model::Media& one) { return !is_digest(one.sha256); });
        missing_.clear();
        std::set<std::string> names;
        for (auto& one : media) {
            if (!names.insert(one.sha256).second) continue;
            if (!std::filesystem::exists(media_path(setup_.directory, one)))
                missing_.push_back(std::move(one));
        }
        remove_others(names);
        ready_ = {};
    }
    void use_token(core::Secret token) {
        token_ = std::move(token);
        ready_ = {};
    }

    std::chrono::milliseconds wait() const {
        if (missing_.empty() || token_.empty()) return kLongestSleep;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(ready_ - clock_.steady());
        return std::clamp<std::chrono::milliseconds>(left, 0ms, kLongestSleep);
    }

    // True where a picture has come.
    bool fetch_one(const std::stop_token& stop) {
        if (missing_.empty() || token_.empty() || clock_.steady() < ready_) return false;
        const model::Media media = missing_.front();
        const HttpAnswer answer = http_.perform({.path = std::string{wire::path::kMedia} + media.sha256,
                                                 .body = std::nullopt,
                                                 .token = token_,
                                                 .expect = "",
                                                 .longest = 600s,
                                                 .limit = kLargest},
                                                stop);
        if (answer.answer == Answer::Unauthorised) token_ = {};  // the sync thread brings a new one
        if (answer.answer != Answer::Ok || !keep(media, answer.body)) {
            // One that can't be had must not hold up the others: the wait comes after all had their turn.
            std::rotate(missing_.begin(), missing_.begin() + 1, missing_.end());
            const bool its_own_fault = answer.answer == Answer::Ok || answer.answer == Answer::Refused;
            if (its_own_fault && ++failed_in_turn_ < missing_.size()) return false;
            failed_in_turn_ = 0;
            backoff_ = after_failure(backoff_, clock_.steady());
            ready_ = clock_.steady() + delay_of(backoff_, random_);
            return false;
        }
        backoff_ = {};
        missing_.erase(missing_.begin());
        return true;
    }

private:
    bool keep(const model::Media& media, const std::string& content) const {
        if (core::sha256_hex(content) != media.sha256) {
            spdlog::warn("a picture is not what it should be: {}", media.sha256.substr(0, 12));
            return false;
        }
        const auto written = core::write_file(media_path(setup_.directory, media), content);
        if (!written) spdlog::warn("a picture could not be kept: {}", written.error().message);
        return written.has_value();
    }

    void remove_others(const std::set<std::string>& names) const {
        std::error_code ignored;  // what can't be removed now is tried the next time
        for (const auto& entry : std::filesystem::directory_iterator{setup_.directory, ignored}) {
            if (!names.contains(entry.path().filename())) std::filesystem::remove(entry.path(), ignored);
        }
    }

    const MediaSetup& setup_;
    HttpClient& http_;
    const core::Clock& clock_;
    core::Random& random_;
    core::Secret token_;
    std::vector<model::Media> missing_;
    std::size_t failed_in_turn_ = 0;
    Backoff backoff_;
    core::SteadyTime ready_{};
};

}  // namespace

std::filesystem::path media_path(const std::filesystem::path& directory, const model::Media& media) {
    return directory / media.sha256;
}

MediaWorker::MediaWorker(MediaSetup setup, const core::Clock& clock, core::Random& random)
    : setup_(std::move(setup)),
      clock_(clock),
      random_(random),
      thread_([this](const std::stop_token& stop) { run(stop); }) {
    pthread_setname_np(thread_.native_handle(), "media");
}

MediaWorker::~MediaWorker() {
    thread_.request_stop();
    doorbell_.ring();
}

void MediaWorker::want(std::vector<model::Media> media) {
    orders_.send(std::move(media));
    doorbell_.ring();
}

void MediaWorker::use_token(core::Secret token) {
    orders_.send(std::move(token));
    doorbell_.ring();
}

void MediaWorker::run(const std::stop_token& stop) {
    if (auto made = core::make_writable_directory(setup_.directory); !made) {
        spdlog::error("no place for pictures: {}", made.error().message);
    }
    HttpClient http{setup_.server, doorbell_, clock_};
    Fetcher fetcher{setup_, http, clock_, random_};
    while (!stop.stop_requested()) {
        while (auto order = orders_.try_receive()) {
            std::visit(core::Overloaded{
                           [&](std::vector<model::Media>& media) { fetcher.want(std::move(media)); },
                           [&](core::Secret& token) { fetcher.use_token(std::move(token)); },
                       },
                       *order);
        }
        if (fetcher.fetch_one(stop)) {
            if (setup_.wake_main) setup_.wake_main();
            continue;
        }
        http.sleep(fetcher.wait());
    }
}

}  // namespace kiosk::sync
