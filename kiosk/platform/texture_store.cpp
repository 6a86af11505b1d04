#include "kiosk/platform/texture_store.h"

#include <algorithm>

namespace platform {
namespace {

std::size_t bytes_of(const StoredTexture& texture) {
    return 4 * static_cast<std::size_t>(texture.width) * static_cast<std::size_t>(texture.height);
}

}  // namespace

TextureStore::~TextureStore() {
    for (const auto& [name, entry] : entries_) renderer_.destroy(entry.texture.id);
}

std::optional<StoredTexture> TextureStore::find(std::string_view name) {
    const auto found = entries_.find(std::string{name});
    if (found == entries_.end()) return std::nullopt;
    found->second.used = frame_;
    return found->second.texture;
}

std::optional<StoredTexture> TextureStore::put(std::string_view name, const Pixels& pixels) {
    if (!pixels.is_whole()) return std::nullopt;
    const auto found = entries_.find(std::string{name});
    if (found != entries_.end()) {
        const StoredTexture& texture = found->second.texture;
        if (texture.width == pixels.width && texture.height == pixels.height) {
            found->second.used = frame_;
            renderer_.update(texture.id, pixels);
            return texture;
        }
        drop(name);
    }
    const StoredTexture texture{renderer_.create(pixels), pixels.width, pixels.height};
    if (texture.id == 0) return std::nullopt;
    entries_.insert_or_assign(std::string{name}, Entry{texture, frame_});
    bytes_ += bytes_of(texture);
    make_room();
    return texture;
}

void TextureStore::drop(std::string_view name) {
    const auto found = entries_.find(std::string{name});
    if (found == entries_.end()) return;
    bytes_ -= bytes_of(found->second.texture);
    renderer_.destroy(found->second.texture.id);
    entries_.erase(found);
}

void TextureStore::make_room() {
    while (bytes_ > budget_) {
        const auto oldest =
            std::min_element(entries_.begin(), entries_.end(),
                             [](const auto& a, const auto& b) { return a.second.used < b.second.used; });
        if (oldest == entries_.end() || oldest->second.used + 1 >= frame_) return;
        const std::string name = oldest->first;
        drop(name);
    }
}

void TextureStore::forget() {
    entries_.clear();
    bytes_ = 0;
}

}  // namespace platform
