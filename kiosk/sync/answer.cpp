// What a status, a content type and a word of the server mean for us.
#include "kiosk/sync/http_client.h"

namespace kiosk::sync {

// Filter boxes and log-in pages answer in the server's place: what changes our standing must bear our
// server's own word for it, a success our content type. Only "too large", "too often" and "not now" count
// from anybody.
Answer classify(int status, const std::string& type, const std::string& expected, const std::string& code) {
    if (status == 0) return Answer::Unreachable;
    if (status >= 200 && status < 300) return type.starts_with(expected) ? Answer::Ok : Answer::Portal;
    if (status == 413) return Answer::TooLarge;
    if (status == 429) return Answer::Throttled;
    if (status == 503) return Answer::Overloaded;
    if (status >= 500) return Answer::ServerFault;
    if (code.empty()) return Answer::Portal;
    if (status == 401) return code == "DEVICE_REVOKED" ? Answer::Revoked : Answer::Unauthorised;
    if (status == 403 && code == "SUSPENDED") return Answer::Suspended;
    if (status == 409 && code == "CLONED") return Answer::Cloned;
    if (status == 410) return Answer::CursorGone;
    if (status == 426) return Answer::Outdated;
    return Answer::Refused;
}

}  // namespace kiosk::sync
