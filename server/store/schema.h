// The server's tables, as steps that only ever get more.
#pragma once

#include "shared/storage/database.h"

namespace server::store {

const storage::Migrations& migrations();

}  // namespace server::store
