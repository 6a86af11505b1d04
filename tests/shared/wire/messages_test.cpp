// Everything between kiosk and server that is not a row of the feed: read as written, and robust.
#include <gtest/gtest.h>

#include "shared/wire/device.h"
#include "shared/wire/events.h"
#include "shared/wire/identity.h"
#include "tests/shared/wire/hostile.h"

namespace {

using namespace std::chrono_literals;

const core::WallTime kNine = core::from_ms(1'795'482'000'000);
constexpr const char* kId = "01900000-0000-7000-8000-000000000001";

template <typename Read>
void expect_robust(const std::string& good, Read read) {
    ASSERT_TRUE(read(good).has_value()) << good;
    test::spoil(good, [&](const std::string& text) { static_cast<void>(read(text)); });
}

model::Event event() {
    return {.id = kId,
            .sequence = 8001,
            .type = "checkin.v1",
            .wall = kNine,
            .mono_ms = 123,
            .boot = "a1b2c3d4",
            .clock = core::ClockTrust::Estimated,
            .body = R"({"outcome":"OK"})"};
}

TEST(CheckInBody, IsReadAsItWasWritten) {
    const model::CheckInBody body{.pass = 0x0123456789abcdef,
                                  .key = 3,
                                  .region = 370830,
                                  .session_id = "s1",
                                  .outcome = model::Outcome::WrongCentre,
                                  .flags = {.late = true, .offline = true},
                                  .source = model::ScanSource::HandScanner,
                                  .rescan = true,
                                  .h8 = "0011223344556677"};
    const auto again = wire::read_check_in(wire::write_body(body));
    ASSERT_TRUE(again.has_value()) << again.error().message;
    EXPECT_EQ(again->pass, body.pass);
    EXPECT_EQ(again->key, 3);
    EXPECT_EQ(again->region, 370830);
    EXPECT_EQ(again->session_id, "s1");
    EXPECT_EQ(again->outcome, body.outcome);
    EXPECT_EQ(again->flags, body.flags);
    EXPECT_EQ(again->source, body.source);
    EXPECT_TRUE(again->rescan);
    EXPECT_EQ(again->h8, body.h8);
    expect_robust(wire::write_body(body), &wire::read_check_in);
}

TEST(CheckInBody, AForgedCodesPassIsNotSent) {
    const std::string text = wire::write_body(model::CheckInBody{.outcome = model::Outcome::Invalid});
    EXPECT_EQ(text.find("\"pass\""), std::string::npos);
    EXPECT_EQ(wire::read_check_in(text)->pass, std::nullopt);
}

TEST(OtherBodies, AreReadAsTheyWereWritten) {
    EXPECT_EQ(wire::read_check_in_void(wire::write_body(model::CheckInVoidBody{.event_id = kId}))->event_id,
              kId);
    const auto ack =
        wire::read_notice_ack(wire::write_body(wire::NoticeAckBody{.announcement_id = "a", .revision = 4}));
    EXPECT_EQ(ack->announcement_id, "a");
    EXPECT_EQ(ack->revision, 4);
}

wire::PushRequest batch() {
    return {.device_id = kId,
            .epoch = 2,
            .batch = kId,
            .sent_wall = kNine,
            .sent_mono_ms = 5,
            .boot = "a1b2c3d4",
            .highest_sequence = 8123,
            .events = {event(), event()}};
}

TEST(Push, IsReadAsItWasWritten) {
    const auto again = wire::read_push(wire::write_push(batch()), 1U << 20U);
    ASSERT_TRUE(again.has_value()) << again.error().message;
    EXPECT_EQ(again->head.epoch, 2);
    EXPECT_EQ(again->head.highest_sequence, 8123);
    ASSERT_EQ(again->events.size(), 2U);
    ASSERT_TRUE(again->events[0].event.has_value());
    const model::Event& first = *again->events[0].event;
    EXPECT_EQ(first.id, kId);
    EXPECT_EQ(first.sequence, 8001);
    EXPECT_EQ(first.wall, kNine);
    EXPECT_EQ(first.clock, core::ClockTrust::Estimated);
    EXPECT_EQ(first.body, event().body);
    expect_robust(wire::write_push(batch()),
                  [](const std::string& text) { return wire::read_push(text, 1U << 20U); });
}

TEST(Push, S4_OneMalformedEventIsKeptApartFromTheOthers) {
    wire::PushRequest request = batch();
    request.events[1].id = "no uuid";
    const auto again = wire::read_push(wire::write_push(request), 1U << 20U);
    ASSERT_TRUE(again.has_value());
    EXPECT_TRUE(again->events[0].event.has_value());
    EXPECT_FALSE(again->events[1].event.has_value());
    EXPECT_FALSE(again->events[1].problem.empty());
}

TEST(Push, MoreThanTwoHundredEventsAreRefused) {
    wire::PushRequest request = batch();
    request.events.assign(200, event());
    EXPECT_TRUE(wire::read_push(wire::write_push(request), 1U << 20U).has_value());
    request.events.assign(201, event());
    EXPECT_FALSE(wire::read_push(wire::write_push(request), 1U << 20U).has_value());
}

TEST(Push, APlainBatchOfTheLargestCountFitsItsLimit) {
    wire::PushRequest request = batch();
    request.events.assign(150, event());
    EXPECT_LT(wire::write_push(request).size(), wire::kLargestBatch);
}

TEST(PushAnswer, IsReadAsItWasWritten) {
    const wire::PushAnswer answer{
        .server_time = kNine,
        .acknowledged_through = 8000,
        .gaps = {{7990, 7990}},
        .results = {{.id = kId},
                    {.id = kId, .verdict = wire::Verdict::Rejected, .code = "BAD_BODY"},
                    {.id = kId, .verdict = wire::Verdict::Later, .after = 60s}},
        .backoff = 7s};
    const auto again = wire::read_push_answer(wire::write_push_answer(answer));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->acknowledged_through, 8000);
    EXPECT_EQ(again->gaps, answer.gaps);
    EXPECT_EQ(again->backoff, 7s);
    ASSERT_EQ(again->results.size(), 3U);
    EXPECT_EQ(again->results[1].verdict, wire::Verdict::Rejected);
    EXPECT_EQ(again->results[1].code, "BAD_BODY");
    EXPECT_EQ(again->results[2].after, 60s);
    expect_robust(wire::write_push_answer(answer), &wire::read_push_answer);
}

TEST(Quarantined, IsReadAsItWasWrittenWhateverItHolds) {
    const wire::QuarantinedEvent event{.id = kId,
                                       .sequence = 5,
                                       .code = "BAD_BODY",
                                       .first_at = kNine,
                                       .raw = std::string{"{\xFF\0broken", 9}};
    const auto again = wire::read_quarantined(wire::write_quarantined(event));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->raw, event.raw);
    EXPECT_EQ(again->first_at, kNine);
    expect_robust(wire::write_quarantined(event), &wire::read_quarantined);
}

TEST(Enrolment, RequestAndAnswerAreReadAsTheyWereWritten) {
    const pass::KeyPair keys = pass::key_pair_from_seed(core::Bytes(32, 7));
    const auto request = wire::read_enroll(
        wire::write_enroll({.code = "ABC", .key = keys.public_key, .hardware = "h", .version = "1"}));
    ASSERT_TRUE(request.has_value());
    EXPECT_EQ(request->key, keys.public_key);
    const wire::EnrollAnswer answer{.device_id = kId,
                                    .center_id = "dongmen",
                                    .epoch = 1,
                                    .roots = {keys.public_key, keys.public_key},
                                    .pins = {"cGlu"},
                                    .keyset = {.version = 1, .document = "{}", .signature = "c2ln"},
                                    .server_time = kNine,
                                    .public_url = "https://x"};
    const auto again = wire::read_enroll_answer(wire::write_enroll_answer(answer));
    ASSERT_TRUE(again.has_value()) << again.error().message;
    EXPECT_EQ(again->roots, answer.roots);
    EXPECT_EQ(again->pins, answer.pins);
    EXPECT_EQ(again->keyset.document, "{}");
    expect_robust(wire::write_enroll_answer(answer), &wire::read_enroll_answer);
    expect_robust(wire::write_enroll({.code = "ABC", .key = keys.public_key}), &wire::read_enroll);
}

TEST(LogIn, NonceSignatureAndTokenAreReadAsTheyWereWritten) {
    const core::Bytes nonce(32, 9);
    EXPECT_EQ(wire::read_challenge(wire::write_challenge(nonce)).value_or(core::Bytes{}), nonce);
    wire::TokenRequest request{.device_id = kId, .nonce = nonce};
    request.signature.fill(3);
    const auto again = wire::read_token_request(wire::write_token_request(request));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->signature, request.signature);
    EXPECT_EQ(wire::read_token(wire::write_token("abc", 12h)).value_or(""), "abc");
    expect_robust(wire::write_token_request(request), &wire::read_token_request);
    expect_robust(wire::write_challenge(nonce), &wire::read_challenge);
}

TEST(SignedTime, IsReadAsItWasWritten) {
    wire::SignedTime time{.nonce = "n", .time = kNine};
    time.signature.fill(4);
    const auto again = wire::read_time(wire::write_time(time));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->time, kNine);
    EXPECT_EQ(again->signature, time.signature);
    EXPECT_NE(wire::time_message("n", kNine), wire::time_message("n", kNine + 1ms));
    EXPECT_NE(wire::time_message("n1", core::from_ms(2)), wire::time_message("n", core::from_ms(12)));
    expect_robust(wire::write_time(time), &wire::read_time);
}

TEST(Keyset, OnlyARootsSignatureOpensIt) {
    const pass::KeyPair root = pass::key_pair_from_seed(core::Bytes(32, 1));
    const pass::KeyPair spare = pass::key_pair_from_seed(core::Bytes(32, 2));
    const pass::KeyPair stranger = pass::key_pair_from_seed(core::Bytes(32, 3));
    pass::KeySet keys{.version = 4, .time_key = root.public_key, .command_key = spare.public_key};
    keys.keys = {{.region = 370830,
                  .id = 2,
                  .algorithm = pass::Algorithm::Sm2,
                  .key = stranger.public_key,
                  .use_from = kNine,
                  .use_to = kNine + 1h,
                  .verify_to = kNine + 2h,
                  .state = pass::KeyState::Revoked}};
    wire::KeysetRow row{.version = 4, .document = wire::write_keyset_document(keys)};
    const auto signed_by = [&](const pass::KeyPair& signer) {
        row.signature =
            core::to_base64(pass::sign(pass::domain::kKeys, core::as_bytes(row.document), signer.secret_key));
        return wire::open_keyset(row, {root.public_key, spare.public_key});
    };
    EXPECT_EQ(signed_by(root).value_or(pass::KeySet{}), keys);
    EXPECT_EQ(signed_by(spare).value_or(pass::KeySet{}), keys);
    EXPECT_FALSE(signed_by(stranger).has_value());
    static_cast<void>(signed_by(root));
    row.document.back() = ' ';
    EXPECT_FALSE(wire::open_keyset(row, {root.public_key}).has_value()) << "a byte was changed";
    expect_robust(wire::write_keyset_document(keys), &wire::read_keyset_document);
}

TEST(Heartbeat, IsReadAsItWasWritten) {
    const wire::Heartbeat heartbeat{.version = "0.1.0",
                                    .boot = "b",
                                    .uptime_s = 60,
                                    .time = kNine,
                                    .trust = "trusted",
                                    .cursor = "1.5",
                                    .applied = {{"a1", 2}},
                                    .screen = "attract",
                                    .queued = 3,
                                    .quarantined = 1,
                                    .last_frame_age_ms = 16,
                                    .resident_bytes = 45'000'000,
                                    .faults = {"camera"}};
    const auto again = wire::read_heartbeat(wire::write_heartbeat(heartbeat));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->applied, heartbeat.applied);
    EXPECT_EQ(again->queued, 3);
    EXPECT_EQ(again->faults, heartbeat.faults);
    expect_robust(wire::write_heartbeat(heartbeat), &wire::read_heartbeat);
}

TEST(Ratings, R3_CarryNothingThatCouldBeLinked) {
    const model::Rating rating{.id = "5f0c3f6e-0000-4000-8000-000000000001",
                               .session_id = "s1",
                               .score = 4,
                               .reasons = {"reason.teacher"},
                               .verified = true,
                               .suspect = {"burst"}};
    const std::string text = wire::write_ratings({rating});
    for (const char* never :
         {"\"pass\"", "\"tag\"", "seq", "wall", "mono", "boot", "_ms", "\"at\"", "device", "kiosk"}) {
        EXPECT_EQ(text.find(never), std::string::npos) << never;
    }
    const auto again = wire::read_ratings(text);
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*again, std::vector<model::Rating>{rating});
    expect_robust(text, &wire::read_ratings);
}

TEST(Ratings, AScoreOutsideOneToFiveIsRefused) {
    for (const int score : {0, 6, -1}) {
        EXPECT_FALSE(wire::read_ratings(wire::write_ratings({{.id = "r", .session_id = "s", .score = score}}))
                         .has_value());
    }
}

TEST(Problem, IsReadAsFarAsItCanBe) {
    EXPECT_EQ(wire::read_problem(wire::write_problem({.code = "CLONED", .message = "m"})).code, "CLONED");
    for (const char* text : {"", "<html>", "{}", R"({"error":7})", R"({"error":{"code":7}})", "[]"}) {
        EXPECT_EQ(wire::read_problem(text).code, "") << text;
    }
}

TEST(Goodbye, SaysWhenToComeBack) {
    EXPECT_EQ(wire::read_goodbye(wire::write_goodbye(1500ms)), 1500ms);
    for (const char* text :
         {"", "{}", R"({"after_ms":-1})", R"({"after_ms":"x"})", R"({"after_ms":99999999999})"}) {
        EXPECT_EQ(wire::read_goodbye(text), 0ms) << text;
    }
}

TEST(Identity, IsReadAsItWasWritten) {
    const pass::KeyPair keys = pass::key_pair_from_seed(core::Bytes(32, 7));
    const wire::Identity identity{.server = "https://linli.example.cn",
                                  .device_id = kId,
                                  .center_id = "dongmen",
                                  .epoch = 1,
                                  .secret_key = keys.secret_key,
                                  .roots = {keys.public_key},
                                  .pins = {"cGlu"},
                                  .authority = "-----BEGIN",
                                  .keyset = {.version = 3, .document = "{}", .signature = "c2ln"},
                                  .public_url = "https://x"};
    const auto again = wire::read_identity(wire::write_identity(identity));
    ASSERT_TRUE(again.has_value()) << again.error().message;
    EXPECT_EQ(again->secret_key, identity.secret_key);
    EXPECT_EQ(again->roots, identity.roots);
    EXPECT_EQ(again->authority, identity.authority);
    EXPECT_EQ(again->keyset.version, 3);
    expect_robust(wire::write_identity(identity), &wire::read_identity);
}

}  // namespace
