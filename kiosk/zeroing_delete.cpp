// Memory that the program gives back is zeroed first: what passed through it on its way to a name, a code or
// a row of the roster (JSON, unsealed bytes, buffers of the network) leaves nothing behind on the heap.
#include <cstdlib>
#include <cstring>
#include <new>

#include <malloc.h>

// The other forms of new and delete come to these two, but for aligned ones.
void* operator new(std::size_t size) {
    while (true) {
        if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
        const std::new_handler handler = std::get_new_handler();
        if (!handler) throw std::bad_alloc{};
        handler();
    }
}

void operator delete(void* memory) noexcept {
    if (memory) ::explicit_bzero(memory, ::malloc_usable_size(memory));
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept {
    ::operator delete(memory);
}
