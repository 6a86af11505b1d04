// What the kit keeps between calls; for its own files alone.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <imgui.h>

#include "kiosk/ui/text_cache.h"
#include "kiosk/ui/ui.h"

namespace ui {

inline constexpr float kLong = 1920;
inline constexpr float kShort = 1080;

struct ContextDeleter {
    void operator()(ImGuiContext* context) const { ImGui::DestroyContext(context); }
};

struct Ui::State {
    std::unique_ptr<Fonts> fonts;
    std::unique_ptr<ImGuiContext, ContextDeleter> context;  // uses the fonts' atlas, so it goes first
    PictureSource pictures;
    TextCache texts;
    Canvas canvas;
    Touch touch;
    Frame frame;
    Point size{kShort, kLong};
    Point origin;
    float scale = 1;
    core::SteadyTime screen_since{};
    bool slides = false;
    Semantics drawing, shown;
    std::vector<HitArea> hits;
    std::string fired;
    std::string pressed_by_key;
    std::optional<Swipe> swipe;
    bool covered = false;  // a dialog lies over this frame
    struct Scrolled {
        Scroll scroll;
        bool drawn = false;  // in this frame
    };
    std::map<std::string, Scrolled, std::less<>> scrolls;
    struct Scrolling {  // what was told before it began
        Rect box;
        std::size_t elements = 0, texts = 0, hits = 0;
    };
    std::optional<Scrolling> scrolling;
    NextFrame next;
};

}  // namespace ui
