#include "shared/model/counter.h"

#include <array>
#include <cstdio>

namespace model {

std::string slip_number(const std::string& prefix, int number) {
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%03d", number);
    return prefix + digits.data();
}

}  // namespace model
