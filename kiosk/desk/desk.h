// The durable side of the counter: one thread that owns the two databases, commits before anything is called
// recorded, and hands the screen immutable content.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "kiosk/desk/desk_messages.h"
#include "kiosk/desk/sync_messages.h"
#include "shared/core/channel.h"
#include "shared/core/clock.h"
#include "shared/core/latest.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

namespace kiosk::desk {

struct Setup {
    std::filesystem::path data;  // holds ledger.db, content.db, desk.key and the ballast
    pass::KeySet keys;           // as far as known at the start
    std::string boot;            // 8 hex digits, of this boot of the machine
    core::WallTime built;        // no clock is right that says less
    bool training = false;       // takes test passes
    // Called on the desk's thread after an answer was put where `try_receive` finds it: wakes a thread that
    // sleeps elsewhere. May be empty.
    std::function<void()> wake_main;
    std::function<void()> wake_sync;
    // Free bytes where the data lie; empty: asks the file system.
    std::function<std::uintmax_t()> free_space;
};

class Desk {
public:
    // Opens (and where needed salvages) the files, loads the content, starts the thread. Unavailable: the
    // directory can't be written; Invalid: the files were made by a newer program. `clock` and `random`
    // outlive the desk.
    static core::Result<std::unique_ptr<Desk>> open(Setup setup, const core::Clock& clock,
                                                    core::Random& random);
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;
    // Finishes what was sent before, closes the files, joins.
    ~Desk();

    // The main thread's end.
    void send(Request request);
    std::optional<Answer> try_receive();

    // The sync thread's end.
    void send(SyncRequest request);
    std::optional<SyncAnswer> try_receive_for_sync();

    // The watchdog's: when the thread last came round; at least once a second while it is well.
    core::Latest<core::SteadyTime>& beat();

private:
    struct Counterside;
    explicit Desk(std::unique_ptr<Counterside> side);
    std::unique_ptr<Counterside> side_;
    std::jthread thread_;  // ends before what it works on
};

}  // namespace kiosk::desk
