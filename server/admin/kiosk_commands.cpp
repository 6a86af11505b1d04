#include "server/admin/kiosk_commands.h"

#include <algorithm>
#include <cstdio>

#include "server/admin/answers.h"
#include "shared/core/file.h"
#include "shared/wire/commands.h"
#include "shared/wire/sealed.h"

namespace server::admin {
namespace {

using wire::Json;

constexpr std::size_t kPiece = 500;  // messages in one request
constexpr std::size_t kLargestFile = 256U << 20U;

}  // namespace

core::Result<void> list_kiosks(Operator& county) {
    const auto answer = ask(county, {.path = "/api/v1/admin/kiosks"});
    if (!answer) return answer.failure();
    for (const Json& kiosk : (*answer)["kiosks"]) {
        std::printf("%s\t%s\t%d\t%s\t%s\t%s\t%s\n", text(kiosk, "id").c_str(), text(kiosk, "state").c_str(),
                    kiosk.value("epoch", 1), kiosk.value("online", false) ? "online" : "offline",
                    text(kiosk, "center").c_str(), text(kiosk, "name").c_str(),
                    text(kiosk, "last_seen").c_str());
    }
    return {};
}

core::Result<void> move_kiosk(Operator& county, const std::string& id, const std::string& action) {
    std::string path = "/api/v1/admin/kiosks/";
    path.append(id).append(1, '/').append(action);
    const auto answer = ask(county, {.method = handlers::Method::Post, .path = path, .body = "{}"});
    if (!answer) return answer.failure();
    std::printf("%s\n", text(*answer, "state").c_str());
    return {};
}

core::Result<void> give_command(Operator& county, const std::string& id, const std::string& kind,
                                int volume) {
    Json body{{"kind", kind}};
    if (volume >= 0) body["volume"] = volume;
    const auto answer = ask(county, {.method = handlers::Method::Post,
                                     .path = "/api/v1/admin/kiosks/" + id + "/commands",
                                     .body = wire::dump(body)});
    if (!answer) return answer.failure();
    std::printf("%s\n", text(*answer, "id").c_str());
    return {};
}

core::Result<void> list_commands(Operator& county, const std::string& id) {
    const auto answer = ask(county, {.path = "/api/v1/admin/kiosks/" + id + "/commands"});
    if (!answer) return answer.failure();
    for (const Json& one : (*answer)["commands"]) {
        std::printf("%s\t%s\t%s\t%s\t%s\t%s\n", text(one, "id").c_str(), text(one, "kind").c_str(),
                    text(one, "status").c_str(), text(one, "detail").c_str(), text(one, "created_at").c_str(),
                    text(one, "created_by").c_str());
    }
    return {};
}

core::Result<void> save_report(Operator& county, const std::string& id, const std::string& command,
                               const std::filesystem::path& file) {
    std::string path = "/api/v1/admin/kiosks/" + id + "/commands/";
    path.append(command).append("/report");
    const auto answer = county.ask({.path = path});
    if (!answer) return answer.failure();
    const auto report = wire::read_report(*answer);
    if (!report) return report.failure();
    if (auto written = core::write_file(file, report->data, core::FileMode::Private); !written)
        return written;
    std::printf("%s\n", report->type.c_str());
    return {};
}

core::Result<void> unseal(Operator& county, const std::filesystem::path& file) {
    const auto content = core::read_file(file, kLargestFile);
    if (!content) return content.failure();
    auto whole = wire::read_sealed(*content);
    if (!whole) return whole.failure();
    int taken = 0;
    int quarantined = 0;
    int closed = 0;
    for (std::size_t at = 0; at < whole->messages.size(); at += kPiece) {
        wire::SealedOutbox piece{.device_id = whole->device_id,
                                 .epoch = whole->epoch,
                                 .sealed_at = whole->sealed_at,
                                 .messages = {}};
        const std::size_t end = std::min(at + kPiece, whole->messages.size());
        for (std::size_t i = at; i < end; ++i) piece.messages.push_back(std::move(whole->messages[i]));
        const auto answer = ask(county, {.method = handlers::Method::Post,
                                         .path = "/api/v1/admin/sealed",
                                         .body = wire::write_sealed(piece)});
        if (!answer) return answer.failure();
        taken += answer->value("taken", 0);
        quarantined += answer->value("quarantined", 0);
        closed += answer->value("closed", 0);
    }
    std::printf("%d taken in, %d for people to look at, %d can't be opened\n", taken, quarantined, closed);
    return {};
}

}  // namespace server::admin
