#include "kiosk/app/config.h"

#include <charconv>
#include <functional>
#include <map>

#include <toml++/toml.h>

#include "kiosk/scan/key_scanner.h"
#include "shared/core/file.h"

namespace app {
namespace {

using core::ErrorKind;

// How a key is put into the configuration; false: the value is of the wrong kind.
struct Key {
    const char* must_be;
    std::function<bool(Config&, const toml::node&)> put;
};

template <typename T, typename Put>
Key key(const char* must_be, Put put) {
    return {must_be, [put](Config& config, const toml::node& node) {
                const auto value = node.value<T>();
                return value && put(config, *value);
            }};
}

const std::map<std::string, Key>& keys() {
    using Text = std::string;
    static const std::map<std::string, Key> kKeys{
        {"language", key<Text>(R"("zh-CN" or "en")",
                               [](Config& config, const Text& value) {
                                   config.language =
                                       value == "en" ? model::Language::English : model::Language::Chinese;
                                   return value == "en" || value == "zh-CN";
                               })},
        {"camera",
         key<Text>("a device, a file, a folder, an address or \"none\"",
                   [](Config& config, const Text& value) { return config.camera = value, !value.empty(); })},
        {"serial", key<Text>("the path of a serial device, or \"\"",
                             [](Config& config, const Text& value) { return config.serial = value, true; })},
        {"serial_speed", key<std::int64_t>("9600, 19200, 38400, 57600 or 115200",
                                           [](Config& config, std::int64_t value) {
                                               config.serial_speed = static_cast<int>(value);
                                               return value == 9600 || value == 19200 || value == 38400 ||
                                                      value == 57600 || value == 115200;
                                           })},
        {"hand_scanner", key<Text>("/dev/input/by-id/…, \"vendor:product\" in hex, or \"\"",
                                   [](Config& config, const Text& value) {
                                       return config.hand_scanner = value,
                                              value.empty() || scan::is_key_device(value);
                                   })},
        {"helper", key<Text>("an absolute path, or \"\"",
                             [](Config& config, const Text& value) {
                                 return config.helper = value, value.empty() || value.front() == '/';
                             })},
        {"unattended", key<bool>("true or false",
                                 [](Config& config, bool value) { return config.unattended = value, true; })},
        {"training", key<bool>("true or false",
                               [](Config& config, bool value) { return config.training = value, true; })},
        {"rack", key<Text>(R"("none" or "simulated")",
                           [](Config& config, const Text& value) {
                               config.rack = value == "simulated" ? devices::RackKind::Simulated
                                                                  : devices::RackKind::None;
                               return value == "simulated" || value == "none";
                           })},
        {"voice", key<Text>("the name of a program, or \"\"",
                            [](Config& config, const Text& value) { return config.voice = value, true; })},
        {"phrases",
         key<Text>("the path of a folder, or \"\"",
                   [](Config& config, const Text& value) { return config.phrases = value, true; })},
        {"reduced_motion",
         key<bool>("true or false",
                   [](Config& config, bool value) { return config.reduced_motion = value, true; })},
        {"regular_font",
         key<Text>("the path of a font file, or \"\"",
                   [](Config& config, const Text& value) { return config.regular_font = value, true; })},
        {"bold_font",
         key<Text>("the path of a font file, or \"\"",
                   [](Config& config, const Text& value) { return config.bold_font = value, true; })},
    };
    return kKeys;
}

}  // namespace

core::Result<Config> read_config(const std::filesystem::path& file) {
    const auto text = core::read_file(file, 1U << 20U);
    if (!text)
        return core::fail(ErrorKind::Invalid, "the configuration can't be read: " + text.error().message);
    const auto at = [&](const toml::source_region& where) {
        return file.string() + ":" + std::to_string(where.begin.line) + ": ";
    };
    try {
        Config config;
        const toml::table root = toml::parse(*text, file.string());
        for (const auto& [name, node] : root) {
            const std::string key_name{name.str()};
            const auto found = keys().find(key_name);
            if (found == keys().end())
                return core::fail(ErrorKind::Invalid, at(node.source()) + "unknown key " + key_name);
            if (!found->second.put(config, node)) {
                return core::fail(ErrorKind::Invalid,
                                  at(node.source()) + key_name + " must be " + found->second.must_be);
            }
        }
        return config;
    } catch (const toml::parse_error& problem) {
        return core::fail(ErrorKind::Invalid, at(problem.source()) + std::string{problem.description()});
    }
}

core::Result<platform::Size> read_size(const std::string& text) {
    platform::Size size;
    const char* end = text.data() + text.size();
    const auto width = std::from_chars(text.data(), end, size.width);
    const bool crossed = width.ec == std::errc{} && width.ptr != end && *width.ptr == 'x';
    const auto height = crossed ? std::from_chars(width.ptr + 1, end, size.height) : width;
    const bool sane = size.width >= 320 && size.height >= 320 && size.width <= 8192 && size.height <= 8192;
    if (!crossed || height.ec != std::errc{} || height.ptr != end || !sane) {
        return core::fail(ErrorKind::Invalid,
                          "--size must be WIDTHxHEIGHT, such as 1080x1920, not \"" + text + "\"");
    }
    return size;
}

}  // namespace app
