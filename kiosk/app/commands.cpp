// What the county orders this kiosk to do, done by the main thread, and its answer recorded (PROTOCOL section
// 4.5).
#include "kiosk/app/command_rules.h"
#include "kiosk/app/parts.h"
#include "kiosk/devices/machine.h"
#include "kiosk/signage/picture_file.h"
#include "shared/core/file.h"
#include "shared/core/log.h"
#include "shared/wire/events.h"

namespace app {
namespace {

using wire::CommandKind;
using wire::CommandStatus;
namespace flow = kiosk::flow;

constexpr int kLongestSide = 640;
constexpr std::size_t kLargestLog = 100U << 10U;
constexpr std::size_t kLargestLogFile = 8U << 20U;

// Its end, from the beginning of a line.
std::string end_of(const std::string& log) {
    if (log.size() <= kLargestLog) return log;
    const auto line = log.find('\n', log.size() - kLargestLog);
    return line == std::string::npos ? std::string{} : log.substr(line + 1);
}

}  // namespace

void App::take_commands() {
    while (auto command = parts_->sync ? parts_->sync->try_command() : std::nullopt) carry_out(*command);
}

void App::carry_out(const wire::Command& command) {
    const flow::State& state = parts_->state;
    const bool nobody = std::holds_alternative<flow::Attract>(state.screen) && !state.take_over;
    if (!may_carry_out(command.kind, nobody ? Presence::Nobody : Presence::Somebody)) {
        answer(command, CommandStatus::Refused, "someone stands there");
        return;
    }
    perform(command);
}

void App::answer(const wire::Command& command, CommandStatus status, const std::string& detail) {
    parts_->desk->send(kiosk::desk::RecordEvent{
        .type = std::string{wire::event_type::kCommandResult},
        .body = wire::write_command_result(
            {.id = command.id, .kind = command.kind, .status = status, .detail = detail})});
}

void App::perform(const wire::Command& command) {
    Parts& parts = *parts_;
    const auto body = wire::read_command_body(command.body);
    if (!body) return answer(command, CommandStatus::Failed, body.error().message);
    switch (command.kind) {
        case CommandKind::Pull:
        case CommandKind::Resnapshot:
            return;  // the sync thread's own
        case CommandKind::Screenshot:
            return send_screenshot(command);
        case CommandKind::UploadLogs:
            return send_logs(command);
        case CommandKind::RestartApp:
            parts.restart = true;
            parts.stopping = true;
            break;
        case CommandKind::Reboot:
            if (const auto begun = devices::reboot(parts.config.helper); !begun)
                return answer(command, CommandStatus::Refused, begun.error().message);
            break;
        case CommandKind::Blank:
            play(flow::Darken{true});
            break;
        case CommandKind::Unblank:
            play(flow::Darken{false});
            break;
        case CommandKind::Identify:
            play(flow::Identify{body->name});
            break;
        case CommandKind::SetVolume:
            parts.volume = body->volume;
            use_volume();
            if (const auto kept =
                    core::write_file(parts.config.data / kVolumeFile, std::to_string(body->volume));
                !kept)
                return answer(command, CommandStatus::Failed, kept.error().message);
            break;
        case CommandKind::ClearMedia:
            if (parts.media) parts.media->drop_all();
            want_media();
            break;
    }
    answer(command, CommandStatus::Done);
}

void App::send_screenshot(const wire::Command& command) {
    const auto take = [this, command] {
        parts_->shots->run([this, command, pixels = parts_->window->renderer().grab()]() mutable {
            const signage::Picture picture{
                .width = pixels.width, .height = pixels.height, .rgba = std::move(pixels.rgba)};
            auto jpeg = signage::write_jpeg(picture, kLongestSide);
            if (!jpeg) return answer(command, CommandStatus::Failed, jpeg.error().message);
            parts_->sync->send_report(
                {.command_id = command.id, .report = {.type = "image/jpeg", .data = std::move(*jpeg)}});
            answer(command, CommandStatus::Done);
        });
    };
    if (parts_->dirty) {
        parts_->after_frame.emplace_back(take);
    } else {
        take();
    }
}

void App::send_logs(const wire::Command& command) {
    parts_->shots->run([this, command] {
        spdlog::default_logger()->flush();
        const auto log = core::read_file(parts_->config.data / "kiosk.log", kLargestLogFile);
        if (!log) return answer(command, CommandStatus::Failed, log.error().message);
        parts_->sync->send_report(
            {.command_id = command.id, .report = {.type = "text/plain", .data = end_of(*log)}});
        answer(command, CommandStatus::Done);
    });
}

}  // namespace app
