#include "server/service/arrival.h"

namespace server::service {
namespace {

constexpr std::chrono::minutes kFuture{10};

}  // namespace

Effective effective_time(const model::Event& event, const BatchClock& batch) {
    Effective effective{.at = event.wall, .is_confident = event.boot == batch.boot};
    if (effective.is_confident) effective.at = event.wall + (batch.received - batch.sent);
    if (effective.at > batch.received + kFuture) {
        effective.at = batch.received;
        effective.was_clamped = true;
    }
    return effective;
}

}  // namespace server::service
