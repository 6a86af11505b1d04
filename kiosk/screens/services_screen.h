// The services of the centre, filtered and paged; each row leads to its detail.
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

struct ServicesView {
    struct Filter {
        std::string id;  // "filter.study"
        ui::Icon icon = ui::Icon::None;
        std::string label;
        bool selected = false;
        bool multiple = false;
        flow::Services leads_to;
    };
    struct Row {
        model::Id service_id;
        std::string title;
        std::string fee;
        bool is_free = false;
        std::string partner;
        bool step_free = false;
        std::string next;  // when and where the next session is
        std::string art;
        bool only_chinese = false;  // no English title: tagged 中文
    };
    std::string title;
    std::string subtitle;
    std::vector<Filter> categories;  // single choice
    std::vector<Filter> switches;    // any of them
    std::vector<Row> rows;           // of this page
    int page = 0;
    int pages = 1;
    flow::Services filter;
    std::string filter_words;  // 筛选 · 学习、免费; empty where the filters stand on the page
    bool choosing = false;     // the sheet with the filters is up
    std::string choose_title;
    std::string show_result;
    std::string nothing;  // where no service fits
    std::string clear;
};

ServicesView services_view(const flow::Services& state, const Context& context);
std::optional<flow::Event> draw(ui::Ui& ui, const ServicesView& view, ui::Rect area);

ui::Tone category_tone(model::Category category);
ui::Icon category_icon(model::Category category);
const char* category_key(model::Category category);

}  // namespace kiosk::screens
