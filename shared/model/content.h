// Everything a kiosk shows, as one immutable value: made by the desk thread, only read by the screen.
#pragma once

#include <string>
#include <vector>

#include "shared/model/announcement.h"
#include "shared/model/center.h"
#include "shared/model/counter.h"
#include "shared/model/entry.h"
#include "shared/model/loan.h"
#include "shared/model/playlist.h"
#include "shared/model/service.h"

namespace model {

struct Content {
    Center center;
    std::vector<Space> spaces;
    std::vector<Partner> partners;
    std::vector<Service> services;
    std::vector<Course> courses;
    std::vector<Session> sessions;  // ascending by start; yesterday to +42 days
    std::vector<Announcement> announcements;
    std::vector<Media> media;
    std::vector<Playlist> playlists;
    std::vector<Entry> entries;
    std::vector<Rack> racks;
    std::vector<Item> items;           // as this kiosk knows them now, with what it has lent itself
    std::vector<HelpCall> help_calls;  // of this kiosk, once staff have answered
    std::string slip_prefix;           // of this kiosk; empty: the server has not said yet
    std::string public_url;            // "take with you" codes hold public_url/s/{id}
    std::int64_t cursor_sequence = 0;

    const Space* space(const Id& id) const;
    const Partner* partner(const Id& id) const;
    const Service* service(const Id& id) const;
    const Session* session(const Id& id) const;
    const Media* medium(const Id& id) const;
    const Playlist* playlist(const Id& id) const;
    const Announcement* announcement(const Id& id) const;
};

}  // namespace model
