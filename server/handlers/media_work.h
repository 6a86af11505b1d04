// Uploads on their way through the gate: pictures and documents on one thread, videos one at a time on
// another. Owner of both. What a stop interrupts begins anew at the next start.
#pragma once

#include <memory>
#include <thread>

#include "server/handlers/dispatcher.h"
#include "server/media/converter.h"

namespace server::handlers {

class MediaWork {
public:
    // Both outlive it.
    MediaWork(Dispatcher& dispatcher, Shared& shared);

private:
    void take_up_again();
    void work(const std::stop_token& stop, core::Channel<std::string>& waiting);
    void convert(const std::string& id, const std::stop_token& stop);

    Dispatcher& dispatcher_;
    Shared& shared_;
    media::Converter converter_;
    std::jthread pictures_;
    std::jthread videos_;
};

// Hands an upload to the thread that it is for.
void queue_conversion(Shared& shared, const std::string& id);

}  // namespace server::handlers
