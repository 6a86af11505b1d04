#include "kiosk/sync/desk_line.h"

namespace kiosk::sync {
namespace {

constexpr std::chrono::milliseconds kLookAgain{200};  // for a ring that was heard by somebody else

}  // namespace

bool DeskLine::is_news(const desk::SyncAnswer& answer) {
    if (std::holds_alternative<desk::OutboxGrew>(answer)) {
        heard_.outbox_grew = true;
        return true;
    }
    if (std::holds_alternative<desk::RatingsDue>(answer)) {
        heard_.ratings_due = true;
        return true;
    }
    if (const auto* phone = std::get_if<desk::PhoneWanted>(&answer)) {
        heard_.phones.push_back(phone->wish);
        return true;
    }
    return false;
}

std::optional<desk::SyncAnswer> DeskLine::next(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        auto answer = receive_();
        if (!answer) doorbell_.wait(kLookAgain);
        if (answer && !is_news(*answer)) return answer;
    }
    return std::nullopt;
}

bool DeskLine::tell(desk::SyncRequest request, const std::stop_token& stop) {
    const auto done = ask<desk::Done>(std::move(request), stop);
    return done && done->done;
}

DeskLine::Heard DeskLine::take_heard() {
    while (auto answer = receive_()) static_cast<void>(is_news(*answer));
    return std::exchange(heard_, {});
}

}  // namespace kiosk::sync
