// How the kiosk stands and what staff can do with it. Member ids only: no name of a resident, no pass.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"
#include "kiosk/ui/chips.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/picture.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

// What the app knows of itself, gathered when the panel is drawn.
struct Diagnosis {
    std::string device;
    std::string server;
    std::string version;
    std::string trouble;  // of the line to the server; empty: none
    bool stream_open = false;
    int quarantined = 0;
    int ratings_waiting = 0;
    std::uint64_t uploaded = 0;
    std::int64_t content_sequence = 0;
    std::int64_t resident_bytes = 0;
    std::chrono::seconds running{0};
    bool ledger_sound = true;
    int width = 0;
    int height = 0;
    struct Camera {
        bool in_order = false;
        int width = 0;
        int height = 0;
        int frames_per_second = 0;
        std::chrono::milliseconds decoding{0};
        int tried = 0;  // frames since it was opened
        int read = 0;   // of them with a code
        float pixels_per_module = 0;
    };
    Camera camera;
    struct Line {
        std::string time;
        bool warns = false;
        std::string text;
    };
    std::vector<Line> log;  // newest first
};

struct PanelView {
    struct Fact {
        std::string label;
        std::string value;
    };
    struct Card {
        std::string id;
        ui::Icon icon = ui::Icon::None;
        std::string title;
        ui::Chip chip;
        std::vector<Fact> facts;
    };
    std::string title;
    std::string who;
    std::string leaving;  // 04:32 后自动退出
    std::vector<Card> cards;
    Card camera;
    std::string camera_hint;  // while the test is off
    bool camera_on = false;
    std::string log_title;
    std::string all;
    std::string warnings;
    bool warnings_only = false;
    std::vector<Diagnosis::Line> log;
    std::string no_log;
    struct Action {
        std::string id;
        ui::Icon icon = ui::Icon::None;
        std::string label;
        flow::Event event;
        enum class Kind { Plain, Red, Leave } kind = Kind::Plain;
    };
    std::vector<Action> actions;
    std::string said;
    std::string foot;
    struct Prepared {  // the sheet of what staff can post
        std::string title;
        std::string hint;
        std::vector<Action> choices;
        std::string cancel;
    };
    std::optional<Prepared> prepared;
    struct Armed {  // the sheet of a red action
        std::string title;
        std::string hint;
        std::string hold;
        std::string cancel;
        bool held = false;
        float share = 0;  // of the two seconds
    };
    std::optional<Armed> armed;
};

// `other` is the language that is not the visit's: a notice is posted in both.
PanelView panel_view(const flow::State& state, const flow::StaffPanel& panel, const Context& context,
                     const ui::Texts& other, const Diagnosis& diagnosis);
// The whole window.
std::optional<flow::Event> draw(ui::Ui& ui, const PanelView& view, std::optional<ui::Texture> preview);

}  // namespace kiosk::screens
