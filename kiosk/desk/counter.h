// The way of one code: text, pass, facts, decision, commit, answer (PROTOCOL section 3). Nothing is called OK
// before it is on disk.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "kiosk/desk/content_file.h"
#include "kiosk/desk/ledger.h"
#include "kiosk/desk/visits.h"
#include "shared/pass/resident_pass.h"

namespace kiosk::desk {

// What the counter knows besides the files; changed by the desk between two questions.
struct Circumstances {
    Snapshot content;  // never null
    pass::KeySet keys;
    std::string boot;
    bool training = false;
    bool online = false;
    core::WallTime up_to_date{};  // when the roster was last known to be whole
};

class Counter {
public:
    // All outlive the counter.
    Counter(Ledger& ledger, ContentFile& content, Visits& visits)
        : ledger_(ledger), content_(content), visits_(visits) {}

    CheckInAnswer read(const ReadCode& code, const Circumstances& here, const Moment& moment);
    // Takes check-ins back, and says what the same person could do now.
    VoidAnswer take_back(const VoidCheckIns& wish, const Circumstances& here, const Moment& moment);
    CheckInAnswer choose(const Choose& choice, const Circumstances& here, const Moment& moment);

    // Codes that leave nothing but a number.
    std::uint64_t unreadable() const { return unreadable_; }
    std::uint64_t foreign() const { return foreign_; }

private:
    struct Case;  // one pass at one moment, with what the tables say about it
    core::Result<Case> gather(const Visitor& visitor, const Circumstances& here, const Moment& moment);
    std::vector<Attended> undoable(const Case& it, const model::Decision& decision, const Moment& moment);
    CheckInAnswer answer_pass(Question question, const Visitor& visitor, const Circumstances& here,
                              const Moment& moment);
    CheckInAnswer answer_reading(const ReadCode& code, const pass::Reading& reading,
                                 const Circumstances& here, const Moment& moment);
    CheckInAnswer refuse(Question question, const model::CheckInBody& body, const Circumstances& here,
                         const Moment& moment);

    Ledger& ledger_;
    ContentFile& content_;
    Visits& visits_;
    std::uint64_t unreadable_ = 0;
    std::uint64_t foreign_ = 0;
};

}  // namespace kiosk::desk
