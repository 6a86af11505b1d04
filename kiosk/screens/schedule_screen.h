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
    static constexpr int kColumns = 4;              // rooms on a page
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
    std::string title;
    std::vector<std::string> spans;  // 日, 周
    flow::Schedule as_week;
    std::vector<Day> days;
    std::vector<Column> columns;
    std::vector<Block> blocks;
    std::optional<std::chrono::minutes> now_line;  // only today
    std::string now_words;
    std::string nothing;  // where the day has no session
    int page = 0;
    int pages = 1;
    flow::Schedule state;
};

ScheduleView schedule_view(const flow::Schedule& state, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const ScheduleView& view, ui::Rect area);

}  // namespace kiosk::screens
