// The keypad's question, and staff's PINs.
#include <gtest/gtest.h>

#include "server/handlers/keys.h"
#include "server/handlers/phones.h"
#include "server/store/people.h"
#include "shared/core/file.h"
#include "shared/pass/pin.h"
#include "shared/pass/resident_pass.h"
#include "shared/wire/device.h"
#include "shared/wire/errands.h"
#include "tests/server/county.h"

namespace {

using namespace std::chrono_literals;
using test::County;

const core::Secret kPhone{"13800000001"};

struct LookUp : testing::Test {
    County county;
    test::Device device;

    void SetUp() override {
        device = county.enrol(County::kHere);
        county.write(
            [](server::store::Unit& unit) { server::handlers::give_phone(unit, "resident-1", kPhone); });
    }
    test::Response ask(const std::string& phone) { return ask(device, phone); }
    test::Response ask(const test::Device& by, const std::string& phone) {
        return county.post(by, "/api/v1/lookup/phone", wire::write_phone(core::Secret{phone}));
    }
    pass::KeySet keys() {
        for (const auto& change : county.pull(device).changes) {
            if (change.kind != wire::row::kKeyset) continue;
            return *wire::read_keyset_document(wire::read_row<wire::KeysetRow>(change.body)->document);
        }
        pass::KeySet made;
        county.write([&](server::store::Unit& unit) {
            made = *wire::read_keyset_document(server::handlers::keyset_row(unit).document);
        });
        return made;
    }
};

TEST_F(LookUp, AKnownNumberGetsACodeOfFiveMinutesAndAMaskedName) {
    const auto answer = ask(kPhone.reveal());
    ASSERT_EQ(answer.status, 200) << answer.body;
    const auto found = wire::read_phone_found(answer.body);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->name.shown(), "王*国");
    const auto reading = pass::read_pass(found->handle.reveal(), keys());
    const auto* header = std::get_if<model::PassHeader>(&reading);
    ASSERT_TRUE(header) << "a good pass";
    EXPECT_EQ(model::to_text(header->pass), County::kPass);
    EXPECT_EQ(header->type, model::PassType::PhoneCode);
    EXPECT_EQ(header->valid_until - header->valid_from, pass::kPhoneCodeLife);
    EXPECT_LE(header->valid_from, county.clock.wall());
    EXPECT_GT(header->valid_until, county.clock.wall());
}

TEST_F(LookUp, AnUnknownNumberAndOneWithoutAGoodPassAreOne) {
    const auto unknown = ask("13999999999");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(test::code_of(unknown), "UNKNOWN_PHONE");
    county.write([](server::store::Unit& unit) { server::store::revoke_pass(unit, County::kPass); });
    const auto revoked = ask(kPhone.reveal());
    EXPECT_EQ(revoked.status, 404);
    EXPECT_EQ(revoked.body, unknown.body);
}

TEST_F(LookUp, FiveWrongNumbersPauseTheKioskForAMinute) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(ask("1399999999" + std::to_string(i)).status, 404) << i;
    const auto paused = ask(kPhone.reveal());
    EXPECT_EQ(paused.status, 429);
    EXPECT_EQ(paused.headers[0].first, "Retry-After");
    EXPECT_EQ(paused.headers[0].second, "60");
    const auto other = county.enrol(County::kHere);
    EXPECT_EQ(ask(other, kPhone.reveal()).status, 200) << "the next screen is not paused by it";
    county.clock.advance(60s);
    EXPECT_EQ(ask(kPhone.reveal()).status, 200);
}

TEST_F(LookUp, WrongOnesOverALongTimePauseNobody) {
    for (int i = 0; i < 20; ++i) {
        EXPECT_EQ(ask("139999999" + std::to_string(10 + i)).status, 404) << i;
        county.clock.advance(3min);
    }
}

TEST_F(LookUp, OneNumberCannotBeAskedForAgainAndAgain) {
    for (int i = 0; i < 10; ++i) EXPECT_EQ(ask(kPhone.reveal()).status, 200) << i;
    EXPECT_EQ(ask(kPhone.reveal()).status, 429);
}

TEST_F(LookUp, TheDatabaseHoldsNoNumber) {
    for (const char* file : {"server.db", "server.db-wal"}) {
        const auto bytes = core::read_file(county.directory.path() / file);
        if (bytes) {
            EXPECT_EQ(bytes->find(kPhone.reveal()), std::string::npos) << file;
        }
    }
}

TEST_F(LookUp, WhatIsNoNumberIsRefused) {
    EXPECT_EQ(county.post(device, "/api/v1/lookup/phone", R"({"phone":"12"})").status, 400);
    EXPECT_EQ(county.post(device, "/api/v1/lookup/phone", "[]").status, 400);
}

struct Pins : testing::Test {
    County county;

    std::optional<model::StaffMember> row_at(const test::Device& device, const std::string& id) {
        for (const auto& change : county.pull(device).changes) {
            if (change.kind == wire::row::kStaff && change.id == id)
                return *wire::read_row<model::StaffMember>(change.body);
        }
        return std::nullopt;
    }
};

TEST_F(Pins, AreMadeShownOnceAndSentToTheKiosksOfTheCentre) {
    const auto here = county.enrol(County::kHere);
    const auto there = county.enrol(County::kThere);
    const auto staff = county.log_in("center_staff");
    const auto answer = county.post(staff, "/api/v1/session/pin", "{}");
    ASSERT_EQ(answer.status, 201) << answer.body;
    const std::string pin = test::json_of(answer)["pin"];
    const auto member = row_at(here, "staff-center_staff");
    ASSERT_TRUE(member);
    EXPECT_EQ(member->role, model::StaffRole::Staff);
    EXPECT_EQ(pass::find_pin(core::Secret{pin}, {member->pin_hash}), 0U);
    EXPECT_FALSE(row_at(there, "staff-center_staff"));
    const std::string second = test::json_of(county.post(staff, "/api/v1/session/pin", "{}"))["pin"];
    EXPECT_EQ(pass::find_pin(core::Secret{pin}, {row_at(here, "staff-center_staff")->pin_hash}), std::nullopt)
        << "the old one is void";
    EXPECT_NE(pin, second);
}

TEST_F(Pins, ACountyAdministratorServesEverywhereAPartnerNowhere) {
    const auto there = county.enrol(County::kThere);
    EXPECT_EQ(county.post(county.log_in("county_admin"), "/api/v1/session/pin", "{}").status, 201);
    EXPECT_EQ(row_at(there, "staff-county_admin")->role, model::StaffRole::Supervisor);
    EXPECT_EQ(county.post(county.log_in("partner"), "/api/v1/session/pin", "{}").status, 403);
    const auto by_admin = [&](const std::string& name) {
        return county.send({.method = test::Method::Post,
                            .path = "/api/v1/admin/staff/" + name + "/pin",
                            .body = "{}",
                            .is_json = true,
                            .is_local_admin = true});
    };
    EXPECT_EQ(by_admin("street").status, 201);
    EXPECT_EQ(by_admin("partner").status, 409);
    EXPECT_EQ(by_admin("nobody").status, 404);
}

}  // namespace
