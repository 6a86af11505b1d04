#include "shared/model/resolve.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "shared/core/overloaded.h"
#include "shared/model/reading_time.h"
#include "shared/model/weave.h"

namespace model {
namespace {

constexpr std::size_t kMostBanners = 2;
constexpr std::chrono::days kHorizon{8};

// An entry that is in its hours, with what it could play.
struct Active {
    const Entry* entry = nullptr;
    core::UtcWindow window;
    LoopItems items;     // those that are ready, in the order of this pass
    std::size_t at = 0;  // its place among the reasons
};

// With a clock that is not to be believed only emergencies that already ran go on; what had ended has ended.
bool shows(const Announcement& one, const Moment& moment) {
    if (moment.trust == core::ClockTrust::Suspect && one.severity != Severity::Emergency) return false;
    const TakenBy lifetime{.id = one.id, .until = one.valid_until};
    return is_valid_at(one, moment.now) && !moment.run_out.contains(lifetime.key());
}

class Resolver {
public:
    Resolver(const Content& content, const Moment& moment) : content_(content), moment_(moment) {}

    Resolution resolve() {
        for (const Entry& entry : content_.entries) consider(entry);
        play_base();
        take_over();
        if (!out_.take_over) lay_over();
        out_.next_change = next_change();
        return std::move(out_);
    }

private:
    bool is_suspect() const { return moment_.trust == core::ClockTrust::Suspect; }

    bool is_ready(const PlaylistItem& item) const {
        const bool is_dated = item.valid_from || item.valid_until;
        if (is_dated && is_suspect()) return false;
        if (item.valid_from && moment_.now < *item.valid_from) return false;
        if (item.valid_until && moment_.now >= *item.valid_until) return false;
        return std::visit(core::Overloaded{
                              [&](const MediaRef& media) { return moment_.ready_media.contains(media.id); },
                              [&](const AnnouncementRef& ref) {
                                  const Announcement* one = content_.announcement(ref.id);
                                  return one && shows(*one, moment_);
                              },
                              [&](const Widget& widget) {
                                  if (widget.kind == WidgetKind::Clock && is_suspect()) return false;
                                  return !moment_.speechless.contains(item.id);
                              },
                          },
                          item.shows);
    }

    LoopItems ready_items(const Id& playlist_id, const Id& entry_id) const {
        const Playlist* playlist = content_.playlist(playlist_id);
        if (!playlist) return {};
        LoopItems items;
        for (const PlaylistItem& item : playlist->items) {
            if (is_ready(item))
                items.push_back({.id = entry_id + "/" + item.id, .entry_id = entry_id, .item = item});
        }
        return in_order(std::move(items), playlist->order, moment_.pass);
    }

    // The window that runs, or why none does.
    tl::expected<core::UtcWindow, Why> window_of(const Entry& entry) const {
        const core::TimeZone& zone = content_.center.zone;
        if (!is_for(entry.target, moment_.who)) return tl::unexpected(Why::NotTarget);
        if (is_suspect()) {
            if (!is_undated(entry)) return tl::unexpected(Why::ClockUntrusted);
            return core::UtcWindow{.start = {}, .end = core::WallTime::max()};
        }
        if (is_over(entry, zone, moment_.now)) return tl::unexpected(Why::Expired);
        const auto window = running_window(entry, zone, moment_.now);
        if (!window) return tl::unexpected(Why::OutsideWindow);
        if (entry.only_when != OnlyWhen::Any &&
            is_open(content_.center, moment_.now) != (entry.only_when == OnlyWhen::Open)) {
            return tl::unexpected(Why::OutsideWindow);
        }
        return *window;
    }

    void consider(const Entry& entry) {
        out_.why.push_back({.entry_id = entry.id, .why = Why::LowerPriority});
        const auto window = window_of(entry);
        if (!window) {
            out_.why.back().why = window.error();
            return;
        }
        LoopItems items = ready_items(entry.playlist_id, entry.id);
        if (items.empty()) {
            out_.why.back().why = Why::NoReadyMedia;
            return;
        }
        active_.push_back(
            {.entry = &entry, .window = *window, .items = std::move(items), .at = out_.why.size() - 1});
    }

    std::vector<const Active*> active(EntryAction action) const {
        std::vector<const Active*> found;
        for (const Active& one : active_) {
            if (one.entry->action == action) found.push_back(&one);
        }
        std::sort(found.begin(), found.end(), [](const Active* a, const Active* b) {
            return std::tie(a->entry->order, a->entry->id) < std::tie(b->entry->order, b->entry->id);
        });
        return found;
    }

    void plays(const Active& one) { out_.why[one.at].why = Why::Playing; }

    // The base with what is woven in.
    void play_base() {
        std::vector<const Active*> base = active(EntryAction::Base);
        int highest = -1;
        for (const Active* one : base) highest = std::max(highest, one->entry->priority);
        std::erase_if(base, [&](const Active* one) { return one->entry->priority < highest; });
        std::vector<LoopItems> lists;
        for (const Active* one : base) {
            lists.push_back(one->items);
            plays(*one);
        }
        LoopItems loop = in_turn(lists);
        out_.layer = Layer::Base;
        if (loop.empty()) {
            loop = ready_items(content_.center.signage.fallback_playlist, {});
            out_.layer = Layer::Fallback;
        }
        if (loop.empty()) {
            for (const PlaylistItem& item : moment_.card)
                loop.push_back({.id = item.id, .entry_id = {}, .item = item});
            out_.layer = Layer::Card;
        }
        out_.loop = woven(loop, added(), content_.center.signage.base_between_added);
    }

    LoopItems added() {
        std::vector<const Active*> entries = active(EntryAction::Add);
        std::stable_sort(entries.begin(), entries.end(), [](const Active* a, const Active* b) {
            return a->entry->priority > b->entry->priority;
        });
        std::vector<LoopItems> lists;
        for (const Active* one : entries) {
            lists.push_back(one->items);
            plays(*one);
        }
        lists.push_back(slides());
        return in_turn(lists);
    }

    std::vector<const Announcement*> valid(Severity severity) const {
        return showing(content_, moment_, severity);
    }

    LoopItems slides() const {
        LoopItems items;
        for (const Announcement* one : valid(Severity::Notice)) {
            if (one->mode != NoticeMode::Slide) continue;
            PlaylistItem item{.id = one->id, .shows = AnnouncementRef{one->id}};
            item.category = one->publisher;
            item.headline = one->title;
            item.fact = one->body;
            item.dwell = one->dwell.value_or(reading_time(*one));
            items.push_back({.id = one->id, .entry_id = {}, .item = std::move(item)});
        }
        return items;
    }

    std::vector<TakenBy> taken_by(Severity severity) const {
        std::vector<TakenBy> by;
        for (const Announcement* one : valid(severity)) {
            const bool put_away = severity == Severity::Urgent && moment_.put_away.contains(one->id);
            if (!put_away) by.push_back({.id = one->id, .until = one->valid_until});
        }
        return by;
    }

    void take_over() {
        for (const auto& [kind, severity] : {std::pair{TakeOverKind::Emergency, Severity::Emergency},
                                             {TakeOverKind::Urgent, Severity::Urgent}}) {
            auto by = taken_by(severity);
            if (by.empty()) continue;
            out_.take_over = TakeOver{.kind = kind, .by = std::move(by)};
            break;
        }
        if (!out_.take_over) take_over_by_entry();
        if (!out_.take_over) return;
        out_.layer = Layer::TakeOver;
        for (const Active& one : active_) {
            const bool takes = out_.take_over->by.front().id == one.entry->id;
            out_.why[one.at].why = takes ? Why::Playing : Why::LowerPriority;
        }
    }

    void take_over_by_entry() {
        std::vector<const Active*> entries = active(EntryAction::TakeOver);
        std::erase_if(entries,
                      [&](const Active* one) { return moment_.run_out.contains(taken(*one).key()); });
        std::stable_sort(entries.begin(), entries.end(), [](const Active* a, const Active* b) {
            if (a->entry->priority != b->entry->priority) return a->entry->priority > b->entry->priority;
            if (a->window.start != b->window.start) return a->window.start > b->window.start;
            return a->entry->id < b->entry->id;
        });
        if (entries.empty()) return;
        out_.take_over = TakeOver{.kind = TakeOverKind::Entry, .by = {taken(*entries.front())}};
        out_.loop = entries.front()->items;
    }

    static TakenBy taken(const Active& one) { return {.id = one.entry->id, .until = one.window.end}; }

    // Banners and the ticker; never over a take-over.
    void lay_over() {
        for (const Announcement* one : valid(Severity::Urgent)) out_.banners.push_back(one->id);
        if (out_.banners.empty()) {
            for (const Announcement* one : valid(Severity::Notice)) {
                if (one->mode == NoticeMode::Banner) out_.banners.push_back(one->id);
            }
        }
        if (out_.banners.size() > kMostBanners) out_.banners.resize(kMostBanners);
        for (const Severity severity : {Severity::Info, Severity::Notice}) {
            for (const Announcement* one : valid(severity)) out_.ticker.push_back(one->id);
        }
    }

    core::WallTime next_change() const {
        core::WallTime next = moment_.now + kHorizon;
        const auto offer = [&](std::optional<core::WallTime> edge) {
            if (edge && *edge > moment_.now) next = std::min(next, *edge);
        };
        for (const Announcement& one : content_.announcements) {
            offer(one.valid_from);
            offer(one.valid_until);
        }
        for (const Playlist& playlist : content_.playlists) {
            for (const PlaylistItem& item : playlist.items) {
                offer(item.valid_from);
                offer(item.valid_until);
            }
        }
        bool asks_for_opening = false;
        for (const Entry& entry : content_.entries) {
            offer(next_edge(entry, content_.center.zone, moment_.now, next));
            asks_for_opening |= entry.only_when != OnlyWhen::Any;
        }
        if (asks_for_opening) offer(next_opening_edge(content_.center, moment_.now));
        return next;
    }

    const Content& content_;
    const Moment& moment_;
    std::vector<Active> active_;
    Resolution out_;
};

}  // namespace

std::vector<const Announcement*> showing(const Content& content, const Moment& moment, Severity severity) {
    std::vector<const Announcement*> found;
    for (const Announcement& one : content.announcements) {
        if (one.severity == severity && shows(one, moment)) found.push_back(&one);
    }
    std::sort(found.begin(), found.end(), [](const Announcement* a, const Announcement* b) {
        if (a->valid_from != b->valid_from) return a->valid_from > b->valid_from;
        return a->id < b->id;
    });
    return found;
}

Resolution resolve(const Content& content, const Moment& moment) {
    return Resolver{content, moment}.resolve();
}

}  // namespace model
