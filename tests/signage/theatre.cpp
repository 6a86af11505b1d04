#include "tests/signage/theatre.h"

#include <array>
#include <chrono>
#include <stdexcept>

#include "kiosk/app/app.h"
#include "kiosk/screens/compose.h"
#include "tests/support/sample_content.h"

namespace theatre {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr ui::Color kMagenta{255, 0, 255, 255};
constexpr milliseconds kFrame = 16ms;
constexpr milliseconds kStill = 100ms;  // nothing moves: the kiosk itself would draw less often

std::filesystem::path assets() {
    return std::filesystem::path{LINLI_SOURCE_DIR} / "assets";
}

ui::FontFiles fonts() {
    ui::FontFiles files;
    files.icons = assets() / "icons/mdi-subset.ttf";
    return files;
}

}  // namespace

Theatre::Theatre(std::filesystem::path media) : media_(std::move(media)) {
    clock_.set_wall(support::sample_now());
    clock_.advance(1h);
    auto window = platform::Window::open({.width = 270, .height = 480});
    if (!window) throw std::runtime_error{window.error().message};
    window_ = std::move(*window);
    pictures_.emplace(window_->renderer(), assets(), [] {});
    auto ui = ui::Ui::open(fonts(), pictures_->source());
    auto words = app::load_words(assets());
    if (!ui || !words) throw std::runtime_error{"no fonts or no words"};
    ui_ = std::move(*ui);
    texts_ = words->chinese;
    films_.emplace(signage::FilmSound::None, [] {});
    projector_.emplace(
        app::ProjectorSetup{
            .request_of =
                [this](const signage::Slide& slide) {
                    const auto area =
                        kiosk::screens::slide_area(*ui_, slide.full_screen, stage_->has_ticker());
                    const auto fit = slide.fit == model::Fit::Cover ? ui::Fit::Cover : ui::Fit::Contain;
                    return ui_->request(area, kiosk::screens::slide_picture(slide.picture), fit);
                },
            .open_film = [this](const signage::FilmOrder& order) { return films_->open(order); },
            .memory = {}},
        *pictures_, clock_);
    stage_.emplace(words->chinese, words->english, *projector_);
}

Theatre::~Theatre() {
    stage_.reset();
    projector_.reset();
    films_.reset();
    pictures_.reset();
    window_.reset();  // before the kit: it gives Dear ImGui's textures back
}

void Theatre::apply(model::Content content) {
    content_ = std::move(content);
    load();
}

void Theatre::load() {
    model::Moment moment{.now = clock_.wall()};
    moment.who.center = content_.center.id;
    stage_->load(content_, std::move(moment), clock_.steady(),
                 [&](const model::Media& media) -> std::optional<std::string> {
                     if (projector_->is_quarantined(media.sha256)) return std::nullopt;
                     return (media_ / media.sha256).string();
                 });
}

void Theatre::visit_begins() {
    in_visit_ = true;
    stage_->be_seen(false, clock_.steady());
}

void Theatre::visit_ends() {
    in_visit_ = false;
    stage_->be_seen(true, clock_.steady());
}

void Theatre::frame() {
    // What workers and decoders do takes real time: as long as anything waits for them, ours goes no faster.
    const signage::Slide* next = stage_->next();
    const bool prepares = next && projector_->readiness(*next) != signage::Readiness::Ready;
    is_real_ = shows_film_ || prepares;
    const milliseconds step = is_real_ || is_moving_ ? kFrame : kStill;
    const auto began = std::chrono::steady_clock::now();
    clock_.advance(step);
    pictures_->take_loaded();
    const auto took = std::chrono::steady_clock::now() - began;
    tally_.slowest_upload = std::max<long>(
        tally_.slowest_upload, std::chrono::duration_cast<std::chrono::microseconds>(took).count());
    projector_->turn();
    stage_->advance(clock_.steady());
    const auto due = stage_->next_load();
    if (!projector_->take_faults().empty() || stage_->pass_is_over() || (due && clock_.wall() >= *due))
        load();
    if (!in_visit_) {
        draw();
        inspect();
        follow();
    }
    if (!is_real_) return;
    const auto left = step - (std::chrono::steady_clock::now() - began);
    window_->poll(clock_.steady());  // nothing that lies there may end the wait
    window_->wait(std::chrono::duration_cast<milliseconds>(left));
}

void Theatre::draw() {
    const platform::Size size = window_->size();
    ui_->begin({.window = {static_cast<float>(size.width), static_cast<float>(size.height)},
                .now = clock_.steady(),
                .theme = &ui::light_theme(),
                .texts = &texts_,
                .motion = ui::Motion::Reduced,
                .screen = "attract"});
    ui_->canvas().fill(ui_->screen(), kMagenta);
    const kiosk::screens::Status status;
    const kiosk::flow::Rules rules;
    const kiosk::screens::Context context{.content = content_,
                                          .texts = texts_,
                                          .now = clock_.wall(),
                                          .steady = clock_.steady(),
                                          .status = status,
                                          .rules = rules};
    const auto frame_of = [this](const signage::Slide& slide) { return projector_->frame(slide); };
    const kiosk::screens::Diagnosis diagnosis;
    const auto playing = stage_->playing(clock_.steady(), frame_of);
    kiosk::screens::draw_state(
        *ui_, {}, context,
        {.playing = playing, .preview = {}, .other_language = texts_, .diagnosis = diagnosis});
    ui_->end();
    window_->renderer().present(*ui_->draw_data());
    projector_->keep();
    is_moving_ = stage_->is_fading();
}

void Theatre::inspect() {
    const platform::Pixels grabbed = window_->renderer().grab();
    const auto pixel = [&](float x, float y) {
        const auto column = static_cast<std::size_t>(x * static_cast<float>(grabbed.width));
        const auto row = static_cast<std::size_t>(y * static_cast<float>(grabbed.height));
        const std::size_t at = 4 * (row * static_cast<std::size_t>(grabbed.width) + column);
        return std::array{grabbed.rgba[at], grabbed.rgba[at + 1], grabbed.rgba[at + 2]};
    };
    bool covered = true;
    for (const float x : {0.17F, 0.5F, 0.83F}) {
        for (const float y : {0.15F, 0.5F, 0.85F})
            covered &= pixel(x, y) != std::array{kMagenta.r, kMagenta.g, kMagenta.b};
    }
    const ui::Color plate = ui::light_theme().sunken;
    // The middle of the picture, also of one that is seen whole.
    const bool is_full = stage_->current() && stage_->current()->full_screen;
    covered &= pixel(0.5F, is_full ? 0.5F : 0.289F) != std::array{plate.r, plate.g, plate.b};
    if (!covered) ++tally_.uncovered;
    ++tally_.frames;
}

// What is shown, and how many frames lie between two films.
void Theatre::follow() {
    const signage::Slide* slide = stage_->current();
    const std::string id = slide ? slide->id : std::string{};
    const bool is_new = id != shown_;
    if (is_new) ++tally_.changes;
    shown_ = id;
    const bool is_film = slide && slide->is_film;
    shows_film_ = is_film;
    const bool has_frame = is_film && projector_->frame(*slide);
    if (is_film && has_frame) {
        if (gap_) tally_.gap_frames_max = std::max(tally_.gap_frames_max, *gap_);
        gap_ = 0;
    } else if (is_film && gap_) {
        ++*gap_;
    } else if (is_new) {
        gap_.reset();  // something else came between
    }
}

}  // namespace theatre
