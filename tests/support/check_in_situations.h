// Building blocks of the check-in vectors: sessions, people and passes around nine in the morning.
#pragma once

#include <functional>
#include <string>

#include "tests/support/check_in_vectors.h"

namespace test::vectors {

using namespace std::chrono_literals;
using core::ClockTrust;
using core::WallTime;
using model::FreshRequired;
using model::Outcome;
using model::PassType;
using model::Reason;
using model::SessionKind;
using model::Staffing;
using List = std::vector<CheckInVector>;

inline constexpr WallTime kNine{
    std::chrono::milliseconds{1'795'482'000'000}};  // 2026-11-24T01:00Z, 09:00 in Wenshang
inline constexpr model::PassId kPass = 0x0123456789abcdef;

inline model::OpenSession a_class(const std::string& id, WallTime start = kNine) {
    model::OpenSession open;
    open.session.id = id;
    open.session.service_id = "calligraphy";
    open.session.start = start;
    open.session.end = start + 90min;
    open.session.open_from = start - 15min;
    open.session.close_at = start + 30min;
    open.session.capacity = 20;
    open.session.enrolled = 10;
    return open;
}

inline model::OpenSession a_meal(const std::string& id, WallTime start = kNine) {
    model::OpenSession open = a_class(id, start);
    open.session.service_id = "canteen";
    open.session.kind = SessionKind::Meal;
    open.session.limit_per_day = 1;
    open.session.close_at = open.session.end;
    return open;
}

inline model::OpenSession a_walk_in(const std::string& id, WallTime start = kNine) {
    model::OpenSession open = a_class(id, start);
    open.session.service_id = "open day";
    open.session.walk_in = true;
    open.session.walk_in_share = 5;
    return open;
}

inline Situation usual() {
    Situation situation;
    situation.pass = {.type = PassType::StaticCard,
                      .key = 1,
                      .region = 370830,
                      .pass = kPass,
                      .valid_from = kNine - std::chrono::hours{24 * 30},
                      .valid_until = kNine + std::chrono::hours{24 * 365}};
    situation.now = kNine;
    situation.center.id = "dongmen";
    situation.center.region = 370830;
    situation.center.accepted_regions = {370830};
    situation.sessions = {a_class("A")};
    situation.facts.registered = true;
    situation.facts.enrolled = {"A"};
    return situation;
}

inline Situation usual(const std::function<void(Situation&)>& change) {
    Situation situation = usual();
    change(situation);
    return situation;
}

inline void make_phone_code(Situation& situation) {
    situation.pass.type = PassType::PhoneCode;
    situation.pass.valid_from = situation.now - 1min;
    situation.pass.valid_until = situation.now + 4min;
}

inline void expire(Situation& situation) {
    situation.pass.valid_until = situation.now - 1h;
}

inline void make_stranger(Situation& situation) {
    situation.facts.registered = false;
    situation.facts.enrolled.clear();
}

inline void attend(Situation& situation, const std::string& session, WallTime at,
                   const std::string& service = "calligraphy") {
    situation.facts.attended.push_back({.session_id = session, .service_id = service, .at = at});
}

inline model::OtherCentre nanhu() {
    return {.name = {.zh = "南湖", .en = "Nanhu"}, .address = {}};
}

// The vectors, by what they are about.
void add_pass_vectors(List& list);     // rows 7 to 12
void add_window_vectors(List& list);   // rows 13 to 16
void add_session_vectors(List& list);  // rows 17 to 24

}  // namespace test::vectors
