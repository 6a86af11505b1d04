// A centre on a Saturday morning, as the design's pictures show it: for tests of what screens say and how
// they look.
#pragma once

#include "shared/model/content.h"

namespace support {

// 2026-10-17 (a Saturday) 09:42 in the centre.
core::WallTime sample_now();

// Services s1 … s8, sessions c1 … c12 of that day around sample_now(), announcements a1 (urgent), a2
// (notice).
model::Content sample_content();

// The same with every text as long as it may become: half as long again, and English everywhere.
model::Content long_content();

}  // namespace support
