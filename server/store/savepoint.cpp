#include "server/store/savepoint.h"

#include <soci/soci.h>

namespace server::store {

Savepoint::Savepoint(soci::session& sql) : sql_(sql) {
    sql_ << "SAVEPOINT job";
}

void Savepoint::take_back() {
    sql_ << "ROLLBACK TO job";
}

void Savepoint::close() {
    sql_ << "RELEASE job";
}

}  // namespace server::store
