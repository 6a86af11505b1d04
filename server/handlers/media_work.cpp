#include "server/handlers/media_work.h"

#include <algorithm>
#include <filesystem>

#include "server/store/library.h"
#include "shared/core/file.h"
#include "shared/core/log.h"
#include "shared/core/uuid.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

namespace fs = std::filesystem;
using store::LibraryItem;
using store::MediaState;

fs::path upload_of(const Shared& shared, const std::string& id) {
    return fs::path{shared.settings.upload_directory} / id;
}

// A directory for one conversion, gone with it.
class WorkDirectory {
public:
    WorkDirectory(const Shared& shared, const std::string& id)
        : path_(fs::path{shared.settings.upload_directory} / (id + ".work")) {
        std::error_code code;
        fs::remove_all(path_, code);
        fs::create_directories(path_, code);
    }
    WorkDirectory(const WorkDirectory&) = delete;
    WorkDirectory& operator=(const WorkDirectory&) = delete;
    ~WorkDirectory() {
        std::error_code code;
        fs::remove_all(path_, code);
    }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

// Under the name of its content; a file that is there already is the same.
bool keep(const Shared& shared, const fs::path& file, const std::string& sha256) {
    const fs::path place = fs::path{shared.settings.media_directory} / sha256;
    std::error_code code;
    if (fs::exists(place, code)) return true;
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, code);
    fs::rename(file, place, code);
    return !code;
}

LibraryItem made_of(const LibraryItem& upload, const media::Product& product, std::size_t page,
                    std::size_t pages) {
    LibraryItem item = upload;
    item.state = MediaState::Ready;
    item.still = product.still_sha256;
    item.media = {
        .id = item.id,
        .sha256 = product.sha256,
        .type = product.type,
        .bytes = product.bytes,
        .width = product.width,
        .height = product.height,
        .kind = product.kind == media::ProductKind::Video ? model::MediaKind::Video : model::MediaKind::Image,
        .duration = product.duration};
    if (pages > 1) item.name += " (" + std::to_string(page + 1) + "/" + std::to_string(pages) + ")";
    return item;
}

push::News media_news(const LibraryItem& item) {
    return {.event = "media",
            .data = wire::dump({{"id", item.id}, {"state", store::media_state_name(item.state)}})};
}

}  // namespace

void queue_conversion(Shared& shared, const std::string& id) {
    const auto family = media::family_of(media::kind_of_file(upload_of(shared, id)));
    const bool is_long = family == media::Family::Video || family == media::Family::Animation;
    (is_long ? shared.videos : shared.pictures).send(id);
}

MediaWork::MediaWork(Dispatcher& dispatcher, Shared& shared)
    : dispatcher_(dispatcher), shared_(shared), converter_(shared.clock) {
    take_up_again();
    pictures_ = std::jthread{[this](const std::stop_token& stop) { work(stop, shared_.pictures); }};
    videos_ = std::jthread{[this](const std::stop_token& stop) { work(stop, shared_.videos); }};
}

void MediaWork::take_up_again() {
    for (const auto& directory : {shared_.settings.upload_directory, shared_.settings.media_directory}) {
        if (auto made = core::make_writable_directory(directory); !made)
            spdlog::error("media: {}", made.error().message);
    }
    std::vector<std::string> waiting;
    const auto read = dispatcher_.write_now([&](store::Unit& unit, std::vector<push::News>& /*news*/) {
        for (const auto& item : store::library(unit)) {
            if (item.state == MediaState::Processing) waiting.push_back(item.id);
        }
    });
    if (!read) spdlog::error("media: {}", read.error().message);
    std::reverse(waiting.begin(), waiting.end());  // the library names the newest first
    for (const std::string& id : waiting) queue_conversion(shared_, id);
}

void MediaWork::work(const std::stop_token& stop, core::Channel<std::string>& waiting) {
    while (const auto id = waiting.receive(stop)) convert(*id, stop);
}

void MediaWork::convert(const std::string& id, const std::stop_token& stop) {
    std::optional<LibraryItem> upload;
    const auto read = dispatcher_.write_now([&](store::Unit& unit, std::vector<push::News>& /*news*/) {
        upload = store::library_item(unit, id);
    });
    std::error_code code;
    if (!read || !upload || upload->state != MediaState::Processing) {
        if (read) fs::remove(upload_of(shared_, id), code);
        return;
    }
    const WorkDirectory directory{shared_, id};
    auto verdict = converter_.convert(upload_of(shared_, id), directory.path(), stop);
    if (stop.stop_requested()) return;
    std::vector<LibraryItem> results;
    if (verdict && !verdict->refused) {
        const auto& products = verdict->products;
        for (std::size_t i = 0; i < products.size(); ++i) {
            const bool kept = keep(shared_, products[i].file, products[i].sha256) &&
                              keep(shared_, products[i].still, products[i].still_sha256);
            if (!kept)
                verdict = core::fail(core::ErrorKind::Unavailable, "the media directory can't be written");
            if (!kept) break;
            results.push_back(made_of(*upload, products[i], i, products.size()));
            if (i > 0) results.back().id = core::make_uuid_v7(shared_.clock.wall(), shared_.random);
        }
    }
    if (!verdict) spdlog::error("media: {}", verdict.error().message);
    if (!verdict || verdict->refused) {
        upload->state = MediaState::Rejected;
        upload->reason = verdict ? std::string{media::refusal_name(*verdict->refused)} : "SERVER";
        results = {*upload};
    }
    const auto written = dispatcher_.write_now([&](store::Unit& unit, std::vector<push::News>& news) {
        for (const LibraryItem& item : results) {
            store::put_library_item(unit, item);
            news.push_back(media_news(item));
        }
    });
    if (written) {
        fs::remove(upload_of(shared_, id), code);
    } else {
        spdlog::error("media: {}", written.error().message);
    }
}

}  // namespace server::handlers
