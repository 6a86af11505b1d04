#include "shared/core/sha256_stream.h"

#include <sodium.h>

namespace core {

struct Sha256Stream::State {
    crypto_hash_sha256_state hash{};
};

Sha256Stream::Sha256Stream() : state_{std::make_unique<State>()} {
    crypto_hash_sha256_init(&state_->hash);
}
Sha256Stream::~Sha256Stream() = default;
Sha256Stream::Sha256Stream(Sha256Stream&&) noexcept = default;
Sha256Stream& Sha256Stream::operator=(Sha256Stream&&) noexcept = default;

void Sha256Stream::add(std::string_view bytes) {
    const ByteView view = as_bytes(bytes);
    crypto_hash_sha256_update(&state_->hash, view.data(), view.size());
}

Sha256 Sha256Stream::digest() const {
    crypto_hash_sha256_state so_far = state_->hash;
    Sha256 digest{};
    crypto_hash_sha256_final(&so_far, digest.data());
    return digest;
}

}  // namespace core
