#include "shared/wire/commands.h"

#include <array>
#include <utility>

#include "shared/wire/json.h"

namespace wire {
namespace {

constexpr std::array<std::string_view, 11> kKinds{"pull",        "resnapshot", "upload_logs", "screenshot",
                                                  "restart_app", "reboot",     "blank",       "unblank",
                                                  "identify",    "set_volume", "clear_media"};
constexpr std::array<std::string_view, 3> kStatuses{"done", "refused", "failed"};
constexpr std::size_t kLongestDetail = 512;

void append(core::Bytes& out, std::string_view text) {
    const auto bytes = core::as_bytes(text);
    out.insert(out.end(), bytes.begin(), bytes.end());
    out.push_back(0);
}

template <std::size_t N>
std::vector<std::string_view> list_of(const std::array<std::string_view, N>& names) {
    return {names.begin(), names.end()};
}

}  // namespace

std::string_view command_name(CommandKind kind) {
    return kKinds.at(static_cast<std::size_t>(kind));
}

std::optional<CommandKind> command_kind(std::string_view name) {
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        if (kKinds.at(i) == name) return static_cast<CommandKind>(i);
    }
    return std::nullopt;
}

std::string write_command_body(const CommandBody& body) {
    return dump({{"name", body.name}, {"volume", body.volume}});
}

core::Result<CommandBody> read_command_body(std::string_view json) {
    const auto parsed = parse(json, 4096);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    CommandBody body{.name = fields.optional_text("name", 128),
                     .volume = static_cast<int>(fields.optional_integer("volume", 0, 0, 100))};
    if (auto done = fields.done(); !done) return done.failure();
    return body;
}

core::Bytes command_message(const Addressee& to, const Command& command) {
    core::Bytes message;
    append(message, to.device_id);
    append(message, std::to_string(to.epoch));
    append(message, command.id);
    append(message, command_name(command.kind));
    append(message, std::to_string(core::to_ms(command.expires)));
    const auto digest = core::sha256(core::as_bytes(command.body));
    message.insert(message.end(), digest.begin(), digest.end());
    return message;
}

pass::Signature sign_command(const Addressee& to, const Command& command, const core::Secret& key) {
    return pass::sign(pass::domain::kCommand, command_message(to, command), key);
}

bool is_genuine(const Addressee& to, const Command& command, const pass::PublicKey& key) {
    return pass::verify(pass::domain::kCommand, command_message(to, command), command.signature, key);
}

std::string write_command(const Command& command) {
    return dump({{"id", command.id},
                 {"kind", command_name(command.kind)},
                 {"exp", core::to_ms(command.expires)},
                 {"body", command.body},
                 {"sig", core::to_base64(command.signature)}});
}

core::Result<Command> read_command(std::string_view json) {
    const auto parsed = parse(json, 16U << 10U);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    Command command{.id = fields.text("id", 36),
                    .kind = static_cast<CommandKind>(fields.one_of("kind", list_of(kKinds))),
                    .expires = fields.time_ms("exp"),
                    .body = fields.optional_text("body", 4096),
                    .signature = pass::signature_from(fields.base64("sig", 64)).value_or(pass::Signature{})};
    if (auto done = fields.done(); !done) return done.failure();
    return command;
}

std::string_view status_name(CommandStatus status) {
    return kStatuses.at(static_cast<std::size_t>(status));
}

std::string write_command_result(const CommandResult& result) {
    return dump({{"id", result.id},
                 {"kind", command_name(result.kind)},
                 {"status", status_name(result.status)},
                 {"detail", result.detail.substr(0, kLongestDetail)}});
}

core::Result<CommandResult> read_command_result(std::string_view json) {
    const auto parsed = parse(json, 16U << 10U);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    CommandResult result{.id = fields.text("id", 36),
                         .kind = static_cast<CommandKind>(fields.one_of("kind", list_of(kKinds))),
                         .status = static_cast<CommandStatus>(fields.one_of("status", list_of(kStatuses))),
                         .detail = fields.optional_text("detail", 2048)};
    if (auto done = fields.done(); !done) return done.failure();
    return result;
}

std::string write_report(const CommandReport& report) {
    return dump({{"type", report.type}, {"data", core::to_base64(core::as_bytes(report.data))}});
}

core::Result<CommandReport> read_report(std::string_view json) {
    const auto parsed = parse(json, 1U << 20U);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    CommandReport report{.type = fields.text("type", 64), .data = {}};
    const auto bytes = core::from_base64(fields.text("data", 1U << 20U));
    if (!bytes || bytes->size() > kLargestReport) fields.wrong("data", "is not Base64, or is too much");
    if (bytes) report.data.assign(bytes->begin(), bytes->end());
    if (auto done = fields.done(); !done) return done.failure();
    return report;
}

}  // namespace wire
