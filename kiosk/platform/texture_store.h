// Textures by name, within a budget: who was not drawn for longest goes first.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kiosk/platform/renderer.h"

namespace platform {

struct StoredTexture {
    TextureId id = 0;
    int width = 0;
    int height = 0;
};

class TextureStore {
public:
    static constexpr std::size_t kBudget = std::size_t{128} * 1024 * 1024;

    explicit TextureStore(Renderer& renderer, std::size_t budget = kBudget)
        : renderer_{renderer}, budget_{budget} {}
    ~TextureStore();
    TextureStore(const TextureStore&) = delete;
    TextureStore& operator=(const TextureStore&) = delete;

    // Marks it as used in this frame.
    std::optional<StoredTexture> find(std::string_view name);
    // Makes it, or puts new contents into the one of that name; in place when the size is the same. What was
    // used in this frame or the last is never dropped for it.
    std::optional<StoredTexture> put(std::string_view name, const Pixels& pixels);
    void drop(std::string_view name);

    // The same by and by: `upload` brings at most so many bytes to the renderer, at least one row, and
    // answers whether a texture became whole. Until then nobody finds it.
    void queue(std::string_view name, Pixels pixels);
    bool upload(std::size_t bytes);
    bool is_uploading() const { return !uploads_.empty(); }
    bool is_uploading(std::string_view name) const;
    // These are never dropped to make room, whether drawn or not; those named before may be again.
    void keep(std::set<std::string> names) { kept_ = std::move(names); }

    void next_frame() { ++frame_; }
    void forget();  // the device lost them all: nothing to destroy
    std::size_t bytes() const { return bytes_; }

private:
    struct Entry {
        StoredTexture texture;
        std::uint64_t used;
    };
    struct Upload {
        std::string name;
        Pixels pixels;
        TextureId id;
        int row;  // those above are there
    };
    StoredTexture insert(const std::string& name, const StoredTexture& texture);
    void make_room();

    Renderer& renderer_;
    std::size_t budget_;
    std::size_t bytes_ = 0;
    std::uint64_t frame_ = 0;
    std::unordered_map<std::string, Entry> entries_;
    std::deque<Upload> uploads_;
    std::set<std::string> kept_;
};

}  // namespace platform
