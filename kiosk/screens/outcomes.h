// The one table of what each outcome of a check-in looks like and says (PROTOCOL section 3, DESIGN section 12
// i).
#pragma once

#include <array>

#include "kiosk/ui/icons.h"
#include "kiosk/ui/theme.h"
#include "shared/model/check_in.h"

namespace kiosk::screens {

// What a resident can do now; those that lead nowhere are advice and are drawn without an arrow.
enum class NextStep {
    GoToRoom,       // advice: the room and the way
    ComeBack,       // advice: when
    AskDesk,        // a call for staff
    RenewCard,      // advice
    BrightenPhone,  // advice: open the newest code, brightness up
    OtherCentre,    // advice: name and address
    UseCard,        // advice: the printed card works
    Register,       // 登记: a number for the desk
    Wait,           // the waiting list; advice where there is no network
    Rate,
    ScanAgain,
    SeeSchedule,
    SeeServices,
};

struct OutcomeLook {
    ui::Icon icon = ui::Icon::None;
    ui::Tone tone = ui::Tone::Neutral;
    const char* key =
        "";  // texts `key` (title, at most 8 characters), `key.1` and `key.2` (why, `key.2` may be empty)
    std::array<NextStep, 3> steps{};  // the first is the most likely
};

OutcomeLook look_of(model::Outcome outcome, model::Reason reason);

}  // namespace kiosk::screens
