// What the app is made of, in the order in which it may go away again: what stands above outlives what stands
// below.
#pragma once

#include "kiosk/app/app.h"
#include "kiosk/app/focus_keys.h"
#include "kiosk/app/reader.h"
#include "kiosk/devices/rack.h"
#include "kiosk/devices/sound.h"
#include "kiosk/devices/voice.h"
#include "kiosk/signage/mpv_film.h"

namespace app {

// What the county has set from afar, beside the databases.
inline constexpr const char* kVolumeFile = "volume";
// Which media was being begun when the program died.
inline constexpr const char* kBegunFile = "media_begun";
// Among the pictures, what the camera sees; none where nobody scans.
inline constexpr const char* kCameraPicture = "camera";

struct App::Parts {
    Parts(Config the_config, const core::Clock& the_clock, core::Random& the_random)
        : config(std::move(the_config)), clock(the_clock), random(the_random) {}

    kiosk::desk::Setup desk_setup();  // without the county's keys
    // Sound, voice, rack and scanners. The window must be open.
    void open_devices();
    void open_projector();  // the pictures and the interface must be open
    // Starts what an enrolled kiosk needs: the line to the server and the pictures' worker.
    void join_county(const wire::Identity& identity);

    Config config;
    const core::Clock& clock;
    core::Random& random;
    Words words;
    std::atomic<bool> stopping{false};
    bool restart = false;

    std::unique_ptr<platform::Window> window;
    std::unique_ptr<Pictures> pictures;
    std::unique_ptr<ui::Ui> ui;
    std::unique_ptr<signage::FilmHouse> films;
    std::optional<Projector> projector;
    std::optional<Stage> stage;
    StatusBoard board;

    kiosk::sync::Doorbell sync_bell;
    std::unique_ptr<kiosk::desk::Desk> desk;
    std::unique_ptr<kiosk::sync::MediaWorker> media;
    std::unique_ptr<kiosk::sync::SyncWorker> sync;  // absent where the kiosk is not enrolled
    std::unique_ptr<devices::Speaker> speaker;
    int volume = devices::kUsualVolume;  // as staff or the county set it, in per cent
    std::unique_ptr<devices::Voice> voice;
    std::unique_ptr<devices::Rack> rack;
    std::optional<Reader> reader;
    std::unique_ptr<Scanners> scanners;
    std::unique_ptr<ControlSocket> control;
    std::unique_ptr<ShotWriter> shots;
    std::unique_ptr<Supervisor> supervisor;
    std::optional<Watchdog> watchdog;  // absent where no service manager listens
    std::optional<core::SteadyTime> sync_beat;
    std::optional<core::SteadyTime> desk_beat;

    kiosk::flow::Rules rules;
    kiosk::flow::State state;
    kiosk::desk::Snapshot content;
    kiosk::sync::MediaShelf shelf;
    std::map<model::Id, std::string>
        last_media;  // of each medium, the file that was here last, by its digest
    std::map<model::Id, int> acknowledged;
    FocusKeys focus_keys;
    std::string focused;  // by keys; a finger takes it away

    bool signage_seen = true;
    bool dirty = true;  // the picture on the screen is no longer right
    std::optional<core::SteadyTime> wake_at;
    core::SteadyTime next_tick{};
    core::SteadyTime last_frame{};
    std::int64_t frames = 0;
    core::SteadyTime started{};
    std::string device_id;  // empty where the kiosk is not enrolled
    std::string server;
    std::string minute;              // the clock as it was drawn
    std::map<model::Id, int> drawn;  // announcements of the content that has been on a frame
    core::SteadyTime next_report{};
    std::optional<ControlCall> held_tap;             // waits until the screen takes fingers
    std::vector<std::function<void()>> after_frame;  // answers that wait for the next picture
};

}  // namespace app
