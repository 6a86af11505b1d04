#include "shared/core/digest.h"

#include <fstream>

#include <sodium.h>

#include "shared/core/bytes.h"

namespace core {

Result<std::string> sha256_hex_of_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return fail(ErrorKind::NotFound, "cannot open " + path.string());
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::string piece(64U << 10U, '\0');
    while (file) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        const auto got = static_cast<std::size_t>(file.gcount());
        const ByteView bytes = as_bytes(std::string_view{piece}.substr(0, got));
        crypto_hash_sha256_update(&state, bytes.data(), bytes.size());
    }
    if (!file.eof()) return fail(ErrorKind::Unavailable, "cannot read " + path.string());
    Sha256 digest{};
    crypto_hash_sha256_final(&state, digest.data());
    return to_hex(digest);
}

}  // namespace core
