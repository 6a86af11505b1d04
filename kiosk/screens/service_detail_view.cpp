#include <algorithm>

#include "kiosk/screens/service_detail_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

constexpr std::size_t kSessionsShown = 3;

std::string first_character(const std::string& text) {
    std::size_t end = text.empty() ? 0 : 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    return text.substr(0, end);
}

ServiceDetailView::Session session_row(const Context& context, const model::Session& session) {
    using State = ServiceDetailView::SessionState;
    const auto left = places_left(session);
    State state = State::Places;
    if (session.cancelled) {
        state = State::Cancelled;
    } else if (is_running(session, context.now)) {
        state = State::Running;
    } else if (left && *left == 0) {
        state = State::Full;
    }
    const char* key = state == State::Cancelled ? "session.cancelled"
                      : state == State::Running ? "home.now"
                      : state == State::Full    ? "session.full"
                                                : "session.places";
    std::string seats;
    if (session.capacity > 0) {
        seats = std::to_string(std::max(session.enrolled, session.attended)) + " / " +
                std::to_string(session.capacity);
    }
    return {.day = day_words(context, date_of(context, session.start)),
            .time = hm_range(context, session),
            .seats = seats,
            .state = state,
            .state_words = context.texts.get(key)};
}

std::vector<ServiceDetailView::Fact> facts(const Context& context, const model::Service& service,
                                           const model::Session* next) {
    const auto* space = context.content.space(service.space_id);
    std::vector<ServiceDetailView::Fact> rows;
    rows.push_back(
        {ui::Icon::ClockOutline, context.texts.get("svc.time"), words(context, service.hours), {}});
    rows.push_back({ui::Icon::MapMarker, context.texts.get("svc.place"), place(context, service.space_id),
                    space ? words(context, space->directions) : std::string{}});
    ServiceDetailView::Fact seats{
        ui::Icon::AccountGroup, context.texts.get("svc.seats"), context.texts.get("home.open_to_all"), {}};
    if (next && next->capacity > 0) {
        seats.value = context.texts.get("svc.capacity", {{"n", std::to_string(next->capacity)}});
        seats.detail = context.texts.get("svc.left", {{"n", std::to_string(places_left(*next).value_or(0))}});
    }
    rows.push_back(seats);
    rows.push_back({ui::Icon::Wheelchair,
                    context.texts.get("svc.access"),
                    context.texts.get(service.step_free ? "svc.stepfree_yes" : "svc.stepfree_no"),
                    {}});
    return rows;
}

void add_check_in(ServiceDetailView& view, const Context& context, const model::Session* next) {
    if (!next) return;
    view.check_in_open = takes_check_ins(*next, context.now);
    if (view.check_in_open) {
        view.check_in = context.texts.get("svc.checkin");
    } else if (next->open_from > context.now && date_of(context, next->start) == today(context)) {
        view.check_in = context.texts.get("svc.opens", {{"time", hm(context, next->open_from)}});
    }
}

}  // namespace

std::optional<ServiceDetailView> service_detail_view(const flow::ServiceDetail& state,
                                                     const Context& context) {
    const auto* service = context.content.service(state.service_id);
    if (!service) return std::nullopt;
    ServiceDetailView view;
    const model::Session* next = nullptr;
    for (const auto& session : context.content.sessions) {
        if (session.service_id != service->id || session.end <= context.now) continue;
        if (!next && !session.cancelled) next = &session;
        if (view.sessions.size() < kSessionsShown) view.sessions.push_back(session_row(context, session));
    }
    view.art = service->art;
    view.title = words(context, service->title);
    view.fee = fee_words(context, service->fee);
    view.is_free = service->fee.kind == model::FeeKind::Free;
    view.purpose = words(context, service->purpose);
    if (const auto* partner = context.content.partner(service->partner_id)) {
        view.partner = words(context, partner->name);
        view.partner_initial = first_character(view.partner);
        view.partner_since = context.texts.get("svc.since", {{"year", std::to_string(partner->since_year)}});
    }
    view.facts = facts(context, *service, next);
    view.sessions_title = context.texts.get("svc.sessions");
    view.no_sessions = context.texts.get("svc.no_sessions");
    add_check_in(view, context, next);
    view.taking = state.take_away;
    if (!context.content.public_url.empty()) {
        view.take = context.texts.get("svc.take");
        view.take_url = context.content.public_url + "/s/" + service->id;
    }
    view.take_title = view.title;
    view.take_hint = context.texts.get("svc.take_hint");
    view.close = context.texts.get("nav.close");
    return view;
}

}  // namespace kiosk::screens
