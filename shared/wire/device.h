// What a kiosk and the server say to each other about the kiosk itself: enrolment, log-in, time, health,
// ratings (PROTOCOL sections 4.1, 4.2 and 6).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/model/rating.h"
#include "shared/pass/key_set.h"
#include "shared/wire/commands.h"
#include "shared/wire/feed.h"

namespace wire {

inline constexpr int kSchema = 1;

struct EnrollRequest {
    std::string code;
    pass::PublicKey key{};
    std::string hardware;  // a hash, for the inventory
    std::string version;
    bool speaks_our_schema = true;  // as read: the two have a schema in common
};
struct EnrollAnswer {
    std::string device_id;
    std::string center_id;
    int epoch = 1;
    std::vector<pass::PublicKey> roots;  // root key and spare: pinned
    std::vector<std::string> pins;  // SPKI SHA-256 of the server's certificate, Base64; empty without TLS
    KeysetRow keyset;
    core::WallTime server_time;
    std::string public_url;
};
std::string write_enroll(const EnrollRequest& request);
core::Result<EnrollRequest> read_enroll(std::string_view json);
std::string write_enroll_answer(const EnrollAnswer& answer);
core::Result<EnrollAnswer> read_enroll_answer(std::string_view json);

struct TokenRequest {
    std::string device_id;
    core::Bytes nonce;            // 32 bytes
    pass::Signature signature{};  // over device id, then nonce
};
std::string write_challenge_request(std::string_view device_id);
core::Result<std::string> read_challenge_request(std::string_view json);
std::string write_challenge(const core::Bytes& nonce);
core::Result<core::Bytes> read_challenge(std::string_view json);
std::string write_token_request(const TokenRequest& request);
core::Result<TokenRequest> read_token_request(std::string_view json);
std::string write_token(const std::string& token, std::chrono::seconds life);
core::Result<std::string> read_token(std::string_view json);
// What both sides sign and check: device id, then nonce.
core::Bytes auth_message(std::string_view device_id, const core::Bytes& nonce);

struct SignedTime {
    std::string nonce;
    core::WallTime time;
    pass::Signature signature{};
};
core::Bytes time_message(std::string_view nonce, core::WallTime time);
std::string write_time(const SignedTime& time);
core::Result<SignedTime> read_time(std::string_view json);

// The signed list of keys as a document, and what it says.
std::string write_keyset_document(const pass::KeySet& keys);
core::Result<pass::KeySet> read_keyset_document(std::string_view json);
// The row's keys, if one of `roots` signed them.
core::Result<pass::KeySet> open_keyset(const KeysetRow& row, const std::vector<pass::PublicKey>& roots);

struct Heartbeat {
    std::string version;
    std::string boot;
    std::int64_t uptime_s = 0;
    core::WallTime time;
    std::string trust;
    std::string cursor;
    std::map<std::string, int> applied;  // announcements on the kiosk: id -> revision
    std::string screen;
    int queued = 0;
    int quarantined = 0;
    std::int64_t last_frame_age_ms = 0;
    std::int64_t resident_bytes = 0;
    std::vector<std::string> faults;
};
std::string write_heartbeat(const Heartbeat& heartbeat);
core::Result<Heartbeat> read_heartbeat(std::string_view json);

// How the kiosk stands with the county, so that one that was set aside learns soon that it is wanted again.
struct HeartbeatAnswer {
    core::WallTime server_time;
    bool suspended = false;
    std::vector<Command> commands;  // still open: a stream may have been away
};
std::string write_heartbeat_answer(const HeartbeatAnswer& answer);
core::Result<HeartbeatAnswer> read_heartbeat_answer(std::string_view json);

// The stream's "bye": the server goes, and wants this listener back after so long.
std::string write_goodbye(std::chrono::milliseconds after);
std::chrono::milliseconds read_goodbye(std::string_view json);  // 0 where it does not say

// Ratings carry nothing that could be linked: no pass, no sequence, no time.
std::string write_ratings(const std::vector<model::Rating>& ratings);
core::Result<std::vector<model::Rating>> read_ratings(std::string_view json);

// The body of every answer that is not a success.
struct Problem {
    std::string code;  // "DEVICE_REVOKED", "CLONED", "INVALID" …
    std::string message;
    std::map<std::string, std::string> fields;
};
std::string write_problem(const Problem& problem);
Problem read_problem(std::string_view json);  // whatever can be read of it

}  // namespace wire
