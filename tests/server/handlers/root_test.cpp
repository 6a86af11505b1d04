// The county's root taken off the server, and lists of keys that it signs elsewhere.
#include <gtest/gtest.h>

#include "server/admin/key_commands.h"
#include "server/handlers/keys.h"
#include "shared/core/file.h"
#include "shared/wire/device.h"
#include "tests/server/county.h"

namespace {

using test::County;

class OverCounty final : public server::admin::Operator {
public:
    explicit OverCounty(County& county) : county_(county) {}
    core::Result<std::string> ask(const server::admin::Order& order) override {
        const auto response = county_.send({.method = order.method,
                                            .path = order.path,
                                            .body = order.body,
                                            .is_json = true,
                                            .is_local_admin = true});
        if (response.status >= 300) return core::fail(core::ErrorKind::Invalid, test::code_of(response));
        return response.body;
    }

private:
    County& county_;
};

class Root : public testing::Test {
protected:
    pass::KeySet keys() {
        pass::KeySet found;
        county.write([&](server::store::Unit& unit) {
            const auto row = server::handlers::keyset_row(unit);
            const auto keys = wire::open_keyset(row, server::handlers::root_keys(unit));
            ASSERT_TRUE(keys) << keys.error().message;
            EXPECT_EQ(row.version, keys->version);
            found = *keys;
        });
        return found;
    }
    bool is_here() {
        bool here = false;
        county.write(
            [&](server::store::Unit& unit) { here = server::handlers::root_secrets(unit).has_value(); });
        return here;
    }

    County county;
    OverCounty admin{county};
    std::filesystem::path file = county.directory / "root.json";
};

TEST_F(Root, TakenOutItIsInTheFileAloneAndTheListStaysGood) {
    const auto before = keys();
    ASSERT_TRUE(server::admin::root_out(admin, file));
    EXPECT_FALSE(is_here());
    EXPECT_EQ(keys(), before);
    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_FALSE(server::admin::root_out(admin, county.directory / "again.json")) << "there is no second one";
    EXPECT_FALSE(std::filesystem::exists(county.directory / "again.json"));
}

TEST_F(Root, KeysAreRotatedWithTheFileAndNotWithoutIt) {
    ASSERT_TRUE(server::admin::root_out(admin, file));
    const auto before = keys();
    EXPECT_FALSE(server::admin::rotate_keys(admin, {}));
    EXPECT_EQ(keys(), before) << "what nobody signed is not in force";
    ASSERT_TRUE(server::admin::rotate_keys(admin, file));
    const auto after = keys();
    EXPECT_EQ(after.version, before.version + 1);
    ASSERT_EQ(after.keys.size(), 2U);
    EXPECT_EQ(after.keys[0].state, pass::KeyState::Retired);
    EXPECT_EQ(after.keys[1].state, pass::KeyState::Active);
    county.write([](server::store::Unit& unit) {
        EXPECT_EQ(server::handlers::active_pass_key(unit)->id, 2) << "and passes are signed with it";
    });
    ASSERT_TRUE(server::admin::rotate_keys(admin, file));
    EXPECT_EQ(keys().keys.size(), 3U);
}

TEST_F(Root, AnotherCountysFileSignsNothing) {
    ASSERT_TRUE(server::admin::root_out(admin, file));
    const auto before = keys();
    const auto stranger = pass::make_key_pair();
    ASSERT_TRUE(core::write_file(
        file, wire::dump({{"root", core::to_base64(core::as_bytes(stranger.secret_key.reveal()))}})));
    EXPECT_FALSE(server::admin::rotate_keys(admin, file));
    EXPECT_EQ(keys(), before);
}

TEST_F(Root, WithoutAProofThatTheFileIsGoodItStays) {
    const auto stranger = pass::make_key_pair();
    const auto signature =
        pass::sign(pass::domain::kKeys, core::as_bytes("the root is elsewhere"), stranger.secret_key);
    const auto answer = admin.ask({.method = test::Method::Post,
                                   .path = "/api/v1/admin/keys/root/forget",
                                   .body = wire::dump({{"signature", core::to_base64(signature)}})});
    EXPECT_FALSE(answer);
    EXPECT_TRUE(is_here());
}

TEST_F(Root, AKioskThatEnrolsAfterwardsTrustsTheList) {
    ASSERT_TRUE(server::admin::root_out(admin, file));
    ASSERT_TRUE(server::admin::rotate_keys(admin, file));
    const auto response = county.send({.method = test::Method::Post,
                                       .path = "/api/v1/enroll",
                                       .body = wire::write_enroll({.code = county.make_code(County::kHere),
                                                                   .key = pass::make_key_pair().public_key}),
                                       .address = "192.0.2.8",
                                       .is_json = true});
    const auto answer = wire::read_enroll_answer(response.body);
    ASSERT_TRUE(answer);
    EXPECT_TRUE(wire::open_keyset(answer->keyset, answer->roots));
}

}  // namespace
