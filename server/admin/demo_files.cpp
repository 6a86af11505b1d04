#include "server/admin/demo_files.h"

#include "shared/core/bytes.h"
#include "shared/core/file.h"
#include "shared/wire/json.h"

namespace server::admin {
namespace {

using wire::Json;

struct Places {
    std::filesystem::path county;
    std::filesystem::path pictures;
};

Places find_places(const std::string& directory) {
    std::error_code code;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", code).parent_path();
    const auto installed = program / "../share/linli";
    const auto source = program / "../../..";
    const auto root = std::filesystem::exists(installed / "config/demo", code) ? installed : source;
    const std::filesystem::path county =
        directory.empty() ? root / "config/demo" : std::filesystem::path{directory};
    return {.county = county / "county.json", .pictures = root / "assets/illustrations/png"};
}

// Width and height stand in the header of a PNG (ISO 15948, IHDR).
std::pair<int, int> png_size(const std::string& content) {
    const auto number = [&](std::size_t at) {
        int value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value * 256 + static_cast<unsigned char>(content[at + i]);
        return value;
    };
    if (content.size() < 24) return {0, 0};
    return {number(16), number(20)};
}

}  // namespace

core::Result<std::string> demo_body(const std::string& directory, const std::filesystem::path& media) {
    const Places places = find_places(directory);
    const auto text = core::read_file(places.county);
    if (!text) return text.failure();
    auto county = wire::parse(*text);
    if (!county)
        return core::fail(county.error().kind, places.county.string() + ": " + county.error().message);
    if (auto made = core::make_writable_directory(media); !made) return made.failure();
    Json pictures = Json::array();
    for (const Json& item : county->value("playlist", Json::array())) {
        const std::string art = item.value("art", "");
        const auto content = core::read_file(places.pictures / (art + ".png"));
        if (!content) return content.failure();
        const std::string digest = core::sha256_hex(*content);
        if (auto written = core::write_file(media / digest, *content); !written) return written.failure();
        const auto [width, height] = png_size(*content);
        pictures.push_back({{"art", art},
                            {"sha256", digest},
                            {"bytes", content->size()},
                            {"width", width},
                            {"height", height}});
    }
    return wire::dump({{"county", *county}, {"pictures", pictures}});
}

}  // namespace server::admin
