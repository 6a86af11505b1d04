// The handlers that the table of routes names, resource by resource.
#pragma once

#include "server/handlers/call.h"

namespace server::handlers {

// account_handlers.cpp
Response log_in(Call& call);
Response who_am_i(Call& call);
Response log_out(Call& call);
Response set_own_password(Call& call);
Response list_audit(Call& call);

// center_handlers.cpp
Response list_centers(Call& call);
Response list_sessions(Call& call);
Response list_attendance(Call& call);
Response list_check_ins(Call& call);
Response list_quarantine(Call& call);
Response dashboard(Call& call);

// announcement_handlers.cpp
Response list_announcements(Call& call);
Response publish_announcement(Call& call);
Response approve_announcement(Call& call);
Response recall_announcement(Call& call);
Response announcement_delivery(Call& call);
Response console_stream(Call& call);

// media_handlers.cpp
Response upload_media(Call& call);
Response list_media(Call& call);
Response media_content(Call& call);
Response media_still(Call& call);
Response delete_media(Call& call);

// playlist_handlers.cpp
Response list_playlists(Call& call);
Response create_playlist(Call& call);
Response change_playlist(Call& call);
Response delete_playlist(Call& call);

// entry_handlers.cpp
Response list_entries(Call& call);
Response create_entry(Call& call);
Response change_entry(Call& call);
Response approve_entry(Call& call);
Response delete_entry(Call& call);

// preview_handlers.cpp
Response preview_kiosk(Call& call);
Response set_kiosk_tags(Call& call);
Response set_center_signage(Call& call);

// play_handlers.cpp
Response take_plays(Call& call);
Response play_report(Call& call);
Response play_report_csv(Call& call);

// template_handlers.cpp
Response list_templates(Call& call);
Response create_template(Call& call);
Response delete_template(Call& call);

// desk_handlers.cpp
Response list_desk_requests(Call& call);
Response see_desk_request(Call& call);
Response close_desk_request(Call& call);
Response list_waiting(Call& call);
Response place_waiting(Call& call);
Response drop_waiting(Call& call);

// loan_handlers.cpp
Response list_racks(Call& call);
Response list_loans(Call& call);
Response take_loan_back(Call& call);
Response set_item_state(Call& call);

// pin_handlers.cpp
Response renew_own_pin(Call& call);
Response admin_renew_pin(Call& call);

// phone_handlers.cpp
Response look_up_phone(Call& call);
Response admin_set_phone(Call& call);

// device_handlers.cpp
Response enroll(Call& call);
Response challenge(Call& call);
Response token(Call& call);
Response signed_time(Call& call);
Response heartbeat(Call& call);
Response take_ratings(Call& call);
Response kiosk_stream(Call& call);
Response media_file(Call& call);

// sync_handlers.cpp
Response push_events(Call& call);
Response take_quarantined(Call& call);
Response pull_changes(Call& call);

// snapshot_handlers.cpp
Response snapshot(Call& call);
Response snapshot_file(Call& call);

// key_handlers.cpp
Response admin_rotate_keys(Call& call);
Response admin_sign_keys(Call& call);
Response admin_show_root(Call& call);
Response admin_forget_root(Call& call);

// fleet_handlers.cpp
Response suspend_kiosk(Call& call);
Response resume_kiosk(Call& call);
Response revoke_kiosk(Call& call);
Response admin_kiosks(Call& call);
Response admin_take_sealed(Call& call);

// command_handlers.cpp
Response give_command(Call& call);
Response list_commands(Call& call);
Response command_report(Call& call);
Response take_report(Call& call);

// page_handlers.cpp
Response health(Call& call);
Response metrics(Call& call);
Response openapi(Call& call);
Response service_page(Call& call);

// admin_handlers.cpp
Response admin_create(Call& call);
Response admin_load_demo(Call& call);  // demo_county.cpp
Response admin_centers(Call& call);
Response admin_kiosk_code(Call& call);
Response admin_residents(Call& call);
Response admin_issue_pass(Call& call);
Response admin_revoke_pass(Call& call);
Response admin_events(Call& call);

}  // namespace server::handlers
