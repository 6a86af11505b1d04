#include "server/admin/county_commands.h"

#include <algorithm>
#include <cstdio>
#include <iostream>

#include "server/admin/answers.h"
#include "server/admin/card.h"
#include "server/admin/demo_files.h"
#include "shared/core/file.h"

namespace server::admin {

using handlers::Method;
using wire::Json;

core::Result<void> load_demo(Operator& county, const std::string& from, const std::filesystem::path& media) {
    auto body = demo_body(from, media);
    if (!body) return body.failure();
    if (auto done =
            ask(county, {.method = Method::Post, .path = "/api/v1/admin/demo", .body = std::move(*body)});
        !done) {
        return done.failure();
    }
    std::printf("the demo county is loaded\n");
    return {};
}

core::Result<void> create_admin(Operator& county, const std::string& name, bool password_from_input) {
    Json body{{"name", name}};
    if (password_from_input) {
        std::string password;
        std::getline(std::cin, password);
        body["password"] = password;
    }
    const auto made =
        ask(county, {.method = Method::Post, .path = "/api/v1/admin/staff", .body = wire::dump(body)});
    if (!made) return made.failure();
    const std::string link = text(*made, "link");
    if (link.empty()) {
        std::printf("created %s\n", name.c_str());
    } else {
        std::printf("%s\n", link.c_str());
    }
    return {};
}

core::Result<void> renew_pin(Operator& county, const std::string& name) {
    const auto answer =
        ask(county, {.method = Method::Post, .path = "/api/v1/admin/staff/" + name + "/pin", .body = "{}"});
    if (!answer) return answer.failure();
    std::printf("%s\n", text(*answer, "pin").c_str());
    return {};
}

// From standard input, so that no number stands in a list of processes.
core::Result<void> set_phone(Operator& county, const std::string& resident) {
    std::string phone;
    std::getline(std::cin, phone);
    const auto answer = ask(county, {.method = Method::Post,
                                     .path = "/api/v1/admin/residents/" + resident + "/phone",
                                     .body = wire::dump({{"phone", phone}})});
    if (!answer) return answer.failure();
    std::printf("stored\n");
    return {};
}

core::Result<void> list_centers(Operator& county) {
    const auto answer = ask(county, {.path = "/api/v1/admin/centers"});
    if (!answer) return answer.failure();
    for (const Json& center : (*answer)["centers"]) {
        std::printf("%s\t%s\n", text(center, "id").c_str(), text(center["name"], "zh").c_str());
    }
    return {};
}

core::Result<void> kiosk_code(Operator& county, const CodeFor& kiosk) {
    Json body{{"center", kiosk.center}, {"kiosk", kiosk.id}};
    if (!kiosk.name.empty()) body["name"] = kiosk.name;
    const auto answer =
        ask(county, {.method = Method::Post, .path = "/api/v1/admin/codes", .body = wire::dump(body)});
    if (!answer) return answer.failure();
    std::printf("%s\n", text(*answer, "code").c_str());
    return {};
}

core::Result<void> list_residents(Operator& county, const std::string& center) {
    const auto answer = ask(county, {.path = "/api/v1/admin/residents", .query = {{"center", center}}});
    if (!answer) return answer.failure();
    for (const Json& resident : (*answer)["residents"]) {
        std::string sessions;
        for (const Json& id : resident["sessions"])
            sessions += (sessions.empty() ? "" : ",") + id.get<std::string>();
        std::printf("%s\t%s\t%s\n", text(resident, "id").c_str(), text(resident, "masked_name").c_str(),
                    sessions.c_str());
    }
    return {};
}

core::Result<void> issue_pass(Operator& county, const std::string& resident,
                              const std::filesystem::path& png) {
    const auto answer = ask(county, {.method = Method::Post,
                                     .path = "/api/v1/admin/passes",
                                     .body = wire::dump({{"resident", resident}})});
    if (!answer) return answer.failure();
    if (!png.empty()) {
        const auto card = draw_card({.text = text(*answer, "text"),
                                     .name = text(*answer, "name"),
                                     .mark = text(*answer, "mark"),
                                     .valid_until = text(*answer, "valid_until").substr(0, 10),
                                     .is_sample = answer->value("sample", false)});
        if (!card) return card.failure();
        if (auto written = core::write_file(png, *card, core::FileMode::Private); !written) return written;
    }
    std::printf("%s\n", text(*answer, "text").c_str());
    return {};
}

core::Result<void> revoke_pass(Operator& county, const std::string& pass) {
    const auto answer = ask(
        county, {.method = Method::Post, .path = "/api/v1/admin/passes/" + pass + "/revoke", .body = "{}"});
    if (!answer) return answer.failure();
    std::printf("revoked\n");
    return {};
}

core::Result<void> list_events(Operator& county, long long since) {
    while (true) {
        const auto answer =
            ask(county, {.path = "/api/v1/admin/events", .query = {{"since", std::to_string(since)}}});
        if (!answer) return answer.failure();
        for (const Json& event : (*answer)["events"]) {
            std::printf("%s\n", wire::dump(event).c_str());
            since = std::max(since, event.value("seq", since));
        }
        if (!answer->value("more", false)) return {};
    }
}

}  // namespace server::admin
