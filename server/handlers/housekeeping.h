// What the server does by itself: ends announcements, renews the index of today, drops what is too old.
// Owner of its thread.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "server/handlers/dispatcher.h"

namespace server::handlers {

class Housekeeping {
public:
    // Both outlive it.
    Housekeeping(Dispatcher& dispatcher, Shared& shared);

private:
    void tidy();

    Dispatcher& dispatcher_;
    Shared& shared_;
    std::mutex mutex_;
    std::condition_variable_any woken_;
    std::jthread thread_;
};

}  // namespace server::handlers
