#include "kiosk/desk/touch_guard.h"

#include <algorithm>
#include <chrono>

namespace kiosk::desk {
namespace {

using namespace std::chrono_literals;

constexpr auto kBetweenAccepted = 5s;
constexpr auto kBurstWithin = 60s;
constexpr long kBurst = 6;  // more than this
constexpr auto kStreakWithin = 5min;
constexpr long kStreak = 8;  // this many

}  // namespace

std::vector<std::string> TouchGuard::judge(int score, House house, core::SteadyTime now) {
    while (!touches_.empty() && now - touches_.front().at > kStreakWithin) touches_.pop_front();
    touches_.push_back({.at = now, .score = score});
    const auto recent = std::count_if(touches_.begin(), touches_.end(),
                                      [&](const Touch& touch) { return now - touch.at <= kBurstWithin; });
    const auto same = std::count_if(touches_.begin(), touches_.end(),
                                    [&](const Touch& touch) { return touch.score == score; });
    std::vector<std::string> marks;
    const bool hasty = accepted_ && now - *accepted_ < kBetweenAccepted;
    if (hasty || recent > kBurst) marks.emplace_back("burst");
    if (same >= kStreak) marks.emplace_back("streak");
    if (house == House::Closed) marks.emplace_back("off_hours");
    if (marks.empty()) accepted_ = now;
    return marks;
}

}  // namespace kiosk::desk
