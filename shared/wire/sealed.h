// What a kiosk that was locked out leaves behind: its unsent events, each closed for the county alone
// (PROTOCOL section 4.1). A head line, then one sealed message a line, in Base64.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/model/text.h"

namespace wire {

struct SealedOutbox {
    std::string device_id;
    int epoch = 1;
    core::WallTime sealed_at;
    std::vector<std::string> messages;  // Base64 of sealed boxes; inside: a push of one event, or ratings
};
std::string write_sealed(const SealedOutbox& outbox);
// Invalid where the head is damaged; lines that are lost are simply fewer.
core::Result<SealedOutbox> read_sealed(std::string_view text);

// What a locked-out kiosk still knows: whom the people before it may ask.
struct Farewell {
    core::WallTime at;
    model::Text center;
    std::string phone;
    bool operator==(const Farewell&) const = default;
};
std::string write_farewell(const Farewell& farewell);
core::Result<Farewell> read_farewell(std::string_view json);

}  // namespace wire
