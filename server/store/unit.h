// One unit of work on the server's database: what the store's functions run in. Writes of a unit are on disk
// together or not at all.
#pragma once

#include <string>

#include "shared/core/clock.h"

namespace soci {
class session;
}

namespace server::store {

struct Unit {
    soci::session& sql;
    core::WallTime now;
};

}  // namespace server::store
