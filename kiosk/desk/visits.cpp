#include "kiosk/desk/visits.h"

namespace kiosk::desk {

void Visits::open(Question question, const Visitor& visitor, core::SteadyTime now) {
    visitors_.insert_or_assign(question, Open{.visitor = visitor, .used = now});
}

std::optional<Visitor> Visits::use(Question question, core::SteadyTime now) {
    forget_expired(now);
    const auto found = visitors_.find(question);
    if (found == visitors_.end()) return std::nullopt;
    found->second.used = now;
    return found->second.visitor;
}

void Visits::allow_corrections(const model::Id& rating_id, core::SteadyTime now) {
    corrections_.insert_or_assign(rating_id, now);
}

bool Visits::may_correct(const model::Id& rating_id, core::SteadyTime now) const {
    const auto found = corrections_.find(rating_id);
    return found != corrections_.end() && now - found->second <= kCorrectionWindow;
}

void Visits::forget_expired(core::SteadyTime now) {
    std::erase_if(visitors_, [&](const auto& one) { return now - one.second.used > kVisitLife; });
    std::erase_if(corrections_, [&](const auto& one) { return now - one.second > kCorrectionWindow; });
}

void Visits::forget_all() {
    visitors_.clear();
    corrections_.clear();
}

}  // namespace kiosk::desk
