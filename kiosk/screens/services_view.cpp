#include <algorithm>
#include <array>

#include "kiosk/screens/services_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

using model::Category;

int rows_per_page(const Context& context) {
    if (context.shape == Shape::Across) return 4;
    if (context.modes.large) return context.modes.low_reach ? 2 : 3;
    return context.modes.low_reach ? 3 : 4;
}

constexpr std::array kCategories{Category::Study,    Category::Canteen,    Category::Crafts,
                                 Category::Training, Category::ElderCare,  Category::Arts,
                                 Category::Health,   Category::Convenience};

struct Found {
    const model::Service* service;
    const model::Session* next;  // running or to come; null where none is known
};

const model::Session* next_session(const Context& context, const model::Id& service_id) {
    for (const auto& session : context.content.sessions) {
        if (session.service_id == service_id && !session.cancelled && session.end > context.now)
            return &session;
    }
    return nullptr;
}

bool is_today(const Context& context, const model::Session* session) {
    return session && date_of(context, session->start) == today(context);
}

bool fits(const flow::Services& filter, const Context& context, const Found& found) {
    if (filter.category && found.service->category != *filter.category) return false;
    if (filter.today_only && !is_today(context, found.next)) return false;
    if (filter.free_only && found.service->fee.kind != model::FeeKind::Free) return false;
    return !filter.step_free_only || found.service->step_free;
}

// Those with a session today first, by its start; then those with a later one; then the rest by title.
bool stands_before(const Found& a, const Found& b) {
    if ((a.next != nullptr) != (b.next != nullptr)) return a.next != nullptr;
    if (a.next && a.next->start != b.next->start) return a.next->start < b.next->start;
    return a.service->title.zh < b.service->title.zh;
}

// Large text says when; where is said on the service's own page.
std::string when(const Context& context, const Found& found) {
    if (!found.next) return words(context, found.service->hours);
    const bool running = is_running(*found.next, context.now);
    return context.texts.get(running ? "svc.running_short" : "svc.next_short",
                             {{"day", day_words(context, date_of(context, found.next->start))},
                              {"time", hm(context, found.next->start)}});
}

std::string when_and_where(const Context& context, const Found& found) {
    if (context.modes.large) return when(context, found);
    const std::string where = place(context, found.service->space_id);
    if (!found.next) return words(context, found.service->hours) + " · " + where;
    const auto& session = *found.next;
    const std::string day = day_words(context, date_of(context, session.start));
    if (is_running(session, context.now)) {
        return context.texts.get("svc.running",
                                 {{"day", day}, {"time", hm(context, session.start)}, {"place", where}});
    }
    const auto left = places_left(session);
    const std::string key = left && *left > 0 ? "svc.next_places" : "svc.next";
    return context.texts.get(key, {{"day", day},
                                   {"time", hm(context, session.start)},
                                   {"place", where},
                                   {"n", std::to_string(left.value_or(0))}});
}

ServicesView::Row row(const Context& context, const Found& found) {
    const auto& service = *found.service;
    const auto* partner = context.content.partner(service.partner_id);
    return {.service_id = service.id,
            .title = words(context, service.title),
            .fee = fee_words(context, service.fee),
            .is_free = service.fee.kind == model::FeeKind::Free,
            .partner = partner && !context.is_sparse() ? words(context, partner->name) : std::string{},
            .step_free = service.step_free,
            .next = when_and_where(context, found),
            .art = service.art,
            .only_chinese = context.language == model::Language::English && service.title.en.empty()};
}

void add_filters(ServicesView& view, const flow::Services& state, const Context& context) {
    flow::Services all = state;
    all.category.reset();
    all.page = 0;
    view.categories.push_back({.id = "filter.all",
                               .icon = ui::Icon::ViewGrid,
                               .label = context.texts.get("svc.all"),
                               .selected = !state.category,
                               .leads_to = all});
    for (const Category category : kCategories) {
        const auto& services = context.content.services;
        const bool any = std::any_of(services.begin(), services.end(), [&](const model::Service& service) {
            return service.category == category;
        });
        if (!any) continue;
        flow::Services chosen = all;
        chosen.category = category;
        view.categories.push_back(
            {.id = std::string{"filter."} + category_key(category),
             .icon = category_icon(category),
             .label = context.texts.get(std::string{"category."} + category_key(category)),
             .selected = state.category == category,
             .leads_to = chosen});
    }
    const auto add_switch = [&](const char* name, ui::Icon icon, bool flow::Services::*member) {
        flow::Services turned = state;
        turned.*member = !(state.*member);
        turned.page = 0;
        view.switches.push_back({.id = std::string{"filter."} + name,
                                 .icon = icon,
                                 .label = context.texts.get(std::string{"svc."} + name),
                                 .selected = state.*member,
                                 .multiple = true,
                                 .leads_to = turned});
    };
    add_switch("today", ui::Icon::CalendarCheck, &flow::Services::today_only);
    add_switch("free", ui::Icon::None, &flow::Services::free_only);
    add_switch("stepfree", ui::Icon::Wheelchair, &flow::Services::step_free_only);
}

// 筛选 · 学习、免费: what is chosen is said where the chips are not seen.
std::string filter_words(const ServicesView& view, const Context& context) {
    std::string chosen;
    const auto add = [&](const ServicesView::Filter& filter) {
        if (!filter.selected || filter.id == "filter.all") return;
        if (!chosen.empty()) chosen += context.texts.get("svc.and");
        chosen += filter.label;
    };
    for (const auto& filter : view.categories) add(filter);
    for (const auto& filter : view.switches) add(filter);
    if (chosen.empty()) return context.texts.get("svc.filter");
    return context.texts.get("svc.filter_by", {{"what", chosen}});
}

}  // namespace

const char* category_key(Category category) {
    switch (category) {
        case Category::Study:
            return "study";
        case Category::Canteen:
            return "canteen";
        case Category::Crafts:
            return "crafts";
        case Category::Training:
            return "training";
        case Category::ElderCare:
            return "elder_care";
        case Category::Arts:
            return "arts";
        case Category::Health:
            return "health";
        case Category::Convenience:
            return "convenience";
    }
    return "";
}

ui::Tone category_tone(Category category) {
    switch (category) {
        case Category::Study:
            return ui::Tone::Accent;
        case Category::Canteen:
            return ui::Tone::Warn;
        case Category::Crafts:
            return ui::Tone::Craft;
        case Category::Training:
            return ui::Tone::Info;
        case Category::ElderCare:
            return ui::Tone::Danger;
        case Category::Arts:
            return ui::Tone::Art;
        case Category::Health:
            return ui::Tone::Ok;
        case Category::Convenience:
            return ui::Tone::Info;
    }
    return ui::Tone::Accent;
}

ui::Icon category_icon(Category category) {
    switch (category) {
        case Category::Study:
            return ui::Icon::School;
        case Category::Canteen:
            return ui::Icon::SilverwareForkKnife;
        case Category::Crafts:
            return ui::Icon::ScissorsCutting;
        case Category::Training:
            return ui::Icon::Briefcase;
        case Category::ElderCare:
            return ui::Icon::HumanCane;
        case Category::Arts:
            return ui::Icon::Music;
        case Category::Health:
            return ui::Icon::HandHeart;
        case Category::Convenience:
            return ui::Icon::LightbulbOnOutline;
    }
    return ui::Icon::None;
}

ServicesView services_view(const flow::Services& state, const Context& context) {
    std::vector<Found> found;
    for (const auto& service : context.content.services) {
        const Found one{&service, next_session(context, service.id)};
        if (fits(state, context, one)) found.push_back(one);
    }
    std::sort(found.begin(), found.end(), stands_before);

    ServicesView view;
    view.title = context.texts.get("tile.services");
    view.subtitle = context.texts.get("svc.count", {{"n", std::to_string(context.content.services.size())}});
    view.filter = state;
    const int rows = rows_per_page(context);
    view.pages = std::max(1, (static_cast<int>(found.size()) + rows - 1) / rows);
    view.page = std::clamp(state.page, 0, view.pages - 1);
    const int before = view.page * rows;
    const auto first = static_cast<std::size_t>(before);
    for (std::size_t i = first; i < std::min(found.size(), first + static_cast<std::size_t>(rows)); ++i) {
        view.rows.push_back(row(context, found[i]));
    }
    view.nothing = context.texts.get("svc.nothing");
    view.clear = context.texts.get("svc.clear");
    add_filters(view, state, context);
    if (context.is_sparse()) {
        view.filter_words = filter_words(view, context);
        view.choosing = state.choosing;
        view.choose_title = context.texts.get("svc.filter");
        view.show_result = context.texts.get("svc.show", {{"n", std::to_string(found.size())}});
    }
    return view;
}

}  // namespace kiosk::screens
