#include "kiosk/sync/courier.h"

#include <algorithm>
#include <array>

#include "kiosk/sync/identity_file.h"
#include "shared/core/bytes.h"
#include "shared/core/log.h"
#include "shared/core/uuid.h"
#include "shared/wire/device.h"
#include "shared/wire/enums.h"
#include "shared/wire/errands.h"
#include "shared/wire/events.h"
#include "shared/wire/paths.h"

namespace kiosk::sync {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kBatchBytes = 60U << 10U;  // leaves room for the envelope
constexpr auto kLongestLookUp = 8s;              // somebody stands there
constexpr auto kLongestRoundTrip = 4s;           // half of it is how wrong the time may be

std::string escaped(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string result;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (byte < 128) && (std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.');
        if (plain) {
            result += c;
        } else {
            result += {'%', kDigits[byte >> 4U], kDigits[byte & 15U]};
        }
    }
    return result;
}

}  // namespace

Courier::Courier(CourierSetup setup, Means means) : setup_(std::move(setup)), means_(means) {
    if (auto keys = wire::open_keyset(setup_.identity.keyset, setup_.identity.roots)) {
        keys_ = std::move(*keys);
    } else {
        spdlog::error("the stored list of keys is not good: {}", keys.error().message);
    }
}

std::int64_t Courier::mono_ms() const {
    return std::chrono::floor<std::chrono::milliseconds>(means_.clock.steady().time_since_epoch()).count();
}

Outcome Courier::run(Task task, const std::stop_token& stop) {
    switch (task) {
        case Task::Time:
            return time(stop);
        case Task::LogIn:
            return log_in(stop);
        case Task::Snapshot:
            return snapshot(stop);
        case Task::Pull:
            return pull(stop);
        case Task::Heartbeat:
            return heartbeat(stop);
        case Task::Push:
            return push(stop);
        case Task::Quarantine:
            return quarantine(stop);
        case Task::Ratings:
            return ratings(stop);
        case Task::Reports:
            return reports(stop);
    }
    return {};
}

bool Courier::learn_position(const std::stop_token& stop) {
    const auto position = means_.desk.ask<desk::Position>(desk::AskPosition{}, stop);
    if (!position) return true;
    cursor_ = position->cursor;
    // Rows of a kind that the program did not know: perhaps this start brought one that does.
    const bool left_out = position->resnapshot_after_upgrade;
    return !position->needs_snapshot && !left_out && !cursor_.empty();
}

bool Courier::retire(const std::stop_token& stop) {
    token_ = {};
    plan_.clear();
    return means_.desk.tell(desk::Retire{.device_id = setup_.identity.device_id,
                                         .epoch = setup_.identity.epoch,
                                         .seal_key = keys_.seal_key},
                            stop);
}

HttpAnswer Courier::perform(const HttpRequest& request, const std::stop_token& stop) {
    HttpAnswer answer = means_.http.perform(request, stop);
    if (answer.answer != Answer::Ok) {
        trouble_ =
            answer.trouble.empty() ? std::to_string(answer.status) + " " + answer.code : answer.trouble;
    }
    if (answer.certificate_date) needs_time_ = true;
    return answer;
}

HttpAnswer Courier::call(std::string_view path, std::optional<std::string> body,
                         const std::stop_token& stop) {
    return perform({.path = std::string{path}, .body = std::move(body), .token = token_}, stop);
}

Outcome Courier::outcome_of(const HttpAnswer& answer) const {
    return {.answer = answer.answer, .retry_after = answer.retry_after};
}

// Our server's form, but not its content: as bad as a fault of the server, and as temporary.
Outcome Courier::malformed(const char* what, const core::Error& error) {
    trouble_ = std::string{what} + ": " + error.message;
    spdlog::warn("the server's answer is malformed: {}", trouble_);
    return {.answer = Answer::ServerFault};
}

Outcome Courier::time(const std::stop_token& stop) {
    std::array<std::uint8_t, 16> bytes{};
    means_.random.fill(bytes);
    const std::string nonce = core::to_hex(bytes);
    HttpRequest request{.path = std::string{wire::path::kTime} + "?nonce=" + nonce};
    HttpAnswer answer = perform(request, stop);
    if (answer.certificate_date && !setup_.identity.pins.empty()) {
        // Only the dates are in doubt, and so is our clock: the pin stays, the time is signed.
        request.ignore_dates = true;
        answer = perform(request, stop);
    }
    if (answer.answer != Answer::Ok) return outcome_of(answer);
    const auto time = wire::read_time(answer.body);
    if (!time) return malformed("time", time.error());
    const auto message = wire::time_message(time->nonce, time->time);
    const bool genuine =
        time->nonce == nonce && pass::verify(pass::domain::kTime, message, time->signature, keys_.time_key);
    if (!genuine) return malformed("time", {core::ErrorKind::Invalid, "not signed for our question"});
    const auto round_trip = answer.received - answer.sent;
    if (round_trip > kLongestRoundTrip) return {.answer = Answer::ServerFault};
    const core::WallTime utc = time->time + std::chrono::floor<std::chrono::milliseconds>(round_trip / 2);
    offset_ = utc - means_.clock.wall();
    means_.http.correct_time(*offset_);
    if (!means_.desk.tell(desk::ServerTime{.utc = utc, .measured = answer.received}, stop)) {
        return {.answer = Answer::DeskBusy};
    }
    needs_time_ = false;
    return {};
}

Outcome Courier::log_in(const std::stop_token& stop) {
    const auto& identity = setup_.identity;
    token_ = {};
    HttpAnswer answer = call(wire::path::kChallenge, wire::write_challenge_request(identity.device_id), stop);
    if (answer.answer != Answer::Ok) return outcome_of(answer);
    const auto nonce = wire::read_challenge(answer.body);
    if (!nonce) return malformed("challenge", nonce.error());
    const auto message = wire::auth_message(identity.device_id, *nonce);
    const wire::TokenRequest signed_nonce{
        .device_id = identity.device_id,
        .nonce = *nonce,
        .signature = pass::sign(pass::domain::kAuth, message, identity.secret_key)};
    answer = call(wire::path::kToken, wire::write_token_request(signed_nonce), stop);
    if (answer.answer != Answer::Ok) return outcome_of(answer);
    auto token = wire::read_token(answer.body);
    if (!token) return malformed("token", token.error());
    token_ = core::Secret{std::move(*token)};
    return {};
}

void Courier::take_keys(const std::vector<wire::Change>& changes, const std::stop_token& stop) {
    for (const auto& change : changes) {
        if (change.kind != wire::row::kKeyset || change.operation != wire::Operation::Put) continue;
        const auto row = wire::read_row<wire::KeysetRow>(change.body);
        auto keys =
            row ? wire::open_keyset(*row, setup_.identity.roots) : core::Result<pass::KeySet>{row.failure()};
        if (!keys) {
            spdlog::error("a list of keys was not taken: {}", keys.error().message);
            reject("KEYS_NOT_SIGNED", stop);
            continue;
        }
        if (keys->version < keys_.version) continue;
        keys_ = *keys;
        setup_.identity.keyset = *row;
        static_cast<void>(means_.desk.tell(desk::UseKeys{.keys = std::move(*keys)}, stop));
        if (setup_.data.empty()) continue;
        if (auto saved = save_identity(setup_.data, setup_.identity); !saved) {
            spdlog::error("the list of keys could not be stored: {}", saved.error().message);
        }
    }
}

Outcome Courier::pull(const std::stop_token& stop) {
    const std::string path = std::string{wire::path::kPull} + "?cursor=" + escaped(cursor_) + "&limit=500";
    const HttpAnswer answer = call(path, std::nullopt, stop);
    if (answer.answer != Answer::Ok) return outcome_of(answer);
    auto page = wire::read_pull_page(answer.body);
    if (!page) {
        reject("BAD_PAGE", stop);
        return malformed("pull", page.error());
    }
    take_keys(page->changes, stop);
    const auto applied = means_.desk.ask<desk::Applied>(
        desk::ApplyPage{.changes = std::move(page->changes), .cursor = page->cursor, .more = page->more},
        stop);
    if (!applied || !applied->stored) {
        if (applied) spdlog::error("a page was not stored: {}", applied->problem);
        return {.answer = Answer::DeskBusy};
    }
    if (applied->unknown > 0) spdlog::warn("{} changes are of a kind unknown here", applied->unknown);
    cursor_ = page->cursor;
    return {.more = page->more};
}

std::string Courier::next_push_body() {
    return wire::write_push({.device_id = setup_.identity.device_id,
                             .epoch = setup_.identity.epoch,
                             .batch = core::make_uuid_v7(means_.clock.wall(), means_.random),
                             .sent_wall = means_.clock.wall(),
                             .sent_mono_ms = mono_ms(),
                             .boot = setup_.boot,
                             .highest_sequence = highest_sequence_,
                             .events = plan_.front()});
}

bool Courier::settle(desk::Settle verdicts, const std::stop_token& stop) {
    const auto& settlements = verdicts.settlements;
    if (settlements.empty()) return true;
    const auto stored = std::count_if(settlements.begin(), settlements.end(), [](const auto& settlement) {
        return settlement.verdict == desk::Verdict::Stored;
    });
    if (!means_.desk.tell(std::move(verdicts), stop)) {
        plan_.clear();  // the desk will hand them out again, and the server knows them
        return false;
    }
    uploaded_ += static_cast<std::uint64_t>(stored);
    return true;
}

Outcome Courier::push_failed(const HttpAnswer& answer, const std::stop_token& stop) {
    const bool about_content = answer.status == 400 || answer.status == 422;
    if (answer.answer == Answer::Refused && !about_content) {
        // A path that does not exist, a device that is not ours: nothing that the events are to blame for.
        plan_.clear();
        return {.answer = Answer::Throttled, .retry_after = answer.retry_after};
    }
    auto settlements = plan_.failed(answer.answer, answer.code, means_.clock.steady(), means_.random);
    if (!settle({.settlements = std::move(settlements)}, stop)) return {.answer = Answer::DeskBusy};
    if (plan_.goes_on()) return {.more = true};
    return outcome_of(answer);
}

Outcome Courier::push(const std::stop_token& stop) {
    if (plan_.empty()) {
        auto batch = means_.desk.ask<desk::Batch>(
            desk::NextBatch{.most_events = plan_.most_events(), .most_bytes = kBatchBytes}, stop);
        if (!batch || batch->events.empty()) return {};
        highest_sequence_ = batch->highest;
        left_ = batch->left;
        plan_.take(std::move(batch->events));
    }
    const std::string body = next_push_body();
    if (body.size() > wire::kLargestBatch && plan_.front().size() > 1) {
        static_cast<void>(plan_.failed(Answer::TooLarge, {}, means_.clock.steady(), means_.random));
        return {.more = true};
    }
    const HttpAnswer answer = call(wire::path::kPush, body, stop);
    if (answer.answer != Answer::Ok) return push_failed(answer, stop);
    const auto judged = wire::read_push_answer(answer.body);
    if (!judged) {
        plan_.clear();
        return malformed("push", judged.error());
    }
    desk::Settle verdicts{.settlements = plan_.answered(*judged, means_.clock.steady()),
                          .missing = judged->gaps};
    if (!settle(std::move(verdicts), stop)) return {.answer = Answer::DeskBusy};
    if (judged->backoff.count() > 0) return {.answer = Answer::Throttled, .retry_after = judged->backoff};
    return {.more = !plan_.empty() || left_ > 0};
}

Outcome Courier::quarantine(const std::stop_token& stop) {
    const auto batch = means_.desk.ask<desk::QuarantineBatch>(desk::NextQuarantined{}, stop);
    if (!batch || batch->rows.empty()) return {};
    desk::QuarantineSent sent;
    Outcome outcome{.more = true};
    for (const auto& row : batch->rows) {
        const std::string body = wire::write_quarantined({.id = row.event.id,
                                                          .sequence = row.event.sequence,
                                                          .code = row.code,
                                                          .first_at = row.first_at,
                                                          .raw = wire::write_event(row.event)});
        const HttpAnswer answer = call(wire::path::kQuarantine, body, stop);
        const bool never = answer.answer == Answer::TooLarge || answer.answer == Answer::Refused;
        if (never) spdlog::error("a quarantined event stays here: the server refused it too ({})", trouble_);
        if (answer.answer != Answer::Ok && !never) {
            outcome = outcome_of(answer);
            break;
        }
        sent.event_ids.push_back(row.event.id);
    }
    const bool told = sent.event_ids.empty() || means_.desk.tell(std::move(sent), stop);
    return told ? outcome : Outcome{.answer = Answer::DeskBusy};
}

Outcome Courier::ratings(const std::stop_token& stop) {
    const auto batch = means_.desk.ask<desk::RatingBatch>(desk::NextRatings{}, stop);
    if (!batch || batch->ratings.empty()) return {};
    const HttpAnswer answer = call(wire::path::kRatings, wire::write_ratings(batch->ratings), stop);
    if (answer.answer != Answer::Ok) return outcome_of(answer);
    desk::RatingsSent sent;
    for (const auto& rating : batch->ratings) sent.rating_ids.push_back(rating.id);
    if (!means_.desk.tell(std::move(sent), stop)) return {.answer = Answer::DeskBusy};
    return {.more = true};
}

desk::PhoneAnswer Courier::look_up(const desk::LookUpPhone& wish, const std::stop_token& stop) {
    desk::PhoneAnswer result{.question = wish.question};
    if (token_.empty()) return result;
    const HttpAnswer answer = perform({.path = std::string{wire::path::kLookUpPhone},
                                       .body = wire::write_phone(wish.phone),
                                       .token = token_,
                                       .longest = kLongestLookUp},
                                      stop);
    if (answer.answer == Answer::Ok) {
        auto found = wire::read_phone_found(answer.body);
        if (!found) return result;
        result.result = desk::PhoneResult::Found;
        result.handle = std::move(found->handle);
        result.name = std::move(found->name);
    } else if (answer.status == 404 && answer.code == "UNKNOWN_PHONE") {
        result.result = desk::PhoneResult::Unknown;
    } else if (answer.answer == Answer::Throttled) {
        result.result = desk::PhoneResult::Paused;
        result.wait = answer.retry_after;
    }
    return result;
}

Outcome Courier::heartbeat(const std::stop_token& stop) {
    const auto asked = means_.desk.ask<desk::HealthNow>(desk::AskHealth{}, stop);
    const desk::Health health = asked ? asked->health : desk::Health{};
    if (health.clock != core::ClockTrust::Trusted) needs_time_ = true;
    const auto drawn = report.drawn;
    const auto frame_age = report.last_frame_age;
    const HttpAnswer answer = call(wire::path::kHeartbeat,
                                   wire::write_heartbeat({.version = LINLI_VERSION,
                                                          .boot = setup_.boot,
                                                          .uptime_s = mono_ms() / 1000,
                                                          .time = means_.clock.wall(),
                                                          .trust = wire::name_of(health.clock),
                                                          .cursor = cursor_,
                                                          .applied = drawn,
                                                          .screen = report.screen,
                                                          .queued = health.queued,
                                                          .quarantined = health.quarantined,
                                                          .last_frame_age_ms = frame_age.count(),
                                                          .resident_bytes = report.resident_bytes,
                                                          .faults = report.faults}),
                                   stop);
    Outcome outcome = outcome_of(answer);
    if (answer.answer != Answer::Ok) return outcome;
    told_drawn_ = drawn;
    if (auto said = wire::read_heartbeat_answer(answer.body)) {
        outcome.suspended = said->suspended;
        for (auto& command : said->commands) commands_.push_back(std::move(command));
    }
    return outcome;
}

}  // namespace kiosk::sync
