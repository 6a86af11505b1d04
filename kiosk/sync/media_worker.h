// The media thread: fetches what the signage needs, in the order in which it is needed, and keeps only what
// is what it claims to be (SIGNAGE section 6).
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include "kiosk/sync/doorbell.h"
#include "kiosk/sync/http_client.h"
#include "kiosk/sync/media_plan.h"
#include "kiosk/sync/media_store.h"
#include "shared/core/channel.h"
#include "shared/core/latest.h"
#include "shared/core/random.h"
#include "shared/core/secret.h"

namespace kiosk::sync {

struct MediaSetup {
    ServerAddress server;
    std::filesystem::path directory;  // made if need be
    // Called on the media thread after the shelf has changed. May be empty.
    std::function<void()> wake_main;
    std::function<std::int64_t()> free_space;  // of the disk; empty: what the system says
};

struct MediaWishes {
    std::vector<WantedMedia> wanted;
    std::int64_t sequence = 0;  // where the content stands
    core::TimeZone zone;        // of the centre: fast by its night
};

// What is here to be shown.
struct MediaShelf {
    std::map<std::string, std::filesystem::path> files;  // by their digests
    std::vector<std::string> failed;                     // given up until the content changes
    bool is_full = false;                                // something found no room (R-M5)
    bool is_broken = false;                              // the disk can't be written (R-M7)
};

class MediaWorker {
public:
    // `clock` and `random` outlive the worker.
    MediaWorker(MediaSetup setup, const core::Clock& clock, core::Random& random);
    MediaWorker(const MediaWorker&) = delete;
    MediaWorker& operator=(const MediaWorker&) = delete;
    ~MediaWorker();

    // From any thread. What is not wanted any more goes when its room is needed, but not what was wanted
    // last.
    void want(MediaWishes wishes);
    void use_token(core::Secret token);
    void check(std::string digest);  // it could not be shown: is it still what it was?
    void drop_all();                 // something else needs the disk

    core::Latest<MediaShelf>& shelf() { return shelf_; }

private:
    struct Check {
        std::string digest;
    };
    struct DropAll {};
    using Order = std::variant<MediaWishes, core::Secret, Check, DropAll>;
    class Fetcher;

    void run(const std::stop_token& stop);
    void send(Order order);

    MediaSetup setup_;
    const core::Clock& clock_;
    core::Random& random_;
    Doorbell doorbell_;
    core::Channel<Order> orders_;
    core::Latest<MediaShelf> shelf_;
    core::Latest<bool> nudge_;  // what is wanted has changed: a download makes way, and goes on later
    std::jthread thread_;       // last: stops before what it uses goes
};

}  // namespace kiosk::sync
