#include "shared/core/log.h"

#include <memory>
#include <mutex>
#include <vector>

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace core {
namespace {

constexpr std::size_t kFileSize = 1U << 20U;
constexpr std::size_t kFiles = 2;

// %* is the message with control characters shown as \xNN, so that no text from outside can move the cursor.
class Escaped final : public spdlog::custom_flag_formatter {
public:
    void format(const spdlog::details::log_msg& message, const std::tm& /*time*/,
                spdlog::memory_buf_t& out) override {
        constexpr std::string_view kDigits = "0123456789abcdef";
        for (const char c : message.payload) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte >= 0x20 && byte != 0x7F) {
                out.push_back(c);
                continue;
            }
            for (const char part : {'\\', 'x', kDigits[byte >> 4U], kDigits[byte & 15U]}) out.push_back(part);
        }
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
    std::vector<spdlog::sink_ptr> sinks{std::make_shared<spdlog::sinks::stderr_sink_mt>()};
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

void on_warning(std::function<void(std::string_view)> listener) {
    spdlog::default_logger()->sinks().push_back(std::make_shared<Listener>(std::move(listener)));
}

}  // namespace core
