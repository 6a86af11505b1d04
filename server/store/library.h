// Pictures and videos that staff brought: on their way through the gate, ready, or refused with a reason.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/store/unit.h"
#include "shared/model/playlist.h"

namespace server::store {

enum class MediaState { Processing, Ready, Rejected };
std::string media_state_name(MediaState state);

struct LibraryItem {
    std::string id;
    std::string name;       // of the file as it came
    std::string center_id;  // whose it is; empty: the county's
    MediaState state = MediaState::Processing;
    std::string reason;  // of a rejected one: a code
    model::Media media;  // of a ready one; its id is this one's
    std::string still;   // SHA-256 of a small picture of it
    std::int64_t upload_bytes = 0;
    std::string created_by;
    core::WallTime created_at;
};

void put_library_item(Unit& unit, const LibraryItem& item);
std::optional<LibraryItem> library_item(Unit& unit, const std::string& id);
std::vector<LibraryItem> library(Unit& unit);  // newest first
void delete_library_item(Unit& unit, const std::string& id);
// Whether a ready one still has this file as its content or its small picture.
bool is_file_in_library(Unit& unit, const std::string& sha256);

}  // namespace server::store
