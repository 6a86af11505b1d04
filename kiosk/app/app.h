// The kiosk put together: one loop that takes what the other threads and the fingers say to the flow, does
// what the flow asks, and draws when something changed.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/app/config.h"
#include "kiosk/app/control_socket.h"
#include "kiosk/app/focus_keys.h"
#include "kiosk/app/pictures.h"
#include "kiosk/app/projector.h"
#include "kiosk/app/scanners.h"
#include "kiosk/app/shot_writer.h"
#include "kiosk/app/stage.h"
#include "kiosk/app/status_board.h"
#include "kiosk/app/supervisor.h"
#include "kiosk/app/watchdog.h"
#include "kiosk/desk/desk.h"
#include "kiosk/flow/flow.h"
#include "kiosk/platform/window.h"
#include "kiosk/screens/compose.h"
#include "kiosk/sync/doorbell.h"
#include "kiosk/sync/media_worker.h"
#include "kiosk/sync/sync_worker.h"
#include "kiosk/ui/ui.h"
#include "shared/core/clock.h"
#include "shared/core/random.h"
#include "shared/core/result.h"

namespace app {

// The words of both languages.
struct Words {
    ui::Texts chinese;
    ui::Texts english;
};
core::Result<Words> load_words(const std::filesystem::path& assets);

// Why the kiosk could not start; main() turns it into the exit code.
enum class StartStage { Display = 10, Storage = 20, Configuration = 30, Other = 1 };
struct StartFailure {
    StartStage stage = StartStage::Other;
    std::string message;
};

class App {
public:
    // Opens everything. `clock` and `random` outlive the app.
    static tl::expected<std::unique_ptr<App>, StartFailure> open(Config config, const core::Clock& clock,
                                                                 core::Random& random);
    ~App();
    App(const App&) = delete;
    App& operator=(const App&) = delete;

    // Until `stop`.
    void run();
    // The county ordered a fresh start.
    bool wants_restart() const;
    // From any thread.
    void stop();
    // One go of what `run` does for ever: input, answers, time, a frame where one is due; then sleeps until
    // there is more to do, but no longer than `longest`.
    void turn(std::chrono::milliseconds longest);

    // For whoever looks on, as the control socket does: what the last frame showed, where the visit is, and
    // how the kiosk is doing.
    const ui::Semantics& shown() const;
    const kiosk::flow::State& visit() const;
    wire::StateAnswer state_answer() const;

private:
    struct Parts;
    explicit App(std::unique_ptr<Parts> parts);

    void take_input(core::SteadyTime now);
    void obey_keys(const FocusOrder& order);
    void take_answers(core::SteadyTime now);
    void take_orders();
    void obey(ControlCall& call);
    void take_commands();
    void carry_out(const wire::Command& command);
    void perform(const wire::Command& command);
    void answer(const wire::Command& command, wire::CommandStatus status, const std::string& detail = {});
    void send_screenshot(const wire::Command& command);
    void send_logs(const wire::Command& command);
    void feed_watchdog(core::SteadyTime round_began);
    void tap(const ControlCall& call);
    std::chrono::milliseconds until_tap(core::SteadyTime now) const;
    void tick(core::SteadyTime now);
    void play(const kiosk::flow::Event& event);
    void perform(const kiosk::flow::Effect& effect);
    void use_volume();  // by day or by night
    kiosk::screens::Diagnosis diagnosis() const;
    void export_diagnosis();
    void want_media();
    void use_content(const kiosk::desk::ContentChanged& changed);
    void reload_stage();
    void play_signage(core::SteadyTime now);
    void draw(core::SteadyTime now);
    void report(core::SteadyTime now);
    std::chrono::milliseconds until_next(core::SteadyTime now) const;
    kiosk::screens::Context context(core::SteadyTime now) const;
    core::WallTime wall() const;
    std::vector<model::Id> starting_soon(const model::Decision& decision) const;
    wire::LookAnswer look_answer() const;

    std::unique_ptr<Parts> parts_;
};

}  // namespace app
