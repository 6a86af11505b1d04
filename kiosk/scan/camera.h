// Where frames come from: a device, a film, a folder of pictures, an address. One thread uses a camera.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "kiosk/scan/frame.h"
#include "shared/core/result.h"

namespace scan {

// Whether frames are made by the world or by us: a film may well repeat itself, a sensor can't.
enum class Liveness { Sensor, Recording };

class Camera {
public:
    virtual ~Camera() = default;

    virtual core::Result<void> open() = 0;
    virtual void close() = 0;
    // The next frame; Unavailable when none came within `patience`, or the device is gone. `captured` is left
    // to the caller. A camera that answers at once (see pace()) doesn't wait.
    virtual core::Result<Frame> read(std::chrono::milliseconds patience) = 0;

    // How long a frame of a recording lasts; the caller waits so long between two reads. Zero: read() waits
    // itself.
    virtual std::chrono::milliseconds pace() const { return {}; }
    virtual Liveness liveness() const { return Liveness::Sensor; }
};

// From the text of `--camera`: "none" (no camera: null), http:// address of motion JPEG, folder of pictures
// (each shown for a second) or one picture, device (/dev/...; need not be there yet), or video file (plays
// for ever). Invalid: none of these.
core::Result<std::unique_ptr<Camera>> make_camera(const std::string& source);

}  // namespace scan
