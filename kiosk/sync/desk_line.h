// The sync thread's line to the desk: one question at a time, each with its answer.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/desk/sync_messages.h"
#include "kiosk/sync/doorbell.h"

namespace kiosk::sync {

class DeskLine {
public:
    using Send = std::function<void(desk::SyncRequest)>;
    using Receive = std::function<std::optional<desk::SyncAnswer>()>;

    // The desk rings `doorbell` after each answer; it outlives the line.
    DeskLine(Send send, Receive receive, const Doorbell& doorbell)
        : send_(std::move(send)), receive_(std::move(receive)), doorbell_(doorbell) {}

    // Waits for the answer, or until it is told to stop.
    template <typename T>
    std::optional<T> ask(desk::SyncRequest request, const std::stop_token& stop) {
        send_(std::move(request));
        while (auto answer = next(stop)) {
            if (auto* wanted = std::get_if<T>(&*answer)) return std::move(*wanted);
        }
        return std::nullopt;
    }
    // True where it was done, and is on disk.
    bool tell(desk::SyncRequest request, const std::stop_token& stop);

    // What came by itself since the last call.
    struct Heard {
        bool outbox_grew = false;
        bool ratings_due = false;
        std::vector<desk::LookUpPhone> phones;  // somebody waits for each
    };
    Heard take_heard();

private:
    std::optional<desk::SyncAnswer> next(const std::stop_token& stop);
    // True for news that nobody asked for; those are kept.
    bool is_news(const desk::SyncAnswer& answer);

    Send send_;
    Receive receive_;
    const Doorbell& doorbell_;
    Heard heard_;
};

}  // namespace kiosk::sync
