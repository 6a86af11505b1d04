// What a thief finds on the disk while the key is withheld.
#include <gtest/gtest.h>

#include "shared/core/bytes.h"
#include "tests/kiosk/desk/counter_story.h"

namespace {

using namespace test;

std::string in_bytes(model::PassId pass) {
    const auto bytes = core::from_hex(model::to_text(pass));
    return {bytes->begin(), bytes->end()};
}

void live_a_morning(CounterStory& story) {
    story.pull(
        {put_person(kZhao, "赵*canary"), put_session(lunch()),
         put(wire::row::kRevocation, model::to_text(kZhao),
             wire::write_row(model::Revocation{.region = kRegion, .pass = kZhao, .since = kMorning}))});
    story.scan(story.phone_code(kWang));
    const auto asked = story.scan(story.card(kLi));
    story.choose(asked.question, {"lunch"});
    story.scan(story.card(kZhao));
    story.rate({.session_id = "calligraphy", .score = 4});
    story.ask<desk::Applied>(desk::BeginSnapshot{.snapshot_id = "s", .cursor = "2.1", .rows = 1});
    story.ask<desk::Applied>(desk::SnapshotRows{{put_person(kZhao, "赵*canary")}});
}

void expect_nobody_in(const std::string& bytes) {
    ASSERT_GT(bytes.size(), 10'000U);
    for (const char* name : {"王*和", "李*", "canary"})
        EXPECT_EQ(bytes.find(name), std::string::npos) << name;
    for (const model::PassId pass : {kWang, kLi, kZhao}) {
        EXPECT_EQ(bytes.find(model::to_text(pass)), std::string::npos) << "as hexadecimal digits";
        EXPECT_EQ(bytes.find(in_bytes(pass)), std::string::npos) << "as bytes";
        EXPECT_EQ(bytes.find(std::to_string(pass)), std::string::npos) << "as a number";
    }
}

TEST(Privacy, P1_WithTheKeyWithheldTheDiskHoldsNoNameAndNoPass) {
    CounterStory story;
    live_a_morning(story);
    // Once with its logs as a thief finds them, once after a clean end.
    expect_nobody_in(raw_bytes(story.data(), "desk.key"));
    story.shut();
    expect_nobody_in(raw_bytes(story.data(), "desk.key"));
}

TEST(Privacy, P1_WhatIsSoughtWouldBeFound) {
    CounterStory story;
    story.pull({put(wire::row::kSpace, "canary-id", wire::write_row(model::Space{.id = "canary-id"}))});
    EXPECT_NE(raw_bytes(story.data()).find("canary-id"), std::string::npos);
}

TEST(Privacy, TheKeyIsForItsOwnerAlone) {
    CounterStory story;
    const auto mode = std::filesystem::status(story.data() / "desk.key").permissions();
    EXPECT_EQ(mode & std::filesystem::perms{077}, std::filesystem::perms::none);
}

}  // namespace
