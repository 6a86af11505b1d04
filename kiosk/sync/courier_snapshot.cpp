// Everything at once: a snapshot that does not change, fetched piece by piece where the line breaks, and
// taken whole or not at all (PROTOCOL section 4.4, SIGNAGE R-N2).
#include <algorithm>

#include "kiosk/sync/courier.h"
#include "shared/core/log.h"
#include "shared/wire/events.h"
#include "shared/wire/paths.h"

namespace kiosk::sync {
namespace {

constexpr std::size_t kPiece = 1000;  // rows
constexpr std::size_t kLimit = std::size_t{64} << 20U;

}  // namespace

// What was not taken and why, once for each reason; a parse error never changes the screen.
void Courier::reject(const char* reason, const std::stop_token& stop) {
    if (rejected_ == reason) return;
    rejected_ = reason;
    static_cast<void>(
        means_.desk.tell(desk::RecordFact{.type = std::string{wire::event_type::kFault},
                                          .body = wire::write_fault("manifest_rejected", reason)},
                         stop));
}

Outcome Courier::snapshot(const std::stop_token& stop) {
    if (!offer_) {
        const HttpAnswer answer = call(wire::path::kSnapshot, std::nullopt, stop);
        if (answer.answer != Answer::Ok) return outcome_of(answer);
        auto offer = wire::read_snapshot_offer(answer.body);
        if (!offer) return malformed("snapshot", offer.error());
        offer_ = std::move(*offer);
        fetched_.clear();
    }
    if (const auto missing = fetch_snapshot(stop)) return *missing;
    const std::string whole = std::exchange(fetched_, {});
    offer_.reset();
    auto snapshot = wire::read_snapshot(whole);
    if (!snapshot) {
        reject("BAD_SNAPSHOT", stop);
        return malformed("snapshot", snapshot.error());
    }
    return store_snapshot(std::move(*snapshot), stop);
}

// nullopt: it is all here.
std::optional<Outcome> Courier::fetch_snapshot(const std::stop_token& stop) {
    HttpAnswer answer = perform({.path = std::string{wire::path::kSnapshot} + "/" + offer_->id,
                                 .body = std::nullopt,
                                 .token = token_,
                                 .expect = "application/x-ndjson",
                                 .longest = std::chrono::seconds{600},
                                 .limit = kLimit,
                                 .from = fetched_.size()},
                                stop);
    if (answer.status == 200) fetched_.clear();  // the whole, though a part was asked for
    if (answer.status == 200 || answer.status == 206) fetched_ += answer.body;
    if (answer.answer == Answer::Ok && fetched_.size() == offer_->bytes) return std::nullopt;
    // Gone, or not what was offered: the next try begins with another one.
    const bool broke_off = answer.answer == Answer::Unreachable && fetched_.size() < offer_->bytes;
    if (!broke_off) offer_.reset();
    return answer.answer == Answer::Ok ? Outcome{.answer = Answer::ServerFault} : outcome_of(answer);
}

Outcome Courier::store_snapshot(wire::Snapshot snapshot, const std::stop_token& stop) {
    take_keys(snapshot.changes, stop);
    auto& changes = snapshot.changes;
    auto step = means_.desk.ask<desk::Applied>(
        desk::BeginSnapshot{
            .snapshot_id = snapshot.head.id, .cursor = snapshot.head.cursor, .rows = snapshot.head.rows},
        stop);
    for (std::size_t at = 0; step && step->stored && at < changes.size(); at += kPiece) {
        const auto from = changes.begin() + static_cast<std::ptrdiff_t>(at);
        const auto count = std::min(kPiece, changes.size() - at);
        desk::SnapshotRows rows{{std::make_move_iterator(from),
                                 std::make_move_iterator(from + static_cast<std::ptrdiff_t>(count))}};
        step = means_.desk.ask<desk::Applied>(std::move(rows), stop);
    }
    if (step && step->stored) step = means_.desk.ask<desk::Applied>(desk::EndSnapshot{}, stop);
    if (!step || !step->stored) {
        if (step) spdlog::error("the snapshot was not stored: {}", step->problem);
        return {.answer = Answer::DeskBusy};
    }
    cursor_ = snapshot.head.cursor;
    rejected_.clear();
    return {};
}

}  // namespace kiosk::sync
