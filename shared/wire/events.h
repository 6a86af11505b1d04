// What a kiosk uploads: the bodies of its events, the batch they travel in, and the server's verdict on each
// (PROTOCOL section 4.3).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/result.h"
#include "shared/model/event.h"

namespace wire {

namespace event_type {
inline constexpr std::string_view kCheckIn = "checkin.v1";
inline constexpr std::string_view kCheckInVoid = "checkin_void.v1";
inline constexpr std::string_view kNoticeAck = "notice_ack.v1";
inline constexpr std::string_view kCommandResult = "command_result.v1";
inline constexpr std::string_view kFault = "fault.v1";
}  // namespace event_type

struct NoticeAckBody {
    model::Id announcement_id;
    int revision = 1;
};

std::string write_body(const model::CheckInBody& body);
std::string write_body(const model::CheckInVoidBody& body);
std::string write_body(const NoticeAckBody& body);
core::Result<model::CheckInBody> read_check_in(std::string_view json);
core::Result<model::CheckInVoidBody> read_check_in_void(std::string_view json);
core::Result<NoticeAckBody> read_notice_ack(std::string_view json);

// The body of fault.v1: words of ours, nothing that came from outside.
std::string write_fault(std::string_view fault, std::string_view reason);

struct PushRequest {
    std::string device_id;
    int epoch = 1;
    std::string batch;  // UUID
    core::WallTime sent_wall;
    std::int64_t sent_mono_ms = 0;
    std::string boot;
    std::int64_t highest_sequence = 0;  // that exists on the kiosk
    std::vector<model::Event> events;   // ascending by sequence
};
// A batch of which single events could be malformed: those are kept apart with what is wrong, so that they
// never stop the rest.
struct ReceivedEvent {
    std::string id;  // empty where even that could not be read
    std::optional<model::Event> event;
    std::string problem;
};
struct ReceivedBatch {
    PushRequest head;  // without its events
    std::vector<ReceivedEvent> events;
};
std::string write_push(const PushRequest& request);
// One event as it stands in a batch.
std::string write_event(const model::Event& event);
core::Result<ReceivedBatch> read_push(std::string_view json, std::size_t limit);

enum class Verdict { Ok, Duplicate, Rejected, Later };
struct EventResult {
    std::string id;
    Verdict verdict = Verdict::Ok;
    std::string code;               // of a rejection: "BAD_BODY", "EID_CONFLICT", "OTHER_CENTER"
    std::chrono::seconds after{0};  // of "later"
    int position = 0;               // of a waitlist event: 1 is next; 0: none
};
struct PushAnswer {
    core::WallTime server_time;
    std::int64_t acknowledged_through = 0;  // everything up to here is with the server
    std::vector<std::pair<std::int64_t, std::int64_t>> gaps;
    std::vector<EventResult> results;
    std::chrono::seconds backoff{0};
};
std::string write_push_answer(const PushAnswer& answer);
core::Result<PushAnswer> read_push_answer(std::string_view json);

// An event that no server takes, as it is, for people to look at.
struct QuarantinedEvent {
    std::string id;
    std::int64_t sequence = 0;
    std::string code;
    core::WallTime first_at;
    std::string raw;
};
std::string write_quarantined(const QuarantinedEvent& event);
core::Result<QuarantinedEvent> read_quarantined(std::string_view json);

inline constexpr std::size_t kMostEventsInABatch = 200;
inline constexpr std::size_t kLargestBatch = 64U << 10U;

}  // namespace wire
