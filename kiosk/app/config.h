// What a kiosk is told by its file and its command line.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>

#include "kiosk/devices/rack.h"
#include "kiosk/platform/window.h"
#include "shared/core/result.h"
#include "shared/model/text.h"

namespace app {

struct Config {
    std::filesystem::path data;
    std::filesystem::path assets;
    std::filesystem::path control;  // the command line's alone, never a file's
    platform::WindowOptions window;
    model::Language language = model::Language::Chinese;
    std::string camera = "none";  // device, video file, picture folder, address, or "none"
    std::string serial;           // path of a serial scanner; empty: none
    int serial_speed = 9600;
    std::string hand_scanner;  // one that types: /dev/input/by-id/… or "vid:pid"; empty: through the window
    std::filesystem::path helper;           // the fixed program that may reboot the machine; empty: none
    std::string notify_socket;              // the service manager's, from its environment; empty: none
    std::chrono::microseconds watchdog{0};  // its deadline; zero: none
    bool unattended = false;                // nobody stands at this counter
    bool training = false;                  // takes test passes
    devices::RackKind rack = devices::RackKind::None;
    std::string voice = "espeak-ng";  // the program that reads aloud; empty: none
    std::filesystem::path phrases;    // folder of recorded sentences; empty: assets/voice
    bool reduced_motion = false;      // nothing slides, drifts or falls; large text has it anyway
    std::string regular_font;         // empty: Debian's Noto Sans CJK
    std::string bold_font;
};

// Invalid: names the file, the line and the key, and says what would be right.
core::Result<Config> read_config(const std::filesystem::path& file);

// "1080x1920".
core::Result<platform::Size> read_size(const std::string& text);

}  // namespace app
