// How linli-admin reaches the county: through the admin socket of the server that runs, or by doing the
// server's work itself. Never a second writer: without a server it holds the lock that a server would take.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "server/handlers/request.h"
#include "shared/core/result.h"

namespace server::admin {

struct Order {
    handlers::Method method = handlers::Method::Get;
    std::string path;
    std::map<std::string, std::string> query;
    std::string body;
};

class Operator {
public:
    virtual ~Operator() = default;
    // The body of a success; else what the server says is wrong.
    virtual core::Result<std::string> ask(const Order& order) = 0;
};

core::Result<std::unique_ptr<Operator>> open_operator(const std::filesystem::path& data);

// Held while it lives; Unavailable: a server, or another linli-admin, has it.
class DataLock {
public:
    static core::Result<DataLock> take(const std::filesystem::path& data);
    DataLock(DataLock&& other) noexcept;
    DataLock& operator=(DataLock&&) = delete;
    ~DataLock();

private:
    explicit DataLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace server::admin
