// Where the server answers: the paths that kiosks use (PROTOCOL section 4).
#pragma once

#include <string_view>

namespace wire::path {

inline constexpr std::string_view kEnroll = "/api/v1/enroll";
inline constexpr std::string_view kChallenge = "/api/v1/auth/challenge";
inline constexpr std::string_view kToken = "/api/v1/auth/token";
inline constexpr std::string_view kTime = "/api/v1/time";
inline constexpr std::string_view kPush = "/api/v1/sync/push";
inline constexpr std::string_view kQuarantine = "/api/v1/sync/quarantine";
inline constexpr std::string_view kPull = "/api/v1/sync/pull";
inline constexpr std::string_view kSnapshot = "/api/v1/sync/snapshot";
inline constexpr std::string_view kStream = "/api/v1/stream";
inline constexpr std::string_view kRatings = "/api/v1/ratings";
inline constexpr std::string_view kPlay = "/api/v1/play";
inline constexpr std::string_view kHeartbeat = "/api/v1/heartbeat";
inline constexpr std::string_view kLookUpPhone = "/api/v1/lookup/phone";
inline constexpr std::string_view kCommands = "/api/v1/commands/";
inline constexpr std::string_view kMedia = "/api/v1/media/";

}  // namespace wire::path
