// The demo county: loaded from its file, and kept alive so that something is always on "now".
#pragma once

#include <string>
#include <vector>

#include "server/handlers/call.h"
#include "server/store/unit.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

namespace server::handlers {

// A picture of the demo's playlist, as it lies in the media directory.
struct DemoPicture {
    std::string art;
    std::string sha256;
    std::int64_t bytes = 0;
    int width = 0;
    int height = 0;
};

// Loads the county described by `json` (config/demo/county.json); a second time brings it up to date.
// Invalid: what is wrong with the file.
core::Result<void> load_demo(store::Unit& unit, const std::string& json,
                             const std::vector<DemoPicture>& pictures);

// Adds the sessions that have come into reach; true if kiosks must pull. Does nothing where no demo was
// loaded.
bool keep_demo_alive(store::Unit& unit);

}  // namespace server::handlers
