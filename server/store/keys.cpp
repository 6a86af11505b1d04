#include "server/store/keys.h"

#include <soci/soci.h>

#include "shared/core/bytes.h"

namespace server::store {
namespace {

using soci::use;

}  // namespace

void put_key(Unit& unit, const SigningKey& key) {
    const std::string public_key = core::to_base64(key.public_key);
    const std::string secret_key = core::to_base64(core::as_bytes(key.secret_key.reveal()));
    const long long from = core::to_ms(key.use_from);
    const long long to = core::to_ms(key.use_to);
    const long long verify = core::to_ms(key.verify_to);
    unit.sql
        << "INSERT INTO signing_keys(purpose, kid, public, secret, state, use_from_ms, use_to_ms, "
           "verify_to_ms)"
           " VALUES(:purpose, :kid, :public, :secret, :state, :from, :to, :verify)"
           " ON CONFLICT(purpose, kid) DO UPDATE SET state = excluded.state, use_to_ms = excluded.use_to_ms,"
           " verify_to_ms = excluded.verify_to_ms",
        use(key.purpose), use(key.id), use(public_key), use(secret_key), use(key.state), use(from), use(to),
        use(verify);
}

void forget_secret(Unit& unit, const std::string& purpose) {
    unit.sql << "PRAGMA secure_delete=ON";
    unit.sql << "UPDATE signing_keys SET secret = '' WHERE purpose = :purpose", use(purpose);
}

std::vector<SigningKey> keys_for(Unit& unit, const std::string& purpose) {
    std::vector<SigningKey> keys;
    const soci::rowset<soci::row> rows =
        (unit.sql.prepare
             << "SELECT kid, public, secret, state, use_from_ms, use_to_ms, verify_to_ms FROM signing_keys"
                " WHERE purpose = :purpose ORDER BY kid",
         use(purpose));
    for (const soci::row& row : rows) {
        SigningKey key{.purpose = purpose, .id = row.get<int>(0)};
        const auto public_key = core::from_base64(row.get<std::string>(1));
        const auto secret_key = core::from_base64(row.get<std::string>(2));
        if (!public_key || !secret_key) continue;
        key.public_key = pass::public_key_from(*public_key).value_or(pass::PublicKey{});
        key.secret_key = core::Secret{std::string{secret_key->begin(), secret_key->end()}};
        key.state = row.get<std::string>(3);
        key.use_from = core::from_ms(row.get<long long>(4));
        key.use_to = core::from_ms(row.get<long long>(5));
        key.verify_to = core::from_ms(row.get<long long>(6));
        keys.push_back(std::move(key));
    }
    return keys;
}

}  // namespace server::store
