// Takes a request to its handler: finds the route, proves who asks, runs the work on the right thread, tells
// the listeners. One thread writes, and commits everything that queued up meanwhile in one transaction;
// others read.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "server/handlers/call.h"
#include "server/handlers/routes.h"
#include "shared/core/channel.h"
#include "shared/storage/database.h"

namespace server::handlers {

class Dispatcher {
public:
    using Answer = std::function<void(Response)>;

    // Opens and migrates `data`/server.db. `shared` outlives the dispatcher.
    static core::Result<std::unique_ptr<Dispatcher>> open(const std::filesystem::path& data, Shared& shared);
    ~Dispatcher();  // finishes what is queued

    // From any thread; `answer` is called once, on one of ours.
    void handle(Request request, Answer answer);
    // The same and waits; for linli-admin and tests.
    Response handle_now(Request request);

    // Runs `work` in a writing unit of its own and waits: what the server itself has to do.
    core::Result<void> write_now(const std::function<void(store::Unit&, std::vector<push::News>&)>& work);

    storage::Database& writer() { return writer_; }

private:
    struct Job {
        Request request;
        const Route* route = nullptr;
        Answer answer;
        std::function<Response(Call&)> work;  // instead of the route's handler
    };
    Dispatcher(storage::Database writer, Shared& shared);

    void read_loop(const std::stop_token& stop, storage::Database& database);
    void write_loop(const std::stop_token& stop);
    void write_batch(std::vector<Job>& jobs);
    Response run(Job& job, store::Unit& unit, std::vector<push::News>& news,
                 std::function<Response(Call&)>& and_then);

    Shared& shared_;
    storage::Database writer_;
    std::vector<storage::Database> readers_;
    core::Channel<Job> reads_;
    core::Channel<Job> writes_;
    // Readers hand work to the writer, so they end first.
    std::jthread write_thread_;
    std::vector<std::jthread> read_threads_;
};

// Who asks, from cookie, token or the way the request came in.
Actor identify(const Request& request, store::Unit& unit);
// nullopt: the actor may; else the refusal.
std::optional<Response> forbid(const Route& route, const Request& request, const Actor& actor);

}  // namespace server::handlers
