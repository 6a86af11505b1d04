// The table itself.
#include "server/handlers/all.h"
#include "server/handlers/routes.h"

namespace server::handlers {
namespace {

using enum Method;
using enum Access;
using enum Work;
using R = service::Right;
using Routes = std::vector<Route>;
using Handler = Response (*)(Call&);

constexpr std::size_t kSmall = 16U << 10U;
constexpr std::size_t kBatch = 256U << 10U;
constexpr std::size_t kCounty = 1U << 20U;

Route reads(Access who, std::string_view path, Handler handler, std::string_view summary) {
    return {.method = Get, .path = path, .access = who, .handler = handler, .summary = summary};
}

// Staff who have this right.
Route shows(R right, std::string_view path, Handler handler, std::string_view summary) {
    Route route = reads(Staff, path, handler, summary);
    route.right = right;
    return route;
}

Route streams(Access who, std::string_view path, Handler handler, std::string_view summary) {
    Route route = reads(who, path, handler, summary);
    route.work = Stream;
    return route;
}

Route changes(Access who, std::string_view path, Handler handler, std::string_view summary,
              std::size_t limit = kSmall) {
    return {.method = Post,
            .path = path,
            .access = who,
            .work = Write,
            .body_limit = limit,
            .handler = handler,
            .summary = summary};
}

// Staff who have this right.
Route acts(R right, std::string_view path, Handler handler, std::string_view summary,
           std::size_t limit = kSmall) {
    Route route = changes(Staff, path, handler, summary, limit);
    route.right = right;
    return route;
}

Route erases(R right, std::string_view path, Handler handler, std::string_view summary) {
    Route route = acts(right, path, handler, summary);
    route.method = Delete;
    return route;
}

// Takes a body, and changes nothing.
Route asks(Access who, std::string_view path, Handler handler, std::string_view summary) {
    Route route = changes(who, path, handler, summary);
    route.work = Read;
    return route;
}

// For anybody; what comes in is checked by its handler.
Routes open_routes() {
    return {
        reads(Open, "/healthz", health, "Alive and able to read the database"),
        reads(Open, "/metrics", metrics, "Figures in Prometheus text format"),
        reads(Open, "/s/{id}", service_page, "Plain page of a service, for phones"),
        reads(Open, "/api/v1/openapi.json", openapi, "This document"),
        asks(Open, "/api/v1/session", log_in, "Log in with name and password"),
        changes(Open, "/api/v1/session/password", set_own_password, "Set a password by a one-time link"),
        changes(Open, "/api/v1/enroll", enroll, "Pair a new kiosk by its code"),
        asks(Open, "/api/v1/auth/challenge", challenge, "A nonce for a kiosk to sign"),
        changes(Open, "/api/v1/auth/token", token, "A token for a signed nonce"),
        reads(Open, "/api/v1/time", signed_time, "The time, signed"),
    };
}

// The console: logging in, announcements, what is on today.
Routes staff_routes() {
    return {
        reads(Staff, "/api/v1/session", who_am_i, "Who is logged in, and what they may do"),
        {.method = Delete,
         .path = "/api/v1/session",
         .access = Staff,
         .work = Write,
         .body_limit = kSmall,
         .handler = log_out,
         .summary = "Log out"},
        shows(R::ReadAudit, "/api/v1/audit", list_audit, "Who changed what, newest first"),
        shows(R::ReadCenters, "/api/v1/centers", list_centers, "Centres and their kiosks"),
        shows(R::ReadCheckIns, "/api/v1/sessions", list_sessions, "Sessions of a day"),
        shows(R::ReadCheckIns, "/api/v1/sessions/{id}/attendance", list_attendance,
              "Who checked in to a session"),
        shows(R::ReadCheckIns, "/api/v1/checkins", list_check_ins, "Check-ins of a day, newest first"),
        shows(R::ReadCheckIns, "/api/v1/quarantine", list_quarantine, "Events that could not be taken"),
        shows(R::ReadCenters, "/api/v1/dashboard", dashboard, "Figures of today"),
        {.path = "/api/v1/events",
         .access = Staff,
         .right = R::ReadCenters,
         .work = Stream,
         .handler = console_stream,
         .summary = "Live news for the console"},
        shows(R::PublishInfo, "/api/v1/announcements", list_announcements, "Announcements, newest first"),
        acts(R::PublishInfo, "/api/v1/announcements", publish_announcement, "Publish an announcement"),
        acts(R::ApproveEmergency, "/api/v1/announcements/{id}/approve", approve_announcement,
             "Approve an emergency as the second person"),
        acts(R::PublishInfo, "/api/v1/announcements/{id}/recall", recall_announcement,
             "Take an announcement off every screen"),
        shows(R::PublishInfo, "/api/v1/announcements/{id}/delivery", announcement_delivery,
              "Which kiosks have it"),
    };
}

// The console: the service desk, lending and the fleet.
Routes desk_routes() {
    return {
        shows(R::ServeDesk, "/api/v1/desk/requests", list_desk_requests,
              "What staff are asked for from the screens, newest first"),
        acts(R::ServeDesk, "/api/v1/desk/requests/{id}/seen", see_desk_request,
             "Somebody is on the way; the kiosk says so"),
        acts(R::ServeDesk, "/api/v1/desk/requests/{id}/close", close_desk_request, "It is done"),
        shows(R::ServeDesk, "/api/v1/waitlist", list_waiting,
              "Who waits for a place, by session and position"),
        acts(R::ServeDesk, "/api/v1/waitlist/{id}/place", place_waiting, "Give the place: enrols the person"),
        acts(R::ServeDesk, "/api/v1/waitlist/{id}/drop", drop_waiting, "Take somebody off the list"),
        shows(R::ServeDesk, "/api/v1/racks", list_racks, "Racks and the state of every slot"),
        shows(R::ServeDesk, "/api/v1/loans", list_loans, "What is lent, and to whom (masked)"),
        acts(R::ServeDesk, "/api/v1/loans/{id}/return", take_loan_back, "It came back into staff's hands"),
        acts(R::ServeDesk, "/api/v1/items/{id}/state", set_item_state,
             "Put an item aside for repair, or back"),
        acts(R::ServeDesk, "/api/v1/session/pin", renew_own_pin,
             "A new PIN for the kiosks of one's centres, shown once"),
        acts(R::ManageKiosks, "/api/v1/kiosks/{id}/suspend", suspend_kiosk,
             "Set a kiosk aside: its events are taken, it is given nothing"),
        acts(R::ManageKiosks, "/api/v1/kiosks/{id}/resume", resume_kiosk, "Take a kiosk back into use"),
        acts(R::ManageKiosks, "/api/v1/kiosks/{id}/revoke", revoke_kiosk,
             "Lock a kiosk out for ever; it destroys what it holds"),
        acts(R::ManageKiosks, "/api/v1/kiosks/{id}/commands", give_command,
             "Tell a kiosk to do something; signed, for five minutes"),
        shows(R::ManageKiosks, "/api/v1/kiosks/{id}/commands", list_commands,
              "What a kiosk was told, and what came of it"),
        shows(R::ManageKiosks, "/api/v1/kiosks/{id}/commands/{command}/report", command_report,
              "The picture or log that a command asked for"),
    };
}

// What the screens play: the library, playlists, the schedule and its preview.
Routes signage_routes() {
    Route upload = acts(R::EditSignage, "/api/v1/library", upload_media,
                        "Bring a picture, a video or a PDF (?name=, ?center=); converted after the answer");
    upload.body_limit = 0;
    upload.takes_file = true;
    return {
        upload,
        shows(R::EditSignage, "/api/v1/library", list_media,
              "Files, their state, and what is wrong with them"),
        shows(R::EditSignage, "/api/v1/library/{id}/content", media_content, "A file as kiosks play it"),
        shows(R::EditSignage, "/api/v1/library/{id}/still", media_still, "A small picture of a file"),
        erases(R::EditSignage, "/api/v1/library/{id}", delete_media, "Remove a file that no playlist shows"),
        shows(R::EditSignage, "/api/v1/playlists", list_playlists, "Playlists and who plays them"),
        acts(R::EditSignage, "/api/v1/playlists", create_playlist, "Make a playlist", kBatch),
        acts(R::EditSignage, "/api/v1/playlists/{id}", change_playlist, "Change a playlist", kBatch),
        erases(R::EditSignage, "/api/v1/playlists/{id}", delete_playlist,
               "Remove a playlist that nobody plays"),
        shows(R::EditSignage, "/api/v1/entries", list_entries, "When which playlist plays where"),
        acts(R::EditSignage, "/api/v1/entries", create_entry,
             "Schedule a playlist; a take-over waits for a second person"),
        acts(R::EditSignage, "/api/v1/entries/{id}", change_entry, "Change when a playlist plays"),
        acts(R::ApproveEmergency, "/api/v1/entries/{id}/approve", approve_entry,
             "Let a take-over play, as the second person"),
        erases(R::EditSignage, "/api/v1/entries/{id}", delete_entry, "Take a playlist off the schedule"),
        shows(R::PublishInfo, "/api/v1/templates", list_templates, "Emergency announcements that lie ready"),
        acts(R::ApproveEmergency, "/api/v1/templates", create_template, "Prepare an emergency announcement"),
        erases(R::ApproveEmergency, "/api/v1/templates/{id}", delete_template, "Remove a prepared one"),
        shows(R::EditSignage, "/api/v1/plays", play_report,
              "What was shown from day to day, by item, kiosk and day (?from=, ?until=, ?center=)"),
        shows(R::EditSignage, "/api/v1/plays.csv", play_report_csv,
              "The same, line by line, for a spreadsheet"),
        shows(R::EditSignage, "/api/v1/kiosks/{id}/preview", preview_kiosk,
              "What a kiosk plays on a day, and why (?at=)"),
        acts(R::EditSignage, "/api/v1/kiosks/{id}/tags", set_kiosk_tags,
             "The words by which targets name it"),
        acts(R::EditSignage, "/api/v1/centers/{id}/signage", set_center_signage,
             "What plays where nothing is scheduled, and how often something is woven in"),
    };
}

// For kiosks with their token.
Routes kiosk_routes() {
    return {
        asks(Kiosk, "/api/v1/lookup/phone", look_up_phone, "A phone number instead of a pass"),
        changes(Kiosk, "/api/v1/sync/push", push_events, "Events up, a verdict on each", kBatch),
        changes(Kiosk, "/api/v1/sync/quarantine", take_quarantined, "An event that was refused, as it is",
                kBatch),
        reads(Kiosk, "/api/v1/sync/pull", pull_changes, "Changes since a cursor"),
        reads(Kiosk, "/api/v1/sync/snapshot", snapshot, "Offers a snapshot, for a first start"),
        reads(Kiosk, "/api/v1/sync/snapshot/{id}", snapshot_file,
              "A snapshot, which never changes; by ranges"),
        changes(Kiosk, "/api/v1/ratings", take_ratings, "Ratings, unlinkable", kBatch),
        changes(Kiosk, "/api/v1/play", take_plays, "What was shown; each batch counts once", kBatch),
        changes(Kiosk, "/api/v1/heartbeat", heartbeat, "How a kiosk is doing"),
        changes(Kiosk, "/api/v1/commands/{id}/report", take_report,
                "The picture or log that a command asked for", kBatch),
        streams(Kiosk, "/api/v1/stream", kiosk_stream, "Pokes for a kiosk"),
        reads(Kiosk, "/api/v1/media/{sha256}", media_file, "A picture by its content"),
    };
}

// For linli-admin on the same machine.
Routes local_routes() {
    return {
        changes(Local, "/api/v1/admin/demo", admin_load_demo, "Load the demo county", kCounty),
        changes(Local, "/api/v1/admin/staff", admin_create, "Create an administrator"),
        changes(Local, "/api/v1/admin/staff/{name}/pin", admin_renew_pin, "A new PIN for a member of staff"),
        changes(Local, "/api/v1/admin/residents/{id}/phone", admin_set_phone,
                "A resident's phone number, kept as its index"),
        reads(Local, "/api/v1/admin/centers", admin_centers, "All centres"),
        changes(Local, "/api/v1/admin/codes", admin_kiosk_code, "A code that pairs a kiosk"),
        reads(Local, "/api/v1/admin/kiosks", admin_kiosks, "The fleet"),
        changes(Local, "/api/v1/admin/kiosks/{id}/suspend", suspend_kiosk, "Set a kiosk aside"),
        changes(Local, "/api/v1/admin/kiosks/{id}/resume", resume_kiosk, "Take a kiosk back into use"),
        changes(Local, "/api/v1/admin/kiosks/{id}/revoke", revoke_kiosk, "Lock a kiosk out for ever"),
        changes(Local, "/api/v1/admin/kiosks/{id}/commands", give_command, "Tell a kiosk to do something"),
        reads(Local, "/api/v1/admin/kiosks/{id}/commands", list_commands, "What a kiosk was told"),
        reads(Local, "/api/v1/admin/kiosks/{id}/commands/{command}/report", command_report,
              "What a command asked for"),
        changes(Local, "/api/v1/admin/sealed", admin_take_sealed, "What a locked-out kiosk left behind",
                kCounty),
        reads(Local, "/api/v1/admin/residents", admin_residents, "Residents, masked"),
        changes(Local, "/api/v1/admin/passes", admin_issue_pass, "Issue a resident's pass"),
        changes(Local, "/api/v1/admin/passes/{id}/revoke", admin_revoke_pass, "Revoke a pass"),
        changes(Local, "/api/v1/admin/keys", admin_rotate_keys, "Begin signing with a new key"),
        changes(Local, "/api/v1/admin/keys/signature", admin_sign_keys,
                "Put a list of keys into force that the root signed elsewhere"),
        changes(Local, "/api/v1/admin/keys/root", admin_show_root,
                "The root's secrets, to be kept elsewhere"),
        changes(Local, "/api/v1/admin/keys/root/forget", admin_forget_root,
                "Take the root's secrets off this server"),
        reads(Local, "/api/v1/admin/events", admin_events, "Events as they came in"),
    };
}

}  // namespace

const std::vector<Route>& routes() {
    static const Routes kRoutes = [] {
        Routes all;
        for (const Routes& some :
             {open_routes(), staff_routes(), desk_routes(), signage_routes(), kiosk_routes(), local_routes()})
            all.insert(all.end(), some.begin(), some.end());
        return all;
    }();
    return kRoutes;
}

}  // namespace server::handlers
