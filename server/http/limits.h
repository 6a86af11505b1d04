// How large and how slow a request may be (FIELD TH30).
#pragma once

#include <chrono>
#include <cstdint>

namespace server::http {

struct Limits {
    std::uint32_t header_bytes = 8U << 10U;
    std::chrono::milliseconds header_time{5'000};
    std::chrono::milliseconds body_time{30'000};
    std::chrono::milliseconds write_time{10'000};
    std::chrono::milliseconds idle_time{75'000};
    std::chrono::milliseconds ping{25'000};  // between signs of life on a stream
};

}  // namespace server::http
