// Facts that a kiosk records and the server counts once (PROTOCOL section 4.3).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "shared/core/clock.h"
#include "shared/model/check_in.h"
#include "shared/model/text.h"

namespace model {

// How the code came in.
enum class ScanSource { Camera, HandScanner, Keypad, Choice };

// Body of `checkin.v1`. An attendance is one whose outcome is OK.
struct CheckInBody {
    std::optional<PassId> pass;  // absent where the signature was bad: nothing of a forged code is believed
    int key = 0;
    int region = 0;
    Id session_id;  // empty where none is meant
    Outcome outcome = Outcome::Ok;
    CheckInFlags flags;
    ScanSource source = ScanSource::Camera;
    bool rescan = false;
    std::string h8;  // 16 hex digits of SHA-256 of the text, for INVALID and phone codes
};

// Body of `checkin_void.v1`.
struct CheckInVoidBody {
    Id event_id;
};

// The envelope. `body` is JSON as shared/wire writes it: what was signed into the outbox is what is sent.
struct Event {
    Id id;  // UUIDv7
    std::int64_t sequence = 0;
    std::string type;  // "checkin.v1"
    core::WallTime wall;
    std::int64_t mono_ms = 0;
    std::string boot;
    core::ClockTrust clock = core::ClockTrust::Trusted;
    std::string body;
};

}  // namespace model
