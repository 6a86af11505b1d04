#include "kiosk/desk/help_desk.h"

#include <algorithm>

#include <soci/soci.h>

#include "kiosk/desk/outbox.h"
#include "shared/core/log.h"
#include "shared/wire/errands.h"

namespace kiosk::desk {
namespace {

using namespace std::chrono_literals;

constexpr auto kEmergencyLasts = 4h;    // SIGNAGE R-D5
constexpr const char* kNoPrefix = "Z";  // before the server has given this kiosk its letter

core::LocalDate day_of(const model::Center& center, core::WallTime now) {
    return core::date_of(center.zone.to_local(now));
}

core::WallTime end_of(const PostNotice& wish, const model::Center& center, core::WallTime now) {
    if (wish.severity == model::Severity::Emergency) return now + kEmergencyLasts;
    return core::start_of_day(center.zone, day_of(center, now) + std::chrono::days{1});
}

template <typename T>
bool log_failure(const char* what, const core::Result<T>& done) {
    if (!done) spdlog::error("{}: {}", what, done.error().message);
    return done.has_value();
}

}  // namespace

core::Result<model::Id> HelpDesk::record(std::string_view type, const std::string& body, const Stamp& stamp) {
    model::Id id;
    const auto done = file_.commit([&](soci::session& sql) {
        id = append_event(sql, {.type = std::string{type}, .body = body}, stamp, key_, random_);
    });
    if (!done) return done.failure();
    return id;
}

HelpAnswer HelpDesk::call(const CallForHelp& wish, const Circumstances& here, const Moment& moment) {
    HelpAnswer answer{.question = wish.question};
    if (called_ && moment.steady - called_->at < kHelpCoolDown) {
        answer.result = HelpResult::CoolingDown;
        answer.call_id = called_->id;
        answer.wait = std::chrono::ceil<std::chrono::seconds>(kHelpCoolDown - (moment.steady - called_->at));
        return answer;
    }
    const auto id = record(wire::event_type::kHelpCall,
                           wire::write_body(wire::HelpCallBody{.reason = wish.reason}), {moment, here.boot});
    if (!log_failure("a call for help was not recorded", id)) return answer;
    answer.call_id = *id;
    answer.result = here.online ? HelpResult::Called : HelpResult::Offline;
    // Where nobody hears, calling again costs nobody anything.
    if (here.online) called_ = Called{.id = *id, .at = moment.steady};
    return answer;
}

SlipAnswer HelpDesk::slip(const TakeSlip& wish, const Circumstances& here, const Moment& moment) {
    SlipAnswer answer{.question = wish.question, .number = {}, .online = here.online};
    const std::string day = core::format_date(day_of(here.content->center, moment.now));
    const std::string& letter = here.content->slip_prefix;
    const auto done = file_.commit([&](soci::session& sql) {
        int last = 0;
        sql << "SELECT COALESCE(MAX(number), 0) FROM slip WHERE day = :day", soci::use(day), soci::into(last);
        const int number = last + 1;
        sql << "INSERT INTO slip(day, number) VALUES(:day, :number)", soci::use(day), soci::use(number);
        answer.number = model::slip_number(letter.empty() ? kNoPrefix : letter, number);
        append_event(sql,
                     {.type = std::string{wire::event_type::kDeskSlip},
                      .body = wire::write_body(
                          wire::DeskSlipBody{.number = answer.number, .day = day, .reason = wish.reason})},
                     {moment, here.boot}, key_, random_);
    });
    answer.taken = log_failure("a desk slip was not recorded", done);
    return answer;
}

WaitlistAnswer HelpDesk::wait(const JoinWaitlist& wish, const Circumstances& here, const Moment& moment) {
    WaitlistAnswer answer{.question = wish.question, .event_id = {}};
    const auto visitor = visits_.use(wish.scan, moment.steady);
    const model::Session* session = here.content->session(wish.session_id);
    if (!visitor || !session || session->cancelled || moment.now >= session->end) return answer;
    if (!here.online) {
        answer.result = WaitlistResult::Offline;
        return answer;
    }
    const wire::WaitlistBody body{.pass = visitor->pass.pass, .session_id = session->id};
    const auto id = record(wire::event_type::kWaitlist, wire::write_body(body), {moment, here.boot});
    if (!log_failure("a place on the waiting list was not recorded", id)) return answer;
    answer.result = WaitlistResult::Joined;
    answer.event_id = *id;
    return answer;
}

NoticeAnswer HelpDesk::post(const PostNotice& wish, const Circumstances& here, const Moment& moment) {
    NoticeAnswer answer{.question = wish.question, .done = false, .notice_id = {}};
    const model::Center& center = here.content->center;
    const core::WallTime now = moment.signage_now;  // by which it will be judged
    model::Announcement notice{.id = {},
                               .severity = wish.severity,
                               .title = wish.title,
                               .body = wish.body,
                               .facts = {},
                               .publisher = center.name,
                               .valid_from = now,
                               .valid_until = end_of(wish, center, now),
                               .published_at = now};
    const std::string event = wire::write_body(wire::StaffNoticeBody{.staff_id = wish.staff_id,
                                                                     .title = wish.title,
                                                                     .body = wish.body,
                                                                     .severity = wish.severity,
                                                                     .until = notice.valid_until,
                                                                     .withdraws = {}});
    const long long until = core::to_ms(notice.valid_until);
    const auto done = file_.commit([&](soci::session& sql) {
        notice.id = append_event(sql, {.type = std::string{wire::event_type::kStaffNotice}, .body = event},
                                 {moment, here.boot}, key_, random_);
        const std::string body = wire::write_row(notice);
        sql << "INSERT INTO own_notice(id, body, until_ms) VALUES(:id, :body, :until)", soci::use(notice.id),
            soci::use(body), soci::use(until);
    });
    answer.done = log_failure("a notice was not recorded", done);
    answer.notice_id = notice.id;
    return answer;
}

NoticeAnswer HelpDesk::withdraw(const WithdrawNotice& wish, const Circumstances& here, const Moment& moment) {
    NoticeAnswer answer{.question = wish.question, .done = false, .notice_id = wish.notice_id};
    const auto& shown = here.content->announcements;
    const auto found =
        std::find_if(shown.begin(), shown.end(), [&](const auto& one) { return one.id == wish.notice_id; });
    if (found == shown.end()) return answer;
    const std::string event = wire::write_body(
        wire::StaffNoticeBody{.staff_id = wish.staff_id, .until = {}, .withdraws = wish.notice_id});
    const std::string body = wire::write_row(*found);
    const long long until = core::to_ms(found->valid_until);
    const auto done = file_.commit([&](soci::session& sql) {
        append_event(sql, {.type = std::string{wire::event_type::kStaffNotice}, .body = event},
                     {moment, here.boot}, key_, random_);
        sql << "INSERT OR REPLACE INTO own_notice(id, body, until_ms, withdrawn) VALUES(:id, :body, :until, "
               "1)",
            soci::use(wish.notice_id), soci::use(body), soci::use(until);
    });
    answer.done = log_failure("a notice was not withdrawn", done);
    return answer;
}

core::Result<void> HelpDesk::overlay(std::vector<model::Announcement>& announcements, core::WallTime now) {
    std::vector<model::Id> handed_over;
    const auto read = file_.read([&](soci::session& sql) {
        std::string body;
        int withdrawn = 0;
        soci::statement rows = (sql.prepare << "SELECT body, withdrawn FROM own_notice ORDER BY id",
                                soci::into(body), soci::into(withdrawn));
        rows.execute();
        while (rows.fetch()) {
            auto notice = wire::read_row<model::Announcement>(body);
            if (!notice || now >= notice->valid_until) continue;
            const auto same = std::find_if(announcements.begin(), announcements.end(),
                                           [&](const auto& one) { return one.id == notice->id; });
            const bool pulled = same != announcements.end();
            if (withdrawn != 0 && pulled) announcements.erase(same);
            if (withdrawn == 0 && pulled) handed_over.push_back(notice->id);
            if (withdrawn == 0 && !pulled) announcements.push_back(std::move(*notice));
        }
    });
    if (!read) return read.failure();
    if (handed_over.empty()) return {};
    return file_.commit([&](soci::session& sql) {
        for (const model::Id& id : handed_over) sql << "DELETE FROM own_notice WHERE id = :id", soci::use(id);
    });
}

core::Result<void> HelpDesk::forget_old(core::WallTime now) {
    const long long until = core::to_ms(now);
    const std::string long_ago = core::format_date(core::date_of(core::TimeZone{}.to_local(now - 72h)));
    return file_.commit([&](soci::session& sql) {
        sql << "DELETE FROM own_notice WHERE until_ms <= :until", soci::use(until);
        sql << "DELETE FROM slip WHERE day < :day", soci::use(long_ago);
    });
}

}  // namespace kiosk::desk
