#include "server/handlers/dispatcher.h"

#include <future>

#include "server/store/savepoint.h"
#include "server/store/schema.h"
#include "shared/core/log.h"

namespace server::handlers {
namespace {

constexpr std::size_t kReaders = 2;
constexpr std::size_t kMostInACommit = 64;

Response broken(const core::Error& error) {
    spdlog::error("a request failed: {}", error.message);
    return refuse(503, "STORAGE", "the server can't use its database at the moment; try again later");
}

}  // namespace

core::Result<std::unique_ptr<Dispatcher>> Dispatcher::open(const std::filesystem::path& data,
                                                           Shared& shared) {
    auto writer = storage::Database::open(data / "server.db", store::migrations());
    if (!writer) return writer.failure();
    std::unique_ptr<Dispatcher> dispatcher{new Dispatcher{std::move(*writer), shared}};
    dispatcher->readers_.reserve(kReaders);
    for (std::size_t i = 0; i < kReaders; ++i) {
        auto reader = storage::Database::open_reader(data / "server.db");
        if (!reader) return reader.failure();
        dispatcher->readers_.push_back(std::move(*reader));
    }
    for (auto& reader : dispatcher->readers_) {
        dispatcher->read_threads_.emplace_back(
            [self = dispatcher.get(), &reader](const std::stop_token& stop) {
                self->read_loop(stop, reader);
            });
    }
    dispatcher->write_thread_ =
        std::jthread{[self = dispatcher.get()](const std::stop_token& stop) { self->write_loop(stop); }};
    return dispatcher;
}

Dispatcher::Dispatcher(storage::Database writer, Shared& shared)
    : shared_(shared), writer_(std::move(writer)) {}

Dispatcher::~Dispatcher() = default;

void Dispatcher::handle(Request request, Answer answer) {
    Match found = match(request.method, request.path);
    if (!found.route) {
        answer(found.other_method ? refuse(405, "METHOD", "not with this method")
                                  : refuse(404, "NOT_FOUND", "no such path"));
        return;
    }
    request.params = std::move(found.params);
    Job job{.request = std::move(request), .route = found.route, .answer = std::move(answer), .work = {}};
    if (found.route->work == Work::Write) {
        writes_.send(std::move(job));
    } else {
        reads_.send(std::move(job));
    }
}

Response Dispatcher::handle_now(Request request) {
    std::promise<Response> promise;
    auto future = promise.get_future();
    handle(std::move(request), [&promise](Response response) { promise.set_value(std::move(response)); });
    return future.get();
}

core::Result<void> Dispatcher::write_now(
    const std::function<void(store::Unit&, std::vector<push::News>&)>& work) {
    static const Route kOwnWork{.path = "", .access = Access::Local, .work = Work::Write};
    std::promise<Response> promise;
    auto future = promise.get_future();
    Job job{.request = {}, .route = &kOwnWork, .answer = {}, .work = {}};
    job.request.is_local_admin = true;
    job.answer = [&promise](Response response) { promise.set_value(std::move(response)); };
    job.work = [&work](Call& call) {
        work(call.unit, call.news);
        return no_content();
    };
    writes_.send(std::move(job));
    const Response response = future.get();
    if (response.status >= 300) return core::fail(core::ErrorKind::Unavailable, response.body);
    return {};
}

Response Dispatcher::run(Job& job, store::Unit& unit, std::vector<push::News>& news,
                         std::function<Response(Call&)>& and_then) {
    Call call{.request = job.request,
              .unit = unit,
              .shared = shared_,
              .actor = identify(job.request, unit),
              .news = {},
              .and_then = {}};
    if (auto refused = forbid(*job.route, job.request, call.actor)) return *refused;
    Response response = job.work ? job.work(call) : job.route->handler(call);
    news = std::move(call.news);
    and_then = std::move(call.and_then);
    return response;
}

void Dispatcher::read_loop(const std::stop_token& stop, storage::Database& database) {
    while (auto job = reads_.receive(stop)) {
        std::vector<push::News> news;
        std::function<Response(Call&)> and_then;
        Response response;
        const auto done = database.attempt([&](soci::session& sql) {
            store::Unit unit{.sql = sql, .now = shared_.clock.wall()};
            response = run(*job, unit, news, and_then);
        });
        if (!done) {
            job->answer(broken(done.error()));
        } else if (and_then) {
            job->work = std::move(and_then);
            writes_.send(std::move(*job));
        } else {
            job->answer(std::move(response));
        }
    }
}

void Dispatcher::write_loop(const std::stop_token& stop) {
    while (auto first = writes_.receive(stop)) {
        std::vector<Job> jobs;
        jobs.push_back(std::move(*first));
        while (jobs.size() < kMostInACommit) {
            auto next = writes_.try_receive();
            if (!next) break;
            jobs.push_back(std::move(*next));
        }
        write_batch(jobs);
    }
}

// All jobs in one transaction, each behind a savepoint of its own: one that fails takes nothing back from the
// others, and nobody is answered before everything is on disk.
void Dispatcher::write_batch(std::vector<Job>& jobs) {
    std::vector<Response> responses(jobs.size());
    std::vector<std::vector<push::News>> news(jobs.size());
    const auto done = writer_.transaction([&](soci::session& sql) {
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            store::Savepoint savepoint{sql};
            std::function<Response(Call&)> and_then;
            const auto worked = writer_.attempt([&](soci::session& session) {
                store::Unit unit{.sql = session, .now = shared_.clock.wall()};
                responses[i] = run(jobs[i], unit, news[i], and_then);
            });
            if (!worked) responses[i] = broken(worked.error());
            if (responses[i].status >= 300) {
                news[i].clear();
                savepoint.take_back();
            }
            savepoint.close();
        }
    });
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        if (!done) {
            jobs[i].answer(broken(done.error()));
            continue;
        }
        for (const auto& one : news[i]) shared_.hub.publish(one);
        jobs[i].answer(std::move(responses[i]));
    }
}

}  // namespace server::handlers
