#include "shared/wire/enums.h"

namespace wire {

using Names = std::vector<std::string_view>;

template <>
const Names& names_of<model::PartnerKind>() {
    static const Names kNames{"social_organisation", "business", "volunteer_team", "institution"};
    return kNames;
}
template <>
const Names& names_of<model::Category>() {
    static const Names kNames{"study",      "canteen", "crafts", "training",
                              "elder_care", "arts",    "health", "convenience"};
    return kNames;
}
template <>
const Names& names_of<model::FeeKind>() {
    static const Names kNames{"free", "low_fee", "market"};
    return kNames;
}
template <>
const Names& names_of<model::SessionKind>() {
    static const Names kNames{"class", "meal"};
    return kNames;
}
template <>
const Names& names_of<model::FreshRequired>() {
    static const Names kNames{"no", "meal_subsidy", "unattended_door", "always"};
    return kNames;
}
template <>
const Names& names_of<model::PriceGroup>() {
    static const Names kNames{"standard", "elder", "child"};
    return kNames;
}
template <>
const Names& names_of<model::StaffRole>() {
    static const Names kNames{"none", "staff", "supervisor"};
    return kNames;
}
template <>
const Names& names_of<model::Severity>() {
    static const Names kNames{"info", "notice", "urgent", "emergency"};
    return kNames;
}
template <>
const Names& names_of<model::NoticeMode>() {
    static const Names kNames{"slide", "banner"};
    return kNames;
}
template <>
const Names& names_of<model::MediaKind>() {
    static const Names kNames{"image", "video"};
    return kNames;
}
template <>
const Names& names_of<model::WidgetKind>() {
    static const Names kNames{"classes_today", "now_and_next",  "services_open", "clock",
                              "opening_hours", "rating_thanks", "qr_card",       "card"};
    return kNames;
}
template <>
const Names& names_of<model::Fit>() {
    static const Names kNames{"cover", "contain"};
    return kNames;
}
template <>
const Names& names_of<model::TransitionKind>() {
    static const Names kNames{"fade", "cut"};
    return kNames;
}
template <>
const Names& names_of<model::PlayOrder>() {
    static const Names kNames{"sequence", "shuffle"};
    return kNames;
}
template <>
const Names& names_of<model::EntryAction>() {
    static const Names kNames{"base", "add", "takeover"};
    return kNames;
}
template <>
const Names& names_of<model::OnlyWhen>() {
    static const Names kNames{"any", "open", "closed"};
    return kNames;
}
template <>
const Names& names_of<model::ScanSource>() {
    static const Names kNames{"camera", "hand_scanner", "keypad", "choice"};
    return kNames;
}
template <>
const Names& names_of<model::ItemKind>() {
    static const Names kNames{"umbrella", "power_bank", "reading_glasses", "book"};
    return kNames;
}
template <>
const Names& names_of<model::ItemState>() {
    static const Names kNames{"free", "lent", "repair"};
    return kNames;
}
template <>
const Names& names_of<model::ReturnKind>() {
    static const Names kNames{"slot", "tag", "staff", "not_taken", "broken"};
    return kNames;
}
template <>
const Names& names_of<model::HelpReason>() {
    static const Names kNames{"general", "check_in", "borrow", "register", "device"};
    return kNames;
}
template <>
const Names& names_of<model::HelpState>() {
    static const Names kNames{"open", "seen", "closed"};
    return kNames;
}
template <>
const Names& names_of<model::SlipReason>() {
    static const Names kNames{"no_phone", "no_card", "new_in_town", "other"};
    return kNames;
}
template <>
const Names& names_of<core::ClockTrust>() {
    static const Names kNames{"trusted", "estimated", "suspect"};
    return kNames;
}
template <>
const Names& names_of<pass::KeyState>() {
    static const Names kNames{"next", "active", "retired", "revoked"};
    return kNames;
}
template <>
const Names& names_of<pass::Algorithm>() {
    static const Names kNames{"ed25519", "sm2"};
    return kNames;
}

}  // namespace wire
