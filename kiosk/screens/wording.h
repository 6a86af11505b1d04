// Times, places, fees and counts as the screen says them, in the language of the visit.
#pragma once

#include <chrono>
#include <string>

#include "kiosk/screens/context.h"

namespace kiosk::screens {

std::string clock_words(const Context& context);                              // 09:42
std::string hm(const Context& context, core::WallTime time);                  // 09:00
std::string hm_range(const Context& context, const model::Session& session);  // 09:00 – 10:30
std::string date_words(const Context& context, core::LocalDate date);         // 10月18日 周六
std::string day_words(const Context& context, core::LocalDate date);         // 今天 · 明天 · 10月18日
std::string short_date_words(const Context& context, core::LocalDate date);  // 10月18日
std::string day_and_time(const Context& context, core::WallTime time);       // 今天 09:42
std::string published_words(const Context& context, core::WallTime time);    // 09:42 · 昨天 · 10月18日
std::string weekday_words(const Context& context, core::LocalDate date);     // 周六
std::string duration_words(const Context& context, std::chrono::minutes time);  // 3 小时 24 分

const std::string& words(const Context& context, const model::Text& text);
std::string session_title(const Context& context, const model::Id& session_id);
std::string place(const Context& context, const model::Id& space_id);  // 3楼 书法教室
std::string partner_and_place(const Context& context, const model::Session& session);
std::string fee_words(const Context& context, const model::Fee& fee);  // 免费 · 低偿 10 元
std::string art_of(const Context& context, const model::Session& session);

core::LocalDate today(const Context& context);
core::LocalDate date_of(const Context& context, core::WallTime time);

// Places that are still free; nullopt where there is no limit.
std::optional<int> places_left(const model::Session& session);
bool is_running(const model::Session& session, core::WallTime now);
// Check-in is open for this session now.
bool takes_check_ins(const model::Session& session, core::WallTime now);

}  // namespace kiosk::screens
