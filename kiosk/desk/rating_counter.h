// Who may rate what, and until when: after a scan whose attendance is known here, or as a walk-up that is
// counted apart (PROTOCOL section 6).
#pragma once

#include "kiosk/desk/counter.h"
#include "kiosk/desk/rating_book.h"
#include "kiosk/desk/touch_guard.h"
#include "kiosk/desk/visits.h"

namespace kiosk::desk {

class RatingCounter {
public:
    // All outlive this.
    RatingCounter(RatingBook& book, Ledger& ledger, ContentFile& content, Visits& visits)
        : book_(book), ledger_(ledger), content_(content), visits_(visits) {}

    RatingAnswer take(const StoreRating& wish, const Circumstances& here, const Moment& moment);
    void add_reasons(const StoreReasons& wish, const Moment& moment);

private:
    RatingAnswer correct(const StoreRating& wish, const Moment& moment);
    bool was_here(const Holder& holder, const model::Session& session);

    RatingBook& book_;
    Ledger& ledger_;
    ContentFile& content_;
    Visits& visits_;
    TouchGuard guard_;
};

}  // namespace kiosk::desk
