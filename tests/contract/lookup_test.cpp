// A phone number instead of a card: asked of the real server by a real kiosk (PROTOCOL section 5).
#include <gtest/gtest.h>

#include "server/handlers/phones.h"
#include "tests/contract/town.h"

namespace {

using kiosk::desk::PhoneResult;
using test::County;
using test::Lobby;
using test::Town;

class LookUp : public testing::Test {
protected:
    LookUp() {
        town.county.write([](server::store::Unit& unit) {
            server::handlers::give_phone(unit, "resident-1", core::Secret{"13812342026"});
        });
        lobby.start_sync();
        // Its roster is there: the code that the number becomes is looked up in it.
        EXPECT_TRUE(Lobby::wait_until([&] {
            const auto content = lobby.content();
            return content && content->session(County::kClass) != nullptr;
        }));
    }

    Town town;
    Lobby lobby{town, town.url()};
};

TEST_F(LookUp, AKnownNumberBecomesACodeThatTheCounterKnows) {
    const auto found = lobby.ask_phone("13812342026");
    ASSERT_EQ(found.result, PhoneResult::Found);
    EXPECT_EQ(found.name.shown(), "王*国");
    const auto answer = lobby.scan(found.handle.reveal());
    EXPECT_EQ(answer.decision.outcome, model::Outcome::NoSession) << "a good pass, with no class now";
}

TEST_F(LookUp, AnUnknownNumberIsAnAnswerAndFiveOfThemAPause) {
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(lobby.ask_phone("1399999999" + std::to_string(i)).result, PhoneResult::Unknown) << i;
    const auto paused = lobby.ask_phone("13812342026");
    EXPECT_EQ(paused.result, PhoneResult::Paused);
    EXPECT_GT(paused.wait.count(), 0);
    EXPECT_LE(paused.wait.count(), 60);
}

TEST_F(LookUp, WithoutTheServerTheKioskSaysSo) {
    town.stop_server();
    EXPECT_EQ(lobby.ask_phone("13812342026").result, PhoneResult::Offline);
}

}  // namespace
