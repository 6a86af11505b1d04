#include "shared/core/secret.h"

#include <sodium.h>

namespace core {

Secret::~Secret() {
    sodium_memzero(value_.data(), value_.capacity());
}

bool Secret::operator==(const Secret& other) const {
    return value_.size() == other.value_.size() &&
           sodium_memcmp(value_.data(), other.value_.data(), value_.size()) == 0;
}

}  // namespace core
