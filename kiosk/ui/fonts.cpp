#include "kiosk/ui/fonts.h"

#include <utility>

#include <imgui.h>
#include <imgui_freetype.h>
#include <imgui_internal.h>

namespace ui {
namespace {

constexpr int kAtlasSide = 2048;
constexpr int kAtlasStart = 512;
constexpr int kNearlyFull = kAtlasSide * kAtlasSide / 100 * 70;  // packing wastes some of the rest
constexpr char32_t kReplacement = 0xFFFD;

}  // namespace

Fonts::Fonts() : atlas_{std::make_unique<ImFontAtlas>()} {
    atlas_->TexMinWidth = kAtlasStart;
    atlas_->TexMinHeight = kAtlasStart;
    atlas_->TexMaxWidth = kAtlasSide;
    atlas_->TexMaxHeight = kAtlasSide;
    atlas_->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    atlas_->FontLoaderFlags = ImGuiFreeTypeLoaderFlags_LightHinting;
}

Fonts::~Fonts() = default;

core::Result<std::unique_ptr<Fonts>> Fonts::open(const FontFiles& files) {
    std::unique_ptr<Fonts> fonts{new Fonts};
    const auto regular = fonts->add(files.regular, files.face);
    if (!regular) return regular.failure();
    const auto bold = fonts->add(files.bold, files.face);
    if (!bold) return bold.failure();
    const auto icons = fonts->add(files.icons, 0);
    if (!icons) return icons.failure();
    fonts->regular_ = *regular;
    fonts->bold_ = *bold;
    fonts->icons_ = *icons;
    return fonts;
}

core::Result<Face> Fonts::add(const std::filesystem::path& path, int number) {
    auto file = FontFile::open(path);
    if (!file) return file.failure();
    const auto line = file->line_of(number);
    if (!line) return core::fail(line.error().kind, path.string() + ": " + line.error().message);

    ImFontConfig config;
    config.FontNo = static_cast<ImU32>(number);
    config.FontData = const_cast<std::byte*>(file->bytes().data());  // ImGui only reads it
    config.FontDataSize = static_cast<int>(file->bytes().size());
    config.Flags |= ImFontFlags_NoLoadError;
    // A font that the atlas does not own would be copied: it is said to own it, and then told the truth.
    config.FontDataOwnedByAtlas = true;
    ImFont* font = atlas_->AddFont(&config);
    if (font == nullptr) return core::fail(core::ErrorKind::Corrupt, "can't read font " + path.string());
    font->Sources.back()->FontDataOwnedByAtlas = false;
    files_.push_back(std::move(*file));
    return Face{font, *line};
}

float Fonts::advance(Weight weight, float px, char32_t c) const {
    const Face& used = face(weight);
    return used.font->GetFontBaked(px * used.line)->GetCharAdvance(static_cast<ImWchar>(c));
}

char32_t Fonts::drawable(char32_t c) {
    if (c == U'\n' || regular_.font->IsGlyphInFont(static_cast<ImWchar>(c))) return c;
    missing_.insert(c);
    return kReplacement;
}

void Fonts::next_frame(int number) {
    const ImFontAtlasBuilder* builder = atlas_->Builder;
    if (builder != nullptr && builder->RectsPackedSurface - builder->RectsDiscardedSurface >= kNearlyFull) {
        ImFontAtlasBuildDiscardBakes(atlas_.get(), 0);
        atlas_->CompactCache();
    }
    // The atlas is ours, not the context's, so this is for us to call.
    ImFontAtlasUpdateNewFrame(atlas_.get(), number, true);
}

}  // namespace ui
