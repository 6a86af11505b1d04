#include "kiosk/screens/wording.h"

#include <algorithm>
#include <array>

namespace kiosk::screens {
namespace {

constexpr std::array<const char*, 7> kWeekdays{"day.1", "day.2", "day.3", "day.4", "day.5", "day.6", "day.7"};

std::string number(long long value) {
    return std::to_string(value);
}

core::LocalTime local(const Context& context, core::WallTime time) {
    return context.content.center.zone.to_local(time);
}

}  // namespace

std::string hm(const Context& context, core::WallTime time) {
    return core::format_time_of_day(core::time_of_day(local(context, time)));
}

std::string clock_words(const Context& context) {
    return hm(context, context.now);
}

std::string hm_range(const Context& context, const model::Session& session) {
    return hm(context, session.start) + " – " + hm(context, session.end);
}

std::string weekday_words(const Context& context, core::LocalDate date) {
    return context.texts.get(kWeekdays.at(static_cast<std::size_t>(core::iso_weekday(date) - 1)));
}

std::string date_words(const Context& context, core::LocalDate date) {
    const std::chrono::year_month_day day{date};
    return context.texts.get("date.long", {{"month", number(static_cast<unsigned>(day.month()))},
                                           {"day", number(static_cast<unsigned>(day.day()))},
                                           {"weekday", weekday_words(context, date)}});
}

std::string day_words(const Context& context, core::LocalDate date) {
    const auto away = (date - today(context)).count();
    if (away == 0) return context.texts.get("day.today");
    if (away == 1) return context.texts.get("day.tomorrow");
    return date_words(context, date);
}

std::string short_date_words(const Context& context, core::LocalDate date) {
    const std::chrono::year_month_day day{date};
    return context.texts.get("date.short", {{"month", number(static_cast<unsigned>(day.month()))},
                                            {"day", number(static_cast<unsigned>(day.day()))}});
}

std::string day_and_time(const Context& context, core::WallTime time) {
    return day_words(context, date_of(context, time)) + " " + hm(context, time);
}

std::string published_words(const Context& context, core::WallTime time) {
    const auto date = date_of(context, time);
    const auto ago = (today(context) - date).count();
    if (ago == 0) return hm(context, time);
    if (ago == 1) return context.texts.get("day.yesterday");
    return short_date_words(context, date);
}

std::string duration_words(const Context& context, std::chrono::minutes time) {
    const auto minutes = std::max<long long>(0, time.count());
    if (minutes < 60) return context.texts.get("time.minutes", {{"n", number(minutes)}});
    if (minutes % 60 == 0) return context.texts.get("time.hours", {{"n", number(minutes / 60)}});
    return context.texts.get("time.hours_minutes",
                             {{"h", number(minutes / 60)}, {"m", number(minutes % 60)}});
}

const std::string& words(const Context& context, const model::Text& text) {
    return text.in(context.language);
}

std::string session_title(const Context& context, const model::Id& session_id) {
    const auto* session = context.content.session(session_id);
    return session ? words(context, session->title) : context.texts.get("session.unknown");
}

std::string place(const Context& context, const model::Id& space_id) {
    const auto* space = context.content.space(space_id);
    if (!space) return {};
    return context.texts.get("place.floor",
                             {{"floor", number(space->floor)}, {"space", words(context, space->name)}});
}

std::string partner_and_place(const Context& context, const model::Session& session) {
    const auto* partner = context.content.partner(session.partner_id);
    std::string where = place(context, session.space_id);
    if (!partner) return where;
    return words(context, partner->name) + " · " + where;
}

std::string fee_words(const Context& context, const model::Fee& fee) {
    if (fee.kind == model::FeeKind::Free) return context.texts.get("fee.free");
    std::string yuan = number(fee.fen / 100);
    if (fee.fen % 100 != 0)
        yuan += "." + number(fee.fen % 100 / 10) + (fee.fen % 10 ? number(fee.fen % 10) : "");
    return context.texts.get(fee.kind == model::FeeKind::LowFee ? "fee.low" : "fee.market", {{"n", yuan}});
}

std::string art_of(const Context& context, const model::Session& session) {
    const auto* service = context.content.service(session.service_id);
    return service ? service->art : std::string{};
}

core::LocalDate date_of(const Context& context, core::WallTime time) {
    return core::date_of(local(context, time));
}

core::LocalDate today(const Context& context) {
    return date_of(context, context.now);
}

std::optional<int> places_left(const model::Session& session) {
    if (session.capacity <= 0) return std::nullopt;
    return std::max(0, session.capacity - std::max(session.enrolled, session.attended));
}

bool is_running(const model::Session& session, core::WallTime now) {
    return !session.cancelled && session.start <= now && now < session.end;
}

bool takes_check_ins(const model::Session& session, core::WallTime now) {
    return !session.cancelled && session.open_from <= now && now <= session.close_at;
}

}  // namespace kiosk::screens
