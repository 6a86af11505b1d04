// The golden vectors of the decision, as far as a single moment can set them up, through the desk's whole
// path: a code that is really signed, a roster that is really pulled, rows that are really looked up.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/kiosk/desk/counter_story.h"
#include "tests/support/check_in_vectors.h"

namespace {

using namespace test;

// What lies in the past of a vector (attendance, age, walk-ins) is told by other stories.
bool is_one_moment(const Situation& situation) {
    const auto counted = [](const model::OpenSession& open) { return open.local_walk_ins != 0; };
    const auto whole = [](core::WallTime time) {
        return time.time_since_epoch() % 1min == 0ms;
    };  // as in a code
    const bool lasts = situation.pass.valid_until - situation.pass.valid_from > 5min;
    const bool impossible = situation.pass.type == model::PassType::PhoneCode && lasts;
    return whole(situation.pass.valid_from) && whole(situation.pass.valid_until) &&
           situation.facts.attended.empty() && !situation.facts.replayed && !situation.chosen &&
           !impossible && situation.roster_age == 0h && situation.revocation_age == 0h &&
           situation.clock == core::ClockTrust::Trusted &&
           std::none_of(situation.sessions.begin(), situation.sessions.end(), counted);
}

std::vector<wire::Change> rows_of(const Situation& situation) {
    const model::PassId pass = situation.pass.pass;
    std::vector<wire::Change> rows;
    rows.push_back(put(wire::row::kCenter, situation.center.id,
                       wire::write_row(wire::CenterRow{.center = situation.center, .public_url = ""})));
    rows.push_back(
        put(wire::row::kPartner, "paused", wire::write_row(model::Partner{.id = "paused", .paused = true})));
    for (const model::OpenSession& open : situation.sessions) {
        model::Session session = open.session;
        if (open.partner_paused) session.partner_id = "paused";
        rows.push_back(put_session(session));
    }
    if (situation.facts.registered) rows.push_back(put_person(pass, "王*和"));
    for (const model::Id& session : situation.facts.enrolled) rows.push_back(put_enrolment(session, pass));
    if (situation.facts.revoked) {
        const model::Revocation revocation{
            .region = situation.pass.region, .pass = pass, .since = situation.now};
        rows.push_back(put(wire::row::kRevocation, model::to_text(pass), wire::write_row(revocation)));
    }
    if (situation.facts.elsewhere) {
        const wire::TodayRow today{.pass_hash = wire::today_hash(pass), .center = *situation.facts.elsewhere};
        rows.push_back(put(wire::row::kToday, today.pass_hash, wire::write_row(today)));
    }
    return rows;
}

model::Decision decide_at_the_desk(const Situation& situation) {
    TemporaryDirectory directory;
    CounterStory story{directory.path()};
    story.shut();
    story.clock().set_wall(situation.now);
    story.setup().training = situation.training;
    auto key = story.setup().keys.keys.at(0);
    key.region = situation.pass.region;
    story.setup().keys.keys = {key};
    EXPECT_TRUE(story.open());
    story.ask<desk::Done>(desk::ServerTime{.utc = situation.now, .measured = story.clock().steady()});
    story.ask<desk::Done>(desk::Connection{.online = situation.online});
    story.pull(rows_of(situation));
    const std::string text = story.code({.type = situation.pass.type,
                                         .region = situation.pass.region,
                                         .pass = situation.pass.pass,
                                         .valid_from = situation.pass.valid_from,
                                         .valid_until = situation.pass.valid_until,
                                         .test_pass = situation.pass.test_pass});
    story.works().handle(desk::Request{
        desk::ReadCode{.question = 1, .text = core::Secret{text}, .staffing = situation.staffing}});
    model::Decision decision;
    while (auto answer = story.works().answer()) {
        if (auto* check_in = std::get_if<desk::CheckInAnswer>(&*answer)) decision = check_in->decision;
    }
    return decision;
}

TEST(Vectors, D1_TheDeskDecidesAsTheVectorsSay) {
    int run = 0;
    for (const CheckInVector& vector : check_in_vectors()) {
        if (!is_one_moment(vector.situation)) continue;
        ++run;
        const model::Decision decision = decide_at_the_desk(vector.situation);
        EXPECT_EQ(model::outcome_code(decision.outcome), model::outcome_code(vector.expected.outcome))
            << vector.name;
        EXPECT_EQ(decision.reason, vector.expected.reason) << vector.name;
    }
    EXPECT_GE(run, 30);
}

}  // namespace
