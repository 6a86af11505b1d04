// Every way a code comes in: camera, scanner that types, serial scanner; as events of the flow.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "kiosk/app/config.h"
#include "kiosk/flow/event.h"
#include "kiosk/platform/pixels.h"
#include "kiosk/platform/window.h"
#include "shared/core/clock.h"

namespace app {

class Scanners {
public:
    // `wake` is called on the scanners' threads when there is something to take; `clock` outlives this.
    Scanners(const Config& config, const core::Clock& clock, std::function<void()> wake);
    ~Scanners();
    Scanners(const Scanners&) = delete;
    Scanners& operator=(const Scanners&) = delete;

    void open_camera();
    void close_camera();
    void key(const platform::Key& key);

    std::optional<kiosk::flow::Event> take(core::SteadyTime now);
    // When take() has to be asked at the latest: a scanner that types may end by silence.
    std::optional<core::SteadyTime> deadline() const;
    // The camera's newest picture, if there is one since the last call.
    std::optional<platform::Pixels> preview();
    // When the camera's thread last showed a sign of life; nullopt: there is none.
    std::optional<core::SteadyTime> beat() const;
    // What the decoder made of the frames since the camera was opened.
    struct CameraLook {
        int width = 0;
        int height = 0;
        int frames_per_second = 0;
        std::chrono::milliseconds decoding{0};  // of the last frame
        int tried = 0;
        int read = 0;
        float pixels_per_module = 0;  // of the last symbol read
    };
    CameraLook look() const;
    std::string camera_state() const;  // "closed", "open", "trouble"

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace app
