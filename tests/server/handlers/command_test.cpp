// Commands to single kiosks: who may give them, what the kiosk hears, and what it answers.
#include <gtest/gtest.h>

#include "server/handlers/keys.h"
#include "shared/wire/commands.h"
#include "shared/wire/device.h"
#include "tests/server/county.h"

namespace {

using test::code_of;
using test::County;

class Commands : public testing::Test {
public:
    Commands() {
        listening_ = county.hub.add({.kiosk_id = kiosk.id, .center_id = County::kHere},
                                    [this](const server::push::News& news) {
                                        if (news.event == "cmd") heard.push_back(news.data);
                                    });
    }
    ~Commands() override { county.hub.remove(listening_); }

protected:
    std::string path() const { return "/api/v1/kiosks/" + kiosk.id + "/commands"; }
    test::Response give(const std::string& body) { return county.post(chief, path(), body); }
    wire::Json first_listed() { return test::json_of(county.get(chief, path()))["commands"].at(0); }
    std::vector<wire::Command> in_heartbeat() {
        const auto response = county.post(kiosk, "/api/v1/heartbeat", wire::write_heartbeat({}));
        const auto answer = wire::read_heartbeat_answer(response.body);
        EXPECT_TRUE(answer) << response.body;
        return answer ? answer->commands : std::vector<wire::Command>{};
    }
    pass::PublicKey command_key() {
        pass::PublicKey key{};
        county.write([&](server::store::Unit& unit) {
            const auto keys = wire::read_keyset_document(server::handlers::keyset_row(unit).document);
            if (keys) key = keys->command_key;
        });
        return key;
    }
    void answer(const std::string& id, wire::CommandStatus status) {
        const auto event = county.event(
            kiosk, wire::event_type::kCommandResult,
            wire::write_command_result(
                {.id = id, .kind = wire::CommandKind::Screenshot, .status = status, .detail = "somebody"}));
        EXPECT_EQ(county.pushed(kiosk, {event}).results.at(0).verdict, wire::Verdict::Ok);
    }

    County county;
    test::Device kiosk = county.enrol(County::kHere);
    test::Browser chief = county.log_in("county_admin");
    std::vector<std::string> heard;

private:
    std::uint64_t listening_ = 0;
};

TEST_F(Commands, TheKioskHearsItSignedForItselfAndItsEpochAlone) {
    EXPECT_EQ(give(R"({"kind":"identify"})").status, 201);
    ASSERT_EQ(heard.size(), 1U);
    auto command = wire::read_command(heard.front());
    ASSERT_TRUE(command) << command.error().message;
    const wire::Addressee to{.device_id = kiosk.id, .epoch = 1};
    EXPECT_TRUE(wire::is_genuine(to, *command, command_key()));
    EXPECT_FALSE(wire::is_genuine({.device_id = kiosk.id, .epoch = 2}, *command, command_key()));
    EXPECT_FALSE(wire::is_genuine({.device_id = "other", .epoch = 1}, *command, command_key()));
    EXPECT_FALSE(wire::is_genuine(to, *command, pass::make_key_pair().public_key));
    command->kind = wire::CommandKind::Reboot;
    EXPECT_FALSE(wire::is_genuine(to, *command, command_key()));
}

TEST_F(Commands, WhatTheStreamMissedComesWithAHeartbeatForFiveMinutes) {
    EXPECT_EQ(give(R"({"kind":"pull"})").status, 201);
    ASSERT_EQ(in_heartbeat().size(), 1U);
    county.clock.advance(std::chrono::minutes{5});
    EXPECT_TRUE(in_heartbeat().empty());
    EXPECT_EQ(first_listed().value("status", ""), "expired");
}

TEST_F(Commands, AnAnswerIsShownOnceAndEndsIt) {
    EXPECT_EQ(give(R"({"kind":"screenshot"})").status, 201);
    const std::string id = in_heartbeat().at(0).id;
    answer(id, wire::CommandStatus::Refused);
    EXPECT_TRUE(in_heartbeat().empty());
    answer(id, wire::CommandStatus::Done);
    EXPECT_EQ(first_listed().value("status", ""), "refused") << "the first answer counts";
    EXPECT_EQ(first_listed().value("detail", ""), "somebody");
}

TEST_F(Commands, AReportGoesToTheCommandThatAskedForItAndToNobodyElses) {
    EXPECT_EQ(give(R"({"kind":"upload_logs"})").status, 201);
    const std::string id = in_heartbeat().at(0).id;
    const auto other = county.enrol(County::kHere);
    const std::string body = wire::write_report({.type = "text/plain", .data = "a log"});
    EXPECT_EQ(county.post(other, "/api/v1/commands/" + id + "/report", body).status, 404);
    EXPECT_EQ(county.post(kiosk, "/api/v1/commands/" + id + "/report", body).status, 200);
    const auto report = wire::read_report(county.get(chief, path() + "/" + id + "/report").body);
    ASSERT_TRUE(report);
    EXPECT_EQ(report->data, "a log");
    EXPECT_EQ(county.get(chief, "/api/v1/kiosks/" + other.id + "/commands/" + id + "/report").status, 404);
}

TEST_F(Commands, WhatIsNoCommandIsNotGiven) {
    EXPECT_EQ(give(R"({"kind":"shell"})").status, 422);
    EXPECT_EQ(give(R"({"kind":"set_volume"})").status, 422);
    EXPECT_EQ(give(R"({"kind":"set_volume","volume":101})").status, 400);
    EXPECT_EQ(code_of(county.post(chief, "/api/v1/kiosks/none/commands", R"({"kind":"pull"})")), "NOT_FOUND");
    EXPECT_TRUE(heard.empty());
}

TEST_F(Commands, TwentyUnansweredOnesAreEnough) {
    for (int i = 0; i < 20; ++i) EXPECT_EQ(give(R"({"kind":"pull"})").status, 201);
    EXPECT_EQ(code_of(give(R"({"kind":"pull"})")), "TOO_MANY");
}

TEST_F(Commands, WhoGaveItIsInTheAudit) {
    EXPECT_EQ(give(R"({"kind":"reboot"})").status, 201);
    const auto audit = county.get(chief, "/api/v1/audit").body;
    EXPECT_NE(audit.find("kiosk.command"), std::string::npos);
    EXPECT_NE(audit.find("reboot"), std::string::npos);
}

}  // namespace
