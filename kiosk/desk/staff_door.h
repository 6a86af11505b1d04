// Who of the staff stands at the screen: a PIN of six digits, also without a network. Five wrong ones close
// the door for a quarter of an hour, counted on disk, so that no restart opens it (FIELD TH4).
#pragma once

#include <chrono>

#include "kiosk/desk/content_file.h"
#include "kiosk/desk/ledger.h"

namespace kiosk::desk {

inline constexpr int kPinTries = 5;
inline constexpr std::chrono::minutes kPinLock{15};

class StaffDoor {
public:
    // All outlive the door.
    StaffDoor(LedgerFile& file, ContentFile& content, const DeviceKey& key, core::Random& random)
        : file_(file), content_(content), key_(key), random_(random) {}

    StaffAnswer knock(const StaffPin& pin, const Stamp& stamp);

private:
    struct Lock {
        int wrong = 0;
        core::WallTime until{};
    };
    core::Result<Lock> lock(core::WallTime now);
    core::Result<void> save(const Lock& lock, const std::string& event_body, const Stamp& stamp);

    LedgerFile& file_;
    ContentFile& content_;
    const DeviceKey& key_;
    core::Random& random_;
};

}  // namespace kiosk::desk
