// Playlists and entries as the console sends them, with what is wrong with each field.
#pragma once

#include <map>
#include <string>

#include "server/handlers/call.h"
#include "shared/core/result.h"
#include "shared/model/entry.h"
#include "shared/model/playlist.h"
#include "shared/wire/json.h"

namespace server::handlers {

using Problems = std::map<std::string, std::string>;  // field -> "MISSING", "OUT_OF_RANGE" …

template <typename T>
struct Drafted {
    T value;
    Problems problems;
};

// The id and revision are left to the caller; an item without an id gets a new one. A failure: the body is no
// such thing at all.
core::Result<Drafted<model::Playlist>> read_playlist_draft(Call& call);
core::Result<Drafted<model::Entry>> read_entry_draft(Call& call);

wire::Json playlist_json(const model::Playlist& playlist);
wire::Json entry_json(const model::Entry& entry);

// Adds "NOT_DRAWABLE U+1F600 …" where a text holds what the screens can't draw (SIGNAGE R-D8).
void check_drawable(const Shared& shared, Problems& problems, const std::string& field,
                    const model::Text& text);

}  // namespace server::handlers
