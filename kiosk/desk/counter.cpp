#include "kiosk/desk/counter.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "shared/core/log.h"
#include "shared/core/overloaded.h"
#include "shared/wire/events.h"

namespace kiosk::desk {
namespace {

using namespace std::chrono_literals;
using model::Outcome;

constexpr auto kAround =
    13h;  // sessions this near can matter to a decision: 12 h, and the suspect clock's hour

bool names_person(Outcome outcome) {
    return outcome == Outcome::Ok || outcome == Outcome::Choose || outcome == Outcome::Already;
}

std::chrono::hours age_of(core::WallTime then, core::WallTime now) {
    return std::chrono::duration_cast<std::chrono::hours>(now - then);
}

CheckInAnswer storage_error(Question question, const core::Error& error) {
    spdlog::error("a check-in was not recorded: {}", error.message);
    CheckInAnswer answer{.question = question};
    answer.decision.outcome = Outcome::StorageError;
    return answer;
}

std::vector<model::OpenSession> sessions_around(const model::Content& content, core::WallTime now,
                                                const std::map<model::Id, int>& walk_ins) {
    std::vector<model::OpenSession> all;
    for (const model::Session& session : content.sessions) {
        if (session.start > now + kAround) break;  // they are in order
        if (session.end + kAround < now) continue;
        const model::Partner* partner = content.partner(session.partner_id);
        const auto found = walk_ins.find(session.id);
        all.push_back({.session = session,
                       .partner_paused = partner && partner->paused,
                       .local_walk_ins = found == walk_ins.end() ? 0 : found->second});
    }
    return all;
}

Entry entry_of(const model::CheckInBody& body) {
    return {.type = std::string{wire::event_type::kCheckIn},
            .body = wire::write_body(body),
            .attendance = std::nullopt};
}

}  // namespace

struct Counter::Case {
    Visitor visitor;
    Person person;
    std::vector<model::OpenSession> sessions;
    model::PassFacts facts;
    std::vector<model::Id> code_used_for;

    model::Decision decide(const Circumstances& here, const Moment& moment,
                           std::optional<model::Id> chosen) const {
        const auto age = age_of(here.up_to_date, moment.now);
        return model::decide({.pass = visitor.pass,
                              .now = moment.now,
                              .clock = moment.trust,
                              .center = here.content->center,
                              .staffing = visitor.staffing,
                              .sessions = sessions,
                              .facts = facts,
                              .chosen = std::move(chosen),
                              .training = here.training,
                              .online = here.online,
                              .roster_age = age,
                              .revocation_age = age});
    }

    // A phone code may be shown again for what it was used for; for anything else it is a replay.
    model::Decision decide_with_replay(const Circumstances& here, const Moment& moment) {
        model::Decision decision = decide(here, moment, std::nullopt);
        if (code_used_for.empty()) return decision;
        const bool same =
            (decision.outcome == Outcome::Already || decision.outcome == Outcome::Ok) &&
            std::all_of(decision.sessions.begin(), decision.sessions.end(), [&](const model::Id& id) {
                return std::find(code_used_for.begin(), code_used_for.end(), id) != code_used_for.end();
            });
        if (same) return decision;
        facts.replayed = true;
        return decide(here, moment, std::nullopt);
    }

    model::CheckInBody body_of(const model::Decision& decision) const {
        return {.pass = visitor.pass.pass,
                .key = visitor.pass.key,
                .region = visitor.pass.region,
                .session_id = decision.sessions.empty() ? model::Id{} : decision.sessions.front(),
                .outcome = decision.outcome,
                .flags = decision.flags,
                .source = visitor.source,
                .rescan = decision.outcome == Outcome::Already,
                .h8 = visitor.h8};
    }

    Entry entry_for(const model::Decision& decision) const {
        Entry entry = entry_of(body_of(decision));
        if (decision.outcome != Outcome::Ok) return entry;
        Entry::Attendance attendance{
            .pass = visitor.pass.pass, .person = person.index, .walk_in = decision.flags.walk_in};
        for (const model::OpenSession& open : sessions) {
            if (decision.sessions.empty() || open.session.id != decision.sessions.front()) continue;
            attendance.session_id = open.session.id;
            attendance.service_id = open.session.service_id;
            attendance.present_elsewhere = open.session.attended;
        }
        entry.attendance = attendance;
        return entry;
    }

    model::MaskedName name_for(Outcome outcome, const Circumstances& here) const {
        const bool shown = names_person(outcome) && here.content->center.policy.show_names && person.row;
        return shown ? person.row->name : model::MaskedName{};
    }
};

core::Result<Counter::Case> Counter::gather(const Visitor& visitor, const Circumstances& here,
                                            const Moment& moment) {
    auto person = content_.person(visitor.pass);
    if (!person) return person.failure();
    auto walk_ins = ledger_.uncounted_walk_ins();
    if (!walk_ins) return walk_ins.failure();
    const core::TimeZone& zone = here.content->center.zone;
    const core::WallTime today = core::start_of_day(zone, core::date_of(zone.to_local(moment.now)));
    auto attended =
        ledger_.attended({visitor.pass.pass, person->index}, std::min(today, moment.now - kAround));
    if (!attended) return attended.failure();
    Case it{.visitor = visitor, .person = std::move(*person)};
    if (!visitor.h8.empty()) {
        auto uses = ledger_.uses_of_code(visitor.h8, moment.now);
        if (!uses) return uses.failure();
        it.code_used_for = std::move(*uses);
    }
    it.sessions = sessions_around(*here.content, moment.now, *walk_ins);
    it.facts = {.revoked = it.person.revoked,
                .registered = it.person.registered,
                .enrolled = it.person.enrolled,
                .attended = std::move(*attended),
                .elsewhere = it.person.elsewhere,
                .role = it.person.row ? it.person.row->role : model::StaffRole::None};
    return it;
}

CheckInAnswer Counter::answer_pass(Question question, const Visitor& visitor, const Circumstances& here,
                                   const Moment& moment) {
    auto gathered = gather(visitor, here, moment);
    if (!gathered) return storage_error(question, gathered.error());
    Case& it = *gathered;
    CheckInAnswer answer{.question = question, .pass_key = visitor.pass.key};
    answer.decision = it.decide_with_replay(here, moment);
    const Outcome outcome = answer.decision.outcome;
    visits_.open(question, visitor, moment.steady);
    if (outcome != Outcome::Choose) {
        auto stored = ledger_.record({it.entry_for(answer.decision)}, visitor.h8, {moment, here.boot});
        if (!stored && outcome == Outcome::Ok) return storage_error(question, stored.error());
        if (!stored) spdlog::error("a refusal was not recorded: {}", stored.error().message);
        if (outcome == Outcome::Ok) answer.attended = std::move(*stored);
    }
    if (outcome == Outcome::Already) answer.attended = undoable(it, answer.decision, moment);
    answer.name = it.name_for(outcome, here);
    return answer;
}

std::vector<Attended> Counter::undoable(const Case& it, const model::Decision& decision,
                                        const Moment& moment) {
    auto made =
        ledger_.undoable({it.visitor.pass.pass, it.person.index}, decision.sessions.front(), moment.now);
    if (!made) spdlog::warn("what can be taken back is not known: {}", made.error().message);
    return made ? std::move(*made) : std::vector<Attended>{};
}

VoidAnswer Counter::take_back(const VoidCheckIns& wish, const Circumstances& here, const Moment& moment) {
    VoidAnswer answer{.question = wish.question};
    const auto done = ledger_.take_back(wish.events, {moment, here.boot});
    if (!done) spdlog::warn("a check-in was not taken back: {}", done.error().message);
    answer.undone = done.has_value();
    const auto visitor = visits_.use(wish.scan, moment.steady);
    if (!answer.undone || !visitor) return answer;
    auto gathered = gather(*visitor, here, moment);
    if (!gathered) return answer;
    answer.decision = gathered->decide(here, moment, std::nullopt);
    answer.name = gathered->name_for(answer.decision.outcome, here);
    visits_.open(wish.question, *visitor, moment.steady);
    return answer;
}

// Rows 3 to 6: there is no pass to be believed, but it was tried.
CheckInAnswer Counter::refuse(Question question, const model::CheckInBody& body, const Circumstances& here,
                              const Moment& moment) {
    if (const auto stored = ledger_.record({entry_of(body)}, {}, {moment, here.boot}); !stored) {
        spdlog::error("a refusal was not recorded: {}", stored.error().message);
    }
    CheckInAnswer answer{.question = question, .pass_key = body.key};
    answer.decision.outcome = body.outcome;
    return answer;
}

CheckInAnswer Counter::answer_reading(const ReadCode& code, const pass::Reading& reading,
                                      const Circumstances& here, const Moment& moment) {
    const Question question = code.question;
    const auto count_only = [&](std::uint64_t& counter, Outcome outcome) {
        ++counter;
        CheckInAnswer answer{.question = question};
        answer.decision.outcome = outcome;
        return answer;
    };
    const auto header_only = [&](const model::PassHeader& header, Outcome outcome) {
        return refuse(question,
                      {.pass = header.pass,
                       .key = header.key,
                       .region = header.region,
                       .outcome = outcome,
                       .source = code.source},
                      here, moment);
    };
    return std::visit(
        core::Overloaded{
            [&](const pass::ForeignCode&) { return count_only(foreign_, Outcome::ForeignCode); },
            [&](const pass::Unreadable&) { return count_only(unreadable_, Outcome::Unreadable); },
            [&](const pass::Unsupported& it) {
                return refuse(question,
                              {.key = it.key,
                               .region = it.region,
                               .outcome = Outcome::Unsupported,
                               .source = code.source},
                              here, moment);
            },
            [&](const pass::UnknownKey& it) { return header_only(it.header, Outcome::UnknownKey); },
            [&](const pass::KeyRevoked& it) { return header_only(it.header, Outcome::KeyRevoked); },
            [&](const pass::Invalid& it) {
                return refuse(question,
                              {.key = it.key,
                               .region = it.region,
                               .outcome = Outcome::Invalid,
                               .source = code.source,
                               .h8 = pass::h8_of(code.text.reveal())},
                              here, moment);
            },
            [&](const model::PassHeader& header) {
                Visitor visitor{.pass = header, .h8 = {}, .source = code.source, .staffing = code.staffing};
                // Behind a typed number nothing was shown: it counts as a card, never as a fresh code.
                if (code.source == model::ScanSource::Keypad) visitor.pass.type = model::PassType::StaticCard;
                if (visitor.pass.type == model::PassType::PhoneCode)
                    visitor.h8 = pass::h8_of(code.text.reveal());
                return answer_pass(question, visitor, here, moment);
            }},
        reading);
}

CheckInAnswer Counter::read(const ReadCode& code, const Circumstances& here, const Moment& moment) {
    return answer_reading(code, pass::read_pass(code.text.reveal(), here.keys), here, moment);
}

CheckInAnswer Counter::choose(const Choose& choice, const Circumstances& here, const Moment& moment) {
    const auto visitor = visits_.use(choice.scan, moment.steady);
    if (!visitor || choice.sessions.empty()) {
        return storage_error(choice.question,
                             {core::ErrorKind::NotFound, "the choice came after its minute"});
    }
    auto gathered = gather(*visitor, here, moment);
    if (!gathered) return storage_error(choice.question, gathered.error());
    Case& it = *gathered;
    std::vector<Entry> entries;
    std::vector<model::Decision> good;
    std::optional<model::Decision> bad;
    for (const model::Id& session : choice.sessions) {
        model::Decision decision = it.decide(here, moment, session);
        entries.push_back(it.entry_for(decision));
        if (decision.outcome == Outcome::Ok) {
            // The next of them is decided as if this one were on disk, which it will be with it.
            it.facts.attended.push_back({session, entries.back().attendance->service_id, moment.now});
            good.push_back(std::move(decision));
        } else if (!bad) {
            bad = std::move(decision);
        }
    }
    CheckInAnswer answer{.question = choice.question, .pass_key = visitor->pass.key};
    auto stored = ledger_.record(entries, visitor->h8, {moment, here.boot});
    if (!stored && !good.empty()) return storage_error(choice.question, stored.error());
    if (good.empty()) {
        answer.decision = *bad;
    } else {
        answer.decision = good.front();
        answer.decision.sessions.clear();
        for (const auto& decision : good) answer.decision.sessions.push_back(decision.sessions.front());
        for (const Attended& one : *stored) {
            if (one.ordinal > 0) answer.attended.push_back(one);
        }
    }
    answer.name = it.name_for(answer.decision.outcome, here);
    visits_.open(choice.question, *visitor, moment.steady);
    return answer;
}

}  // namespace kiosk::desk
