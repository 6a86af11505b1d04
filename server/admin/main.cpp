// linli-admin: the command line of the county's server.
#include <cstdio>

#include <CLI/CLI.hpp>

#include "server/admin/archive.h"
#include "server/admin/county_commands.h"
#include "server/admin/key_commands.h"
#include "server/admin/kiosk_commands.h"
#include "server/admin/operator.h"
#include "server/http/certificate.h"
#include "shared/core/file.h"
#include "shared/core/log.h"

namespace {

using server::admin::Operator;

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
    add_command(enrolment, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::kiosk_code(county,
                                         {.center = given.center, .id = given.kiosk, .name = given.name});
    });
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

void add_county_commands(CLI::App& app, Arguments& arguments, int& code) {
    auto* demo = app.add_subcommand("demo", "The demo county")
                     ->require_subcommand(1)
                     ->add_subcommand("load", "Load it, or bring it up to date");
    demo->add_option("--from", arguments.demo, "Directory that holds county.json");
    add_command(demo, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::load_demo(county, given.demo, std::filesystem::path{given.data} / "media");
    });

    auto* create = app.add_subcommand("admin", "Administrators")
                       ->require_subcommand(1)
                       ->add_subcommand("create", "Create one; prints a link to set the password");
    create->add_option("NAME", arguments.name, "Name to log in with")->required();
    create->add_flag("--password-stdin", arguments.password_stdin,
                     "Read the password from standard input instead");
    add_command(create, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::create_admin(county, given.name, given.password_stdin);
    });

    auto* pin = app.add_subcommand("staff", "Members of staff")
                    ->require_subcommand(1)
                    ->add_subcommand("pin", "A new PIN for the kiosks of their centres; prints it once");
    pin->add_option("NAME", arguments.name, "Name to log in with")->required();
    add_command(pin, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::renew_pin(county, given.name);
    });

    add_command(app.add_subcommand("center", "Centres")
                    ->require_subcommand(1)
                    ->add_subcommand("list", "ID and name, one a line"),
                arguments, code,
                [](Operator& county, const Arguments&) { return server::admin::list_centers(county); });
}

void add_resident_commands(CLI::App& app, Arguments& arguments, int& code) {
    auto* resident = app.add_subcommand("resident", "Residents")->require_subcommand(1);
    auto* residents = resident->add_subcommand("list", "ID, masked name, enrolled session ids");
    residents->add_option("--center", arguments.center, "Only those of this centre");
    add_command(residents, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::list_residents(county, given.center);
    });

    auto* phone = resident->add_subcommand("phone", "Set the phone number; reads it from standard input");
    phone->add_option("--resident", arguments.resident, "Whose")->required();
    add_command(phone, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::set_phone(county, given.resident);
    });

    auto* pass = app.add_subcommand("pass", "Residents' passes")->require_subcommand(1);
    auto* issue = pass->add_subcommand("issue", "Issue one; prints its text");
    issue->add_option("--resident", arguments.resident, "For whom")->required();
    issue->add_option("--png", arguments.file, "Also draw the card to print");
    add_command(issue, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::issue_pass(county, given.resident, given.file);
    });
    auto* revoke = pass->add_subcommand("revoke", "Revoke one; kiosks know at once");
    revoke->add_option("--pass", arguments.pass, "Its id, 16 hex digits")->required();
    add_command(revoke, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::revoke_pass(county, given.pass);
    });
}

void add_key_commands(CLI::App& app, Arguments& arguments, int& code) {
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
                    ->add_subcommand("make", "A CA and a certificate of the county's own; again to renew it");
    tls->add_option("--host", arguments.host, "Name or address of the server")->required();
    tls->callback([&] { code = finish(make_tls(arguments)); });
}

void add_book_commands(CLI::App& app, Arguments& arguments, int& code) {
    auto* events = app.add_subcommand("event", "Events of kiosks")
                       ->require_subcommand(1)
                       ->add_subcommand("list", "One JSON object a line");
    events->add_option("--since", arguments.since, "Only those after this seq");
    add_command(events, arguments, code, [](Operator& county, const Arguments& given) {
        return server::admin::list_events(county, given.since);
    });

    auto* backup = app.add_subcommand(
        "backup", "Write all but certificates and configuration to one file; the server may run");
    backup->add_option("FILE", arguments.file, "A file that does not exist yet")->required();
    backup->callback([&] { code = finish(server::admin::back_up(arguments.data, arguments.file)); });
    auto* restore = app.add_subcommand("restore", "Bring a backup back; no server may run");
    restore->add_option("FILE", arguments.file, "What backup wrote")->required();
    restore->callback([&] { code = finish(server::admin::restore(arguments.data, arguments.file)); });
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

    add_county_commands(app, arguments, code);
    add_kiosk_commands(app, arguments, code);
    add_resident_commands(app, arguments, code);
    add_key_commands(app, arguments, code);
    add_book_commands(app, arguments, code);
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
