#include <algorithm>
#include <array>

#include "kiosk/screens/notices_screen.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/wording.h"
#include "shared/model/notices.h"

namespace kiosk::screens {
namespace {

using flow::NoticeFilter;
using model::Notice;

struct Kind {
    NoticeFilter filter;
    const char* key;
    ui::Icon icon;
    ui::Tone tone;
};
constexpr std::array kKinds{
    Kind{NoticeFilter::All, "all", ui::Icon::None, ui::Tone::Neutral},
    Kind{NoticeFilter::Urgent, "urgent", ui::Icon::Alert, ui::Tone::Danger},
    Kind{NoticeFilter::Important, "important", ui::Icon::Bullhorn, ui::Tone::Accent},
    Kind{NoticeFilter::Ordinary, "ordinary", ui::Icon::FileDocument, ui::Tone::Info},
};

const Kind& kind_of(const model::Announcement& announcement) {
    switch (announcement.severity) {
        case model::Severity::Urgent:
        case model::Severity::Emergency:
            return kKinds[1];
        case model::Severity::Notice:
            return kKinds[2];
        case model::Severity::Info:
            return kKinds[3];
    }
    return kKinds[3];
}

bool passes(const Notice& notice, NoticeFilter filter) {
    return filter == NoticeFilter::All || kind_of(notice.announcement).filter == filter;
}

std::string source_words(const Context& context, const model::Announcement& announcement) {
    return published_words(context, announcement.published_at) + " " + words(context, announcement.publisher);
}

bool is_unread(const flow::State& state, const Notice& notice) {
    return notice.is_new &&
           std::find(state.read.begin(), state.read.end(), notice.announcement.id) == state.read.end();
}

std::vector<Notice> notices_now(const Context& context) {
    return model::notices_at(context.content.announcements, context.now, context.content.center.zone);
}

NoticesView::Row row(const flow::State& state, const Context& context, const Notice& notice) {
    const auto& announcement = notice.announcement;
    const Kind& kind = kind_of(announcement);
    return {.id = announcement.id,
            .icon = announcement.facts.empty() || kind.filter != NoticeFilter::Urgent
                        ? kind.icon
                        : fact_icon(announcement.facts.front().icon),
            .tone = kind.tone,
            .kind = context.texts.get(std::string{"notices."} + kind.key),
            .source = source_words(context, announcement),
            .title = words(context, announcement.title),
            .is_new = is_unread(state, notice)};
}

NoticesView::Open opened(NoticesView::Row head, const Context& context, const Notice& notice) {
    const auto& announcement = notice.announcement;
    NoticesView::Open open{.head = std::move(head),
                           .body = words(context, announcement.body),
                           .facts = {},
                           .until = context.texts.get(
                               "notices.until", {{"time", day_and_time(context, announcement.valid_until)}})};
    const model::Media* medium = context.content.medium(announcement.media_id);
    if (medium && medium->kind == model::MediaKind::Image && context.picture_of)
        open.picture = context.picture_of(*medium);
    if (!announcement.link.empty()) {
        open.link = announcement.link;
        open.scan = context.texts.get("notices.scan");
    }
    for (const auto& fact : announcement.facts) {
        open.facts.push_back({.icon = fact_icon(fact.icon),
                              .label = words(context, fact.label),
                              .value = words(context, fact.value)});
    }
    return open;
}

}  // namespace

NoticesView notices_view(const flow::State& state, const flow::Notices& shown, const Context& context) {
    const auto& texts = context.texts;
    const auto notices = notices_now(context);
    NoticesView view{.title = texts.get("tile.notices"),
                     .subtitle = texts.get("notices.subtitle"),
                     .filters = {},
                     .rows = {},
                     .page = shown.page,
                     .new_word = texts.get("notices.new"),
                     .nothing = texts.get("notices.nothing"),
                     .open = {},
                     .close = texts.get("nav.close"),
                     .read = texts.get("urg.read"),
                     .above = texts.get("nav.previous"),
                     .below = texts.get("nav.next")};
    for (const Kind& kind : kKinds) {
        const auto count = std::count_if(notices.begin(), notices.end(),
                                         [&](const Notice& notice) { return passes(notice, kind.filter); });
        if (count == 0 && kind.filter != NoticeFilter::All && kind.filter != shown.filter) continue;
        const std::string name = kind.key;
        view.filters.push_back({.id = "filter." + name,
                                .icon = kind.icon,
                                .label = texts.get("notices." + name) + " " + std::to_string(count),
                                .selected = kind.filter == shown.filter,
                                .leads_to = kind.filter});
    }
    for (const Notice& notice : notices) {
        if (notice.announcement.id == shown.open)
            view.open = opened(row(state, context, notice), context, notice);
        if (passes(notice, shown.filter)) view.rows.push_back(row(state, context, notice));
    }
    return view;
}

int unread_notices(const flow::State& state, const Context& context) {
    const auto notices = notices_now(context);
    return static_cast<int>(std::count_if(notices.begin(), notices.end(),
                                          [&](const Notice& notice) { return is_unread(state, notice); }));
}

}  // namespace kiosk::screens
