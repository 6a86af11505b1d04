// A visitor with one finger: the real flow behind the real screens, pressed where they are really drawn.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/ui/gallery.h"

namespace gallery {

class Walker {
public:
    explicit Walker(Shape shape);

    // Stands before this case's screen, in this look's language and modes.
    void stand(const Case& what, const Look& look);

    // One finger on the middle of what is drawn: false where nothing of that name answers one.
    bool tap(std::string_view id);
    // The same with the first whose name begins so: a row, a block of the schedule.
    bool tap_first(std::string_view start);
    void tap_anywhere();
    // Stays on it for that long.
    bool hold(std::string_view id, std::chrono::milliseconds time);
    // A row is flicked: left or right.
    void swipe(ui::Swipe direction);

    void hear(const kiosk::flow::Event& event);  // from the desk, a device, the county
    void wait(std::chrono::seconds time);

    std::string at() const;                 // the screen's name
    std::vector<std::string> ways() const;  // what answers a finger now
    const kiosk::flow::State& state() const { return scene_.state; }
    Scene& scene() { return scene_; }
    bool shows(std::string_view id) const { return stage_->ui().semantics().find(id) != nullptr; }

private:
    const ui::Element* answering(std::string_view id, bool only_start) const;
    bool tap(const ui::Element& element);
    void press(ui::Point at, std::chrono::milliseconds time);
    std::optional<kiosk::flow::Event> look();  // one frame
    void look_and_do();                        // until nothing more follows from what was touched

    std::unique_ptr<stage::Stage> stage_;
    ui::Texts chinese_, english_;
    Scene scene_;
};

}  // namespace gallery
