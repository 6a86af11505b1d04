// Memory for C libraries that carry what the county sends: zeroed before it is given back.
#pragma once

#include <cstddef>

namespace kiosk::sync {

// As free and realloc, for what malloc gave.
void zeroing_free(void* memory);
void* zeroing_realloc(void* memory, std::size_t size);

}  // namespace kiosk::sync
