// What is read without a log-in: health, figures, the document of the API, a service's plain page.
#include "server/handlers/all.h"
#include "server/handlers/routes.h"
#include "server/handlers/words.h"
#include "server/store/centers.h"
#include "server/store/events.h"
#include "server/store/feed.h"
#include "shared/wire/feed.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

std::string escaped(const std::string& text) {
    std::string html;
    for (const char c : text) {
        switch (c) {
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '&':
                html += "&amp;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            default:
                html += c;
        }
    }
    return html;
}

std::string line(const model::Text& text) {
    std::string html = "<p>" + escaped(text.zh);
    if (!text.en.empty()) html += "<br><span lang=\"en\">" + escaped(text.en) + "</span>";
    return html + "</p>";
}

int count_of(store::Unit& unit, const std::string& state) {
    int count = 0;
    for (const auto& kiosk : store::all_kiosks(unit)) count += kiosk.state == state ? 1 : 0;
    return count;
}

}  // namespace

Response health(Call& call) {
    store::last_sequence(call.unit);  // throws where the database can't be read, and is answered with 503
    return ok(R"({"status":"ok"})");
}

Response metrics(Call& call) {
    const auto gauge = [](const char* name, const char* help, long long value) {
        const std::string metric = std::string{"linli_"} + name;
        return "# HELP " + metric + " " + help + "\n# TYPE " + metric + " gauge\n" + metric + " " +
               std::to_string(value) + "\n";
    };
    std::string text;
    text += gauge("kiosks_active", "Enrolled kiosks that are active", count_of(call.unit, "active"));
    text += gauge("kiosk_streams", "Kiosks connected to the event stream",
                  static_cast<long long>(call.shared.hub.kiosk_count()));
    text += gauge("console_streams", "Browsers connected to the event stream",
                  static_cast<long long>(call.shared.hub.browser_count()));
    const auto arrived = store::arrived_counts(call.unit);
    text += gauge("events", "Events that kiosks have sent", arrived.events);
    text += gauge("events_quarantined", "Events that could not be taken", arrived.quarantined);
    text += gauge("ratings", "Ratings that have come in", arrived.ratings);
    text += gauge("feed_sequence", "Sequence of the newest change", store::last_sequence(call.unit));
    return {.type = "text/plain; version=0.0.4; charset=utf-8", .body = std::move(text)};
}

Response openapi(Call& /*call*/) {
    return ok(openapi_document(LINLI_VERSION));
}

Response service_page(Call& call) {
    const auto body = store::row_body(call.unit, wire::row::kService, call.request.param("id"));
    const auto service =
        body ? wire::read_row<model::Service>(*body) : core::fail(core::ErrorKind::NotFound, "");
    if (!service) {
        return {.status = 404,
                .type = "text/html; charset=utf-8",
                .body = R"(<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>)" +
                        escaped(words("app.name").zh) + "</title>" + line(words("page.no_service")) +
                        "</html>"};
    }
    std::string where;
    if (const auto space = store::row_body(call.unit, wire::row::kSpace, service->space_id)) {
        if (const auto row = wire::read_row<model::Space>(*space))
            where = line(row->name) + line(row->directions);
    }
    std::string center;
    for (const auto& one : store::all_centers(call.unit)) {
        if (one.id == service->center_id) center = line(one.name) + line(one.address);
    }
    std::string html = R"(<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">)"
                       R"(<meta name="viewport" content="width=device-width,initial-scale=1"><title>)";
    html += escaped(service->title.zh + " · " + words("app.name").zh) +
            R"(</title><link rel="stylesheet" href="/page.css"></head><body><main><h1>)";
    html += escaped(service->title.zh) + "</h1>";
    if (!service->title.en.empty()) html += R"(<h2 lang="en">)" + escaped(service->title.en) + "</h2>";
    html += line(service->purpose) + line(service->hours) + where + center + "</main></body></html>";
    return {.type = "text/html; charset=utf-8", .body = std::move(html)};
}

}  // namespace server::handlers
