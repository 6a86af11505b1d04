// The tables of the two files. A landed step never changes; the outbox only ever gains columns.
#pragma once

#include "shared/storage/database.h"

namespace kiosk::desk {

// ledger.db: what happened here and is nowhere else until the server has it.
const storage::Migrations& ledger_schema();
// content.db: what was pulled; can be deleted and pulled again.
const storage::Migrations& content_schema();

}  // namespace kiosk::desk
