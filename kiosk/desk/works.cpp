// The main thread's side, and what is due by the clock.
#include "kiosk/desk/works.h"

#include <chrono>
#include <utility>

#include "kiosk/desk/content_builder.h"
#include "kiosk/desk/retirement.h"
#include "shared/core/file.h"
#include "shared/core/log.h"
#include "shared/storage/ballast.h"
#include "shared/wire/events.h"

namespace kiosk::desk {
namespace {

using namespace std::chrono_literals;

void log_failure(const char* what, const core::Result<void>& done) {
    if (!done) spdlog::error("{}: {}", what, done.error().message);
}

// True once in every `period`, and the first time.
bool is_due(std::optional<core::SteadyTime>& next, core::SteadyTime now, std::chrono::minutes period) {
    if (next && now < *next) return false;
    next = now + period;
    return true;
}

}  // namespace

core::Result<std::unique_ptr<Works>> Works::open(Setup setup, const core::Clock& clock,
                                                 core::Random& random) {
    if (auto made = core::make_writable_directory(setup.data); !made) {
        // On a full disk the ballast is what makes a start possible.
        storage::drop_ballast(setup.data / "ballast");
        if (made = core::make_writable_directory(setup.data); !made) return made.failure();
    }
    // A power cut may have stopped it half-way. Whoever enrols again forgets the farewell first.
    if (farewell(setup.data)) destroy(setup.data);
    auto key = DeviceKey::load_or_make(setup.data / "desk.key");
    if (!key) return key.failure();
    auto resting = std::make_unique<DeviceKey>(std::move(*key));
    auto content = ContentFile::open(setup.data, *resting);
    if (!content) return content.failure();
    const auto position = content->position();
    auto ledger = LedgerFile::open(setup.data, position ? position->pushed_through : 0);
    if (!ledger) return ledger.failure();
    auto files = std::make_unique<Files>(Files{std::move(resting), std::move(*content), std::move(*ledger)});
    std::unique_ptr<Works> works{new Works{std::move(setup), std::move(files), clock, random}};
    works->start();
    return works;
}

Works::Works(Setup setup, std::unique_ptr<Files> files, const core::Clock& clock, core::Random& random)
    : setup_(std::move(setup)),
      clock_(clock),
      files_(std::move(files)),
      ledger_(files_->ledger, *files_->key, random),
      outbox_(files_->ledger, *files_->key),
      ratings_(files_->ledger, *files_->key, random),
      counter_(ledger_, files_->content, visits_),
      rating_counter_(ratings_, ledger_, files_->content, visits_),
      loans_(files_->ledger, files_->content, *files_->key, random),
      loan_counter_(loans_, ledger_, files_->content),
      help_desk_(files_->ledger, visits_, *files_->key, random),
      staff_door_(files_->ledger, files_->content, *files_->key, random),
      space_(
          setup_.data / "ballast",
          setup_.free_space ? setup_.free_space : [data = setup_.data] { return storage::free_space(data); }),
      keeper_(ledger_.clock_marks().value_or(ClockMarks{}), setup_.boot, setup_.built) {}

void Works::start() {
    here_.keys = setup_.keys;
    here_.boot = setup_.boot;
    here_.training = setup_.training;
    here_.content = std::make_shared<const model::Content>();
    look();
    log_failure("the clock's marks were not saved", ledger_.save_clock(keeper_.marks()));
    take_up_content();
    if (const auto said = farewell(setup_.data))
        tell(LockedOut{.center = said->center, .phone = said->phone});
    tick();
}

void Works::handle(const Request& request) {
    std::visit([this](const auto& one) { on(one); }, request);
}

void Works::handle(const SyncRequest& request) {
    tell_sync(std::visit([this](const auto& one) { return reply(one); }, request));
}

void Works::on(const ReadCode& code) {
    CheckInAnswer answer = counter_.read(code, here_, look());
    const bool failed = answer.decision.outcome == model::Outcome::StorageError;
    tell(std::move(answer));
    if (failed && space_.make_room_now()) files_->ledger.revive();
    tell_of_growth();
}

void Works::on(const Choose& choice) {
    tell(counter_.choose(choice, here_, look()));
    tell_of_growth();
}

void Works::on(const VoidCheckIns& wish) {
    tell(counter_.take_back(wish, here_, look()));
    tell_of_growth();
}

void Works::on(const StoreRating& wish) {
    tell(rating_counter_.take(wish, here_, look()));
}

void Works::on(const StoreReasons& wish) {
    rating_counter_.add_reasons(wish, look());
}

void Works::on(const RecordAcknowledgement& notice) {
    log_failure("an acknowledgement was not stored",
                ledger_.acknowledge({notice.announcement_id, notice.revision}, stamp()));
    tell_of_growth();
}

void Works::on(const RecordEvent& event) {
    const auto stored =
        ledger_.record({{.type = event.type, .body = event.body, .attendance = std::nullopt}}, {}, stamp());
    if (!stored) spdlog::error("an event was not stored: {}", stored.error().message);
    tell_of_growth();
}

void Works::on(const ForgetVisits& /*wish*/) {
    visits_.forget_all();
    loan_counter_.forget_people();
}

void Works::on(const Ping& ping) {
    tell(Pong{.question = ping.question});
}

Moment Works::look() {
    return keeper_.look(clock_.wall(), clock_.steady());
}

void Works::tell(Answer answer) {
    to_main_.send(std::move(answer));
    if (setup_.wake_main) setup_.wake_main();
}

void Works::tell_sync(SyncAnswer answer) {
    to_sync_.send(std::move(answer));
    if (setup_.wake_sync) setup_.wake_sync();
}

void Works::tell_of_growth() {
    if (const auto depth = outbox_.depth(); depth && depth->waiting > 0)
        tell_sync(OutboxGrew{.highest = depth->highest});
}

Health Works::health() {
    const Moment moment = look();
    Health health;
    if (const auto depth = outbox_.depth()) {
        health.queued = depth->waiting;
        health.oldest_queued_ms = depth->oldest_ms;
        health.quarantined = depth->quarantined;
        health.highest_sequence = depth->highest;
    }
    health.ratings_waiting = ratings_.waiting().value_or(0);
    health.ledger_sound = files_->ledger.is_sound();
    health.content_sound = content_sound_;
    health.salvaged = files_->ledger.was_salvaged();
    health.unreadable = counter_.unreadable();
    health.foreign = counter_.foreign();
    health.clock = moment.trust;
    const auto since_zero = std::chrono::floor<std::chrono::milliseconds>(moment.steady.time_since_epoch());
    health.steady_zero = moment.now - since_zero;
    health.signage_clock = moment.signage_trust;
    health.signage_zero = moment.signage_now - since_zero;
    health.last_contact_age = keeper_.contact_age(moment.now).value_or(std::chrono::hours::max());
    health.low_space = space_.is_low();
    return health;
}

void Works::tell_health() {
    Health now = health();
    // A clock that ticks unevenly is no news.
    Health compared = now;
    if (std::chrono::abs(now.steady_zero - told_.steady_zero) < 100ms)
        compared.steady_zero = told_.steady_zero;
    if (std::chrono::abs(now.signage_zero - told_.signage_zero) < 100ms)
        compared.signage_zero = told_.signage_zero;
    if (compared == told_) return;
    told_ = now;
    tell(HealthChanged{.health = now});
}

void Works::take_up_content() {
    const auto rows = files_->content.rows();
    const auto position = files_->content.position();
    content_sound_ = rows && position && !position->needs_snapshot;
    if (!rows || !position) return;
    here_.up_to_date = position->up_to_date;
    BuiltContent built = build_content(*rows, look().now);
    if (built.unreadable > 0)
        spdlog::warn("{} content rows cannot be read and are left out", built.unreadable);
    lay_own_over(built.content);
    built.content.cursor_sequence = here_.content->cursor_sequence + 1;
    here_.content = std::make_shared<const model::Content>(std::move(built.content));
    auto acknowledged = ledger_.acknowledged();
    tell(ContentChanged{
        .content = here_.content,
        .acknowledged = acknowledged ? std::move(*acknowledged) : std::vector<Acknowledged>{}});
}

void Works::record_fault(const std::string& fault) {
    on(RecordEvent{.type = std::string{wire::event_type::kFault}, .body = R"({"fault":")" + fault + R"("})"});
}

void Works::tick() {
    const Moment moment = look();
    visits_.forget_expired(moment.steady);
    if (is_due(next_sealed_, moment.steady, 60min) && moment.trust != core::ClockTrust::Suspect)
        forget_sealed(setup_.data, moment.now);
    if (retired_) return;
    if (is_due(next_minute_, moment.steady, 1min)) each_minute(moment);
    if (is_due(next_ten_minutes_, moment.steady, 10min)) each_ten_minutes(moment);
    if (is_due(next_hour_, moment.steady, 60min)) each_hour(moment);
    if (files_->ledger.was_salvaged() && !salvage_told_) {
        salvage_told_ = true;
        record_fault("ledger_salvaged");
    }
    tell_health();
}

void Works::each_minute(const Moment& moment) {
    switch (space_.look()) {
        case SpaceKeeper::Advice::Nothing:
            break;
        case SpaceKeeper::Advice::AskForMedia:
            tell(SpaceIsLow{});
            break;
        case SpaceKeeper::Advice::ForgetAcknowledged:
            tell(SpaceIsLow{});
            log_failure("room was not made", outbox_.forget_acknowledged(moment.now, Outbox::Room::Low));
            break;
    }
    files_->ledger.revive();
    if (const auto back = outbox_.retry_faults(moment.now); back && *back) tell_of_growth();
    if (const auto due = ratings_.due(moment.now); due && !due->empty()) tell_sync(RatingsDue{});
}

// By a clock that is not believed nothing is thrown away.
void Works::each_ten_minutes(const Moment& moment) {
    log_failure("the clock's marks were not saved", ledger_.save_clock(keeper_.marks()));
    if (moment.trust == core::ClockTrust::Suspect) return;
    log_failure("old codes were not forgotten", ledger_.forget_codes(moment.now));
}

void Works::each_hour(const Moment& moment) {
    if (moment.trust == core::ClockTrust::Suspect) return;
    log_failure("old events were not forgotten",
                outbox_.forget_acknowledged(moment.now, Outbox::Room::Enough));
    log_failure("old commands were not forgotten", ledger_.forget_commands(moment.now));
    log_failure("old salts were not forgotten", ratings_.forget_expired(moment.now));
    log_failure("old roster rows were not forgotten", files_->content.forget_expired(moment.now));
    log_failure("old loans were not forgotten", loans_.forget_old(moment.now));
    log_failure("old slips and notices were not forgotten", help_desk_.forget_old(moment.now));
}

void Works::close() {
    look();
    if (retired_) return;
    log_failure("the clock's marks were not saved", ledger_.save_clock(keeper_.marks()));
}

}  // namespace kiosk::desk
