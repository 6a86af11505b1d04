// The one table of what each outcome of a check-in looks like and says (PROTOCOL section 3, DESIGN section 12
// i).
#pragma once

#include <vector>

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
    EnterPhone,     // the number pad
    Register,       // 登记: a number for the desk
    Wait,           // the waiting list; advice where there is no network
    Rate,
    ScanAgain,
    SeeSchedule,
    SeeServices,
    OtherSessions,  // the schedule, with how many still have places today
    NextTime,       // the same service again, later and with places
    OpenNow,        // a session that takes check-ins at this moment
    Undo,           // of what was made here a few minutes ago
};

// The two buttons below: what the trouble most likely needs.
enum class Ending {
    ScanOrLeave,  // 知道了 · 再扫一次
    ScanOrHelp,   // 请人帮忙 · 再扫一次: the code is the trouble
    LeaveOrScan,  // 换个人签 · 知道了: nothing is wrong
    LeaveOrLook,  // 看课表 · 知道了: the hour is the trouble
};

struct OutcomeLook {
    ui::Icon icon = ui::Icon::None;
    ui::Tone tone = ui::Tone::Neutral;
    const char* key =
        "";  // texts `key` (title, at most 8 characters), `key.1` and `key.2` (why, `key.2` may be empty)
    std::vector<NextStep> steps{};  // the first is the most likely; three that can be taken now are shown
    Ending ending = Ending::ScanOrLeave;
};

OutcomeLook look_of(model::Outcome outcome, model::Reason reason);

}  // namespace kiosk::screens
