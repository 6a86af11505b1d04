// Proof of play: what kiosks report, and what people read of it: by item, kiosk and day, and the hours that
// notices were to be seen.
#include <algorithm>
#include <map>
#include <set>

#include "server/handlers/all.h"
#include "server/store/announcements.h"
#include "server/store/centers.h"
#include "server/store/library.h"
#include "server/store/playlists.h"
#include "server/store/plays.h"
#include "shared/core/calendar.h"
#include "shared/wire/enums.h"
#include "shared/wire/json.h"
#include "shared/wire/plays.h"

namespace server::handlers {
namespace {

using store::PlaySum;
using wire::Json;

constexpr std::chrono::days kLongest{400};

struct Asked {
    std::string from;
    std::string until;
    std::string center;
};

std::optional<Asked> asked_days(Call& call) {
    const auto from = core::parse_date(call.request.asked("from"));
    const auto until = core::parse_date(call.request.asked("until"));
    if (!from || !until || *until < *from || *until - *from > kLongest) return std::nullopt;
    return Asked{.from = core::format_date(*from),
                 .until = core::format_date(*until),
                 .center = call.request.asked("center")};
}

// The names of everything a record can name; what was deleted meanwhile shows by its id.
class Names {
public:
    explicit Names(store::Unit& unit) {
        for (const auto& item : store::library(unit)) {
            if (item.state == store::MediaState::Ready) files_[item.media.sha256] = item.name;
        }
        for (const auto& stored : store::playlists(unit)) {
            for (const auto& item : stored.playlist.items) {
                if (!item.headline.zh.empty()) items_[item.id] = item.headline.zh;
                if (const auto* widget = std::get_if<model::Widget>(&item.shows))
                    widgets_[item.id] = wire::name_of(widget->kind);
            }
        }
        for (const auto& stored : store::announcements(unit, 5'000)) {
            items_[stored.announcement.id] = stored.announcement.title.zh;
            notices_.insert(stored.announcement.id);
        }
        for (const auto& entry : store::entries(unit)) entries_[entry.entry.id] = entry.entry.name;
    }
    bool is_notice(const std::string& item) const { return notices_.contains(item); }
    std::string item(const PlaySum& sum) const {
        if (const auto found = items_.find(sum.item); found != items_.end()) return found->second;
        if (const auto found = files_.find(sum.sha256); found != files_.end()) return found->second;
        if (const auto found = widgets_.find(sum.item); found != widgets_.end()) return found->second;
        return sum.item;
    }
    std::string entry(const std::string& id) const {
        const auto found = entries_.find(id);
        return found == entries_.end() ? id : found->second;
    }

private:
    std::map<std::string, std::string> files_;
    std::map<std::string, std::string> items_;
    std::map<std::string, std::string> widgets_;
    std::map<std::string, std::string> entries_;
    std::set<std::string> notices_;
};

// Those of kiosks in the person's care, and of the centre asked for.
std::vector<PlaySum> sums_in_reach(Call& call, const Asked& asked,
                                   const std::map<std::string, store::Kiosk>& kiosks) {
    auto sums = store::plays_between(call.unit, asked.from, asked.until);
    std::erase_if(sums, [&](const PlaySum& sum) {
        const auto kiosk = kiosks.find(sum.kiosk_id);
        if (kiosk == kiosks.end() || !service::covers(call.staff().person, kiosk->second.center_id))
            return true;
        return !asked.center.empty() && kiosk->second.center_id != asked.center;
    });
    return sums;
}

std::map<std::string, store::Kiosk> kiosks_by_id(store::Unit& unit) {
    std::map<std::string, store::Kiosk> kiosks;
    for (auto& kiosk : store::all_kiosks(unit)) kiosks[kiosk.id] = std::move(kiosk);
    return kiosks;
}

struct Total {
    long long count = 0;
    long long shown_ms = 0;
    long long open_ms = 0;
    bool is_notice = false;
    void add(const PlaySum& sum) {
        count += sum.count;
        shown_ms += sum.shown_ms;
        open_ms += sum.open_ms;
    }
};

Json totals_json(const std::map<std::string, Total>& totals) {
    Json list = Json::array();
    for (const auto& [name, total] : totals) {
        list.push_back({{"name", name},
                        {"count", total.count},
                        {"shown_ms", total.shown_ms},
                        {"open_ms", total.open_ms},
                        {"notice", total.is_notice}});
    }
    return list;
}

// One cell: quoted, and never a formula to whoever opens it (a name may begin with "=").
std::string cell(std::string text) {
    if (!text.empty() && std::string_view{"=+-@\t\r"}.find(text.front()) != std::string_view::npos)
        text.insert(0, "'");
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string{"\"\""} : std::string{c};
    return quoted + "\"";
}

std::string place_of(const std::vector<store::CenterEntry>& centers, const store::Kiosk& kiosk) {
    for (const auto& center : centers) {
        if (center.id == kiosk.center_id) return center.name.zh + " " + kiosk.name;
    }
    return kiosk.name;
}

}  // namespace

Response take_plays(Call& call) {
    const auto batch = wire::read_plays(call.request.body);
    if (!batch) return refuse(400, "BAD_BODY", batch.error().message);
    store::take_plays(call.unit, call.kiosk().id, *batch);
    return ok(wire::write_plays_answer(batch->id));
}

Response play_report(Call& call) {
    const auto asked = asked_days(call);
    if (!asked) return refuse(400, "BAD_DATE", "from and until must be days, at most 400 apart");
    const auto kiosks = kiosks_by_id(call.unit);
    const auto centers = store::all_centers(call.unit);
    const Names names{call.unit};
    std::map<std::string, Total> by_item;
    std::map<std::string, Total> by_kiosk;
    std::map<std::string, Total> by_day;
    Total all;
    Total notices;
    for (const PlaySum& sum : sums_in_reach(call, *asked, kiosks)) {
        Total& item = by_item[names.item(sum)];
        item.add(sum);
        item.is_notice = names.is_notice(sum.item);
        by_kiosk[place_of(centers, kiosks.at(sum.kiosk_id))].add(sum);
        by_day[sum.day].add(sum);
        all.add(sum);
        if (item.is_notice) notices.add(sum);
    }
    return ok(wire::dump({{"items", totals_json(by_item)},
                          {"kiosks", totals_json(by_kiosk)},
                          {"days", totals_json(by_day)},
                          {"count", all.count},
                          {"shown_ms", all.shown_ms},
                          {"notice_ms", notices.shown_ms},
                          {"notice_open_ms", notices.open_ms}}));
}

Response play_report_csv(Call& call) {
    const auto asked = asked_days(call);
    if (!asked) return refuse(400, "BAD_DATE", "from and until must be days, at most 400 apart");
    const auto kiosks = kiosks_by_id(call.unit);
    const auto centers = store::all_centers(call.unit);
    const Names names{call.unit};
    // With the mark by which spreadsheets know UTF-8.
    std::string csv =
        "\xEF\xBB\xBF"
        "day,kiosk,item,entry,sha256,count,shown_s,panel_on_s,open_s\r\n";
    for (const PlaySum& sum : sums_in_reach(call, *asked, kiosks)) {
        csv += cell(sum.day) + "," + cell(place_of(centers, kiosks.at(sum.kiosk_id))) + "," +
               cell(names.item(sum)) + "," + cell(names.entry(sum.entry_id)) + "," + cell(sum.sha256) + "," +
               std::to_string(sum.count) + "," + std::to_string(sum.shown_ms / 1000) + "," +
               std::to_string(sum.panel_on_ms / 1000) + "," + std::to_string(sum.open_ms / 1000) + "\r\n";
    }
    return {.type = "text/csv; charset=utf-8",
            .body = std::move(csv),
            .headers = {{"Content-Disposition",
                         "attachment; filename=\"plays-" + asked->from + "-" + asked->until + ".csv\""}}};
}

}  // namespace server::handlers
