// How a batch of events is cut up when the server does not take it whole: one bad event never stops the rest
// (PROTOCOL section 4.3, "Error classes"). Pure.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "kiosk/desk/sync_messages.h"
#include "kiosk/sync/planner.h"
#include "shared/model/event.h"
#include "shared/wire/events.h"

namespace kiosk::sync {

class PushPlan {
public:
    // Events from the desk, ascending. Those that made the server fail before travel alone, and last.
    void take(std::vector<model::Event> events);
    bool empty() const { return pieces_.empty(); }
    const std::vector<model::Event>& front() const { return pieces_.front(); }
    // How many events the desk should hand out next time: fewer after a 413.
    std::size_t most_events() const { return most_events_; }
    // Forgets what is planned: the desk will hand out the same events again.
    void clear() { pieces_.clear(); }

    // The server took the front piece and judged each event.
    std::vector<desk::Settlement> answered(const wire::PushAnswer& answer, core::SteadyTime now);
    // It did not; `code` is the server's word for it. TooLarge and Refused cut the piece in two or settle its
    // one event; so does a second ServerFault. Everything else leaves the piece.
    std::vector<desk::Settlement> failed(Answer answer, const std::string& code, core::SteadyTime now,
                                         core::Random& random);
    // After a failure: true where the next piece may follow at once, false where the lane has to wait.
    bool goes_on() const { return goes_on_; }

private:
    // An event whose batch of one made the server fail.
    struct Suspect {
        Backoff backoff;
    };

    bool takes_others(core::SteadyTime now) const;
    void cut_front();
    desk::Settlement server_fault(const model::Event& event, core::SteadyTime now, core::Random& random);

    std::deque<std::vector<model::Event>> pieces_;
    std::size_t most_events_ = wire::kMostEventsInABatch;
    std::map<model::Id, Suspect> suspects_;
    std::optional<core::SteadyTime> last_success_;
    bool failed_before_ = false;  // what is planned, with a ServerFault
    bool goes_on_ = true;
};

}  // namespace kiosk::sync
