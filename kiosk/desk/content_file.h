// `content.db`: what was pulled from the server. Pages and their cursor go in together; people stand in it
// only closed and under keyed indexes; a damaged file is thrown away and pulled again (PROTOCOL sections 4.4
// and 7).
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/desk/device_key.h"
#include "kiosk/desk/sync_messages.h"
#include "shared/model/check_in.h"
#include "shared/storage/database.h"

namespace kiosk::desk {

// One row that the screen is made of.
struct ContentRow {
    std::string kind;
    std::string id;
    std::string body;  // JSON of shared/wire
};

// What applying changes came to.
struct Change {
    bool content = false;               // something that the screen shows
    std::size_t unknown = 0;            // kinds this program does not know: left out
    std::size_t unreadable = 0;         // roster rows that could not be read: left out
    std::vector<model::Id> sessions;    // whose row came, with the server's newest count
    std::vector<model::Id> items;       // whose row came
    std::vector<model::Id> loans_over;  // that the server has closed
    bool whole = false;                 // a snapshot: what is not in it is no more
};

// What the roster says about one pass.
struct Person {
    bool registered = false;
    std::optional<model::RosterPerson> row;  // absent once the name has expired
    std::string index;                       // keyed, the same on all passes of this person; empty: not known
    std::vector<model::Id> enrolled;
    bool revoked = false;
    std::optional<model::OtherCentre> elsewhere;
};

class ContentFile {
public:
    // A damaged file, or one of a newer program, is replaced by an empty one, which needs a snapshot. `key`
    // outlives the file. Unavailable: can't be written now.
    static core::Result<ContentFile> open(const std::filesystem::path& data, const DeviceKey& key);

    core::Result<Change> apply(const ApplyPage& page, core::WallTime now);
    // A snapshot goes into tables of its own; `end_snapshot` counts them and swaps. Invalid: not as many as
    // promised.
    core::Result<void> begin_snapshot(const BeginSnapshot& begin);
    core::Result<Change> add_to_snapshot(const std::vector<wire::Change>& changes, core::WallTime now);
    core::Result<Change> end_snapshot(core::WallTime now);

    core::Result<Person> person(const model::PassHeader& pass);
    core::Result<std::vector<ContentRow>> rows();
    core::Result<std::vector<model::StaffMember>> staff();
    // Open loans as the server knows them, of one pass or of one item.
    core::Result<std::vector<model::Loan>> loans_of(model::PassId pass);
    core::Result<std::vector<model::Loan>> loans_of_item(const model::Id& item_id);

    // P3: who was enrolled is forgotten 24 h after the session's end, and a name with the last of its
    // sessions.
    core::Result<void> forget_expired(core::WallTime now);
    core::Result<void> wipe_people();

    struct Position {
        std::string cursor;
        bool needs_snapshot = true;
        bool resnapshot_after_upgrade = false;
        core::WallTime up_to_date{};      // when a pull last said there was no more
        std::int64_t pushed_through = 0;  // the highest sequence the server may have seen
    };
    core::Result<Position> position();
    core::Result<void> remember_pushed(std::int64_t sequence);

    // Closes it for ever: what is asked from now on is Unavailable.
    void retire();

    // SHA-256 over everything that was pulled, in a fixed order and opened: equal on two kiosks that hold the
    // same.
    core::Result<std::string> table_hash();

private:
    ContentFile(std::filesystem::path path, const DeviceKey& key, storage::Database database);
    core::Result<std::vector<model::Loan>> loans_where(const std::string& column, const std::string& value);
    core::Result<void> run(const std::function<void(soci::session&)>& work, storage::Access access);

    std::filesystem::path path_;
    const DeviceKey* key_;  // never null; a pointer so that the file can be moved
    std::optional<storage::Database> database_;
    bool retired_ = false;
};

}  // namespace kiosk::desk
