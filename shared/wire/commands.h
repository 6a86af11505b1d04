// What the county may tell a single kiosk to do, signed, and what came of it (PROTOCOL section 4.5). Nothing
// here runs a shell.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/bytes.h"
#include "shared/core/clock.h"
#include "shared/core/result.h"
#include "shared/core/secret.h"
#include "shared/pass/signing.h"

namespace wire {

enum class CommandKind {
    Pull,
    Resnapshot,
    UploadLogs,
    Screenshot,
    RestartApp,
    Reboot,
    Blank,
    Unblank,
    Identify,   // shows the kiosk's name, large, for a moment
    SetVolume,  // body: {"volume": 0 … 100}
    ClearMedia,
};
std::string_view command_name(CommandKind kind);
std::optional<CommandKind> command_kind(std::string_view name);

struct CommandBody {
    std::string name;  // Identify: what the county calls this kiosk
    int volume = 0;    // SetVolume
};
std::string write_command_body(const CommandBody& body);
core::Result<CommandBody> read_command_body(std::string_view json);

struct Command {
    std::string id;
    CommandKind kind = CommandKind::Pull;
    core::WallTime expires;
    std::string body;  // JSON, as it was signed
    pass::Signature signature{};
};
inline constexpr std::chrono::minutes kCommandLife{5};

// For whom it is: a command to one kiosk, or to its earlier epoch, is nothing to another.
struct Addressee {
    std::string device_id;
    int epoch = 1;
};
// device id, epoch, id, kind, exp (each ended by a zero byte), SHA-256 of the body: what is signed.
core::Bytes command_message(const Addressee& to, const Command& command);
pass::Signature sign_command(const Addressee& to, const Command& command, const core::Secret& key);
bool is_genuine(const Addressee& to, const Command& command, const pass::PublicKey& key);

std::string write_command(const Command& command);
// Invalid also for a kind that this program does not know.
core::Result<Command> read_command(std::string_view json);

enum class CommandStatus {
    Done,
    Refused,  // not now: somebody stands there, or the machine can't
    Failed,
};
std::string_view status_name(CommandStatus status);

// The body of command_result.v1.
struct CommandResult {
    std::string id;
    CommandKind kind = CommandKind::Pull;
    CommandStatus status = CommandStatus::Done;
    std::string detail;
};
std::string write_command_result(const CommandResult& result);
core::Result<CommandResult> read_command_result(std::string_view json);

// A picture or a log that a command asked for.
struct CommandReport {
    std::string type;  // "image/jpeg", "text/plain"
    std::string data;
};
inline constexpr std::size_t kLargestReport = 150U << 10U;  // fits a batch's limit in Base64
std::string write_report(const CommandReport& report);
core::Result<CommandReport> read_report(std::string_view json);

}  // namespace wire
