// The control socket's lines: what a test or a helper from afar asks of a running kiosk, and its answers. One
// JSON object a line each way.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/core/result.h"
#include "shared/core/secret.h"

namespace wire {

struct LookOrder {};
struct TapOrder {
    std::string id;  // empty: at x, y
    float x = 0;     // design pixels
    float y = 0;
};
struct ScanOrder {
    core::Secret text;
};
struct ShotOrder {
    std::string path;
};
struct StateOrder {};
// What the sensor of a slot feels, where the rack is simulated.
struct RackOrder {
    std::string rack_id;
    int slot = 0;
    bool filled = false;
};
using ControlOrder = std::variant<LookOrder, TapOrder, ScanOrder, ShotOrder, StateOrder, RackOrder>;
core::Result<ControlOrder> read_control(std::string_view line);

struct ShownElement {
    std::string id;
    std::string role;
    std::string label;
    std::string value;
    float x = 0, y = 0, w = 0, h = 0;
    bool enabled = true;
    bool focused = false;
};
struct LookAnswer {
    std::string screen;
    std::vector<std::string> modes;  // those that are on: "large", "contrast", "low", "reading"
    std::vector<ShownElement> elements;
    std::vector<std::string> texts;
};
std::string write_look(const LookAnswer& answer);

struct StateAnswer {
    std::string screen;
    std::vector<std::string> modes;
    std::string language;
    bool online = false;
    std::string sync_trouble;
    std::string standing;  // "active", "suspended", "revoked", "cloned", "outdated"
    int queued = 0;
    int quarantined = 0;
    int ratings_waiting = 0;
    std::int64_t highest_sequence = 0;
    std::uint64_t uploaded = 0;
    std::string clock_trust;
    std::int64_t frames = 0;
    std::int64_t last_frame_age_ms = 0;
    std::int64_t resident_bytes = 0;
    bool ledger_sound = true;
    std::vector<std::string> lit;  // slots of the rack whose lamp is on: "rack-id/7"
    std::string camera;            // "closed", "open", "trouble"
    std::int64_t content_sequence = 0;
    std::vector<std::string> announcements;  // ids in the content
};
std::string write_state(const StateAnswer& answer);
std::string write_done();  // {"ok":true}
std::string write_error(std::string_view message);

}  // namespace wire
