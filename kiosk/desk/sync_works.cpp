// The sync thread's side: every request has exactly one answer.
#include <utility>

#include "kiosk/desk/content_builder.h"
#include "kiosk/desk/works.h"
#include "shared/core/calendar.h"
#include "shared/core/log.h"

namespace kiosk::desk {
namespace {

constexpr std::chrono::seconds kStep{2};  // SIGNAGE R-C5

Done done(const core::Result<void>& result, const char* what) {
    if (!result) spdlog::error("{}: {}", what, result.error().message);
    return {.done = result.has_value()};
}

}  // namespace

SyncAnswer Works::reply(const NextBatch& wish) {
    auto batch = outbox_.next(wish, look().now);
    if (!batch) {
        spdlog::error("the outbox cannot be read: {}", batch.error().message);
        return Batch{};
    }
    // A ledger that has to be rebuilt must not give out a number again that the server has seen.
    const auto kept = files_->content.remember_pushed(batch->highest);
    if (!kept) spdlog::error("the highest sequence was not remembered: {}", kept.error().message);
    return std::move(*batch);
}

SyncAnswer Works::reply(const Settle& wish) {
    const Done stored = done(outbox_.settle(wish, look().now), "verdicts were not stored");
    for (const Settlement& one : wish.settlements) {
        if (stored.done && one.position > 0)
            tell(WaitlistPosition{.event_id = one.event_id, .position = one.position});
    }
    return stored;
}

SyncAnswer Works::reply(const NextQuarantined& wish) {
    auto rows = outbox_.next_quarantined(wish.most);
    return QuarantineBatch{.rows = rows ? std::move(*rows) : std::vector<Quarantined>{}};
}

SyncAnswer Works::reply(const QuarantineSent& wish) {
    return done(outbox_.quarantine_sent(wish.event_ids), "the quarantine was not marked");
}

SyncAnswer Works::reply(const NextRatings& /*wish*/) {
    auto due = ratings_.due(look().now);
    return RatingBatch{.ratings = due ? std::move(*due) : std::vector<model::Rating>{}};
}

SyncAnswer Works::reply(const RatingsSent& wish) {
    return done(ratings_.sent(wish.rating_ids), "sent ratings were not removed");
}

Applied Works::applied(core::Result<Change> change) {
    Applied answer;
    if (!change) {
        answer.problem = change.error().message;
        spdlog::error("what was pulled was not stored: {}", answer.problem);
        answer.held = held_announcements(*here_.content);
        return answer;
    }
    answer.stored = true;
    answer.unknown = change->unknown;
    answer.content_changed = change->content;
    if (!change->sessions.empty()) {
        const auto counted = ledger_.server_counted(change->sessions);
        if (!counted) spdlog::error("the server's counts were not taken over: {}", counted.error().message);
    }
    if (const auto told = loans_.server_told(*change, look().now); !told)
        spdlog::error("the server's loans were not taken over: {}", told.error().message);
    if (change->content) take_up_content();
    if (const auto position = files_->content.position()) {
        here_.up_to_date = position->up_to_date;
        content_sound_ = !position->needs_snapshot;
    }
    answer.held = held_announcements(*here_.content);
    return answer;
}

SyncAnswer Works::reply(const ApplyPage& page) {
    return applied(files_->content.apply(page, look().now));
}

SyncAnswer Works::reply(const BeginSnapshot& begin) {
    const auto begun = files_->content.begin_snapshot(begin);
    if (!begun) return applied(begun.failure());
    return applied(Change{});
}

SyncAnswer Works::reply(const SnapshotRows& rows) {
    auto added = files_->content.add_to_snapshot(rows.changes, look().now);
    if (added) {
        // Nothing is to be seen of it yet.
        *added = Change{.unknown = added->unknown, .unreadable = added->unreadable};
    }
    return applied(std::move(added));
}

SyncAnswer Works::reply(const EndSnapshot& /*end*/) {
    return applied(files_->content.end_snapshot(look().now));
}

SyncAnswer Works::reply(const AskPosition& /*wish*/) {
    Position answer;
    answer.needs_snapshot = true;
    answer.held = held_announcements(*here_.content);
    if (const auto position = files_->content.position()) {
        answer.cursor = position->cursor;
        answer.needs_snapshot = position->needs_snapshot;
        answer.resnapshot_after_upgrade = position->resnapshot_after_upgrade;
    }
    return answer;
}

SyncAnswer Works::reply(const ServerTime& time) {
    const Moment before = look();
    keeper_.hear_server(time.utc, time.measured, clock_.wall(), clock_.steady());
    const auto step = look().now - before.now;
    if (std::chrono::abs(step) > kStep)
        spdlog::warn("the clock was put right: {} is {}", core::format_utc(before.now),
                     core::format_utc(look().now));
    return done(ledger_.save_clock(keeper_.marks()), "the server's time was not saved");
}

SyncAnswer Works::reply(const Connection& connection) {
    here_.online = connection.online;
    return Done{.done = true};
}

SyncAnswer Works::reply(const UseKeys& keys) {
    if (keys.keys.version >= here_.keys.version) here_.keys = keys.keys;
    return Done{.done = true};
}

SyncAnswer Works::reply(const AskHealth& /*wish*/) {
    return HealthNow{.health = health()};
}

SyncAnswer Works::reply(const WipeRoster& /*wish*/) {
    visits_.forget_all();
    const Done wiped = done(files_->content.wipe_people(), "the roster was not wiped");
    content_sound_ = false;
    return wiped;
}

SyncAnswer Works::reply(const PhoneLookedUp& found) {
    tell(found.answer);
    return Done{.done = true};
}

SyncAnswer Works::reply(const BeginCommand& command) {
    const auto begun = ledger_.begin_command(command.id, look().now);
    if (!begun) spdlog::error("a command was not begun: {}", begun.error().message);
    return CommandBegun{.stored = begun.has_value(), .is_new = begun.value_or(false)};
}

SyncAnswer Works::reply(const RecordFact& fact) {
    const auto stored =
        ledger_.record({{.type = fact.type, .body = fact.body, .attendance = std::nullopt}}, {}, stamp());
    if (!stored) spdlog::error("a fact was not stored: {}", stored.error().message);
    return Done{.done = stored.has_value()};
}

}  // namespace kiosk::desk
