// What the control socket asks for.
#include <algorithm>
#include <fstream>

#include <unistd.h>

#include "kiosk/app/parts.h"
#include "kiosk/screens/compose.h"
#include "shared/core/overloaded.h"
#include "shared/wire/enums.h"

namespace app {
namespace {

namespace flow = kiosk::flow;
using namespace std::chrono_literals;

constexpr std::string_view kSomebody = "•••";  // names do not leave the screen

std::int64_t resident_bytes() {
    std::ifstream file{"/proc/self/statm"};
    std::int64_t total = 0;
    std::int64_t resident = 0;
    file >> total >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

std::vector<std::string> names_of(const flow::Modes& modes) {
    std::vector<std::string> names;
    if (modes.large) names.emplace_back("large");
    if (modes.contrast) names.emplace_back("contrast");
    if (modes.low_reach) names.emplace_back("low");
    if (modes.reading) names.emplace_back("reading");
    return names;
}

const char* standing_name(kiosk::sync::Standing standing) {
    switch (standing) {
        case kiosk::sync::Standing::Active:
            return "active";
        case kiosk::sync::Standing::Suspended:
            return "suspended";
        case kiosk::sync::Standing::Revoked:
            return "revoked";
        case kiosk::sync::Standing::Cloned:
            return "cloned";
        case kiosk::sync::Standing::Outdated:
            return "outdated";
    }
    return "";
}

}  // namespace

void App::take_orders() {
    Parts& parts = *parts_;
    if (!parts.control) return;
    while (true) {
        if (parts.held_tap) {
            const auto waits = until_tap(parts.clock.steady());
            if (waits > 0ms) {
                parts.next_tick = std::min(parts.next_tick, parts.clock.steady() + waits);
                return;
            }
            const ControlCall call = std::move(*parts.held_tap);
            parts.held_tap.reset();
            tap(call);
            return;  // what it did is drawn before the next order is looked at
        }
        auto call = parts.control->try_receive();
        if (!call) return;
        if (std::holds_alternative<wire::TapOrder>(call->order)) {
            parts.held_tap = std::move(call);
        } else {
            obey(*call);
        }
    }
}

// As long as the screen takes no finger either: the picture must be there, and stand for a moment.
std::chrono::milliseconds App::until_tap(core::SteadyTime now) const {
    const Parts& parts = *parts_;
    if (parts.dirty) return 1ms;
    const bool faces = std::holds_alternative<flow::RateFaces>(parts.state.screen);
    const auto quiet = faces ? parts.rules.face_guard : ui::kDebounce;
    const auto since = now - std::max(parts.state.entered, parts.ui->screen_since());
    return std::max(0ms, std::chrono::ceil<std::chrono::milliseconds>(quiet - since));
}

void App::tap(const ControlCall& call) {
    Parts& parts = *parts_;
    const auto& order = std::get<wire::TapOrder>(call.order);
    ui::Point design{order.x, order.y};
    if (!order.id.empty()) {
        const auto* element = parts.ui->semantics().find(order.id);
        if (!element) return call.answer(wire::write_error("nothing on the screen is called " + order.id));
        if (!element->enabled) return call.answer(wire::write_error(order.id + " can't be pressed now"));
        design = element->rect.center();
    }
    const ui::Point at = parts.ui->to_window(design);
    const core::SteadyTime now = parts.clock.steady();
    parts.ui->touch({.kind = ui::TouchEvent::Kind::Down, .finger = 1, .at = at, .time = now});
    parts.ui->touch({.kind = ui::TouchEvent::Kind::Up, .finger = 1, .at = at, .time = now});
    play(flow::Touched{});
    parts.dirty = true;
    parts.after_frame.emplace_back([answer = call.answer] { answer(wire::write_done()); });
}

// Looks and shots show the state that stands: where a frame is due they wait for it.
void App::obey(ControlCall& call) {
    Parts& parts = *parts_;
    const auto when_drawn = [&](std::function<void()> work) {
        if (parts.dirty) {
            parts.after_frame.push_back(std::move(work));
        } else {
            work();
        }
    };
    std::visit(
        core::Overloaded{
            [&](const wire::LookOrder&) {
                when_drawn([this, reply = call.answer] { reply(wire::write_look(look_answer())); });
            },
            [](const wire::TapOrder&) {},  // held by take_orders
            [&](const wire::ScanOrder& order) {
                play(flow::CodeScanned{.text = order.text, .source = model::ScanSource::HandScanner});
                call.answer(wire::write_done());
            },
            [&](const wire::ShotOrder& order) {
                when_drawn([this, path = order.path, reply = call.answer] {
                    parts_->shots->write({.pixels = parts_->window->renderer().grab(),
                                          .path = path,
                                          .done = [reply](const std::string& problem) {
                                              reply(problem.empty() ? wire::write_done()
                                                                    : wire::write_error(problem));
                                          }});
                });
            },
            [&](const wire::RackOrder& order) {
                const devices::SlotChange change{.slot = {order.rack_id, order.slot}, .filled = order.filled};
                call.answer(parts.rack->pretend(change) ? wire::write_done()
                                                        : wire::write_error("the rack is not simulated"));
            },
            [&](const wire::StateOrder&) { call.answer(wire::write_state(state_answer())); },
        },
        call.order);
}

wire::StateAnswer App::state_answer() const {
    const Parts& parts = *parts_;
    const auto& health = parts.board.health();
    const auto age =
        parts.frames == 0 ? core::SteadyTime::duration{0} : parts.clock.steady() - parts.last_frame;
    wire::StateAnswer answer{
        .screen = std::string{kiosk::screens::screen_name(parts.state)},
        .modes = names_of(parts.state.modes),
        .language = parts.state.language == model::Language::English ? "en" : "zh-CN",
        .online = parts.sync != nullptr && parts.board.sync().online,
        .sync_trouble = parts.board.sync().trouble,
        .standing = standing_name(parts.board.sync().standing),
        .queued = health.queued,
        .quarantined = health.quarantined,
        .ratings_waiting = health.ratings_waiting,
        .highest_sequence = health.highest_sequence,
        .uploaded = parts.board.sync().uploaded,
        .clock_trust = wire::name_of(health.clock),
        .frames = parts.frames,
        .last_frame_age_ms = std::chrono::duration_cast<std::chrono::milliseconds>(age).count(),
        .resident_bytes = resident_bytes(),
        .ledger_sound = health.ledger_sound,
        .camera = parts.scanners->camera_state(),
    };
    for (const auto& slot : parts.rack->lit())
        answer.lit.push_back(slot.rack_id + "/" + std::to_string(slot.number));
    if (parts.content) {
        answer.content_sequence = parts.content->cursor_sequence;
        for (const auto& announcement : parts.content->announcements)
            answer.announcements.push_back(announcement.id);
    }
    return answer;
}

wire::LookAnswer App::look_answer() const {
    const ui::Semantics& shown = parts_->ui->semantics();
    wire::LookAnswer answer{.screen = shown.screen, .modes = names_of(parts_->state.modes)};
    for (const auto& one : shown.elements) {
        answer.elements.push_back({.id = one.id,
                                   .role = std::string{ui::name_of(one.role)},
                                   .label = one.label,
                                   .value = one.value,
                                   .x = one.rect.x,
                                   .y = one.rect.y,
                                   .w = one.rect.w,
                                   .h = one.rect.h,
                                   .enabled = one.enabled,
                                   .focused = one.focused});
    }
    for (const auto& text : shown.texts)
        answer.texts.push_back(text.person.empty() ? text.text : std::string{kSomebody});
    return answer;
}

}  // namespace app
