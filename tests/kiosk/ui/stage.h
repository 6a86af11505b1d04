// A window without a display with the kit on it: tests draw into it, touch it, and look at what it shows.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "kiosk/platform/texture_store.h"
#include "kiosk/platform/window.h"
#include "kiosk/ui/ui.h"

namespace stage {

using namespace std::chrono_literals;
using Draw = std::function<void(ui::Ui&)>;

struct Setting {
    int width = 1080;
    int height = 1920;
    const ui::Theme* theme = &ui::light_theme();
    ui::TextScale scale = ui::TextScale::Normal;
    ui::Reach reach = ui::Reach::Full;
    platform::Drawing drawing = platform::Drawing::Software;
    const char* language = "zh-CN";
};

// The words of a language, by key, as the project has them.
std::map<std::string, std::string> words_of(const std::string& language);
// A file of the project: the tests run in the build tree, which lies in the project's.
std::filesystem::path project_file(const std::filesystem::path& relative);

class Stage {
public:
    explicit Stage(const Setting& setting = {});

    ~Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    // One frame; time goes on by `later` before it.
    ui::NextFrame frame(const Draw& draw, std::chrono::milliseconds later = 1s);
    // As `frame`, but nothing reaches the window: what is said can be looked at, and costs little.
    ui::NextFrame lay_out(const Draw& draw, std::chrono::milliseconds later = 1s);
    // How the next frames look, and what they are written in.
    void dress(const ui::Theme& theme, ui::TextScale scale, ui::Reach reach = ui::Reach::Full);
    void speak(ui::Texts texts) { texts_ = std::move(texts); }
    void down(ui::Point at, std::int64_t finger = 1);
    void move(ui::Point at, std::int64_t finger = 1);
    void up(ui::Point at, std::int64_t finger = 1);
    void tap(ui::Point at);
    void tap(std::string_view id);  // the middle of the element that the last frame showed
    void wait(std::chrono::milliseconds time) { now_ += time; }

    ui::Ui& ui() { return *ui_; }
    platform::Window& window() { return *window_; }
    core::SteadyTime now() const { return now_; }
    void screen(std::string name) { screen_ = std::move(name); }
    const ui::Texts& texts() const { return texts_; }

    // Writes what is shown to build/…/pictures/NAME.png, to be looked at.
    void save(std::string_view name);
    platform::Pixels grab() { return window_->renderer().grab(); }
    std::uint32_t pixel(int x, int y);  // 0xRRGGBB
    std::uint32_t pixel_of_last_grab(int x, int y) const;
    int ink(ui::Rect area);  // pixels of the window that are clearly darker than paper
    int atlas_side();        // the longer one of the glyphs' texture

private:
    void send(ui::TouchEvent::Kind kind, ui::Point at, std::int64_t finger);

    Setting setting_;
    core::SteadyTime now_{1000s};
    std::string screen_ = "test";
    ui::Texts texts_;
    std::unique_ptr<platform::Window> window_;
    std::unique_ptr<ui::Ui> ui_;
    std::unique_ptr<platform::TextureStore> textures_;
    platform::Pixels grab_;
};

}  // namespace stage
