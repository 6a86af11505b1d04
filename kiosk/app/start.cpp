// Starting: everything opened in order, each failure with what to do about it.
#include <algorithm>
#include <cstdlib>
#include <fstream>

#include <unistd.h>

#include "kiosk/app/parts.h"
#include "kiosk/desk/retirement.h"
#include "kiosk/sync/identity_file.h"
#include "shared/core/file.h"
#include "shared/core/log.h"
#include "shared/wire/device.h"
#include "shared/wire/texts.h"

namespace app {
namespace {

constexpr int kExitStuck = 11;
// Nothing was built before this; a clock that says less is wrong.
constexpr core::WallTime kBuilt = std::chrono::sys_days{std::chrono::year{2026} / 11 / 1};

tl::unexpected<StartFailure> failure(StartStage stage, const std::string& message) {
    return tl::unexpected(StartFailure{.stage = stage, .message = message});
}

// The first 8 hex digits of the kernel's id of this boot.
std::string boot_id() {
    std::ifstream file{"/proc/sys/kernel/random/boot_id"};
    std::string id;
    file >> id;
    return id.size() >= 8 ? id.substr(0, 8) : std::string{"00000000"};
}

core::Result<ui::Texts> load_texts(const std::filesystem::path& file) {
    const auto json = core::read_file(file);
    if (!json) return json.failure();
    auto texts = wire::read_texts(*json);
    if (!texts) return core::fail(texts.error().kind, file.string() + ": " + texts.error().message);
    return ui::Texts{std::move(*texts)};
}

std::optional<Watchdog> open_watchdog(const Config& config) {
    if (config.notify_socket.empty()) return std::nullopt;
    auto notifier = Notifier::open(config.notify_socket);
    if (!notifier) {
        spdlog::warn("{}", notifier.error().message);
        return std::nullopt;
    }
    return Watchdog{std::move(*notifier), config.watchdog};
}

// As loud as the county last said.
int kept_volume(const Config& config) {
    const auto said = core::read_file(config.data / kVolumeFile, 16);
    return said ? std::clamp(std::atoi(said->c_str()), 0, 100) : devices::kUsualVolume;
}

devices::PhrasePack open_phrases(const Config& config) {
    auto pack = devices::PhrasePack::open(config.phrases.empty() ? config.assets / "voice" : config.phrases);
    if (!pack) spdlog::error("recorded phrases: {}", pack.error().message);
    return pack ? std::move(*pack) : devices::PhrasePack{};
}

ui::FontFiles font_files(const Config& config) {
    ui::FontFiles files;
    if (!config.regular_font.empty()) files.regular = config.regular_font;
    if (!config.bold_font.empty()) files.bold = config.bold_font;
    files.icons = config.assets / "icons/mdi-subset.ttf";
    return files;
}

}  // namespace

core::Result<Words> load_words(const std::filesystem::path& assets) {
    auto chinese = load_texts(assets / "lang/zh-CN.json");
    if (!chinese) return chinese.failure();
    auto english = load_texts(assets / "lang/en.json");
    if (!english) return english.failure();
    return Words{.chinese = std::move(*chinese), .english = std::move(*english)};
}

kiosk::desk::Setup App::Parts::desk_setup() {
    return {.data = config.data,
            .keys = {},
            .boot = boot_id(),
            .built = kBuilt,
            .training = config.training,
            .wake_main = [this] { window->wake(); },
            .wake_sync = [this] { sync_bell.ring(); },
            .free_space = {}};
}

void App::Parts::open_devices() {
    const bool headless = config.window.mode == platform::WindowMode::Headless;
    speaker = devices::make_speaker(headless ? devices::SpeakerKind::Silent : devices::SpeakerKind::Machine,
                                    config.assets / "sound");
    volume = kept_volume(config);
    rack = devices::open_rack(config.rack);
    voice = devices::open_voice({.engine = headless ? std::string{} : config.voice,
                                 .phrases = headless ? devices::PhrasePack{} : open_phrases(config),
                                 .speaker = speaker.get(),
                                 .wake = [this] { window->wake(); }});
    reader.emplace(*voice);
    scanners = std::make_unique<Scanners>(config, clock, [this] { window->wake(); });
}

void App::Parts::open_projector() {
    const bool headless = config.window.mode == platform::WindowMode::Headless;
    films = std::make_unique<signage::FilmHouse>(
        headless ? signage::FilmSound::None : signage::FilmSound::Machine, [this] { window->wake(); });
    const auto request_of = [this](const signage::Slide& slide) {
        const ui::Rect area =
            kiosk::screens::slide_area(*ui, slide.full_screen, stage && stage->has_ticker());
        const auto fit = slide.fit == model::Fit::Cover ? ui::Fit::Cover : ui::Fit::Contain;
        return ui->request(area, kiosk::screens::slide_picture(slide.picture), fit);
    };
    projector.emplace(
        ProjectorSetup{.request_of = request_of,
                       .open_film = [this](const signage::FilmOrder& order) { return films->open(order); },
                       .memory = config.data / kBegunFile},
        *pictures, clock);
}

void App::Parts::join_county(const wire::Identity& identity) {
    device_id = identity.device_id;
    server = identity.server;
    media = std::make_unique<kiosk::sync::MediaWorker>(
        kiosk::sync::MediaSetup{
            .server = {.url = identity.server, .pins = identity.pins, .authority = identity.authority},
            .directory = config.data / "media",
            .wake_main = [this] { window->wake(); }},
        clock, random);
    sync = std::make_unique<kiosk::sync::SyncWorker>(
        kiosk::sync::SyncSetup{
            .identity = identity,
            .data = config.data,
            .boot = boot_id(),
            .ask_desk = [this](kiosk::desk::SyncRequest request) { desk->send(std::move(request)); },
            .desk_answer = [this] { return desk->try_receive_for_sync(); },
            .wake_main = [this] { window->wake(); },
            .new_token = [this](const core::Secret& token) { media->use_token(token); }},
        sync_bell, clock, random);
}

tl::expected<std::unique_ptr<App>, StartFailure> App::open(Config config, const core::Clock& clock,
                                                           core::Random& random) {
    auto parts = std::make_unique<Parts>(std::move(config), clock, random);
    Parts& made = *parts;
    auto words = load_words(made.config.assets);
    if (!words)
        return failure(StartStage::Configuration,
                       "the words of the screen can't be read: " + words.error().message);
    made.words = std::move(*words);
    made.rules.language = made.state.language = made.config.language;

    if (auto usable = core::make_writable_directory(made.config.data); !usable) {
        return failure(StartStage::Storage, usable.error().message);
    }
    auto identity = kiosk::sync::load_identity(made.config.data);
    if (!identity && identity.error().kind != core::ErrorKind::NotFound) {
        return failure(StartStage::Storage, identity.error().message);
    }
    // Locked out by the county: whatever a power cut may have left of the identity, it is not used again.
    if (kiosk::desk::farewell(made.config.data))
        identity = core::fail(core::ErrorKind::NotFound, "locked out");
    auto window = platform::Window::open(made.config.window);
    if (!window)
        return failure(StartStage::Display,
                       "no display: " + window.error().message + "; connect one, or use --headless");
    made.window = std::move(*window);
    const auto wake = [&made] { made.window->wake(); };
    made.pictures = std::make_unique<Pictures>(made.window->renderer(), made.config.assets, wake);
    auto ui = ui::Ui::open(font_files(made.config), made.pictures->source());
    if (!ui) return failure(StartStage::Configuration, "the fonts can't be opened: " + ui.error().message);
    made.ui = std::move(*ui);
    made.open_projector();
    made.stage.emplace(made.words.chinese, made.words.english, *made.projector);

    kiosk::desk::Setup setup = made.desk_setup();
    if (identity) {
        if (auto keys = wire::open_keyset(identity->keyset, identity->roots)) setup.keys = std::move(*keys);
    }
    auto desk = kiosk::desk::Desk::open(std::move(setup), clock, random);
    if (!desk) return failure(StartStage::Storage, desk.error().message);
    made.desk = std::move(*desk);
    made.open_devices();
    if (identity) {
        made.join_county(*identity);
    } else {
        spdlog::warn(
            "this kiosk is not enrolled yet: run linli-kiosk enrol --server URL --code CODE --data DIR");
    }
    if (!made.config.control.empty()) {
        auto control = ControlSocket::open(made.config.control, wake);
        if (!control) return failure(StartStage::Other, control.error().message);
        made.control = std::move(*control);
    }
    made.shots = std::make_unique<ShotWriter>();
    if (auto watchdog = open_watchdog(made.config)) made.watchdog.emplace(std::move(*watchdog));
    made.supervisor = std::make_unique<Supervisor>(clock, [] { ::_exit(kExitStuck); });
    made.state.entered = made.state.touched = made.started = clock.steady();
    return std::unique_ptr<App>{new App{std::move(parts)}};
}

}  // namespace app
