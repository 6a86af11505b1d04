// The one window: opened on a display or without one, with its events as values and its renderer.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <variant>
#include <vector>

#include "kiosk/platform/renderer.h"
#include "shared/core/clock.h"
#include "shared/core/result.h"

struct SDL_Window;
union SDL_Event;

namespace platform {

enum class WindowMode { Headless, Window, Fullscreen };
enum class Drawing { Automatic, Software, Gpu };

struct WindowOptions {
    int width = 1080;  // of a window or headless; full screen takes the display's
    int height = 1920;
    WindowMode mode = WindowMode::Headless;
    Drawing drawing = Drawing::Automatic;  // Gpu where `dri` has a device
    std::filesystem::path dri = "/dev/dri";
};

struct Finger {
    enum class Kind { Down, Move, Up };
    Kind kind;
    std::int64_t finger;  // -1 is the mouse's left button
    float x, y;           // pixels of the window
    core::SteadyTime time;
};
// Raw keys, for the scanner that types. Never text: nothing on this screen is typed at a keyboard.
struct Key {
    int scancode;  // SDL_Scancode: the key's place on an American keyboard
    bool down;
    core::SteadyTime time;
};
struct SizeChanged {};     // ask size() and draw
struct Exposed {};         // draw again, whole
struct TexturesLost {};    // every texture made by create() is gone
struct DisplayChanged {};  // a display came, went or turned: rebuild() when it was ours
using Event = std::variant<Finger, Key, SizeChanged, Exposed, TexturesLost, DisplayChanged>;

struct Size {
    int width = 0;
    int height = 0;
    bool operator==(const Size&) const = default;
};

class Window {
public:
    // Unavailable when there is no display to open it on. One at a time; main thread only, but for wake().
    static core::Result<std::unique_ptr<Window>> open(const WindowOptions& options);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    Size size() const;
    Renderer& renderer() { return *renderer_; }

    // What happened since the last call. Closing the window is no event: only SIGTERM ends us, and it is the
    // app's.
    std::vector<Event> poll(core::SteadyTime now);

    // Sleeps until an event, wake(), or the time-out. Costs nothing while it sleeps where the driver allows
    // it.
    void wait(std::chrono::milliseconds timeout);
    // From any thread: ends a wait() that is under way or comes next.
    void wake() const;

    // Closes window and renderer and opens them anew: all textures are gone.
    core::Result<std::monostate> rebuild();

private:
    explicit Window(WindowOptions options);
    core::Result<std::monostate> create();
    void destroy();
    void translate(const SDL_Event& event, core::SteadyTime now, std::vector<Event>& to);

    WindowOptions options_;
    SDL_Window* window_ = nullptr;
    std::unique_ptr<Renderer> renderer_;
    int wake_fd_ = -1;
    bool driver_blocks_ = false;  // SDL itself can sleep until an event comes
    bool driver_has_input_ = true;
    // As large as the display, and full screen with the first wait: where nobody manages windows, SDL takes a
    // tenth of a second over it, and the first picture need not wait for that.
    bool grows_ = false;
};

}  // namespace platform
