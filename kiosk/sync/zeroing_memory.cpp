#include "kiosk/sync/zeroing_memory.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include <malloc.h>
#include <openssl/crypto.h>

namespace kiosk::sync {

void zeroing_free(void* memory) {
    if (memory) OPENSSL_cleanse(memory, ::malloc_usable_size(memory));
    std::free(memory);
}

// Never in place: a block that moves must not leave its old self.
void* zeroing_realloc(void* memory, std::size_t size) {
    void* moved = std::malloc(std::max<std::size_t>(size, 1));
    if (!moved) return nullptr;
    if (memory) std::memcpy(moved, memory, std::min(size, ::malloc_usable_size(memory)));
    zeroing_free(memory);
    return moved;
}

}  // namespace kiosk::sync
