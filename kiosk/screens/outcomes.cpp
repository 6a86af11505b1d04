#include "kiosk/screens/outcomes.h"

namespace kiosk::screens {
namespace {

using enum NextStep;
using ui::Icon;
using ui::Tone;

OutcomeLook not_open(model::Reason reason) {
    if (reason == model::Reason::Cancelled) {
        return {Icon::CalendarRemove, Tone::Neutral, "no.cancelled", {SeeSchedule, SeeServices, AskDesk}};
    }
    if (reason == model::Reason::PausedPartner) {
        return {Icon::StoreRemove, Tone::Neutral, "no.paused", {SeeServices, SeeSchedule, AskDesk}};
    }
    return {Icon::ClockOutline,
            Tone::Warn,
            "no.early",
            {ComeBack, OpenNow, SeeServices, SeeSchedule},
            Ending::LeaveOrLook};
}

OutcomeLook not_enrolled(model::Reason reason) {
    if (reason == model::Reason::NotRegistered) {
        return {Icon::CardAccountDetailsOutline,
                Tone::Neutral,
                "no.unregistered",
                {Register, AskDesk, SeeSchedule}};
    }
    return {Icon::AccountGroup, Tone::Warn, "no.unenrolled", {AskDesk, SeeSchedule, ScanAgain}};
}

// Nothing of ours was read.
OutcomeLook no_pass(Icon icon, const char* words) {
    return {icon, Tone::Neutral, words, {BrightenPhone, EnterPhone, Register}, Ending::ScanOrHelp};
}

OutcomeLook already() {
    return {Icon::CalendarCheck,
            Tone::Info,
            "no.already",
            {GoToRoom, Undo, Rate, OtherSessions},
            Ending::LeaveOrScan};
}

}  // namespace

OutcomeLook look_of(model::Outcome outcome, model::Reason reason) {
    using enum model::Outcome;
    switch (outcome) {
        case Unreadable:
            return no_pass(Icon::QrcodeRemove, "no.unreadable");
        case ForeignCode:
            return no_pass(Icon::HelpCircle, "no.unknown");
        case Unsupported:
            return {Icon::Update, Tone::Warn, "no.unsupported", {UseCard, AskDesk, ScanAgain}};
        case UnknownKey:
            return {Icon::HelpCircle, Tone::Warn, "no.unknown_key", {AskDesk, ScanAgain, SeeSchedule}};
        case KeyRevoked:
            return {Icon::CardRemove, Tone::Warn, "no.key_revoked", {RenewCard, AskDesk, SeeSchedule}};
        case Invalid:
            return {Icon::HelpCircle, Tone::Danger, "no.invalid", {AskDesk, ScanAgain, SeeSchedule}};
        case ClockSuspect:
            return {Icon::ClockAlertOutline, Tone::Warn, "no.clock", {UseCard, AskDesk, SeeSchedule}};
        case NotYetValid:
            return {Icon::ClockOutline, Tone::Warn, "no.not_yet", {ComeBack, AskDesk, SeeSchedule}};
        case Expired:
            return {Icon::CardRemove, Tone::Warn, "no.expired", {RenewCard, AskDesk, SeeSchedule}};
        case Replay:
            return {Icon::Refresh, Tone::Warn, "no.replay", {BrightenPhone, ScanAgain, AskDesk}};
        case WrongRegion:
            return {Icon::MapMarker, Tone::Warn, "no.region", {AskDesk, SeeServices, SeeSchedule}};
        case Revoked:
            return {Icon::CardRemove, Tone::Danger, "no.revoked", {RenewCard, AskDesk, SeeSchedule}};
        case Already:
            return already();
        case Choose:
            return {Icon::HelpCircle, Tone::Info, "no.choose", {ScanAgain, SeeSchedule, AskDesk}};
        case NotOpen:
            return not_open(reason);
        case Closed:
            return {Icon::ClockAlertOutline, Tone::Warn, "no.closed", {AskDesk, SeeSchedule, SeeServices}};
        case WrongCentre:
            return {Icon::Directions, Tone::Info, "no.centre", {OtherCentre, SeeSchedule, AskDesk}};
        case NotEnrolled:
            return not_enrolled(reason);
        case Full:
            return {Icon::AccountGroup,
                    Tone::Danger,
                    "no.full",
                    {Wait, NextTime, OtherSessions, AskDesk},
                    Ending::LeaveOrLook};
        case Limit:
            return {Icon::CalendarCheck, Tone::Warn, "no.limit", {AskDesk, SeeSchedule, SeeServices}};
        case NeedsStaff:
            return {Icon::HumanGreetingVariant, Tone::Info, "no.staff", {AskDesk, ScanAgain, SeeSchedule}};
        case NoSession:
            return {Icon::CalendarClock, Tone::Info, "no.session", {SeeSchedule, SeeServices, AskDesk}};
        case StorageError:
            return {Icon::Alert, Tone::Danger, "no.storage", {AskDesk, ScanAgain, SeeSchedule}};
        case Ok:
            return {Icon::CheckBold, Tone::Ok, "ok.title", {GoToRoom, SeeSchedule, SeeServices}};
    }
    return {};
}

}  // namespace kiosk::screens
