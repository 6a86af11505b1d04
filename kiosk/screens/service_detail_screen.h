// One service: what it is, who gives it, where and when, the next sessions, and a code to take with you.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/icons.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

struct ServiceDetailView {
    std::string art;
    std::string title;
    std::string fee;
    bool is_free = false;
    std::string purpose;
    std::string partner_initial;
    std::string partner;
    std::string partner_since;
    struct Fact {
        ui::Icon icon = ui::Icon::None;
        std::string label;
        std::string value;
        std::string detail;
    };
    std::vector<Fact> facts;
    enum class SessionState { Running, Places, Full, Cancelled };
    struct Session {
        std::string day;
        std::string time;
        std::string seats;
        SessionState state = SessionState::Places;
        std::string state_words;
    };
    std::string sessions_title;
    std::vector<Session> sessions;  // at most three
    std::string no_sessions;
    bool check_in_open = false;
    std::string check_in;  // 现在签到, or when it opens; empty where nothing is to come today
    std::string take;
    bool taking = false;  // the sheet with the code is up
    std::string take_title;
    std::string take_hint;
    std::string take_url;  // public_url/s/{id}
    std::string close;
};

// nullopt: the service is gone (content changed while it was shown).
std::optional<ServiceDetailView> service_detail_view(const flow::ServiceDetail& state,
                                                     const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const ServiceDetailView& view, ui::Rect area);

}  // namespace kiosk::screens
