#include "shared/core/digest.h"

#include <fstream>

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

Result<std::string> sha256_hex_of_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(ErrorKind::NotFound, "cannot open " + path.string());
    Sha256Stream hash;
    std::string piece(64U << 10U, '\0');
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        hash.add(std::string_view{piece}.substr(0, static_cast<std::size_t>(file.gcount())));
    }
    if (!file.eof()) return fail(ErrorKind::Unavailable, "cannot read " + path.string());
    return to_hex(hash.digest());
}

}  // namespace core
