#include "kiosk/app/scanners.h"

#include <deque>
#include <utility>
#include <variant>

#include "kiosk/scan/camera_scanner.h"
#include "kiosk/scan/key_scanner.h"
#include "kiosk/scan/serial.h"
#include "kiosk/scan/wedge.h"
#include "shared/core/log.h"
#include "shared/core/overloaded.h"
#include "shared/core/random.h"
#include "shared/model/loan.h"
#include "shared/pass/resident_pass.h"

namespace app {

namespace flow = kiosk::flow;

namespace {

// How long the hint "one at a time" stays.
constexpr std::chrono::seconds kTwoCodesHint{3};

// Without keys a pass is at best signed by somebody unknown; here only its form counts.
scan::CodeKind classify(std::string_view text) {
    const pass::Reading reading = pass::read_pass(text, {});
    if (std::holds_alternative<pass::ForeignCode>(reading)) {
        return model::item_from_tag(std::string{text}) ? scan::CodeKind::Acceptable : scan::CodeKind::Foreign;
    }
    if (std::holds_alternative<pass::Unreadable>(reading)) return scan::CodeKind::Unreadable;
    return scan::CodeKind::Acceptable;
}

flow::Event scanned(core::Secret text, model::ScanSource source) {
    return flow::CodeScanned{.text = std::move(text), .source = source};
}

// The desk is asked about a text that is surely foreign: the real one has been dropped.
flow::Event foreign(model::ScanSource source) {
    return scanned(core::Secret{"?"}, source);
}

std::string word(scan::CameraState state) {
    switch (state) {
        case scan::CameraState::Closed:
            return "closed";
        case scan::CameraState::Starting:
        case scan::CameraState::Working:
            return "open";
        case scan::CameraState::Trouble:
            return "trouble";
    }
    return "closed";
}

// Mirrored, as people know themselves from a mirror.
platform::Pixels mirrored(const scan::Preview& preview) {
    const auto width = static_cast<std::size_t>(preview.width);
    const auto height = static_cast<std::size_t>(preview.height);
    platform::Pixels pixels{.width = preview.width, .height = preview.height};
    pixels.rgba.resize(4 * width * height);
    for (std::size_t y = 0; y < height; ++y) {
        for (std::size_t x = 0; x < width; ++x) {
            const std::uint8_t* from = preview.rgb.data() + 3 * (y * width + x);
            std::uint8_t* to = pixels.rgba.data() + 4 * (y * width + width - 1 - x);
            to[0] = from[0];
            to[1] = from[1];
            to[2] = from[2];
            to[3] = 255;
        }
    }
    return pixels;
}

}  // namespace

struct Scanners::State {
    std::unique_ptr<scan::CameraScanner> camera;  // null: none
    std::unique_ptr<scan::SerialScanner> serial;  // null: none
    std::unique_ptr<scan::KeyScanner> keys;       // null: what types comes through the window
    scan::Wedge wedge;
    std::deque<flow::Event> events;
    std::optional<core::SteadyTime> hint_ends;
    scan::CameraState camera_state = scan::CameraState::Closed;
    Scanners::CameraLook look;
    std::deque<core::SteadyTime> frames;  // of the last second
    bool unusable = false;                // the configuration names no camera that can be

    void take_camera(core::SteadyTime now) {
        while (auto message = camera ? camera->try_receive() : std::nullopt) {
            std::visit(
                core::Overloaded{
                    [&](scan::CodeText& code) {
                        events.push_back(scanned(std::move(code.text), model::ScanSource::Camera));
                    },
                    [&](const scan::ForeignCode&) { events.push_back(foreign(model::ScanSource::Camera)); },
                    [&](const scan::OneAtATime&) {
                        hint_ends = now + kTwoCodesHint;
                        events.emplace_back(flow::GlanceChanged{flow::Glance::TwoCodes});
                    },
                    [&](const scan::CameraState& state) {
                        camera_state = state;
                        events.emplace_back(flow::GlanceChanged{glance()});
                    },
                },
                *message);
        }
        if (hint_ends && now >= *hint_ends) {
            hint_ends.reset();
            events.emplace_back(flow::GlanceChanged{glance()});
        }
    }

    void saw(const scan::Preview& preview) {
        look.width = preview.width;
        look.height = preview.height;
        look.decoding = preview.look.decoding;
        ++look.tried;
        if (preview.look.read) {
            ++look.read;
            look.pixels_per_module = preview.look.pixels_per_module;
        }
        frames.push_back(preview.captured);
        while (preview.captured - frames.front() > std::chrono::seconds{1}) frames.pop_front();
        look.frames_per_second = static_cast<int>(frames.size());
    }

    void take_serial() {
        while (auto scan = serial ? serial->try_receive() : std::nullopt) {
            if (auto* code = std::get_if<scan::CodeText>(&*scan)) {
                events.push_back(scanned(std::move(code->text), model::ScanSource::HandScanner));
            } else {
                events.push_back(foreign(model::ScanSource::HandScanner));
            }
        }
    }

    void take_keys() {
        while (auto code = keys ? keys->try_receive() : std::nullopt)
            events.push_back(scanned(std::move(*code), model::ScanSource::HandScanner));
    }

    void take_typed(std::optional<std::string> text) {
        if (text) events.push_back(scanned(core::Secret{std::move(*text)}, model::ScanSource::HandScanner));
    }

    flow::Glance glance() const {
        return camera_state == scan::CameraState::Trouble ? flow::Glance::CameraDown : flow::Glance::Nothing;
    }
};

Scanners::Scanners(const Config& config, const core::Clock& clock, std::function<void()> wake)
    : state_(std::make_unique<State>()) {
    auto camera = scan::make_camera(config.camera);
    if (!camera) {
        spdlog::error("{}", camera.error().message);
        state_->unusable = true;
    } else if (*camera) {
        core::SystemRandom random;
        state_->camera = std::make_unique<scan::CameraScanner>(
            scan::CameraSetup{
                .camera = std::move(*camera), .classify = classify, .wake = wake, .salt = random.next()},
            clock);
    }
    if (!config.hand_scanner.empty()) {
        state_->keys = std::make_unique<scan::KeyScanner>(
            scan::KeyScannerSetup{.device = config.hand_scanner, .wake = wake}, clock);
    }
    if (!config.serial.empty()) {
        state_->serial = std::make_unique<scan::SerialScanner>(scan::SerialSetup{.device = config.serial,
                                                                                 .speed = config.serial_speed,
                                                                                 .classify = classify,
                                                                                 .wake = std::move(wake)},
                                                               clock);
    }
}

Scanners::~Scanners() = default;

void Scanners::open_camera() {
    state_->look = {};
    state_->frames.clear();
    if (state_->camera) state_->camera->open();
    if (state_->unusable) state_->events.emplace_back(flow::GlanceChanged{flow::Glance::CameraDown});
}

void Scanners::close_camera() {
    if (state_->camera) state_->camera->close();
    state_->camera_state = scan::CameraState::Closed;
    state_->hint_ends.reset();
}

void Scanners::key(const platform::Key& key) {
    state_->take_typed(state_->wedge.key({.scancode = key.scancode, .down = key.down, .time = key.time}));
}

std::optional<flow::Event> Scanners::take(core::SteadyTime now) {
    State& state = *state_;
    state.take_camera(now);
    state.take_serial();
    state.take_keys();
    state.take_typed(state.wedge.idle(now));
    if (state.events.empty()) return std::nullopt;
    flow::Event event = std::move(state.events.front());
    state.events.pop_front();
    return event;
}

std::optional<core::SteadyTime> Scanners::deadline() const {
    return state_->wedge.deadline();
}

std::optional<platform::Pixels> Scanners::preview() {
    auto preview = state_->camera ? state_->camera->preview() : std::nullopt;
    if (!preview) return std::nullopt;
    state_->saw(*preview);
    platform::Pixels pixels = mirrored(*preview);
    scan::wipe(*preview);
    return pixels;
}

std::optional<core::SteadyTime> Scanners::beat() const {
    return state_->camera ? std::optional{state_->camera->last_beat()} : std::nullopt;
}

Scanners::CameraLook Scanners::look() const {
    return state_->look;
}

std::string Scanners::camera_state() const {
    return state_->unusable ? "trouble" : word(state_->camera_state);
}

}  // namespace app
