#include "server/service/allowance.h"

#include <algorithm>
#include <cmath>

namespace server::service {

std::chrono::seconds Allowance::take(const std::string& key, double count, core::SteadyTime now) {
    const std::lock_guard lock{mutex_};
    const auto [found, is_new] = left_.try_emplace(key, Left{.count = burst_, .at = now});
    Left& left = found->second;
    const std::chrono::duration<double> passed = now - left.at;
    left.count = std::min(burst_, left.count + passed.count() * per_second_);
    left.at = now;
    const double wanted = std::min(count, burst_);
    if (left.count < wanted) {
        return std::chrono::seconds{static_cast<long long>(std::ceil((wanted - left.count) / per_second_))};
    }
    left.count -= wanted;
    return std::chrono::seconds{0};
}

}  // namespace server::service
