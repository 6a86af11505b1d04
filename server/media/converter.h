// The gate: takes an uploaded file, and gives back what a kiosk plays, or why it can't be shown. Everything
// that reads the file's content runs as a limited child (server/media/child.h).
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "server/media/child.h"
#include "server/media/kind.h"
#include "server/media/recipe.h"
#include "server/media/refusal.h"

namespace server::media {

enum class ProductKind { Image, Video };

// One file that was made; a document makes one a page.
struct Product {
    ProductKind kind = ProductKind::Image;
    std::filesystem::path file;
    std::filesystem::path still;  // a small picture of it
    std::string sha256;
    std::string still_sha256;
    std::string type;  // "image/png"
    std::int64_t bytes = 0;
    int width = 0;
    int height = 0;
    std::chrono::milliseconds duration{0};
};

// Either products, or a refusal.
struct Verdict {
    std::vector<Product> products;
    std::optional<Refusal> refused;
};

inline constexpr int kMostPages = 20;
inline constexpr std::uint64_t kMostVideoBytes = 2ULL << 30U;
inline constexpr std::uint64_t kMostPictureBytes = 64ULL << 20U;
inline constexpr std::uint64_t kMostDocumentBytes = 128ULL << 20U;

class Converter {
public:
    explicit Converter(const core::Clock& clock) : clock_(clock) {}

    // Writes into `work`, an empty directory of the caller's, which must keep it until the products are away.
    // Unavailable: nothing is wrong with the file; a program is missing, the disk is full, or we were
    // stopped.
    core::Result<Verdict> convert(const std::filesystem::path& upload, const std::filesystem::path& work,
                                  const std::stop_token& stop) const;

private:
    const core::Clock& clock_;
};

// What the first bytes of a file say.
FileKind kind_of_file(const std::filesystem::path& file);

}  // namespace server::media
