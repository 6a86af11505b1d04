#include "kiosk/sync/media_worker.h"

#include <algorithm>
#include <set>

#include <pthread.h>

#include "kiosk/sync/backoff.h"
#include "shared/core/log.h"
#include "shared/core/overloaded.h"
#include "shared/wire/paths.h"

namespace kiosk::sync {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kLongestSleep = 60s;
constexpr auto kProbeEvery = 10min;  // R-M7
constexpr auto kRoomAgain = 10min;   // until a file that found no room is tried again
constexpr std::chrono::seconds kLongestCall = 3600s;
constexpr std::int64_t kSlowest = 1024;  // bytes a second; less is a dead line
constexpr int kWrongRange = 416;

}  // namespace

// What is wanted, what is here, and when the next try is due.
class MediaWorker::Fetcher {
public:
    Fetcher(MediaWorker& worker, HttpClient& http)
        : worker_(worker), http_(http), clock_(worker.clock_), store_(worker.setup_.directory) {
        if (worker_.setup_.free_space) store_.free_space(worker_.setup_.free_space);
        if (auto opened = store_.open(); !opened) {
            spdlog::error("media: {}", opened.error().message);
            is_broken_ = true;
        }
        store_.remove_old_parts(clock_.wall());
        next_probe_ = clock_.steady() + kProbeEvery;
        publish();
    }

    void obey(Order& order) {
        std::visit(core::Overloaded{
                       [&](MediaWishes& wishes) { want(std::move(wishes)); },
                       [&](core::Secret& token) {
                           token_ = std::move(token);
                           ready_ = {};
                       },
                       [&](const Check& one) {
                           if (store_.has(one.digest) && !store_.check(one.digest)) publish();
                       },
                       [&](const DropAll&) { drop_all(); },
                   },
                   order);
    }

    std::chrono::milliseconds wait() const {
        const core::SteadyTime now = clock_.steady();
        core::SteadyTime next = next_probe_;
        if (!token_.empty()) {
            if (const auto due = plan_.next_try(here(), now)) next = std::min(next, std::max(*due, ready_));
        }
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - now);
        return std::clamp<std::chrono::milliseconds>(left, 0ms, kLongestSleep);
    }

    // One file, or none. True where there may be more to do at once.
    bool turn(const std::stop_token& stop) {
        const core::SteadyTime now = clock_.steady();
        if (now >= next_probe_) probe(now);
        if (token_.empty() || now < ready_) return false;
        const auto media = plan_.next(here(), now);
        if (!media) return false;
        if (!store_.make_room(media->bytes, referenced())) {
            if (!is_full_) spdlog::warn("media: no room for {} bytes", media->bytes);
            is_full_ = true;
            plan_.put_off(media->sha256, now + kRoomAgain);
            publish();
            return true;
        }
        fetch(*media, stop);
        return true;
    }

private:
    void want(MediaWishes wishes) {
        std::erase_if(wishes.wanted, [](const WantedMedia& one) { return !is_digest(one.media.sha256); });
        std::set<std::string> names;
        for (const WantedMedia& one : wishes.wanted) names.insert(one.media.sha256);
        if (names != current_) previous_ = std::exchange(current_, std::move(names));
        plan_.want(std::move(wishes.wanted), wishes.sequence);
        zone_ = wishes.zone;
        is_full_ = false;
        ready_ = {};
        publish();
    }

    void drop_all() {
        plan_.want({}, 0);
        current_.clear();
        previous_.clear();
        for (const std::string& digest : here()) store_.remove(digest);
        publish();
    }

    std::set<std::string> here() const {
        std::set<std::string> names;
        for (const auto& [digest, file] : store_.files()) names.insert(digest);
        return names;
    }
    std::set<std::string> referenced() const {
        std::set<std::string> names = current_;
        names.insert(previous_.begin(), previous_.end());
        return names;
    }

    void probe(core::SteadyTime now) {
        next_probe_ = now + kProbeEvery;
        const bool is_broken = !store_.probe();
        if (is_broken != is_broken_) {
            spdlog::warn("media: the disk {}", is_broken ? "can't be written" : "can be written again");
            is_broken_ = is_broken;
            publish();
        }
    }

    void fetch(const model::Media& media, const std::stop_token& stop) {
        const auto from = store_.begin(media);
        if (!from) return stumble(media, from.error().message);
        std::string trouble;
        bool makes_way = false;
        const auto sink = [&](std::int64_t at, std::string_view bytes) {
            const auto taken = store_.append(at, bytes);
            if (!taken) trouble = taken.error().message;
            makes_way = worker_.nudge_.take().has_value();
            return taken && !makes_way;
        };
        const LocalHour hour{
            std::chrono::floor<std::chrono::minutes>(core::time_of_day(zone_.to_local(clock_.wall())))};
        const HttpAnswer answer = http_.perform({.path = std::string{wire::path::kMedia} + media.sha256,
                                                 .body = std::nullopt,
                                                 .token = token_,
                                                 .expect = "application/octet-stream",
                                                 .longest = kLongestCall,
                                                 .from = static_cast<std::size_t>(*from),
                                                 .if_range = '"' + media.sha256 + '"',
                                                 .sink = sink,
                                                 .fastest = fastest(media, hour),
                                                 .slowest = kSlowest},
                                                stop);
        if (!trouble.empty()) {
            if (const auto closed = store_.finish(); !closed) trouble = closed.error().message;
            return stumble(media, trouble);
        }
        if (makes_way) {
            if (const auto closed = store_.finish(); !closed) stumble(media, closed.error().message);
            return;
        }
        judge(media, answer);
    }

    void judge(const model::Media& media, const HttpAnswer& answer) {
        const core::SteadyTime now = clock_.steady();
        const bool is_over = answer.answer == Answer::Ok || answer.status == kWrongRange;
        const auto verdict = store_.finish(is_over ? MediaStore::More::Never : MediaStore::More::MayCome);
        if (!verdict) return stumble(media, verdict.error().message);
        switch (*verdict) {
            case MediaStore::Verdict::Kept:
                plan_.came(media.sha256);
                backoff_ = {};
                return publish();
            case MediaStore::Verdict::Different:
                plan_.differed(media.sha256, now);
                return publish();
            case MediaStore::Verdict::Unfinished:
                break;
        }
        if (answer.answer == Answer::Unauthorised) token_ = {};  // the sync thread brings a new one
        if (answer.answer == Answer::Refused) return plan_.refused(media.sha256, now);
        // The line, not the file.
        backoff_ = after_failure(backoff_, now);
        ready_ = now + delay_of(backoff_, worker_.random_);
    }

    // Our own disk; the others may still fit.
    void stumble(const model::Media& media, const std::string& trouble) {
        spdlog::warn("media: {}", trouble);
        plan_.put_off(media.sha256, clock_.steady() + kRoomAgain);
        probe(clock_.steady());
    }

    void publish() const {
        MediaShelf shelf{.failed = plan_.failed(), .is_full = is_full_, .is_broken = is_broken_};
        for (const auto& [digest, file] : store_.files()) shelf.files[digest] = file.path;
        worker_.shelf_.put(std::move(shelf));
        if (worker_.setup_.wake_main) worker_.setup_.wake_main();
    }

    MediaWorker& worker_;
    HttpClient& http_;
    const core::Clock& clock_;
    MediaStore store_;
    MediaPlan plan_;
    core::Secret token_;
    core::TimeZone zone_;
    std::set<std::string> current_;   // what the content names
    std::set<std::string> previous_;  // what it named before: what is shown may still be among it
    bool is_full_ = false;
    bool is_broken_ = false;
    Backoff backoff_;
    core::SteadyTime ready_{};
    core::SteadyTime next_probe_{};
};

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

void MediaWorker::send(Order order) {
    orders_.send(std::move(order));
    doorbell_.ring();
}

void MediaWorker::want(MediaWishes wishes) {
    send(std::move(wishes));
    nudge_.put(true);
}

void MediaWorker::use_token(core::Secret token) {
    send(std::move(token));
}

void MediaWorker::check(std::string digest) {
    send(Check{std::move(digest)});
}

void MediaWorker::drop_all() {
    send(DropAll{});
}

void MediaWorker::run(const std::stop_token& stop) {
    HttpClient http{setup_.server, doorbell_, clock_};
    Fetcher fetcher{*this, http};
    while (!stop.stop_requested()) {
        nudge_.take();
        while (auto order = orders_.try_receive()) fetcher.obey(*order);
        if (!fetcher.turn(stop)) http.sleep(fetcher.wait());
    }
}

}  // namespace kiosk::sync
