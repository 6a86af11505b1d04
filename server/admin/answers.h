// What the county answered to linli-admin, as JSON.
#pragma once

#include <string>

#include "server/admin/operator.h"
#include "shared/core/result.h"
#include "shared/wire/json.h"

namespace server::admin {

inline core::Result<wire::Json> ask(Operator& county, const Order& order) {
    constexpr std::size_t kMost = 64U << 20U;  // a long page of events
    auto answer = county.ask(order);
    if (!answer) return answer.failure();
    return wire::parse(*answer, kMost);
}

// Empty where it is not there, or no text.
inline std::string text(const wire::Json& value, const char* name) {
    return value.contains(name) && value[name].is_string() ? value[name].get<std::string>() : std::string{};
}

}  // namespace server::admin
