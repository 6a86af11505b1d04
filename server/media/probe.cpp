#include "server/media/probe.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "shared/wire/json.h"

namespace server::media {
namespace {

using wire::Json;

std::string text_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::int64_t number_of(const Json& object, const char* name) {
    const auto found = object.find(name);
    if (found == object.end()) return 0;
    if (found->is_number_integer()) return found->get<std::int64_t>();
    return found->is_string() ? std::atoll(found->get<std::string>().c_str()) : 0;
}

// "30000/1001"
double rate_of(const std::string& fraction) {
    const auto slash = fraction.find('/');
    if (slash == std::string::npos) return 0;
    const double below = std::atof(fraction.c_str() + slash + 1);
    const double rate = below > 0 ? std::atof(fraction.c_str()) / below : 0;
    return std::isfinite(rate) ? rate : 0;
}

std::chrono::milliseconds length_of(const std::string& seconds) {
    constexpr double kEndless = 1e9;
    const double length = std::atof(seconds.c_str());
    if (!std::isfinite(length) || length < 0) return std::chrono::milliseconds{0};
    return std::chrono::milliseconds{static_cast<std::int64_t>(std::min(length, kEndless) * 1000)};
}

// A cover on a piece of music is no film.
bool is_cover(const Json& stream) {
    const auto found = stream.find("disposition");
    return found != stream.end() && found->is_object() && number_of(*found, "attached_pic") == 1;
}

void take_picture(Probe& probe, const Json& stream) {
    probe.picture_stream = static_cast<int>(number_of(stream, "index"));
    probe.width = number_of(stream, "width");
    probe.height = number_of(stream, "height");
    probe.codec = text_of(stream, "codec_name");
    probe.frames = number_of(stream, "nb_read_packets");
    probe.rate = rate_of(text_of(stream, "avg_frame_rate"));
    const std::string order = text_of(stream, "field_order");
    probe.is_interlaced = !order.empty() && order != "progressive" && order != "unknown";
    const std::string transfer = text_of(stream, "color_transfer");
    probe.is_high_range = transfer == "smpte2084" || transfer == "arib-std-b67";
    probe.duration = std::max(probe.duration, length_of(text_of(stream, "duration")));
}

}  // namespace

core::Result<Probe> read_probe(const std::string& json) {
    const auto parsed = wire::parse(json);
    if (!parsed) return parsed.failure();
    Probe probe;
    if (const auto format = parsed->find("format"); format != parsed->end() && format->is_object())
        probe.duration = length_of(text_of(*format, "duration"));
    const auto streams = parsed->find("streams");
    if (streams == parsed->end() || !streams->is_array())
        return core::fail(core::ErrorKind::Invalid, "no streams");
    for (const Json& stream : *streams) {
        if (!stream.is_object()) continue;
        const std::string type = text_of(stream, "codec_type");
        if (type == "audio") probe.has_sound = true;
        if (type == "video" && probe.picture_stream < 0 && !is_cover(stream)) take_picture(probe, stream);
    }
    return probe;
}

std::optional<Refusal> fault_of_size(std::int64_t width, std::int64_t height, std::int64_t most_pixels) {
    if (width <= 0 || height <= 0) return Refusal::Damaged;
    if (width > most_pixels / height) return Refusal::TooManyPixels;
    if (width < kLeastSide || height < kLeastSide) return Refusal::TooSmall;
    return std::nullopt;
}

std::optional<Refusal> fault_of(const Probe& probe) {
    if (probe.picture_stream < 0) return probe.has_sound ? Refusal::NoPicture : Refusal::Damaged;
    if (probe.duration > kLongestVideo) return Refusal::TooLong;
    return fault_of_size(probe.width, probe.height, kMostVideoPixels);
}

}  // namespace server::media
