// The media thread: fetches the pictures that the playlists name, and keeps only those that are what they
// claim.
#pragma once

#include <filesystem>
#include <functional>
#include <thread>
#include <variant>
#include <vector>

#include "kiosk/sync/doorbell.h"
#include "kiosk/sync/http_client.h"
#include "shared/core/channel.h"
#include "shared/core/random.h"
#include "shared/core/secret.h"
#include "shared/model/playlist.h"

namespace kiosk::sync {

struct MediaSetup {
    ServerAddress server;
    std::filesystem::path directory;  // made if need be; a file's name is its SHA-256
    // Called on the media thread after files have come. May be empty.
    std::function<void()> wake_main;
};

class MediaWorker {
public:
    // `clock` and `random` outlive the worker.
    MediaWorker(MediaSetup setup, const core::Clock& clock, core::Random& random);
    MediaWorker(const MediaWorker&) = delete;
    MediaWorker& operator=(const MediaWorker&) = delete;
    ~MediaWorker();

    // From any thread. What is there and not in the list is deleted.
    void want(std::vector<model::Media> media);
    void use_token(core::Secret token);

private:
    void run(const std::stop_token& stop);

    MediaSetup setup_;
    const core::Clock& clock_;
    core::Random& random_;
    Doorbell doorbell_;
    core::Channel<std::variant<std::vector<model::Media>, core::Secret>> orders_;
    std::jthread thread_;  // last: stops before what it uses goes
};

// Where a picture lies once it is here; it is whole and right if it exists.
std::filesystem::path media_path(const std::filesystem::path& directory, const model::Media& media);

}  // namespace kiosk::sync
