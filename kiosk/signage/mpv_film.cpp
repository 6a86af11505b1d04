#include "kiosk/signage/mpv_film.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include <mpv/client.h>
#include <mpv/render.h>
#include <pthread.h>

#include "kiosk/signage/film_frame.h"
#include "shared/core/latest.h"
#include "shared/core/log.h"

namespace signage {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds kLook =
    100ms;  // where nothing wakes the thread: how often it looks for the end
constexpr std::chrono::milliseconds kLookStill = 2s;
constexpr std::chrono::seconds kPatience = 2s;  // for threads, when the program ends
// Larger films would take more memory than this machine has to spare; the county's are much smaller.
constexpr std::int64_t kMostPixels = std::int64_t{4096} * 2304;

// What the screen wants of the decoder, and what it has said. Shared by the one who shows the film and its
// thread: whoever lives longer, as a thread may hang for ever.
struct Shared {
    FilmOrder order;
    FilmSound sound = FilmSound::None;
    std::function<void()> ready;

    std::mutex mutex;
    std::condition_variable changed;
    bool is_stirred = false;  // by the decoder or by the screen
    bool is_closing = false;
    bool is_done = false;  // the thread ends
    bool plays = false;
    int run = 0;  // how often it was to begin anew
    int volume = 0;
    FilmNews news;
    int ended_run = -1;  // which of them came to its end
    core::Latest<Picture> frame;

    // With the change of the news: nobody is called once the film is closed.
    template <typename Change>
    void report(const Change& change) {
        const std::lock_guard lock{mutex};
        change(news);
        if (!is_closing && ready) ready();
    }
    void stir() {
        {
            const std::lock_guard lock{mutex};
            is_stirred = true;
        }
        changed.notify_one();
    }
};

struct Option {
    const char* name;
    const char* value;
};
// Nothing of the machine's configuration, no scripts, no network, no black bars, no window.
constexpr std::array kOptions{
    Option{"config", "no"},
    Option{"terminal", "no"},
    Option{"load-scripts", "no"},
    Option{"ytdl", "no"},
    Option{"osc", "no"},
    Option{"input-default-bindings", "no"},
    Option{"vo", "libmpv"},
    Option{"hwdec", "no"},
    Option{"demuxer", "lavf"},
    Option{"demuxer-lavf-o", "protocol_whitelist=[file]"},
    Option{"demuxer-max-bytes", "16MiB"},
    Option{"demuxer-max-back-bytes", "0"},
    Option{"cache", "no"},
    Option{"access-references", "no"},
    Option{"autoload-files", "no"},
    Option{"embeddedfonts", "no"},
    Option{"audio-display", "no"},
    Option{"audio-client-name", "Linli"},
    Option{"sub-auto", "no"},
    Option{"slang", "zh,chi,zho,en,eng"},
    Option{"keepaspect", "no"},
    Option{"video-rotate", "no"},  // the software renderer can't: it stops the program
    Option{"keep-open", "yes"},
    Option{"keep-open-pause", "no"},
    Option{"pause", "yes"},
    Option{"vd-lavc-threads", "2"},
    Option{"vd-lavc-o", "max_pixels=9437184"},
};

struct HandleCloser {
    void operator()(mpv_handle* handle) const { mpv_terminate_destroy(handle); }
};
struct RendererCloser {
    void operator()(mpv_render_context* context) const { mpv_render_context_free(context); }
};

// The decoder as its thread has it.
class Decoder {
public:
    explicit Decoder(Shared& shared) : shared_(shared) {}

    void run() {
        if (!start()) return report_trouble("no decoder");
        for (bool goes_on = true; goes_on;) goes_on = turn();
    }

private:
    bool start() {
        handle_.reset(mpv_create());
        if (!handle_) return false;
        for (const Option& option : kOptions) set(option.name, option.value);
        set("aid", shared_.order.mute ? "no" : "auto");
        set("ao", shared_.sound == FilmSound::Machine ? "" : "null");
        set("volume", "0");
        if (mpv_initialize(handle_.get()) < 0) return false;
        std::array<mpv_render_param, 2> parameters{};
        std::string kind = MPV_RENDER_API_TYPE_SW;
        parameters[0] = {MPV_RENDER_PARAM_API_TYPE, kind.data()};
        mpv_render_context* made = nullptr;
        if (mpv_render_context_create(&made, handle_.get(), parameters.data()) < 0) return false;
        renderer_.reset(made);
        const auto stir = [](void* shared) { static_cast<Shared*>(shared)->stir(); };
        mpv_set_wakeup_callback(handle_.get(), stir, &shared_);
        mpv_render_context_set_update_callback(renderer_.get(), stir, &shared_);
        const std::string path = shared_.order.path.string();
        std::array<const char*, 3> command{"loadfile", path.c_str(), nullptr};
        return mpv_command_async(handle_.get(), 0, command.data()) >= 0;
    }

    void set(const char* name, const char* value) {
        if (mpv_set_option_string(handle_.get(), name, value) < 0)
            spdlog::error("film: the decoder does not know {}={}", name, value);
    }

    // Sleeps until there is something to do, and does it. False where the film is no longer wanted.
    bool turn() {
        bool plays = false;
        int run = 0;
        int volume = 0;
        {
            std::unique_lock lock{shared_.mutex};
            shared_.changed.wait_for(lock, plays_ ? kLook : kLookStill,
                                     [&] { return shared_.is_stirred || shared_.is_closing; });
            shared_.is_stirred = false;
            if (shared_.is_closing) return false;
            plays = shared_.plays;
            run = shared_.run;
            volume = shared_.volume;
        }
        take_events();
        obey(plays, run, volume);
        is_due_ |= (mpv_render_context_update(renderer_.get()) & MPV_RENDER_UPDATE_FRAME) != 0;
        if (is_due_) render();
        if (!made_frame_ && is_open_ && !is_due_ && flag("eof-reached")) report_trouble("no frame in it");
        if (plays && !is_seeking_ && ended_run_ != run && flag("eof-reached")) {
            ended_run_ = run;
            shared_.report([&](FilmNews&) { shared_.ended_run = run; });
        }
        return true;
    }

    void obey(bool plays, int run, int volume) {
        if (run != run_) {
            // The first time it stands at its beginning already.
            is_seeking_ = run_ > 0;
            if (is_seeking_) command({"seek", "0", "absolute", nullptr});
            run_ = run;
        }
        if (volume != volume_)
            mpv_set_property_string(handle_.get(), "volume", std::to_string(volume).c_str());
        volume_ = volume;
        if (plays == plays_) return;
        plays_ = plays;
        mpv_set_property_string(handle_.get(), "pause", plays ? "no" : "yes");
    }

    void command(std::array<const char*, 4> words) { mpv_command(handle_.get(), words.data()); }

    bool flag(const char* name) const {
        int value = 0;
        return mpv_get_property(handle_.get(), name, MPV_FORMAT_FLAG, &value) >= 0 && value != 0;
    }
    std::int64_t number(const char* name) const {
        std::int64_t value = 0;
        return mpv_get_property(handle_.get(), name, MPV_FORMAT_INT64, &value) >= 0 ? value : 0;
    }

    void take_events() {
        for (;;) {
            const mpv_event* event = mpv_wait_event(handle_.get(), 0);
            if (event->event_id == MPV_EVENT_NONE) return;
            if (event->event_id == MPV_EVENT_FILE_LOADED) take_file();
            if (event->event_id == MPV_EVENT_PLAYBACK_RESTART) is_seeking_ = false;
            if (event->event_id == MPV_EVENT_VIDEO_RECONFIG) {
                film_ = {static_cast<int>(std::min<std::int64_t>(number("dwidth"), 1U << 16U)),
                         static_cast<int>(std::min<std::int64_t>(number("dheight"), 1U << 16U))};
            }
            if (event->event_id != MPV_EVENT_END_FILE) continue;
            const auto* end = static_cast<const mpv_event_end_file*>(event->data);
            if (end->reason == MPV_END_FILE_REASON_ERROR) report_trouble(mpv_error_string(end->error));
            if (end->reason == MPV_END_FILE_REASON_EOF) report_trouble("ends before it begins");
        }
    }

    void take_file() {
        turn_ = turn_of(number("current-tracks/video/demux-rotation"));
        const std::int64_t pixels =
            number("current-tracks/video/demux-w") * number("current-tracks/video/demux-h");
        double seconds = 0;
        mpv_get_property(handle_.get(), "duration", MPV_FORMAT_DOUBLE, &seconds);
        seconds = std::clamp(seconds, 0.0, 1e6);
        is_open_ = true;
        const std::lock_guard lock{shared_.mutex};
        shared_.news.is_open = true;
        shared_.news.length = std::chrono::milliseconds{static_cast<std::int64_t>(seconds * 1000)};
        if (pixels == 0) shared_.news.trouble = "no picture in it";
        if (pixels > kMostPixels) shared_.news.trouble = "too large";
    }

    void render() {
        if (film_.width < 1 || film_.height < 1) return;
        const FramePlace place{shared_.order.width, shared_.order.height, shared_.order.scaling};
        const FrameSize size = scaled_size(film_, turn_, place);
        scaled_.resize(4 * static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height));
        std::array<int, 2> sides{size.width, size.height};
        std::size_t stride = 4 * static_cast<std::size_t>(size.width);
        std::string format = "rgb0";
        std::array<mpv_render_param, 5> parameters{};
        parameters[0] = {MPV_RENDER_PARAM_SW_SIZE, sides.data()};
        parameters[1] = {MPV_RENDER_PARAM_SW_FORMAT, format.data()};
        parameters[2] = {MPV_RENDER_PARAM_SW_STRIDE, &stride};
        parameters[3] = {MPV_RENDER_PARAM_SW_POINTER, scaled_.data()};
        if (mpv_render_context_render(renderer_.get(), parameters.data()) < 0)
            return report_trouble("can't be scaled");
        is_due_ = false;
        made_frame_ = true;
        shared_.frame.put(finished_frame(scaled_, size, turn_, place));
        shared_.report([](FilmNews& news) { ++news.frames; });
    }

    void report_trouble(const std::string& trouble) {
        shared_.report([&](FilmNews& news) {
            if (news.trouble.empty()) news.trouble = trouble;
        });
    }

    Shared& shared_;
    std::unique_ptr<mpv_handle, HandleCloser> handle_;
    std::unique_ptr<mpv_render_context, RendererCloser> renderer_;  // goes before the handle
    FrameSize film_;
    Turn turn_ = Turn::None;
    std::vector<std::uint8_t> scaled_;
    bool is_open_ = false;
    bool is_due_ = false;  // a frame waits to be scaled
    bool made_frame_ = false;
    int run_ = 0;
    int ended_run_ = -1;
    bool is_seeking_ = false;  // its end is still that of the run before
    int volume_ = 0;
    bool plays_ = false;
};

class MpvFilm final : public Film {
public:
    explicit MpvFilm(std::shared_ptr<Shared> shared) : shared_(std::move(shared)) {}
    MpvFilm(const MpvFilm&) = delete;
    MpvFilm& operator=(const MpvFilm&) = delete;
    ~MpvFilm() override {
        {
            const std::lock_guard lock{shared_->mutex};
            shared_->is_closing = true;
        }
        shared_->changed.notify_one();
    }

    FilmNews news() const override {
        const std::lock_guard lock{shared_->mutex};
        FilmNews news = shared_->news;
        news.has_ended = shared_->ended_run == shared_->run;
        return news;
    }
    std::optional<Picture> take_frame() override { return shared_->frame.take(); }
    void play() override {
        tell([](Shared& shared) {
            shared.plays = true;
            ++shared.run;
        });
    }
    void pause() override {
        tell([](Shared& shared) { shared.plays = false; });
    }
    void set_volume(int per_cent) override {
        tell([&](Shared& shared) { shared.volume = per_cent; });
    }

private:
    template <typename Change>
    void tell(const Change& change) {
        {
            const std::lock_guard lock{shared_->mutex};
            change(*shared_);
            shared_->is_stirred = true;
        }
        shared_->changed.notify_one();
    }

    std::shared_ptr<Shared> shared_;
};

}  // namespace

// A plain thread, as only those can be joined with a time-out.
struct FilmHouse::Room {
    std::shared_ptr<Shared> shared;  // also the thread's, which may outlive us
    pthread_t thread{};

    static void* enter(void* argument) {
        const std::unique_ptr<std::shared_ptr<Shared>> shared{
            static_cast<std::shared_ptr<Shared>*>(argument)};
        pthread_setname_np(pthread_self(), "film");
        Decoder{**shared}.run();
        const std::lock_guard lock{(*shared)->mutex};
        (*shared)->is_done = true;
        (*shared)->changed.notify_all();
        return nullptr;
    }
};

FilmHouse::FilmHouse(FilmSound sound, std::function<void()> ready)
    : sound_(sound), ready_(std::move(ready)) {}

FilmHouse::~FilmHouse() {
    for (const Room& room : rooms_) {
        {
            const std::lock_guard lock{room.shared->mutex};
            room.shared->is_closing = true;
        }
        room.shared->changed.notify_one();
    }
    // What hangs longer hangs in the library, and ends with the program.
    for (const Room& room : rooms_) {
        std::unique_lock lock{room.shared->mutex};
        const bool done =
            room.shared->changed.wait_for(lock, kPatience, [&] { return room.shared->is_done; });
        lock.unlock();
        if (done) pthread_join(room.thread, nullptr);
    }
}

void FilmHouse::clear() {
    std::erase_if(rooms_, [](const Room& room) { return pthread_tryjoin_np(room.thread, nullptr) == 0; });
}

std::unique_ptr<Film> FilmHouse::open(const FilmOrder& order) {
    clear();
    if (rooms_.size() >= kMost) return nullptr;
    auto shared = std::make_shared<Shared>();
    shared->order = order;
    shared->sound = sound_;
    shared->ready = ready_;
    auto argument = std::make_unique<std::shared_ptr<Shared>>(shared);
    Room room{.shared = shared};
    if (pthread_create(&room.thread, nullptr, Room::enter, argument.get()) != 0) return nullptr;
    static_cast<void>(argument.release());  // the thread's now
    rooms_.push_back(std::move(room));
    return std::make_unique<MpvFilm>(std::move(shared));
}

}  // namespace signage
