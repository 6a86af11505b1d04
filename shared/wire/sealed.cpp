#include "shared/wire/sealed.h"

#include "shared/wire/json.h"

namespace wire {
namespace {

std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return line;
}

}  // namespace

std::string write_sealed(const SealedOutbox& outbox) {
    std::string text = dump({{"device_id", outbox.device_id},
                             {"epoch", outbox.epoch},
                             {"sealed_at_ms", core::to_ms(outbox.sealed_at)},
                             {"messages", outbox.messages.size()}});
    text += '\n';
    for (const auto& message : outbox.messages) text += message + '\n';
    return text;
}

core::Result<SealedOutbox> read_sealed(std::string_view text) {
    const auto parsed = parse(take_line(text), 4096);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    SealedOutbox outbox{.device_id = fields.text("device_id", 36),
                        .epoch = static_cast<int>(fields.integer("epoch", 1, 1'000'000)),
                        .sealed_at = fields.time_ms("sealed_at_ms"),
                        .messages = {}};
    if (auto done = fields.done(); !done) return done.failure();
    while (!text.empty()) {
        const std::string_view line = take_line(text);
        if (!line.empty()) outbox.messages.emplace_back(line);
    }
    return outbox;
}

std::string write_farewell(const Farewell& farewell) {
    return dump({{"at_ms", core::to_ms(farewell.at)},
                 {"center", to_json(farewell.center)},
                 {"phone", farewell.phone}});
}

core::Result<Farewell> read_farewell(std::string_view json) {
    const auto parsed = parse(json, 16U << 10U);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    Farewell farewell{.at = fields.time_ms("at_ms"),
                      .center = fields.words("center"),
                      .phone = fields.optional_text("phone", 64)};
    if (auto done = fields.done(); !done) return done.failure();
    return farewell;
}

}  // namespace wire
