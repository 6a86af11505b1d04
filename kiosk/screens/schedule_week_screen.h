// The schedule of one week: days one below the other, rooms side by side, the first session of each cell.
#pragma once

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

struct WeekView {
    struct Cell {  // empty title: nothing there
        std::string title;
        std::string time;
        std::string more;
        model::Category category = model::Category::Study;
    };
    struct Day {
        std::string weekday;
        std::string number;
        bool is_today = false;
        std::string first;        // what comes first on this day: "书法启蒙 09:00"; or that nothing does
        std::string count;        // "6 场"; empty where nothing is on
        std::vector<Cell> cells;  // one per room
        flow::Schedule leads_to;
    };
    std::string title;
    std::vector<std::string> spans;  // 日, 周
    std::string dates;
    std::string last_week;
    std::string next_week;
    bool has_last = false;  // within four weeks, and the content reaches there
    bool has_next = false;
    std::vector<std::string> rooms;  // that have something this week; as many on a page as find room
    std::vector<Day> days;           // seven
    std::string count;               // how many sessions the week has
    std::string nothing;             // where the week has no session
    flow::Schedule state;
    flow::Schedule as_day;
};

WeekView week_view(const flow::Schedule& state, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const WeekView& view, ui::Rect area);

// What the day's and the week's page lead to when 日 or 周 is touched.
flow::Schedule as_week(const flow::Schedule& state, const Context& context);
flow::Schedule as_day(const flow::Schedule& state, const Context& context);

}  // namespace kiosk::screens
