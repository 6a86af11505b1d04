// What the centre offers: partners, their services, courses and the dated sessions.
#pragma once

#include <chrono>
#include <string>

#include "shared/core/clock.h"
#include "shared/model/text.h"

namespace model {

enum class PartnerKind { SocialOrganisation, Business, VolunteerTeam, Institution };

struct Partner {
    Id id;
    Text name;
    PartnerKind kind = PartnerKind::SocialOrganisation;
    int since_year = 0;
    bool paused = false;  // under rectification: no check-ins for its sessions
    bool operator==(const Partner&) const = default;
};

enum class Category { Study, Canteen, Crafts, Training, ElderCare, Arts, Health, Convenience };
enum class FeeKind { Free, LowFee, Market };

struct Fee {
    FeeKind kind = FeeKind::Free;
    int fen = 0;  // hundredths of a yuan; 0 where free
    bool operator==(const Fee&) const = default;
};

struct Service {
    Id id;
    Id center_id;
    Id partner_id;
    Id space_id;
    Text title;
    Text purpose;  // one line
    Text hours;    // as written for people: "周一至周五 11:00–12:30"
    Category category = Category::Study;
    Fee fee;
    std::string art;  // name of a picture in assets/illustrations
    bool step_free = true;
    bool operator==(const Service&) const = default;
};

struct Course {
    Id id;
    Id service_id;
    Text title;
    bool operator==(const Course&) const = default;
};

enum class SessionKind { Class, Meal };

// Which codes a service takes (PROTOCOL section 1, "When rotation is required").
enum class FreshRequired { No, MealSubsidy, UnattendedDoor, Always };

struct Session {
    Id id;
    Id center_id;
    Id service_id;
    Id course_id;  // empty for a meal or a single event
    Id space_id;
    Id partner_id;
    Text title;
    SessionKind kind = SessionKind::Class;
    core::WallTime start;
    core::WallTime end;
    core::WallTime open_from;  // check-in opens
    core::WallTime close_at;   // check-in closes
    int capacity = 0;          // 0: no limit
    int enrolled = 0;          // as the server counted
    int attended = 0;          // as the server counted, without what this kiosk has not yet sent
    bool walk_in = false;
    int walk_in_share = 0;  // how many walk-ins this kiosk may still admit by itself
    bool cancelled = false;
    bool guardian_handover = false;  // needs a person
    int limit_per_day = 0;           // of this service per pass; 0: none (a meal has 1)
    FreshRequired fresh_required = FreshRequired::No;
    bool operator==(const Session&) const = default;
};

// The time in which a session and its check-in matter: [open_from, end + 45 min].
inline constexpr std::chrono::minutes kRatingOpensBeforeEnd{10};
inline constexpr std::chrono::minutes kRatingClosesAfterEnd{45};

}  // namespace model
