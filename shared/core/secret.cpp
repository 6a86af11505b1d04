#include "shared/core/secret.h"

#include <sodium.h>

namespace core {
namespace {

// Before main(), while there is one thread: makes libsodium's generator safe for several, and picks the fast
// code for this processor. Doing it twice does no harm.
[[maybe_unused]] const int sodium_ready = sodium_init();

}  // namespace

Secret::~Secret() {
    sodium_memzero(value_.data(), value_.capacity());
}

bool Secret::operator==(const Secret& other) const {
    return value_.size() == other.value_.size() &&
           sodium_memcmp(value_.data(), other.value_.data(), value_.size()) == 0;
}

}  // namespace core
