// Rating a session: which one, the five faces, the reasons, the thanks.
#pragma once

#include <array>
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

struct RatePickView {
    struct Option {
        model::Id session_id;
        std::string title;
        std::string when_and_where;
        std::string art;
    };
    std::string title;
    std::string hint;
    std::vector<Option> options;  // of this page
    int rows = 5;                 // that a page has room for
    int page = 0;
    int pages = 1;
};

struct RateFacesView {
    std::string art;
    std::string what;  // partner, time, place
    std::string question;
    std::string hint;
    std::array<std::string, 5> labels;  // [0] is level 1
    int pressed = 0;
    std::string listen;  // that 朗读 reads it
    // 换一个: what else can be rated; none where the person was scanned, or there is only this.
    std::vector<model::Id> others;
    std::string other_title;
    std::string other_detail;
    std::string other;
};

struct RateReasonsView {
    int score = 0;
    std::string score_words;
    std::string what;
    std::string question;
    std::string hint;
    struct Reason {
        std::string key;  // "reason.teacher"
        std::string label;
        bool selected = false;
    };
    std::vector<Reason> reasons;
    std::string privacy;
    std::string change;
    std::string send;
};

struct RateThanksView {
    std::string title;
    std::string detail;
    std::string done;
    int seconds = 0;
    int seconds_full = 6;
};

RatePickView rate_pick_view(const flow::RatePick& state, const Context& context);
RateFacesView rate_faces_view(const flow::RateFaces& state, const Context& context);
RateReasonsView rate_reasons_view(const flow::RateReasons& state, const Context& context);
RateThanksView rate_thanks_view(const flow::State& state, const flow::RateThanks& thanks,
                                const Context& context);

std::optional<flow::Event> draw(ui::Ui& ui, const RatePickView& view, ui::Rect area);
std::optional<flow::Event> draw(ui::Ui& ui, const RateFacesView& view, ui::Rect area);
std::optional<flow::Event> draw(ui::Ui& ui, const RateReasonsView& view, ui::Rect area);
std::optional<flow::Event> draw(ui::Ui& ui, const RateThanksView& view, ui::Rect area);

}  // namespace kiosk::screens
