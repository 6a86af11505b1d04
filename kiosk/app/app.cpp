#include "kiosk/app/app.h"

#include <algorithm>

#include "kiosk/app/parts.h"
#include "kiosk/screens/wording.h"
#include "shared/core/log.h"

namespace app {
namespace {

using namespace std::chrono_literals;
namespace flow = kiosk::flow;

constexpr auto kFrame = 16ms;
constexpr auto kTickMoving = 50ms;  // while a visit lasts
constexpr auto kTickStill = 500ms;  // while nobody is there
constexpr auto kReportEvery = 10s;
constexpr auto kCalmFade = 200ms;  // where motion is reduced (DESIGN section 7)
constexpr auto kLongestFade = 5s;

// What a tick may change on the screen without a finger or an answer.
bool looks_different(const flow::State& a, const flow::State& b) {
    const auto name = [](const flow::State& state) {
        if (const auto* choose = std::get_if<flow::Choose>(&state.screen)) return choose->name.empty();
        if (const auto* success = std::get_if<flow::Success>(&state.screen)) return success->name.empty();
        return true;
    };
    const auto taken = [](const flow::State& state) {
        return state.take_over ? state.take_over->shown.id : model::Id{};
    };
    return a.screen.index() != b.screen.index() || a.entered != b.entered || a.warned != b.warned ||
           name(a) != name(b) || taken(a) != taken(b) || a.urgent != b.urgent || a.language != b.language ||
           a.pulse != b.pulse || a.modes != b.modes || a.switched != b.switched || a.dark != b.dark ||
           a.naming != b.naming;
}

}  // namespace

App::App(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
App::~App() = default;

bool App::wants_restart() const {
    return parts_->restart;
}

void App::stop() {
    parts_->stopping = true;
    parts_->window->wake();
}

void App::run() {
    turn({});  // the first picture; what nobody sees or hears can wait for it
    parts_->speaker->open();
    while (!parts_->stopping) turn(kTickStill);
    if (parts_->watchdog) parts_->watchdog->stopping();
}

void App::turn(std::chrono::milliseconds longest) {
    Parts& parts = *parts_;
    const core::SteadyTime now = parts.clock.steady();
    take_input(now);
    take_answers(now);
    take_orders();
    take_commands();
    tick(now);
    if (parts.dirty) draw(now);
    report(parts.clock.steady());
    feed_watchdog(now);
    parts.window->wait(std::min(longest, until_next(parts.clock.steady())));
}

const ui::Semantics& App::shown() const {
    return parts_->ui->semantics();
}

const flow::State& App::visit() const {
    return parts_->state;
}

std::chrono::milliseconds App::until_next(core::SteadyTime now) const {
    const Parts& parts = *parts_;
    if (parts.dirty) {
        const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(now - parts.last_frame);
        return std::max(0ms, kFrame - since);
    }
    core::SteadyTime next = parts.next_tick;
    if (parts.wake_at) next = std::min(next, *parts.wake_at);
    if (const auto silence = parts.scanners->deadline()) next = std::min(next, *silence);
    if (const auto due = parts.stage->next_load()) next = std::min(next, now + (*due - wall()));
    next = std::min(next, parts.stage->next_change(now));
    if (parts.pictures->is_uploading()) next = std::min(next, now + kFrame);
    return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(next - now));
}

void App::take_input(core::SteadyTime now) {
    Parts& parts = *parts_;
    for (const platform::Event& event : parts.window->poll(now)) {
        if (const auto* finger = std::get_if<platform::Finger>(&event)) {
            using Kind = platform::Finger::Kind;
            const auto kind = finger->kind == Kind::Down   ? ui::TouchEvent::Kind::Down
                              : finger->kind == Kind::Move ? ui::TouchEvent::Kind::Move
                                                           : ui::TouchEvent::Kind::Up;
            parts.ui->touch(
                {.kind = kind, .finger = finger->finger, .at = {finger->x, finger->y}, .time = finger->time});
            if (finger->kind == Kind::Down) {
                parts.focused.clear();
                play(flow::Touched{});
            }
            parts.dirty = true;
        } else if (const auto* key = std::get_if<platform::Key>(&event)) {
            const bool scanning = parts.scanners->deadline().has_value();
            parts.scanners->key(*key);
            const auto order = parts.focus_keys.key(*key);
            if (order && !scanning) obey_keys(*order);
        } else if (std::holds_alternative<platform::TexturesLost>(event)) {
            parts.pictures->textures_lost();
            parts.dirty = true;
        } else {
            parts.dirty = true;
        }
    }
    while (auto event = parts.scanners->take(now)) play(*event);
    if (parts.reader->tick()) parts.dirty = true;
    if (auto preview = parts.scanners->preview()) {
        parts.pictures->put(kCameraPicture, *preview);
        parts.dirty = true;
    }
    if (parts.pictures->take_loaded()) parts.dirty = true;
    if (parts.projector->turn()) parts.dirty = true;
}

// What has the focus is pressed as a finger would press it.
void App::obey_keys(const FocusOrder& order) {
    Parts& parts = *parts_;
    play(flow::Touched{});
    if (const auto* move = std::get_if<ui::FocusMove>(&order)) {
        parts.focused = ui::moved_focus(parts.ui->semantics(), parts.focused, *move);
    } else if (parts.focused.empty()) {  // the first press says where it stands
        parts.focused = ui::moved_focus(parts.ui->semantics(), {}, ui::FocusMove::Next);
    } else {
        parts.ui->press(parts.focused);
    }
    parts.dirty = true;
}

void App::tick(core::SteadyTime now) {
    Parts& parts = *parts_;
    if (parts.wake_at && now >= *parts.wake_at) {
        parts.wake_at.reset();
        parts.dirty = true;
    }
    if (const auto due = parts.stage->next_load(); due && parts.board.signage_now(parts.clock) >= *due)
        reload_stage();
    play_signage(now);
    if (now < parts.next_tick) return;
    const bool still = std::holds_alternative<flow::Attract>(parts.state.screen);
    parts.next_tick = now + (still ? kTickStill : kTickMoving);
    const flow::State before = parts.state;
    play(flow::Tick{});
    while (const auto change = parts.rack->take_change()) {
        play(flow::SlotChanged{
            .rack_id = change->slot.rack_id, .slot = change->slot.number, .filled = change->filled});
    }
    if (looks_different(before, parts.state)) parts.dirty = true;
    if (parts.board.tick(now)) parts.dirty = true;
    const std::string minute = kiosk::screens::clock_words(context(now));
    if (minute != parts.minute) {
        parts.minute = minute;
        use_volume();
        parts.dirty = true;
        reload_stage();
    }
}

void App::play_signage(core::SteadyTime now) {
    Parts& parts = *parts_;
    const flow::State& state = parts.state;
    const bool seen = std::holds_alternative<flow::Attract>(state.screen) && !state.take_over &&
                      !state.dark && !state.naming && !state.out_of_use;
    if (seen != parts.signage_seen) parts.stage->be_seen(seen, now);
    parts.signage_seen = seen;
    if (parts.stage->advance(now) && seen) parts.dirty = true;
    // What can't be shown is played no more, and read again: it may have changed on the disk.
    const auto faults = parts.projector->take_faults();
    for (const MediaFault& fault : faults) {
        if (parts.media) parts.media->check(fault.digest);
    }
    if (!faults.empty() || parts.stage->pass_is_over()) reload_stage();
}

void App::play(const flow::Event& event) {
    Parts& parts = *parts_;
    flow::Step step = flow::step(parts.state, event, parts.clock.steady(), parts.rules);
    parts.state = std::move(step.state);
    if (std::holds_alternative<flow::Touched>(event)) parts.reader->touched();
    for (const flow::Effect& effect : step.effects) perform(effect);
    if (!std::holds_alternative<flow::Tick>(event)) parts.dirty = true;
}

void App::reload_stage() {
    Parts& parts = *parts_;
    if (!parts.content) return;
    const auto file_of = [&](const std::string& digest) -> std::optional<std::string> {
        const auto file = parts.shelf.files.find(digest);
        if (file == parts.shelf.files.end() || parts.projector->is_quarantined(digest)) return std::nullopt;
        return file->second.string();
    };
    // A new version takes the old one's place once it is here (R-N5).
    const auto path = [&](const model::Media& media) {
        std::string& last = parts.last_media[media.id];
        if (parts.shelf.files.contains(media.sha256)) last = media.sha256;
        return file_of(last);
    };
    model::Moment moment{
        .now = parts.board.signage_now(parts.clock), .trust = parts.board.health().signage_clock, .who = {}};
    moment.who.center = parts.content->center.id;
    moment.speechless = kiosk::screens::speechless_items(context(parts.clock.steady()));
    for (const auto& seen : parts.state.acknowledged) moment.put_away.insert(seen.id);
    if (parts.stage->load(*parts.content, std::move(moment), parts.clock.steady(), path)) {
        play(flow::UrgentChanged{parts.stage->urgent()});
    }
    parts.dirty = true;
}

core::WallTime App::wall() const {
    return parts_->board.now(parts_->clock);
}

kiosk::screens::Context App::context(core::SteadyTime now) const {
    static const model::Content nothing_yet;
    const Parts& parts = *parts_;
    const bool english = parts.state.language == model::Language::English;
    return {.content = parts.content ? *parts.content : nothing_yet,
            .texts = english ? parts.words.english : parts.words.chinese,
            .language = parts.state.language,
            .now = wall(),
            .steady = now,
            .status = parts.board.status(),
            .rules = parts.rules,
            .rack_is_wired = parts.rack->is_wired(),
            .picture_of = [&parts](const model::Media& media) {
                return kiosk::sync::media_path(parts.config.data / "media", media).string();
            }};
}

void App::draw(core::SteadyTime now) {
    Parts& parts = *parts_;
    if (now - parts.last_frame < kFrame) return;
    parts.dirty = false;
    const platform::Size size = parts.window->size();
    const auto shown = context(now);
    const flow::Modes& modes = parts.state.modes;
    const bool reduced = modes.large || parts.config.reduced_motion;
    const bool calm = reduced || parts.window->renderer().is_software();
    const bool english = parts.state.language == model::Language::English;
    parts.stage->limit_fade(calm ? kCalmFade : kLongestFade);
    parts.ui->begin({.window = {static_cast<float>(size.width), static_cast<float>(size.height)},
                     .now = now,
                     .theme = modes.contrast ? &ui::contrast_theme() : &ui::light_theme(),
                     .texts = &shown.texts,
                     .text_scale = modes.large ? ui::TextScale::Large : ui::TextScale::Normal,
                     .motion = calm ? ui::Motion::Reduced : ui::Motion::Full,
                     .reach = modes.low_reach ? ui::Reach::Low : ui::Reach::Full,
                     .inertia = reduced ? ui::Inertia::None : ui::Inertia::Full,
                     .screen = std::string{kiosk::screens::screen_name(parts.state)},
                     .focused = parts.reader->element().empty() ? parts.focused : parts.reader->element()});
    const bool panel = std::holds_alternative<flow::StaffPanel>(parts.state.screen);
    const kiosk::screens::Diagnosis known = panel ? diagnosis() : kiosk::screens::Diagnosis{};
    const auto frame_of = [&](const signage::Slide& slide) { return parts.projector->frame(slide); };
    const kiosk::screens::Extras extras{.playing = parts.stage->playing(now, frame_of),
                                        .preview = parts.pictures->get(kCameraPicture),
                                        .other_language = english ? parts.words.chinese : parts.words.english,
                                        .diagnosis = known};
    const auto meant = kiosk::screens::draw_state(*parts.ui, parts.state, shown, extras);
    const ui::NextFrame next = parts.ui->end();
    parts.reader->shown(parts.ui->semantics(), parts.state);
    parts.supervisor->begin_present();
    parts.window->renderer().present(*parts.ui->draw_data());
    parts.supervisor->end_present();
    parts.projector->keep();
    parts.last_frame = now;
    ++parts.frames;
    parts.wake_at = next.at;
    if (next.at_once || parts.stage->is_fading()) parts.dirty = true;
    if (meant) play(*meant);
    for (auto& answer : parts.after_frame) answer();
    parts.after_frame.clear();
}

void App::report(core::SteadyTime now) {
    Parts& parts = *parts_;
    if (!parts.sync || !parts.content || parts.dirty) return;
    std::map<model::Id, int> drawn;
    for (const auto& announcement : parts.content->announcements)
        drawn[announcement.id] = announcement.revision;
    if (drawn == parts.drawn && now < parts.next_report) return;
    parts.drawn = drawn;
    parts.next_report = now + kReportEvery;
    const auto state = state_answer();
    parts.sync->report({.drawn = std::move(drawn),
                        .screen = state.screen,
                        .last_frame_age = std::chrono::milliseconds{state.last_frame_age_ms},
                        .resident_bytes = state.resident_bytes,
                        .faults = {}});
}

}  // namespace app
