// The schedule of one day: rooms side by side, sessions as blocks along the hours.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/geometry.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

struct ScheduleView {
    static constexpr std::chrono::hours kFirst{8};  // the grid's hours
    static constexpr std::chrono::hours kLast{21};
    struct Day {
        std::string weekday;
        std::string number;
        bool selected = false;
        flow::Schedule leads_to;
    };
    struct Column {
        std::string space;
        std::string floor;
    };
    struct Block {
        int column = 0;
        std::chrono::minutes from{};  // of the day, within the grid
        std::chrono::minutes to{};
        std::string title;
        std::string seats;
        bool full = false;
        bool cancelled = false;
        model::Category category = model::Category::Study;
        model::Id session_id;
        model::Id service_id;
    };
    // Large text and low reach have the day as a list instead of the grid.
    struct Row {
        model::Id session_id;
        model::Id service_id;
        std::string time;
        std::string title;
        std::string where;
        std::string seats;
        bool running = false;
        bool full = false;
        bool cancelled = false;
    };
    std::string title;
    std::vector<std::string> spans;  // 日, 周
    flow::Schedule as_week;
    std::vector<Day> days;
    std::vector<Column> columns;
    std::vector<Block> blocks;
    bool is_list = false;
    int rows_on_page = 3;
    std::vector<Row> rows;                         // of this page
    std::optional<std::chrono::minutes> now_line;  // only today
    std::string now_words;
    std::string count;    // of a list: how many sessions the day has
    std::string nothing;  // where the day has no session
    int page = 0;
    int pages = 1;
    flow::Schedule state;
};

ScheduleView schedule_view(const flow::Schedule& state, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const ScheduleView& view, ui::Rect area);
// Parts: the list of large text and low reach, and the seven days above or below either.
std::optional<flow::Event> draw_schedule_list(ui::Ui& ui, const ScheduleView& view, ui::Rect area);
std::optional<flow::Event> draw_schedule_days(ui::Ui& ui, const ScheduleView& view, ui::Rect row);

}  // namespace kiosk::screens
