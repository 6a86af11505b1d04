#include "kiosk/platform/raster.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include <imgui.h>

#include "kiosk/platform/primitive.h"

namespace platform {
namespace {

constexpr int kTileWidth = 64;
constexpr int kTileHeight = 32;
constexpr std::size_t kManyAreas = 24;  // beyond it one frame around them all is cheaper

std::size_t index_of(int x, int y, int across) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(across) + static_cast<std::size_t>(x);
}
int tiles_across(int width) {
    return (width + kTileWidth - 1) / kTileWidth;
}
int tiles_down(int height) {
    return (height + kTileHeight - 1) / kTileHeight;
}

}  // namespace

Raster::Raster() = default;
Raster::~Raster() = default;

Area Area::cut(const Area& other) const {
    return {std::max(x0, other.x0), std::max(y0, other.y0), std::min(x1, other.x1), std::min(y1, other.y1)};
}

std::vector<Area> Raster::draw(const ImDrawData& data) {
    const int width = static_cast<int>(data.DisplaySize.x);
    const int height = static_cast<int>(data.DisplaySize.y);
    if (width != width_ || height != height_) {
        width_ = width;
        height_ = height;
        pixels_.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 0xFF000000U);
        forget();
    }
    collect(data);
    hash_tiles();
    std::vector<Area> areas = changed_areas();
    for (const Area& area : areas) paint(area);
    tiles_before_.swap(tiles_);
    return areas;
}

void Raster::forget() {
    tiles_before_.clear();
}

void Raster::collect(const ImDrawData& data) {
    primitives_.clear();
    const Area screen{0, 0, width_, height_};
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (command.UserCallback != nullptr || command.ElemCount == 0) continue;
            const Area clip = Area{static_cast<int>(command.ClipRect.x), static_cast<int>(command.ClipRect.y),
                                   static_cast<int>(command.ClipRect.z), static_cast<int>(command.ClipRect.w)}
                                  .cut(screen);
            if (clip.is_empty()) continue;
            const auto* texture =
                std::bit_cast<const SoftTexture*>(static_cast<std::uintptr_t>(command.GetTexID()));
            const ImDrawVert* vertices = list->VtxBuffer.Data + command.VtxOffset;
            const ImDrawIdx* index = list->IdxBuffer.Data + command.IdxOffset;
            const ImDrawIdx* end = index + command.ElemCount;
            while (index < end) {
                Primitive primitive = read_primitive(vertices, index, static_cast<int>(end - index));
                index += primitive.indices;
                primitive.texture = texture;
                primitive.bounds = primitive.bounds.cut(clip);
                if (!primitive.bounds.is_empty()) primitives_.push_back(primitive);
            }
        }
    }
}

void Raster::hash_tiles() {
    const int across = tiles_across(width_);
    tiles_.assign(static_cast<std::size_t>(across) * static_cast<std::size_t>(tiles_down(height_)), 0);
    for (const Primitive& primitive : primitives_) {
        const std::uint64_t hash = hash_of(primitive);
        for (int y = primitive.bounds.y0 / kTileHeight; y <= (primitive.bounds.y1 - 1) / kTileHeight; ++y) {
            for (int x = primitive.bounds.x0 / kTileWidth; x <= (primitive.bounds.x1 - 1) / kTileWidth; ++x) {
                std::uint64_t& tile = tiles_[index_of(x, y, across)];
                tile = (std::rotl(tile, 5) ^ hash) * 0x9E3779B97F4A7C15U;  // the order counts
            }
        }
    }
}

std::vector<Area> Raster::changed_areas() {
    const Area screen{0, 0, width_, height_};
    if (tiles_before_.size() != tiles_.size()) return {screen};
    const int across = tiles_across(width_);
    std::vector<Area> areas;
    for (int y = 0; y < tiles_down(height_); ++y) {
        for (int x = 0; x < across;) {
            const auto differs = [&](int column) {
                const auto tile = index_of(column, y, across);
                return tiles_[tile] != tiles_before_[tile];
            };
            int end = x;
            while (end < across && differs(end)) ++end;
            if (end > x) {
                Area run{x * kTileWidth, y * kTileHeight, end * kTileWidth, (y + 1) * kTileHeight};
                const auto above = std::find_if(areas.begin(), areas.end(), [&](const Area& area) {
                    return area.x0 == run.x0 && area.x1 == run.x1 && area.y1 == run.y0;
                });
                if (above != areas.end())
                    above->y1 = run.y1;
                else
                    areas.push_back(run);
            }
            x = std::max(end, x + 1);
        }
    }
    if (areas.size() > kManyAreas) {
        Area all = areas.front();
        for (const Area& a : areas) {
            all = {std::min(all.x0, a.x0), std::min(all.y0, a.y0), std::max(all.x1, a.x1),
                   std::max(all.y1, a.y1)};
        }
        areas = {all};
    }
    for (Area& area : areas) area = area.cut(screen);
    return areas;
}

void Raster::paint(const Area& area) {
    const Frame frame{pixels_.data(), width_};
    for (const Primitive& primitive : primitives_) {
        const Area part = primitive.bounds.cut(area);
        if (!part.is_empty()) paint_primitive(frame, part, primitive);
    }
}

}  // namespace platform
