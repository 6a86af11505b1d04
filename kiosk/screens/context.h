// What every view is made from: the content, the words, the moment, and how the kiosk itself is doing.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "kiosk/flow/flow.h"
#include "kiosk/ui/texts.h"
#include "shared/core/clock.h"
#include "shared/model/content.h"

namespace kiosk::screens {

enum class Shape { Upright, Across };

enum class SyncState { Synced, Syncing, Offline };

// Whether the county gives this kiosk anything: set aside, a copy of another, or too old to be understood.
enum class Standing { Normal, SetAside, Copied, TooOld };

// As the status bar and the offline banner tell it.
struct Status {
    SyncState sync = SyncState::Synced;
    Standing standing = Standing::Normal;
    int queued = 0;                         // events and ratings not yet with the server
    std::optional<core::WallTime> contact;  // last time the server answered
    std::optional<int> recovered;           // just back: how many were uploaded
    bool roster_is_old = false;             // over 24 h
    core::ClockTrust clock = core::ClockTrust::Trusted;
};

struct Context {
    const model::Content& content;
    const ui::Texts& texts;  // of the visit's language
    model::Language language = model::Language::Chinese;
    core::WallTime now;
    core::SteadyTime steady;
    const Status& status;
    const flow::Rules& rules;
    // How much fits on a page. Set by draw_state from the visit and the window; low reach never across.
    flow::Modes modes = {};
    Shape shape = Shape::Upright;
    bool rack_is_wired = false;  // lamps over its slots and sensors in them
    // Where the picture of a medium lies; empty: it is not here yet.
    std::function<std::string(const model::Media&)> picture_of = {};

    // Few and big, or all below the middle: choices go into a sheet, lists are short.
    bool is_sparse() const { return modes.large || modes.low_reach; }
};

}  // namespace kiosk::screens
