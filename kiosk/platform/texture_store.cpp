#include "kiosk/platform/texture_store.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace platform {
namespace {

std::size_t bytes_of(const StoredTexture& texture) {
    return 4 * static_cast<std::size_t>(texture.width) * static_cast<std::size_t>(texture.height);
}

}  // namespace

TextureStore::~TextureStore() {
    for (const Upload& upload : uploads_) renderer_.destroy(upload.id);
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
    return insert(std::string{name}, texture);
}

StoredTexture TextureStore::insert(const std::string& name, const StoredTexture& texture) {
    drop(name);
    entries_.insert_or_assign(name, Entry{texture, frame_});
    bytes_ += bytes_of(texture);
    make_room();
    return texture;
}

void TextureStore::queue(std::string_view name, Pixels pixels) {
    if (!pixels.is_whole()) return;
    const TextureId id = renderer_.create_empty(pixels.width, pixels.height);
    if (id != 0) uploads_.push_back({std::string{name}, std::move(pixels), id, 0});
}

bool TextureStore::upload(std::size_t bytes) {
    bool came = false;
    for (std::size_t left = bytes; left > 0 && !uploads_.empty();) {
        Upload& upload = uploads_.front();
        const auto& [width, height] = std::tie(upload.pixels.width, upload.pixels.height);
        const auto row = 4 * static_cast<std::size_t>(width);
        const int rows = std::min(height - upload.row, std::max(1, static_cast<int>(left / row)));
        renderer_.update_rows(upload.id, upload.pixels, upload.row, rows);
        upload.row += rows;
        left -= std::min(left, row * static_cast<std::size_t>(rows));
        if (upload.row < height) continue;
        insert(upload.name, {upload.id, width, height});
        uploads_.pop_front();
        came = true;
    }
    return came;
}

bool TextureStore::is_uploading(std::string_view name) const {
    return std::any_of(uploads_.begin(), uploads_.end(), [&](const Upload& one) { return one.name == name; });
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
        auto oldest = entries_.end();
        for (auto one = entries_.begin(); one != entries_.end(); ++one) {
            if (kept_.contains(one->first) || one->second.used + 1 >= frame_) continue;
            if (oldest == entries_.end() || one->second.used < oldest->second.used) oldest = one;
        }
        if (oldest == entries_.end()) return;
        drop(std::string{oldest->first});
    }
}

void TextureStore::forget() {
    uploads_.clear();
    entries_.clear();
    bytes_ = 0;
}

}  // namespace platform
