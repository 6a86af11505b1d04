// How long a test waits for something that must happen: LINLI_PATIENCE seconds, for slow machines and
// sanitizers.
#pragma once

#include <chrono>
#include <cstdlib>

namespace test {

inline std::chrono::seconds patience() {
    const char* given = std::getenv("LINLI_PATIENCE");
    const int seconds = given ? std::atoi(given) : 0;
    return std::chrono::seconds{seconds > 0 ? seconds : 20};
}

}  // namespace test
