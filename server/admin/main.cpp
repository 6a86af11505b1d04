// linli-admin: the command line of the county's server.
#include <algorithm>
#include <cstdio>
#include <iostream>

#include <CLI/CLI.hpp>

#include "server/admin/archive.h"
#include "server/admin/card.h"
#include "server/admin/demo_files.h"
#include "server/admin/key_commands.h"
#include "server/admin/kiosk_commands.h"
#include "server/admin/operator.h"
#include "server/http/certificate.h"
#include "shared/core/file.h"
#include "shared/core/log.h"
#include "shared/wire/json.h"

namespace {

using server::admin::Operator;
using server::admin::Order;
using server::handlers::Method;
using wire::Json;

constexpr int kExitUsage = 2;

struct Arguments {
    std::string data;
    std::string name;
    std::string center;
    std::string kiosk;
    std::string kind;
    std::string command;
    int volume = -1;
    std::string resident;
    std::string pass;
    std::string file;
    std::string host;
    std::string demo;
    long long since = 0;
    bool password_stdin = false;
};
using Outcome = core::Result<void>;

core::Result<Json> ask(Operator& county, const Order& order) {
    auto answer = county.ask(order);
    if (!answer) return answer.failure();
    return wire::parse(*answer, 64U << 20U);
}

std::string text(const Json& value, const char* name) {
    return value.contains(name) && value[name].is_string() ? value[name].get<std::string>() : std::string{};
}

Outcome load_demo(Operator& county, const Arguments& arguments) {
    auto body = server::admin::demo_body(arguments.demo, std::filesystem::path{arguments.data} / "media");
    if (!body) return body.failure();
    if (auto done =
            ask(county, {.method = Method::Post, .path = "/api/v1/admin/demo", .body = std::move(*body)});
        !done) {
        return done.failure();
    }
    std::printf("the demo county is loaded\n");
    return {};
}

Outcome create_admin(Operator& county, const Arguments& arguments) {
    Json body{{"name", arguments.name}};
    if (arguments.password_stdin) {
        std::string password;
        std::getline(std::cin, password);
        body["password"] = password;
    }
    const auto made =
        ask(county, {.method = Method::Post, .path = "/api/v1/admin/staff", .body = wire::dump(body)});
    if (!made) return made.failure();
    const std::string link = text(*made, "link");
    if (link.empty()) {
        std::printf("created %s\n", arguments.name.c_str());
    } else {
        std::printf("%s\n", link.c_str());
    }
    return {};
}

Outcome renew_pin(Operator& county, const Arguments& arguments) {
    const auto answer =
        ask(county,
            {.method = Method::Post, .path = "/api/v1/admin/staff/" + arguments.name + "/pin", .body = "{}"});
    if (!answer) return answer.failure();
    std::printf("%s\n", text(*answer, "pin").c_str());
    return {};
}

// From standard input, so that no number stands in a list of processes.
Outcome set_phone(Operator& county, const Arguments& arguments) {
    std::string phone;
    std::getline(std::cin, phone);
    const auto answer = ask(county, {.method = Method::Post,
                                     .path = "/api/v1/admin/residents/" + arguments.resident + "/phone",
                                     .body = wire::dump({{"phone", phone}})});
    if (!answer) return answer.failure();
    std::printf("stored\n");
    return {};
}

Outcome list_centers(Operator& county, const Arguments& /*arguments*/) {
    const auto answer = ask(county, {.path = "/api/v1/admin/centers"});
    if (!answer) return answer.failure();
    for (const Json& center : (*answer)["centers"]) {
        std::printf("%s\t%s\n", text(center, "id").c_str(), text(center["name"], "zh").c_str());
    }
    return {};
}

Outcome kiosk_code(Operator& county, const Arguments& arguments) {
    Json body{{"center", arguments.center}, {"kiosk", arguments.kiosk}};
    if (!arguments.name.empty()) body["name"] = arguments.name;
    const auto answer =
        ask(county, {.method = Method::Post, .path = "/api/v1/admin/codes", .body = wire::dump(body)});
    if (!answer) return answer.failure();
    std::printf("%s\n", text(*answer, "code").c_str());
    return {};
}

Outcome list_residents(Operator& county, const Arguments& arguments) {
    const auto answer =
        ask(county, {.path = "/api/v1/admin/residents", .query = {{"center", arguments.center}}});
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

Outcome issue_pass(Operator& county, const Arguments& arguments) {
    const auto answer = ask(county, {.method = Method::Post,
                                     .path = "/api/v1/admin/passes",
                                     .body = wire::dump({{"resident", arguments.resident}})});
    if (!answer) return answer.failure();
    if (!arguments.file.empty()) {
        const auto png = server::admin::draw_card({.text = text(*answer, "text"),
                                                   .name = text(*answer, "name"),
                                                   .mark = text(*answer, "mark"),
                                                   .valid_until = text(*answer, "valid_until").substr(0, 10),
                                                   .is_sample = answer->value("sample", false)});
        if (!png) return png.failure();
        if (auto written = core::write_file(arguments.file, *png, core::FileMode::Private); !written)
            return written;
    }
    std::printf("%s\n", text(*answer, "text").c_str());
    return {};
}

Outcome revoke_pass(Operator& county, const Arguments& arguments) {
    const auto answer = ask(
        county,
        {.method = Method::Post, .path = "/api/v1/admin/passes/" + arguments.pass + "/revoke", .body = "{}"});
    if (!answer) return answer.failure();
    std::printf("revoked\n");
    return {};
}

Outcome list_events(Operator& county, const Arguments& arguments) {
    long long since = arguments.since;
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

Outcome make_tls(const Arguments& arguments) {
    const auto directory = std::filesystem::path{arguments.data} / "tls";
    if (auto made = core::make_writable_directory(directory); !made) return made;
    if (auto made = server::http::make_certificates(directory, arguments.host); !made) return made;
    std::printf("[tls]\ncert = \"%s\"\nkey = \"%s\"\n", (directory / "server.pem").c_str(),
                (directory / "server.key").c_str());
    return {};
}

int finish(const Outcome& outcome) {
    if (outcome) return 0;
    std::fprintf(stderr, "linli-admin: %s\n", outcome.error().message.c_str());
    return 1;
}

// A command that talks to the county.
void add_command(CLI::App* parent, const Arguments& arguments, int& code,
                 Outcome (*work)(Operator&, const Arguments&)) {
    parent->callback([&arguments, &code, work] {
        auto county = server::admin::open_operator(arguments.data);
        code = county ? finish(work(**county, arguments)) : finish(county.failure());
    });
}

void add_orders(CLI::App* kiosks, Arguments& arguments, int& code) {
    auto* command =
        kiosks->add_subcommand("command", "Tell one to do something, within five minutes; prints an id");
    command->add_option("ID", arguments.kiosk, "Which one")->required();
    command
        ->add_option(
            "KIND", arguments.kind,
            "pull, resnapshot, upload_logs, screenshot, restart_app, reboot, blank, unblank, identify, "
            "set_volume or clear_media")
        ->required();
    command->add_option("--volume", arguments.volume, "For set_volume: 0 to 100");
    add_command(command, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::give_command(county, given.kiosk, given.kind, given.volume);
    });
    auto* commands = kiosks->add_subcommand("commands", "What one was told, and what came of it");
    commands->add_option("ID", arguments.kiosk, "Which one")->required();
    add_command(commands, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::list_commands(county, given.kiosk);
    });
    auto* report = kiosks->add_subcommand("report", "Save the picture or the log that a command asked for");
    report->add_option("ID", arguments.kiosk, "Which one")->required();
    report->add_option("COMMAND", arguments.command, "The command's id")->required();
    report->add_option("FILE", arguments.file, "Where to")->required();
    add_command(report, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::save_report(county, given.kiosk, given.command, given.file);
    });
}

void add_kiosk_commands(CLI::App& app, Arguments& arguments, int& code) {
    auto* kiosks = app.add_subcommand("kiosk", "Kiosks")->require_subcommand(1);
    auto* enrolment =
        kiosks->add_subcommand("code", "A one-time code that pairs a new kiosk, or a known one anew");
    auto* center = enrolment->add_option("--center", arguments.center, "Where it stands");
    enrolment->add_option("--kiosk", arguments.kiosk, "Enrol this one anew, under its next epoch")
        ->excludes(center);
    enrolment->add_option("--name", arguments.name, "What to call it");
    add_command(enrolment, arguments, code, kiosk_code);
    add_command(kiosks->add_subcommand("list", "Id, state, epoch, online, centre, name, last seen"),
                arguments, code,
                [](Operator& county, const Arguments&) { return server::admin::list_kiosks(county); });
    const auto move = [&](const char* name, const char* what, Outcome (*work)(Operator&, const Arguments&)) {
        auto* command = kiosks->add_subcommand(name, what);
        command->add_option("ID", arguments.kiosk, "Which one")->required();
        add_command(command, arguments, code, work);
    };
    move("suspend", "Set one aside: its events are taken, it is given nothing",
         [](Operator& county, const Arguments& given) {
             return server::admin::move_kiosk(county, given.kiosk, "suspend");
         });
    move("resume", "Take one back into use", [](Operator& county, const Arguments& given) {
        return server::admin::move_kiosk(county, given.kiosk, "resume");
    });
    move("revoke", "Lock one out for ever; it destroys what it holds",
         [](Operator& county, const Arguments& given) {
             return server::admin::move_kiosk(county, given.kiosk, "revoke");
         });
    add_orders(kiosks, arguments, code);
    auto* unseal = kiosks->add_subcommand("unseal", "Take in what a locked-out kiosk left behind");
    unseal->add_option("FILE", arguments.file, "What linli-kiosk sealed wrote")->required();
    add_command(unseal, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::unseal(county, given.file);
    });
}

}  // namespace

int main(int argc, char** argv) {
    core::open_log("linli-admin");
    spdlog::set_level(spdlog::level::warn);
    Arguments arguments;
    int code = 0;
    CLI::App app{"Runs a county's Linli server from the command line.", "linli-admin"};
    app.set_version_flag("--version", std::string{"linli-admin "} + LINLI_VERSION);
    app.add_option("--data", arguments.data, "The server's data directory")->required();
    app.require_subcommand(1);

    auto* demo = app.add_subcommand("demo", "The demo county")
                     ->require_subcommand(1)
                     ->add_subcommand("load", "Load it, or bring it up to date");
    demo->add_option("--from", arguments.demo, "Directory that holds county.json");
    add_command(demo, arguments, code, load_demo);

    auto* create = app.add_subcommand("admin", "Administrators")
                       ->require_subcommand(1)
                       ->add_subcommand("create", "Create one; prints a link to set the password");
    create->add_option("NAME", arguments.name, "Name to log in with")->required();
    create->add_flag("--password-stdin", arguments.password_stdin,
                     "Read the password from standard input instead");
    add_command(create, arguments, code, create_admin);

    auto* pin = app.add_subcommand("staff", "Members of staff")
                    ->require_subcommand(1)
                    ->add_subcommand("pin", "A new PIN for the kiosks of their centres; prints it once");
    pin->add_option("NAME", arguments.name, "Name to log in with")->required();
    add_command(pin, arguments, code, renew_pin);

    add_command(app.add_subcommand("center", "Centres")
                    ->require_subcommand(1)
                    ->add_subcommand("list", "ID and name, one a line"),
                arguments, code, list_centers);

    add_kiosk_commands(app, arguments, code);

    auto* resident = app.add_subcommand("resident", "Residents")->require_subcommand(1);
    auto* residents = resident->add_subcommand("list", "ID, masked name, enrolled session ids");
    residents->add_option("--center", arguments.center, "Only those of this centre");
    add_command(residents, arguments, code, list_residents);

    auto* phone = resident->add_subcommand("phone", "Set the phone number; reads it from standard input");
    phone->add_option("--resident", arguments.resident, "Whose")->required();
    add_command(phone, arguments, code, set_phone);

    auto* pass = app.add_subcommand("pass", "Residents' passes")->require_subcommand(1);
    auto* issue = pass->add_subcommand("issue", "Issue one; prints its text");
    issue->add_option("--resident", arguments.resident, "For whom")->required();
    issue->add_option("--png", arguments.file, "Also draw the card to print");
    add_command(issue, arguments, code, issue_pass);
    auto* revoke = pass->add_subcommand("revoke", "Revoke one; kiosks know at once");
    revoke->add_option("--pass", arguments.pass, "Its id, 16 hex digits")->required();
    add_command(revoke, arguments, code, revoke_pass);

    auto* keys =
        app.add_subcommand("keys", "Keys that sign passes, and the root above them")->require_subcommand(1);
    auto* rotate = keys->add_subcommand("rotate", "Begin with a new one");
    rotate->add_option("--root", arguments.file, "The root, where it was taken off the server");
    add_command(rotate, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::rotate_keys(county, given.file);
    });
    auto* out =
        keys->add_subcommand("root-out", "Take the root off the server, to a file that is kept elsewhere");
    out->add_option("FILE", arguments.file, "A file that does not exist yet")->required();
    add_command(out, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::root_out(county, given.file);
    });

    auto* tls = app.add_subcommand("tls", "Certificates")
                    ->require_subcommand(1)
                    ->add_subcommand("make", "A CA and a certificate of the county's own");
    tls->add_option("--host", arguments.host, "Name or address of the server")->required();
    tls->callback([&] { code = finish(make_tls(arguments)); });

    auto* events = app.add_subcommand("event", "Events of kiosks")
                       ->require_subcommand(1)
                       ->add_subcommand("list", "One JSON object a line");
    events->add_option("--since", arguments.since, "Only those after this seq");
    add_command(events, arguments, code, list_events);

    auto* backup = app.add_subcommand("backup", "Write everything to one file; the server may run");
    backup->add_option("FILE", arguments.file, "A file that does not exist yet")->required();
    backup->callback([&] { code = finish(server::admin::back_up(arguments.data, arguments.file)); });
    auto* restore = app.add_subcommand("restore", "Bring a backup back; no server may run");
    restore->add_option("FILE", arguments.file, "What backup wrote")->required();
    restore->callback([&] { code = finish(server::admin::restore(arguments.data, arguments.file)); });
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& wanted) {
        return app.exit(wanted);
    } catch (const CLI::ParseError& wrong) {
        app.exit(wrong);
        return kExitUsage;
    }
    return code;
}
