#include "shared/core/log.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <mutex>
#include <vector>

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/ringbuffer_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace core {
namespace {

constexpr std::size_t kFileSize = 1U << 20U;
constexpr std::size_t kFiles = 2;

// %* is the message with control characters shown as \xNN, so that no text from outside can move the cursor.
std::string escaped(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F) {
            out += c;
            continue;
        }
        for (const char part : {'\\', 'x', kDigits[byte >> 4U], kDigits[byte & 15U]}) out += part;
    }
    return out;
}

class Escaped final : public spdlog::custom_flag_formatter {
public:
    void format(const spdlog::details::log_msg& message, const std::tm& /*time*/,
                spdlog::memory_buf_t& out) override {
        const std::string text = escaped({message.payload.data(), message.payload.size()});
        out.append(text.data(), text.data() + text.size());
    }
    std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<Escaped>(); }
};

class Listener final : public spdlog::sinks::base_sink<std::mutex> {
public:
    explicit Listener(std::function<void(std::string_view)> listener) : listener_(std::move(listener)) {}

private:
    void sink_it_(const spdlog::details::log_msg& message) override {
        if (message.level >= spdlog::level::warn) listener_({message.payload.data(), message.payload.size()});
    }
    void flush_() override {}

    std::function<void(std::string_view)> listener_;
};

}  // namespace

void open_log(std::string_view program, const std::filesystem::path& file) {
    std::vector<spdlog::sink_ptr> sinks{std::make_shared<spdlog::sinks::stderr_sink_mt>(),
                                        std::make_shared<spdlog::sinks::ringbuffer_sink_mt>(kRecentLines)};
    if (!file.empty()) {
        try {
            sinks.push_back(
                std::make_shared<spdlog::sinks::rotating_file_sink_mt>(file.string(), kFileSize, kFiles));
        } catch (const spdlog::spdlog_ex&) {
            // A log that cannot be written must not keep the kiosk from running; standard error still speaks.
        }
    }
    auto logger = std::make_shared<spdlog::logger>(std::string{program}, sinks.begin(), sinks.end());
    auto formatter = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
    formatter->add_flag<Escaped>('*').set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %*");
    logger->set_formatter(std::move(formatter));
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
}

std::vector<LogLine> recent_lines(std::size_t most) {
    std::vector<LogLine> lines;
    for (const auto& sink : spdlog::default_logger()->sinks()) {
        const auto ring = std::dynamic_pointer_cast<spdlog::sinks::ringbuffer_sink_mt>(sink);
        if (!ring) continue;
        for (const auto& message : ring->last_raw(most)) {
            const auto time = std::chrono::floor<std::chrono::seconds>(message.time);
            const std::chrono::hh_mm_ss day{time - std::chrono::floor<std::chrono::days>(time)};
            lines.push_back({.time = fmt::format("{:02}:{:02}:{:02}", day.hours().count(),
                                                 day.minutes().count(), day.seconds().count()),
                             .warns = message.level >= spdlog::level::warn,
                             .text = escaped({message.payload.data(), message.payload.size()})});
        }
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

void on_warning(std::function<void(std::string_view)> listener) {
    spdlog::default_logger()->sinks().push_back(std::make_shared<Listener>(std::move(listener)));
}

}  // namespace core
