// The end of a kiosk that the county has locked out (PROTOCOL section 4.1): two files stay, the sealed outbox
// for 30 days and whom to ask; the key goes first, then everything else. Each step may be repeated after a
// power cut.
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/wire/sealed.h"

namespace kiosk::desk {

inline constexpr std::chrono::hours kSealedKept{30 * 24};

// What was not sent, closed for the county alone; one file for each device that this machine has been.
core::Result<void> keep_sealed(const std::filesystem::path& data, const wire::SealedOutbox& outbox);
// From here on this kiosk is out of use, also after a restart, until it is enrolled as another one.
core::Result<void> say_farewell(const std::filesystem::path& data, const wire::Farewell& farewell);
std::optional<wire::Farewell> farewell(const std::filesystem::path& data);
void forget_farewell(const std::filesystem::path& data);

// Flash can't be overwritten: without the device key what lies on it is noise. Sockets stay.
void destroy(const std::filesystem::path& data);

std::vector<std::filesystem::path> sealed_outboxes(const std::filesystem::path& data);
// Drops those that are older than they are kept.
void forget_sealed(const std::filesystem::path& data, core::WallTime now);

}  // namespace kiosk::desk
