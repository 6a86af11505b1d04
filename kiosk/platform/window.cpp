#include "kiosk/platform/window.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <SDL.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "kiosk/platform/gpu_renderer.h"
#include "kiosk/platform/software_renderer.h"

namespace platform {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kInputPeriod{4};  // where SDL can't sleep on input, as on KMSDRM
constexpr std::int64_t kMouse = -1;

void set_hints() {
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_RENDER_VSYNC, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_WINDOWS_NO_CLOSE_ON_ALT_F4, "1");
    SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
}

bool has_gpu(const std::filesystem::path& dri) {
    std::error_code error;
    const std::filesystem::directory_iterator entries{dri, error};
    return !error && entries != std::filesystem::directory_iterator{};
}

core::SteadyTime time_of(Uint32 timestamp, core::SteadyTime now) {
    const Uint32 age = SDL_GetTicks() - timestamp;
    return now - milliseconds{std::min<Uint32>(age, 1000)};
}

std::string sdl_error(std::string_view what) {
    return std::string{what} + ": " + SDL_GetError();
}

}  // namespace

Window::Window(WindowOptions options)
    : options_{std::move(options)}, wake_fd_{::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)} {}

core::Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
    std::unique_ptr<Window> window{new Window{options}};
    if (auto made = window->create(); !made) return made.failure();
    return window;
}

core::Result<std::monostate> Window::create() {
    const bool headless = options_.mode == WindowMode::Headless;
    const bool gpu = options_.drawing == Drawing::Gpu ||
                     (options_.drawing == Drawing::Automatic && !headless && has_gpu(options_.dri));
    set_hints();
    if (headless) SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
    // Plain shared memory, instead of a software GL behind the window.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, gpu ? "1" : "0");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        return core::fail(core::ErrorKind::Unavailable, sdl_error("no display"));
    }
    SDL_StopTextInput();
    SDL_ShowCursor(SDL_DISABLE);
    SDL_DisableScreenSaver();
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    driver_blocks_ = driver == "x11" || driver == "wayland";
    driver_has_input_ = driver != "dummy" && driver != "offscreen";

    Uint32 flags = SDL_WINDOW_SHOWN;
    SDL_Rect place{SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options_.width, options_.height};
    if (options_.mode == WindowMode::Fullscreen) {
        grows_ = driver == "x11" && SDL_GetDisplayBounds(0, &place) == 0;
        flags |= grows_ ? SDL_WINDOW_BORDERLESS : SDL_WINDOW_FULLSCREEN_DESKTOP;
    }
    window_ = SDL_CreateWindow("Linli", place.x, place.y, place.w, place.h, flags);
    if (window_ == nullptr) return core::fail(core::ErrorKind::Unavailable, sdl_error("no window"));
    if (gpu) {
        const Uint32 kind = headless ? SDL_RENDERER_SOFTWARE : SDL_RENDERER_ACCELERATED;
        if (SDL_Renderer* renderer = SDL_CreateRenderer(window_, -1, kind)) {
            renderer_ = std::make_unique<GpuRenderer>(renderer);
            return std::monostate{};
        }
    }
    if (SDL_GetWindowSurface(window_) == nullptr) {
        return core::fail(core::ErrorKind::Unavailable, sdl_error("no picture memory"));
    }
    renderer_ = std::make_unique<SoftwareRenderer>(window_);
    return std::monostate{};
}

void Window::destroy() {
    renderer_.reset();
    if (window_ != nullptr) SDL_DestroyWindow(window_);
    window_ = nullptr;
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

Window::~Window() {
    destroy();
    if (wake_fd_ >= 0) ::close(wake_fd_);
}

core::Result<std::monostate> Window::rebuild() {
    destroy();
    return create();
}

Size Window::size() const {
    Size size;
    if (window_ != nullptr) SDL_GetWindowSizeInPixels(window_, &size.width, &size.height);
    return size;
}

std::vector<Event> Window::poll(core::SteadyTime now) {
    std::vector<Event> events;
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0) translate(event, now, events);
    return events;
}

void Window::translate(const SDL_Event& event, core::SteadyTime now, std::vector<Event>& to) {
    const auto finger = [&](Finger::Kind kind) {
        const Size window = size();
        to.emplace_back(Finger{
            kind, event.tfinger.fingerId, event.tfinger.x * static_cast<float>(window.width),
            event.tfinger.y * static_cast<float>(window.height), time_of(event.tfinger.timestamp, now)});
    };
    const auto mouse = [&](Finger::Kind kind, int x, int y) {
        to.emplace_back(Finger{kind, kMouse, static_cast<float>(x), static_cast<float>(y),
                               time_of(event.common.timestamp, now)});
    };
    switch (event.type) {
        case SDL_FINGERDOWN:
            return finger(Finger::Kind::Down);
        case SDL_FINGERMOTION:
            return finger(Finger::Kind::Move);
        case SDL_FINGERUP:
            return finger(Finger::Kind::Up);
        case SDL_MOUSEBUTTONDOWN:
            if (event.button.button == SDL_BUTTON_LEFT)
                mouse(Finger::Kind::Down, event.button.x, event.button.y);
            return;
        case SDL_MOUSEMOTION:
            if ((event.motion.state & SDL_BUTTON_LMASK) != 0)
                mouse(Finger::Kind::Move, event.motion.x, event.motion.y);
            return;
        case SDL_MOUSEBUTTONUP:
            if (event.button.button == SDL_BUTTON_LEFT)
                mouse(Finger::Kind::Up, event.button.x, event.button.y);
            return;
        case SDL_KEYDOWN:
        case SDL_KEYUP:
            if (event.key.repeat == 0) {
                to.emplace_back(Key{event.key.keysym.scancode, event.type == SDL_KEYDOWN,
                                    time_of(event.key.timestamp, now)});
            }
            return;
        case SDL_WINDOWEVENT:
            if (event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) to.emplace_back(SizeChanged{});
            if (event.window.event == SDL_WINDOWEVENT_EXPOSED) {
                if (renderer_->is_software()) renderer_->device_lost();  // draws the next frame whole
                to.emplace_back(Exposed{});
            }
            return;
        case SDL_RENDER_TARGETS_RESET:
        case SDL_RENDER_DEVICE_RESET:
            renderer_->device_lost();
            to.emplace_back(TexturesLost{});
            return;
        case SDL_DISPLAYEVENT:
            to.emplace_back(DisplayChanged{});
            return;
        default:  // SDL_QUIT among them
            return;
    }
}

void Window::wait(milliseconds timeout) {
    if (std::exchange(grows_, false)) {
        SDL_SetWindowFullscreen(window_, SDL_WINDOW_FULLSCREEN_DESKTOP);
        return;
    }
    const auto clear = [&] {
        std::uint64_t count = 0;
        return ::read(wake_fd_, &count, sizeof count) > 0;
    };
    if (clear()) return;
    if (driver_blocks_) {
        SDL_WaitEventTimeout(nullptr, static_cast<int>(timeout.count()));
        clear();
        return;
    }
    while (timeout.count() > 0) {
        SDL_PumpEvents();
        if (SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_TRUE) return;
        const milliseconds nap = driver_has_input_ ? std::min(timeout, kInputPeriod) : timeout;
        pollfd waiting{.fd = wake_fd_, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, static_cast<int>(nap.count())) > 0) {
            clear();
            return;
        }
        timeout -= nap;
    }
}

void Window::wake() const {
    const std::uint64_t one = 1;
    if (::write(wake_fd_, &one, sizeof one) < 0) return;  // full: a wake-up is pending already
    if (!driver_blocks_) return;
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    SDL_PushEvent(&event);
}

}  // namespace platform
