#include "server/handlers/routes.h"

#include "server/handlers/all.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

using enum Method;
using enum Access;
using enum Work;
using R = service::Right;

constexpr std::size_t kSmall = 16U << 10U;
constexpr std::size_t kBatch = 256U << 10U;
constexpr std::size_t kCounty = 1U << 20U;

std::vector<std::string_view> split(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const auto slash = path.find('/');
        parts.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos) break;
        path.remove_prefix(slash + 1);
    }
    return parts;
}

bool fits(std::string_view pattern, std::string_view path, std::map<std::string, std::string>& params) {
    const auto want = split(pattern);
    const auto have = split(path);
    if (want.size() != have.size()) return false;
    for (std::size_t i = 0; i < want.size(); ++i) {
        const bool place = want[i].size() > 2 && want[i].front() == '{';
        if (!place && want[i] != have[i]) return false;
        if (place && have[i].empty()) return false;
        if (place) params[std::string{want[i].substr(1, want[i].size() - 2)}] = std::string{have[i]};
    }
    return true;
}

}  // namespace

const std::vector<Route>& routes() {
    static const std::vector<Route> kRoutes{
        {Get, "/healthz", Open, {}, Read, 0, health, "Alive and able to read the database"},
        {Get, "/metrics", Open, {}, Read, 0, metrics, "Figures in Prometheus text format"},
        {Get, "/s/{id}", Open, {}, Read, 0, service_page, "Plain page of a service, for phones"},
        {Get, "/api/v1/openapi.json", Open, {}, Read, 0, openapi, "This document"},

        {Post, "/api/v1/session", Open, {}, Read, kSmall, log_in, "Log in with name and password"},
        {Get, "/api/v1/session", Staff, {}, Read, 0, who_am_i, "Who is logged in, and what they may do"},
        {Delete, "/api/v1/session", Staff, {}, Write, kSmall, log_out, "Log out"},
        {Post,
         "/api/v1/session/password",
         Open,
         {},
         Write,
         kSmall,
         set_own_password,
         "Set a password by a one-time link"},
        {Get, "/api/v1/audit", Staff, R::ReadAudit, Read, 0, list_audit, "Who changed what, newest first"},

        {Get, "/api/v1/centers", Staff, R::ReadCenters, Read, 0, list_centers, "Centres and their kiosks"},
        {Get, "/api/v1/sessions", Staff, R::ReadCheckIns, Read, 0, list_sessions, "Sessions of a day"},
        {Get, "/api/v1/sessions/{id}/attendance", Staff, R::ReadCheckIns, Read, 0, list_attendance,
         "Who checked in to a session"},
        {Get, "/api/v1/checkins", Staff, R::ReadCheckIns, Read, 0, list_check_ins,
         "Check-ins of a day, newest first"},
        {Get, "/api/v1/quarantine", Staff, R::ReadCheckIns, Read, 0, list_quarantine,
         "Events that could not be taken"},
        {Get, "/api/v1/dashboard", Staff, R::ReadCenters, Read, 0, dashboard, "Figures of today"},
        {Get, "/api/v1/events", Staff, R::ReadCenters, Stream, 0, console_stream,
         "Live news for the console"},

        {Get, "/api/v1/announcements", Staff, R::PublishInfo, Read, 0, list_announcements,
         "Announcements, newest first"},
        {Post, "/api/v1/announcements", Staff, R::PublishInfo, Write, kSmall, publish_announcement,
         "Publish an announcement"},
        {Post, "/api/v1/announcements/{id}/approve", Staff, R::ApproveEmergency, Write, kSmall,
         approve_announcement, "Approve an emergency as the second person"},
        {Post, "/api/v1/announcements/{id}/recall", Staff, R::PublishInfo, Write, kSmall, recall_announcement,
         "Take an announcement off every screen"},
        {Get, "/api/v1/announcements/{id}/delivery", Staff, R::PublishInfo, Read, 0, announcement_delivery,
         "Which kiosks have it"},

        {Get, "/api/v1/desk/requests", Staff, R::ServeDesk, Read, 0, list_desk_requests,
         "What staff are asked for from the screens, newest first"},
        {Post, "/api/v1/desk/requests/{id}/seen", Staff, R::ServeDesk, Write, kSmall, see_desk_request,
         "Somebody is on the way; the kiosk says so"},
        {Post, "/api/v1/desk/requests/{id}/close", Staff, R::ServeDesk, Write, kSmall, close_desk_request,
         "It is done"},
        {Get, "/api/v1/waitlist", Staff, R::ServeDesk, Read, 0, list_waiting,
         "Who waits for a place, by session and position"},
        {Post, "/api/v1/waitlist/{id}/place", Staff, R::ServeDesk, Write, kSmall, place_waiting,
         "Give the place: enrols the person"},
        {Post, "/api/v1/waitlist/{id}/drop", Staff, R::ServeDesk, Write, kSmall, drop_waiting,
         "Take somebody off the list"},
        {Get, "/api/v1/racks", Staff, R::ServeDesk, Read, 0, list_racks, "Racks and the state of every slot"},
        {Get, "/api/v1/loans", Staff, R::ServeDesk, Read, 0, list_loans,
         "What is lent, and to whom (masked)"},
        {Post, "/api/v1/loans/{id}/return", Staff, R::ServeDesk, Write, kSmall, take_loan_back,
         "It came back into staff's hands"},
        {Post, "/api/v1/items/{id}/state", Staff, R::ServeDesk, Write, kSmall, set_item_state,
         "Put an item aside for repair, or back"},
        {Post, "/api/v1/session/pin", Staff, R::ServeDesk, Write, kSmall, renew_own_pin,
         "A new PIN for the kiosks of one's centres, shown once"},

        {Post,
         "/api/v1/lookup/phone",
         Kiosk,
         {},
         Read,
         kSmall,
         look_up_phone,
         "A phone number instead of a pass"},

        {Post, "/api/v1/kiosks/{id}/suspend", Staff, R::ManageKiosks, Write, kSmall, suspend_kiosk,
         "Set a kiosk aside: its events are taken, it is given nothing"},
        {Post, "/api/v1/kiosks/{id}/resume", Staff, R::ManageKiosks, Write, kSmall, resume_kiosk,
         "Take a kiosk back into use"},
        {Post, "/api/v1/kiosks/{id}/revoke", Staff, R::ManageKiosks, Write, kSmall, revoke_kiosk,
         "Lock a kiosk out for ever; it destroys what it holds"},
        {Post, "/api/v1/kiosks/{id}/commands", Staff, R::ManageKiosks, Write, kSmall, give_command,
         "Tell a kiosk to do something; signed, for five minutes"},
        {Get, "/api/v1/kiosks/{id}/commands", Staff, R::ManageKiosks, Read, 0, list_commands,
         "What a kiosk was told, and what came of it"},
        {Get, "/api/v1/kiosks/{id}/commands/{command}/report", Staff, R::ManageKiosks, Read, 0,
         command_report, "The picture or log that a command asked for"},

        {Post, "/api/v1/enroll", Open, {}, Write, kSmall, enroll, "Pair a new kiosk by its code"},
        {Post, "/api/v1/auth/challenge", Open, {}, Read, kSmall, challenge, "A nonce for a kiosk to sign"},
        {Post, "/api/v1/auth/token", Open, {}, Write, kSmall, token, "A token for a signed nonce"},
        {Get, "/api/v1/time", Open, {}, Read, 0, signed_time, "The time, signed"},
        {Post, "/api/v1/sync/push", Kiosk, {}, Write, kBatch, push_events, "Events up, a verdict on each"},
        {Post,
         "/api/v1/sync/quarantine",
         Kiosk,
         {},
         Write,
         kBatch,
         take_quarantined,
         "An event that was refused, as it is"},
        {Get, "/api/v1/sync/pull", Kiosk, {}, Read, 0, pull_changes, "Changes since a cursor"},
        {Get, "/api/v1/sync/snapshot", Kiosk, {}, Read, 0, snapshot, "Offers a snapshot, for a first start"},
        {Get,
         "/api/v1/sync/snapshot/{id}",
         Kiosk,
         {},
         Read,
         0,
         snapshot_file,
         "A snapshot, which never changes; by ranges"},
        {Post, "/api/v1/ratings", Kiosk, {}, Write, kBatch, take_ratings, "Ratings, unlinkable"},
        {Post, "/api/v1/heartbeat", Kiosk, {}, Write, kSmall, heartbeat, "How a kiosk is doing"},
        {Post,
         "/api/v1/commands/{id}/report",
         Kiosk,
         {},
         Write,
         kBatch,
         take_report,
         "The picture or log that a command asked for"},
        {Get, "/api/v1/stream", Kiosk, {}, Stream, 0, kiosk_stream, "Pokes for a kiosk"},
        {Get, "/api/v1/media/{sha256}", Kiosk, {}, Read, 0, media_file, "A picture by its content"},

        {Post, "/api/v1/admin/demo", Local, {}, Write, kCounty, admin_load_demo, "Load the demo county"},
        {Post, "/api/v1/admin/staff", Local, {}, Write, kSmall, admin_create, "Create an administrator"},
        {Post,
         "/api/v1/admin/staff/{name}/pin",
         Local,
         {},
         Write,
         kSmall,
         admin_renew_pin,
         "A new PIN for a member of staff"},
        {Post,
         "/api/v1/admin/residents/{id}/phone",
         Local,
         {},
         Write,
         kSmall,
         admin_set_phone,
         "A resident's phone number, kept as its index"},
        {Get, "/api/v1/admin/centers", Local, {}, Read, 0, admin_centers, "All centres"},
        {Post,
         "/api/v1/admin/codes",
         Local,
         {},
         Write,
         kSmall,
         admin_kiosk_code,
         "A code that pairs a kiosk"},
        {Get, "/api/v1/admin/kiosks", Local, {}, Read, 0, admin_kiosks, "The fleet"},
        {Post,
         "/api/v1/admin/kiosks/{id}/suspend",
         Local,
         {},
         Write,
         kSmall,
         suspend_kiosk,
         "Set a kiosk aside"},
        {Post,
         "/api/v1/admin/kiosks/{id}/resume",
         Local,
         {},
         Write,
         kSmall,
         resume_kiosk,
         "Take a kiosk back into use"},
        {Post,
         "/api/v1/admin/kiosks/{id}/revoke",
         Local,
         {},
         Write,
         kSmall,
         revoke_kiosk,
         "Lock a kiosk out for ever"},
        {Post,
         "/api/v1/admin/kiosks/{id}/commands",
         Local,
         {},
         Write,
         kSmall,
         give_command,
         "Tell a kiosk to do something"},
        {Get,
         "/api/v1/admin/kiosks/{id}/commands",
         Local,
         {},
         Read,
         0,
         list_commands,
         "What a kiosk was told"},
        {Get,
         "/api/v1/admin/kiosks/{id}/commands/{command}/report",
         Local,
         {},
         Read,
         0,
         command_report,
         "What a command asked for"},
        {Post,
         "/api/v1/admin/sealed",
         Local,
         {},
         Write,
         kCounty,
         admin_take_sealed,
         "What a locked-out kiosk left behind"},
        {Get, "/api/v1/admin/residents", Local, {}, Read, 0, admin_residents, "Residents, masked"},
        {Post, "/api/v1/admin/passes", Local, {}, Write, kSmall, admin_issue_pass, "Issue a resident's pass"},
        {Post,
         "/api/v1/admin/passes/{id}/revoke",
         Local,
         {},
         Write,
         kSmall,
         admin_revoke_pass,
         "Revoke a pass"},
        {Post,
         "/api/v1/admin/keys",
         Local,
         {},
         Write,
         kSmall,
         admin_rotate_keys,
         "Begin signing with a new key"},
        {Post,
         "/api/v1/admin/keys/signature",
         Local,
         {},
         Write,
         kSmall,
         admin_sign_keys,
         "Put a list of keys into force that the root signed elsewhere"},
        {Post,
         "/api/v1/admin/keys/root",
         Local,
         {},
         Write,
         kSmall,
         admin_show_root,
         "The root's secrets, to be kept elsewhere"},
        {Post,
         "/api/v1/admin/keys/root/forget",
         Local,
         {},
         Write,
         kSmall,
         admin_forget_root,
         "Take the root's secrets off this server"},
        {Get, "/api/v1/admin/events", Local, {}, Read, 0, admin_events, "Events as they came in"},
    };
    return kRoutes;
}

Match match(Method method, std::string_view path) {
    Match result;
    for (const Route& route : routes()) {
        std::map<std::string, std::string> params;
        if (!fits(route.path, path, params)) continue;
        if (route.method != method) {
            result.other_method = true;
            continue;
        }
        result.route = &route;
        result.params = std::move(params);
        return result;
    }
    return result;
}

std::string_view method_name(Method method) {
    switch (method) {
        case Get:
            return "get";
        case Post:
            return "post";
        case Delete:
            return "delete";
    }
    return "";
}

std::string openapi_document(std::string_view version) {
    wire::Json paths = wire::Json::object();
    for (const Route& route : routes()) {
        wire::Json operation{{"summary", route.summary}, {"responses", wire::Json::object()}};
        const bool page = route.path == "/metrics" || route.path.starts_with("/s/");
        const char* type = route.work == Stream ? "text/event-stream"
                           : page               ? "text/plain"
                                                : "application/json";
        operation["responses"]["2XX"] = {{"description", "Done"},
                                         {"content", {{type, wire::Json::object()}}}};
        operation["responses"]["4XX"] = {
            {"description", "Refused"},
            {"content", {{"application/json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}}}};
        std::map<std::string, std::string> params;
        fits(route.path, route.path, params);
        for (const auto& [name, value] : params) {
            operation["parameters"].push_back(
                {{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}});
        }
        if (route.body_limit > 0 && route.method == Post) {
            operation["requestBody"] = {
                {"content", {{"application/json", {{"schema", {{"type", "object"}}}}}}}};
        }
        if (route.access == Staff) operation["security"] = {{{"cookie", wire::Json::array()}}};
        if (route.access == Kiosk) operation["security"] = {{{"bearer", wire::Json::array()}}};
        if (route.access == Local)
            operation["description"] = "Only over the admin socket of the machine itself.";
        if (route.right) operation["x-right"] = service::right_name(*route.right);
        paths[std::string{route.path}][std::string{method_name(route.method)}] = operation;
    }
    const wire::Json problem{
        {"type", "object"},
        {"properties",
         {{"error",
           {{"type", "object"},
            {"properties", {{"code", {{"type", "string"}}}, {"message", {{"type", "string"}}}}},
            {"required", {"code"}}}}}}};
    return wire::dump({{"openapi", "3.1.0"},
                       {"info", {{"title", "Linli"}, {"version", version}}},
                       {"paths", paths},
                       {"components",
                        {{"schemas", {{"Problem", problem}}},
                         {"securitySchemes",
                          {{"cookie", {{"type", "apiKey"}, {"in", "cookie"}, {"name", "linli"}}},
                           {"bearer", {{"type", "http"}, {"scheme", "bearer"}}}}}}}});
}

}  // namespace server::handlers
