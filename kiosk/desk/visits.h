// Who stands at the counter: the pass behind a question, kept for a minute so that no other thread has to.
// Pure.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "kiosk/desk/desk_messages.h"
#include "shared/core/clock.h"

namespace kiosk::desk {

inline constexpr std::chrono::seconds kVisitLife{60};  // after the last use
inline constexpr std::chrono::minutes kCorrectionWindow{2};

struct Visitor {
    model::PassHeader pass;
    std::string h8;  // of a phone code; empty for a card
    model::ScanSource source = model::ScanSource::Camera;
    model::Staffing staffing = model::Staffing::Staffed;
};

class Visits {
public:
    void open(Question question, const Visitor& visitor, core::SteadyTime now);
    // The visitor behind a question, whose minute starts again; nobody when it has passed.
    std::optional<Visitor> use(Question question, core::SteadyTime now);
    // A rating was given and may be corrected for two minutes.
    void allow_corrections(const model::Id& rating_id, core::SteadyTime now);
    bool may_correct(const model::Id& rating_id, core::SteadyTime now) const;

    void forget_expired(core::SteadyTime now);
    void forget_all();

private:
    struct Open {
        Visitor visitor;
        core::SteadyTime used;
    };
    std::map<Question, Open> visitors_;
    std::map<model::Id, core::SteadyTime> corrections_;
};

}  // namespace kiosk::desk
