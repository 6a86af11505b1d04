// What the staff panel shows of the program, and the file that 导出 writes.
#include <fstream>

#include "kiosk/app/parts.h"
#include "kiosk/screens/wording.h"
#include "shared/core/log.h"

namespace app {
namespace {

constexpr std::size_t kLinesShown = 20;

}  // namespace

kiosk::screens::Diagnosis App::diagnosis() const {
    const Parts& parts = *parts_;
    const auto state = state_answer();
    const auto look = parts.scanners->look();
    const auto& sync = parts.board.sync();
    const auto& health = parts.board.health();
    const platform::Size size = parts.window->size();
    kiosk::screens::Diagnosis known{
        .device = parts.device_id,
        .server = parts.server,
        .version = LINLI_VERSION,
        .trouble = sync.trouble,
        .stream_open = sync.stream_open,
        .quarantined = health.quarantined,
        .ratings_waiting = health.ratings_waiting,
        .uploaded = sync.uploaded,
        .content_sequence = state.content_sequence,
        .resident_bytes = state.resident_bytes,
        .running = std::chrono::duration_cast<std::chrono::seconds>(parts.clock.steady() - parts.started),
        .ledger_sound = health.ledger_sound,
        .width = size.width,
        .height = size.height,
        .camera = {.in_order = parts.scanners->camera_state() == "open",
                   .width = look.width,
                   .height = look.height,
                   .frames_per_second = look.frames_per_second,
                   .decoding = look.decoding,
                   .tried = look.tried,
                   .read = look.read,
                   .pixels_per_module = look.pixels_per_module},
        .log = {},
    };
    for (const auto& line : core::recent_lines(kLinesShown))
        known.log.push_back({.time = line.time, .warns = line.warns, .text = line.text});
    return known;
}

// Numbers and log lines alone: neither holds a name or a pass.
void App::export_diagnosis() {
    Parts& parts = *parts_;
    const auto known = diagnosis();
    const auto seconds = std::chrono::floor<std::chrono::seconds>(wall()).time_since_epoch().count();
    const std::string name = "diagnosis-" + std::to_string(seconds) + ".txt";
    std::ofstream file{parts.config.data / name};
    file << "device " << known.device << "\nversion " << known.version << "\nserver " << known.server
         << "\nuploaded " << known.uploaded << "\nset aside " << known.quarantined << "\nratings waiting "
         << known.ratings_waiting << "\ncontent " << known.content_sequence << "\nresident bytes "
         << known.resident_bytes << "\nrunning s " << known.running.count() << "\nledger "
         << (known.ledger_sound ? "sound" : "broken") << "\nlast trouble " << known.trouble << "\n\n";
    for (const auto& line : core::recent_lines(core::kRecentLines))
        file << line.time << (line.warns ? " W " : " I ") << line.text << '\n';
    file.flush();
    const bool written = file.good();
    if (!written) spdlog::warn("{} could not be written", name);
    play(kiosk::flow::Exported{written ? name : std::string{}});
}

}  // namespace app
