#include "kiosk/desk/space_keeper.h"

#include <utility>

#include "shared/core/log.h"
#include "shared/storage/ballast.h"

namespace kiosk::desk {

SpaceKeeper::SpaceKeeper(std::filesystem::path ballast, std::function<std::uintmax_t()> free_space)
    : ballast_(std::move(ballast)), free_space_(std::move(free_space)) {}

SpaceKeeper::Advice SpaceKeeper::look() {
    const std::uintmax_t free = free_space_();
    const bool was_low = std::exchange(low_, free < kLowSpace);
    if (low_ && !was_low) {
        spdlog::warn("only {} MiB are free", free >> 20U);
        return Advice::AskForMedia;
    }
    if (low_) {
        storage::drop_ballast(ballast_);
        return Advice::ForgetAcknowledged;
    }
    if (was_low) spdlog::info("there is room again: {} MiB", free >> 20U);
    // Only where writing it does not make room short again.
    if (free >= kLowSpace + 2 * storage::kBallastSize) {
        if (const auto kept = storage::keep_ballast(ballast_); !kept)
            spdlog::warn("{}", kept.error().message);
    }
    return Advice::Nothing;
}

bool SpaceKeeper::make_room_now() {
    low_ = free_space_() < kLowSpace;
    if (!low_ || !std::filesystem::exists(ballast_)) return false;
    storage::drop_ballast(ballast_);
    return true;
}

}  // namespace kiosk::desk
