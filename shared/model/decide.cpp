#include <algorithm>
#include <chrono>

#include "shared/model/check_in.h"

namespace model {
namespace {

using namespace std::chrono_literals;

constexpr auto kCodeTolerance = 120s;   // a phone's clock and ours
constexpr auto kSuspectWindow = 60min;  // how much wider a schedule is while our clock is suspect
constexpr auto kNextWithin = 12h;       // a session farther away is "nothing today"
constexpr auto kStaleRoster = 24h;
constexpr auto kStaleRevocation = 72h;

// The sessions of one centre, seen by one pass at one moment. Each rule answers with a decision, or passes
// on.
class Judge {
public:
    explicit Judge(const CheckInInput& input) : in_(input) {
        for (const OpenSession& open : in_.sessions) ordered_.push_back(&open);
        std::sort(ordered_.begin(), ordered_.end(), [](const OpenSession* a, const OpenSession* b) {
            if (a->session.start != b->session.start) return a->session.start < b->session.start;
            return a->session.id < b->session.id;
        });
        flags_.offline = !in_.online;
        flags_.clock_estimated = in_.clock != core::ClockTrust::Trusted;
        flags_.stale_roster = in_.roster_age > kStaleRoster;
        flags_.stale_revocation = in_.revocation_age > kStaleRevocation;
    }

    Decision decide() const {
        if (auto bad = judge_pass()) return *bad;
        if (in_.chosen) return judge_chosen();
        if (auto done = judge_already()) return *done;
        const auto fitting = fitting_sessions();
        if (fitting.size() >= 2) return choose(fitting, Reason::None);
        if (fitting.size() == 1 && !is_enrolled(*fitting[0])) {
            if (auto refused = judge_session(*fitting[0])) return *refused;
            return choose(fitting, Reason::WalkInConfirm);
        }
        if (fitting.size() == 1) return admit(*fitting[0]);
        return judge_no_fit();
    }

    // Rows 7 to 12: the pass itself.
    std::optional<Decision> judge_pass() const {
        const PassHeader& pass = in_.pass;
        const bool phone = pass.type == PassType::PhoneCode;
        const auto tolerance = phone ? std::chrono::seconds{kCodeTolerance} : 0s;
        if (in_.clock == core::ClockTrust::Suspect && phone) return make(Outcome::ClockSuspect);
        if (in_.clock != core::ClockTrust::Suspect) {
            if (in_.now < pass.valid_from - tolerance) return make(Outcome::NotYetValid, pass.valid_from);
            if (in_.now >= pass.valid_until + tolerance) return make(Outcome::Expired);
        }
        if (phone && in_.facts.replayed) return make(Outcome::Replay);
        const auto& regions = in_.center.accepted_regions;
        if (std::find(regions.begin(), regions.end(), pass.region) == regions.end())
            return make(Outcome::WrongRegion);
        if (in_.facts.revoked || (pass.test_pass && !in_.training)) return make(Outcome::Revoked);
        return std::nullopt;
    }

private:
    // Row 13. Every session that runs for this pass has its attendance; the newest is the one it speaks of.
    std::optional<Decision> judge_already() const {
        const PassFacts::Attendance* newest = nullptr;
        const OpenSession* its_session = nullptr;
        for (const OpenSession* open : ordered_) {
            if (!matters_now(open->session)) continue;
            const auto* attendance = attendance_of(open->session.id);
            if (!attendance && fits(*open)) return std::nullopt;
            if (!attendance || (newest && attendance->at <= newest->at)) continue;
            newest = attendance;
            its_session = open;
        }
        if (!newest) return std::nullopt;
        return already(*its_session, *newest);
    }

    Decision already(const OpenSession& open, const PassFacts::Attendance& attendance) const {
        Decision decision = about(open, Outcome::Already);
        decision.when = attendance.at;
        const Session& session = open.session;
        decision.may_rate =
            in_.now >= session.end - kRatingOpensBeforeEnd && in_.now <= session.end + kRatingClosesAfterEnd;
        return decision;
    }

    // The resident has pressed a button: the rest of the rules for that one session.
    Decision judge_chosen() const {
        for (const OpenSession* open : ordered_) {
            if (open->session.id != *in_.chosen) continue;
            if (const auto* attendance = attendance_of(open->session.id)) return already(*open, *attendance);
            if (open->session.cancelled) return about(*open, Outcome::NotOpen, Reason::Cancelled);
            if (in_.now < opens(open->session)) return not_open(*open);
            if (in_.now > closes(open->session)) return about(*open, Outcome::Closed);
            return admit(*open);
        }
        return make(Outcome::NoSession);
    }

    // Nothing fits now: the rows from 15 on, by what is nearest.
    Decision judge_no_fit() const {
        const OpenSession* next = nullptr;    // enrolled, opens later or was cancelled; the nearest
        const OpenSession* missed = nullptr;  // enrolled, closed, not over
        for (const OpenSession* open : ordered_) {
            if (!is_enrolled(*open) || attendance_of(open->session.id)) continue;
            const Session& session = open->session;
            const bool soon = opens(session) - in_.now <= kNextWithin;
            if (session.cancelled) {
                if (in_.now < session.end && soon && !next) next = open;
            } else if (in_.now < opens(session)) {
                if (soon && !next) next = open;
            } else if (in_.now > closes(session) && matters_now(session)) {
                missed = open;
            }
        }
        if (next && next->session.cancelled) return about(*next, Outcome::NotOpen, Reason::Cancelled);
        if (next) return not_open(*next);
        if (missed) return about(*missed, Outcome::Closed);
        return judge_stranger();
    }

    // Rows 17 to 22 for a pass that has no session of its own here.
    Decision judge_stranger() const {
        if (!in_.facts.registered && in_.facts.elsewhere) {
            Decision decision = make(Outcome::WrongCentre);
            decision.elsewhere = in_.facts.elsewhere;
            return decision;
        }
        std::vector<const OpenSession*> believable;  // a roster that is old may just not know
        const OpenSession* running = nullptr;
        const OpenSession* full = nullptr;
        for (const OpenSession* open : ordered_) {
            if (!takes_now(*open)) continue;
            if (open->session.walk_in && !full) full = open;
            if (!open->session.walk_in && !running) running = open;
            if (!open->session.walk_in && may_be_stale(*open)) believable.push_back(open);
        }
        if (believable.size() >= 2) return choose(believable, Reason::None);
        if (believable.size() == 1) return admit(*believable[0]);
        if (running) {
            const Reason reason = in_.facts.registered ? Reason::None : Reason::NotRegistered;
            return about(*running, Outcome::NotEnrolled, reason);
        }
        if (full) return about(*full, Outcome::Full);
        if (in_.center.policy.visit_checkin) {
            Decision decision = make(Outcome::Ok);
            decision.reason = Reason::Visit;
            decision.flags = flags_;
            return decision;
        }
        return make(Outcome::NoSession);
    }

    // Rows 18 to 21 and 24 for one session that takes check-ins now.
    std::optional<Decision> judge_session(const OpenSession& open) const {
        const Session& session = open.session;
        if (open.partner_paused) return about(open, Outcome::NotOpen, Reason::PausedPartner);
        if (!is_enrolled(open)) {
            if (!session.walk_in && !may_be_stale(open)) return about(open, Outcome::NotEnrolled);
            if (session.walk_in && is_full(open)) return about(open, Outcome::Full);
        }
        if (session.limit_per_day > 0) {
            if (const auto* taken = last_of_service(session)) {
                Decision decision = about(open, Outcome::Limit);
                decision.when = taken->at;
                return decision;
            }
        }
        if (session.guardian_handover) return about(open, Outcome::NeedsStaff, Reason::GuardianHandover);
        const bool needs_fresh =
            session.fresh_required == FreshRequired::Always ||
            (session.fresh_required != FreshRequired::No && in_.staffing == Staffing::Unattended);
        if (needs_fresh && in_.pass.type == PassType::StaticCard) {
            return about(open, Outcome::NeedsStaff, Reason::FreshCodeNeeded);
        }
        return std::nullopt;
    }

    Decision admit(const OpenSession& open) const {
        if (auto refused = judge_session(open)) return *refused;
        const Session& session = open.session;
        Decision decision = about(open, Outcome::Ok);
        decision.flags = flags_;
        decision.flags.late = in_.now > session.start && session.kind == SessionKind::Class;
        decision.flags.walk_in = !is_enrolled(open) && session.walk_in;
        decision.flags.provisional = !is_enrolled(open) && !session.walk_in;
        decision.flags.static_used =
            session.fresh_required != FreshRequired::No && in_.pass.type == PassType::StaticCard;
        const int present = session.attended + open.local_walk_ins;
        decision.flags.over_capacity = session.capacity > 0 && present >= session.capacity;
        return decision;
    }

    bool may_be_stale(const OpenSession& open) const {
        return flags_.stale_roster && in_.center.policy.stale_accept &&
               open.session.kind != SessionKind::Meal;
    }

    // Sessions this pass can check in to now and has not: its own, and those open to everybody that have
    // room.
    std::vector<const OpenSession*> fitting_sessions() const {
        std::vector<const OpenSession*> fitting;
        for (const OpenSession* open : ordered_) {
            if (fits(*open)) fitting.push_back(open);
        }
        return fitting;
    }
    bool fits(const OpenSession& open) const {
        return takes_now(open) && (is_enrolled(open) || (open.session.walk_in && !is_full(open)));
    }
    bool takes_now(const OpenSession& open) const {
        return is_open(open.session) && !open.session.cancelled && !attendance_of(open.session.id);
    }
    // In the time in which a session and its check-in matter: [open_from, end + 45 min].
    bool matters_now(const Session& session) const {
        return in_.now >= opens(session) && in_.now <= session.end + kRatingClosesAfterEnd;
    }

    Decision choose(const std::vector<const OpenSession*>& fitting, Reason reason) const {
        Decision decision = make(Outcome::Choose);
        decision.reason = reason;
        for (const OpenSession* open : fitting) decision.sessions.push_back(open->session.id);
        return decision;
    }

    Decision not_open(const OpenSession& open) const {
        Decision decision = about(open, Outcome::NotOpen);
        decision.when = open.session.open_from;
        return decision;
    }

    Decision about(const OpenSession& open, Outcome outcome, Reason reason = Reason::None) const {
        Decision decision = make(outcome);
        decision.reason = reason;
        decision.sessions = {open.session.id};
        return decision;
    }

    Decision make(Outcome outcome, std::optional<core::WallTime> when = std::nullopt) const {
        Decision decision;
        decision.outcome = outcome;
        decision.when = when;
        return decision;
    }

    core::WallTime opens(const Session& session) const { return session.open_from - slack(); }
    core::WallTime closes(const Session& session) const { return session.close_at + slack(); }
    std::chrono::minutes slack() const {
        return in_.clock == core::ClockTrust::Suspect ? std::chrono::minutes{kSuspectWindow} : 0min;
    }
    bool is_open(const Session& session) const {
        return opens(session) <= in_.now && in_.now <= closes(session);
    }

    bool is_enrolled(const OpenSession& open) const {
        const auto& mine = in_.facts.enrolled;
        return std::find(mine.begin(), mine.end(), open.session.id) != mine.end();
    }
    // Both the whole session and the share that this kiosk was given while it is alone.
    bool is_full(const OpenSession& open) const {
        const Session& session = open.session;
        if (session.capacity <= 0) return false;
        const int taken = std::max(session.enrolled, session.attended) + open.local_walk_ins;
        return taken >= session.capacity || (!in_.online && open.local_walk_ins >= session.walk_in_share);
    }
    const PassFacts::Attendance* attendance_of(const Id& session_id) const {
        for (const auto& attendance : in_.facts.attended) {
            if (attendance.session_id == session_id) return &attendance;
        }
        return nullptr;
    }
    const PassFacts::Attendance* last_of_service(const Session& session) const {
        int taken = 0;
        const PassFacts::Attendance* last = nullptr;
        for (const auto& attendance : in_.facts.attended) {
            if (attendance.service_id != session.service_id) continue;
            ++taken;
            if (!last || attendance.at > last->at) last = &attendance;
        }
        return taken >= session.limit_per_day ? last : nullptr;
    }

    const CheckInInput& in_;
    std::vector<const OpenSession*> ordered_;
    CheckInFlags flags_;
};

}  // namespace

Decision decide(const CheckInInput& input) {
    return Judge{input}.decide();
}

std::optional<Outcome> pass_problem(const CheckInInput& input) {
    const auto decision = Judge{input}.judge_pass();
    return decision ? std::optional{decision->outcome} : std::nullopt;
}

}  // namespace model
