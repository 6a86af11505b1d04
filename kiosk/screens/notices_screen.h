// What staff have said: the list with its filters, and one notice open in a sheet above it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/theme.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

struct NoticesView {
    struct Filter {
        std::string id;
        ui::Icon icon = ui::Icon::None;
        std::string label;
        bool selected = false;
        flow::NoticeFilter leads_to = flow::NoticeFilter::All;
    };
    struct Row {
        model::Id id;
        ui::Icon icon = ui::Icon::None;
        ui::Tone tone = ui::Tone::Neutral;
        std::string kind;    // 紧急
        std::string source;  // 09:38 街道办
        std::string title;
        bool is_new = false;
    };
    struct Fact {
        ui::Icon icon = ui::Icon::None;
        std::string label;
        std::string value;
    };
    struct Open {
        Row head;
        std::string body;
        std::vector<Fact> facts;
        std::string until;
        std::string picture;  // path; empty: none
        std::string link;     // as a code to scan; empty: none
        std::string scan;     // what the code is for
    };
    std::string title;
    std::string subtitle;
    std::vector<Filter> filters;
    std::vector<Row> rows;  // all that pass the filter: as many stand on a page as find room
    int page = 0;
    std::string new_word;
    std::string nothing;
    std::optional<Open> open;
    std::string close;
    std::string read;   // 朗读公告
    std::string above;  // 上一页: of a notice longer than its sheet
    std::string below;
};

NoticesView notices_view(const flow::State& state, const flow::Notices& notices, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const NoticesView& view, ui::Rect area);

// New today and not yet opened in this visit: the badge of home's tile.
int unread_notices(const flow::State& state, const Context& context);

}  // namespace kiosk::screens
