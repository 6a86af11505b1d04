// A part of a transaction that can be taken back by itself.
#pragma once

namespace soci {
class session;
}

namespace server::store {

class Savepoint {
public:
    explicit Savepoint(soci::session& sql);
    void take_back();  // what was written since; the savepoint goes on
    void close();      // before the next one, and before the commit

private:
    soci::session& sql_;
};

}  // namespace server::store
