// What the idle screen plays at a moment, and why (SIGNAGE section 2). Pure; the kiosk plays it, the server
// previews it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "shared/core/clock.h"
#include "shared/model/content.h"
#include "shared/model/target.h"

namespace model {

// Which time through a shuffled loop this is; a new number is a new order (R-S5).
struct LoopPass {
    std::uint64_t number = 0;
    std::string last;  // the LoopItem that ended the pass before
};

// What is true beside the content.
struct Moment {
    core::WallTime now;  // where the clock is Suspect: the earliest that it can be (R-C4)
    core::ClockTrust trust = core::ClockTrust::Trusted;
    Recipient who;
    std::set<Id> ready_media;        // whole and playable here
    std::set<Id> speechless;         // items whose widget has nothing to say now
    std::set<Id> put_away;           // urgent announcements acknowledged here
    std::set<std::string> run_out;   // TakenBy::key of those whose lifetime ran out (R-C7)
    std::vector<PlaylistItem> card;  // compiled into the program, always ready
    LoopPass pass;
};

struct LoopItem {
    std::string id;  // stays the same while the loop changes around it (R-S4)
    Id entry_id;     // empty: an announcement's slide, the fallback or the card
    PlaylistItem item;
    bool operator==(const LoopItem&) const = default;
};

enum class Layer { TakeOver, Base, Fallback, Card };
enum class TakeOverKind { Emergency, Urgent, Entry };

struct TakenBy {
    Id id;  // of the announcement or the entry
    core::WallTime until;
    std::string key() const { return id + "@" + std::to_string(core::to_ms(until)); }
    bool operator==(const TakenBy&) const = default;
};

struct TakeOver {
    TakeOverKind kind = TakeOverKind::Urgent;
    std::vector<TakenBy> by;  // most important first; several emergencies rotate
    bool operator==(const TakeOver&) const = default;
};

enum class Why { Playing, LowerPriority, OutsideWindow, NotTarget, NoReadyMedia, Expired, ClockUntrusted };

struct Verdict {
    Id entry_id;
    Why why = Why::Playing;
    bool operator==(const Verdict&) const = default;
};

struct Resolution {
    Layer layer = Layer::Card;
    // One pass. Where announcements have taken the screen: what plays again once they are gone.
    std::vector<LoopItem> loop;
    std::vector<Id> banners;  // announcements, at most 2
    std::vector<Id> ticker;   // announcements
    std::optional<TakeOver> take_over;
    core::WallTime next_change;  // nothing changes before, by time alone
    std::vector<Verdict> why;    // one for each entry, in the content's order
    bool operator==(const Resolution&) const = default;
};

// The announcements of a severity that are to be seen, newest first.
std::vector<const Announcement*> showing(const Content& content, const Moment& moment, Severity severity);

Resolution resolve(const Content& content, const Moment& moment);

}  // namespace model
