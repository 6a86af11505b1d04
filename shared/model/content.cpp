#include "shared/model/content.h"

#include <algorithm>

namespace model {
namespace {

template <typename T>
const T* find(const std::vector<T>& all, const Id& id) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const T& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

const Space* Content::space(const Id& id) const {
    return find(spaces, id);
}
const Partner* Content::partner(const Id& id) const {
    return find(partners, id);
}
const Service* Content::service(const Id& id) const {
    return find(services, id);
}
const Session* Content::session(const Id& id) const {
    return find(sessions, id);
}
const Media* Content::medium(const Id& id) const {
    return find(media, id);
}
const Playlist* Content::playlist(const Id& id) const {
    return find(playlists, id);
}
const Announcement* Content::announcement(const Id& id) const {
    return find(announcements, id);
}

}  // namespace model
