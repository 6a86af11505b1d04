// Random schedules against a second resolver, written another way: it walks minutes of the local week and
// knows nothing of windows, transitions or sorting.
#include <algorithm>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "shared/model/resolve.h"
#include "tests/shared/model/signage_sample.h"

namespace {

using namespace std::chrono_literals;
using model::EntryAction;
using model::Severity;

constexpr int kDay = 24 * 60;

class County {
public:
    explicit County(unsigned seed) : random_(seed) {}

    int upto(int most) { return std::uniform_int_distribution<int>{0, most}(random_); }
    bool rarely() { return upto(4) == 0; }

    model::Content content() {
        model::Content content = test::centre_at(8);
        for (auto& day : content.center.opening.week) {
            day.clear();
            if (!rarely()) day.push_back({.from = 9h, .to = 17h});
        }
        content.playlists.push_back(test::playlist("fallback", {"f"}));
        content.center.signage.fallback_playlist = "p_fallback";
        const int entries = upto(6);
        for (int i = 0; i < entries; ++i) {
            const std::string id = "e" + std::to_string(i);
            std::vector<std::string> items;
            for (int k = upto(2); k >= 0; --k) items.push_back(id + "_" + std::to_string(k));
            test::schedule(content, entry(id), items);
        }
        for (int i = upto(3); i > 0; --i) {
            const auto severity = static_cast<Severity>(upto(3));
            const core::WallTime from = start_ + std::chrono::minutes{upto(10 * kDay)};
            content.announcements.push_back(test::notice("n" + std::to_string(i), severity, from,
                                                         from + std::chrono::minutes{1 + upto(kDay)}));
        }
        return content;
    }

    core::WallTime some_time() { return start_ + std::chrono::seconds{upto(10 * kDay * 60)}; }

private:
    model::Entry entry(const std::string& id) {
        model::Entry entry{.id = id, .playlist_id = "p_" + id, .priority = upto(2), .order = upto(1)};
        entry.action = rarely() ? EntryAction::TakeOver : rarely() ? EntryAction::Add : EntryAction::Base;
        entry.all_day = rarely();
        do {
            entry.hours = {.from = std::chrono::minutes{15 * upto(95)},
                           .to = std::chrono::minutes{15 * upto(95)}};
        } while (entry.hours.from == entry.hours.to);
        std::erase_if(entry.days, [&](int) { return rarely(); });
        if (entry.days.empty()) entry.days = {3};
        if (rarely()) entry.date_from = first_ + std::chrono::days{upto(9)};
        if (rarely()) entry.date_to = first_ + std::chrono::days{upto(9)};
        if (rarely()) entry.skip_dates = {first_ + std::chrono::days{upto(9)}};
        if (rarely()) entry.only_when = upto(1) == 0 ? model::OnlyWhen::Open : model::OnlyWhen::Closed;
        if (rarely()) entry.target = {.centers = {upto(1) == 0 ? "centre" : "elsewhere"}};
        return entry;
    }

    std::mt19937 random_;
    core::LocalDate first_ = test::date("2026-07-10");
    core::WallTime start_ = test::utc("2026-07-10T00:00:00+08:00");
};

// The oracle: local time by adding eight hours, everything else by asking each minute's own question.
class Oracle {
public:
    Oracle(const model::Content& content, core::WallTime now) : content_(content) {
        const auto since = (now + 8h).time_since_epoch();
        day_ = static_cast<int>(std::chrono::floor<std::chrono::days>(since).count());
        minute_ = static_cast<int>(std::chrono::floor<std::chrono::minutes>(since).count() -
                                   static_cast<long>(day_) * kDay);
        now_ = now;
    }

    std::string loop() const {
        std::vector<const model::Entry*> takes;
        for (const auto& one : content_.entries) {
            if (one.action == EntryAction::TakeOver && runs(one)) takes.push_back(&one);
        }
        if (!emergency_or_urgent() && !takes.empty()) return items_of(*best(takes));
        std::string base;
        int highest = -1;
        for (const auto& one : content_.entries) {
            if (one.action == EntryAction::Base && runs(one)) highest = std::max(highest, one.priority);
        }
        std::vector<std::string> order;
        std::map<std::pair<int, std::string>, const model::Entry*> equals;
        for (const auto& one : content_.entries) {
            if (one.action == EntryAction::Base && runs(one) && one.priority == highest)
                equals[{one.order, one.id}] = &one;
        }
        for (std::size_t turn = 0; turn < 5; ++turn) {
            for (const auto& [key, one] : equals) {
                const auto& items = content_.playlist(one->playlist_id)->items;
                if (turn < items.size()) order.push_back(items[turn].id);
            }
        }
        if (order.empty()) order.emplace_back("f");
        return weave(order, added());
    }

    bool emergency_or_urgent() const {
        return std::any_of(
            content_.announcements.begin(), content_.announcements.end(), [&](const auto& one) {
                return (one.severity == Severity::Urgent || one.severity == Severity::Emergency) &&
                       valid(one);
            });
    }

private:
    bool valid(const model::Announcement& one) const {
        return !(now_ < one.valid_from) && now_ < one.valid_until;
    }

    bool starts_on(const model::Entry& entry, int day) const {
        const core::LocalDate date{std::chrono::days{day}};
        const int weekday = (day + 3) % 7 + 1;  // 1970-01-01 was a Thursday
        if (std::count(entry.days.begin(), entry.days.end(), weekday) == 0) return false;
        if (std::count(entry.skip_dates.begin(), entry.skip_dates.end(), date) > 0) return false;
        return !(entry.date_from && date < *entry.date_from) && !(entry.date_to && *entry.date_to < date);
    }

    bool in_hours(const model::Entry& entry) const {
        if (entry.all_day) return starts_on(entry, day_);
        const int from = static_cast<int>(entry.hours.from.count());
        const int to = static_cast<int>(entry.hours.to.count());
        if (from < to) return starts_on(entry, day_) && minute_ >= from && minute_ < to;
        return (starts_on(entry, day_) && minute_ >= from) || (starts_on(entry, day_ - 1) && minute_ < to);
    }

    bool open() const {
        const auto& hours = content_.center.opening.week.at(static_cast<std::size_t>((day_ + 3) % 7));
        return !hours.empty() && minute_ >= 9 * 60 && minute_ < 17 * 60;
    }

    bool runs(const model::Entry& entry) const {
        const bool for_us = entry.target.all || entry.target.centers == std::vector<std::string>{"centre"};
        const bool opening =
            entry.only_when == model::OnlyWhen::Any || (entry.only_when == model::OnlyWhen::Open) == open();
        return for_us && opening && in_hours(entry);
    }

    // When its window began, in minutes since 1970.
    int began(const model::Entry& entry) const {
        if (entry.all_day) return day_ * kDay;
        const int from = static_cast<int>(entry.hours.from.count());
        return (minute_ >= from ? day_ : day_ - 1) * kDay + from;
    }

    const model::Entry* best(const std::vector<const model::Entry*>& all) const {
        const model::Entry* best = all.front();
        for (const auto* one : all) {
            if (one->priority != best->priority) {
                if (one->priority > best->priority) best = one;
            } else if (began(*one) != began(*best)) {
                if (began(*one) > began(*best)) best = one;
            } else if (one->id < best->id) {
                best = one;
            }
        }
        return best;
    }

    std::string items_of(const model::Entry& entry) const {
        std::string all;
        for (const auto& item : content_.playlist(entry.playlist_id)->items)
            all += (all.empty() ? "" : " ") + item.id;
        return all;
    }

    std::vector<std::string> added() const {
        std::vector<std::vector<std::string>> lists;
        std::map<std::tuple<int, int, std::string>, const model::Entry*> entries;
        for (const auto& one : content_.entries) {
            if (one.action == EntryAction::Add && runs(one))
                entries[{-one.priority, one.order, one.id}] = &one;
        }
        for (const auto& [key, one] : entries) {
            lists.emplace_back();
            for (const auto& item : content_.playlist(one->playlist_id)->items)
                lists.back().push_back(item.id);
        }
        std::map<std::pair<std::int64_t, std::string>, std::string> notices;
        for (const auto& one : content_.announcements) {
            if (one.severity == Severity::Notice && valid(one))
                notices[{-core::to_ms(one.valid_from), one.id}] = one.id;
        }
        lists.emplace_back();
        for (const auto& [key, id] : notices) lists.back().push_back(id);
        std::vector<std::string> all;
        for (std::size_t turn = 0; turn < 5; ++turn) {
            for (const auto& list : lists) {
                if (turn < list.size()) all.push_back(list[turn]);
            }
        }
        return all;
    }

    static std::string weave(const std::vector<std::string>& base, const std::vector<std::string>& added) {
        std::string loop;
        std::size_t seated = 0;
        int since = 0;
        for (int round = 0; round == 0 || seated < added.size(); ++round) {
            for (const auto& one : base) {
                loop += (loop.empty() ? "" : " ") + one;
                if (++since < 2) continue;
                since = 0;
                if (seated < added.size()) loop += " " + added[seated++];
            }
        }
        return loop;
    }

    const model::Content& content_;
    core::WallTime now_;
    int day_ = 0;
    int minute_ = 0;
};

TEST(ResolveProperty, AgreesWithAnotherResolverAtAnyMoment) {
    for (unsigned seed = 0; seed < 2'000; ++seed) {
        County county{seed};
        const model::Content content = county.content();
        for (int i = 0; i < 10; ++i) {
            const core::WallTime now = county.some_time();
            const auto playing = model::resolve(content, test::moment(content, now));
            const Oracle oracle{content, now};
            ASSERT_EQ(test::names(playing), oracle.loop())
                << "seed " << seed << " at " << core::format_utc(now);
            const bool announced = playing.take_over && playing.take_over->kind != model::TakeOverKind::Entry;
            ASSERT_EQ(announced, oracle.emergency_or_urgent()) << "seed " << seed;
        }
    }
}

model::Resolution timeless(model::Resolution playing) {
    playing.next_change = {};
    return playing;
}

TEST(ResolveProperty, NothingChangesBeforeTheNextChange) {
    for (unsigned seed = 0; seed < 300; ++seed) {
        County county{seed};
        const model::Content content = county.content();
        const core::WallTime now = county.some_time();
        const auto playing = model::resolve(content, test::moment(content, now));
        ASSERT_GT(playing.next_change, now);
        for (core::WallTime later = now; later < std::min(playing.next_change, now + 36h); later += 7min) {
            ASSERT_EQ(timeless(model::resolve(content, test::moment(content, later))), timeless(playing))
                << "seed " << seed << " at " << core::format_utc(later);
        }
        ASSERT_EQ(timeless(model::resolve(content, test::moment(content, playing.next_change - 1ms))),
                  timeless(playing));
    }
}

}  // namespace
