// What the control socket asks for.
#include <fstream>

#include <unistd.h>

#include "kiosk/app/parts.h"
#include "kiosk/screens/compose.h"
#include "shared/core/overloaded.h"
#include "shared/wire/enums.h"

namespace app {
namespace {

namespace flow = kiosk::flow;

std::int64_t resident_bytes() {
    std::ifstream file{"/proc/self/statm"};
    std::int64_t total = 0;
    std::int64_t resident = 0;
    file >> total >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

}  // namespace

void App::take_orders() {
    Parts& parts = *parts_;
    if (!parts.control) return;
    while (auto call = parts.control->try_receive()) obey(*call);
}

void App::obey(ControlCall& call) {
    Parts& parts = *parts_;
    const auto tap = [&](ui::Point design) {
        const ui::Point at = parts.ui->to_window(design);
        const core::SteadyTime now = parts.clock.steady();
        parts.ui->touch({.kind = ui::TouchEvent::Kind::Down, .finger = 1, .at = at, .time = now});
        parts.ui->touch({.kind = ui::TouchEvent::Kind::Up, .finger = 1, .at = at, .time = now});
        play(flow::Touched{});
        parts.dirty = true;
        parts.after_frame.emplace_back([answer = call.answer] { answer(wire::write_done()); });
    };
    std::visit(
        core::Overloaded{
            [&](const wire::LookOrder&) {
                const auto answer = [this, reply = call.answer] { reply(wire::write_look(look_answer())); };
                if (parts.dirty) {
                    parts.after_frame.emplace_back(answer);
                } else {
                    answer();
                }
            },
            [&](const wire::TapOrder& order) {
                if (order.id.empty()) return tap({order.x, order.y});
                const auto* element = parts.ui->semantics().find(order.id);
                if (!element)
                    return call.answer(wire::write_error("nothing on the screen is called " + order.id));
                if (!element->enabled)
                    return call.answer(wire::write_error(order.id + " can't be pressed now"));
                tap(element->rect.center());
            },
            [&](const wire::ScanOrder& order) {
                play(flow::CodeScanned{.text = order.text, .source = model::ScanSource::HandScanner});
                call.answer(wire::write_done());
            },
            [&](const wire::ShotOrder& order) {
                const auto shoot = [this, path = order.path, reply = call.answer] {
                    parts_->shots->write({.pixels = parts_->window->renderer().grab(),
                                          .path = path,
                                          .done = [reply](const std::string& problem) {
                                              reply(problem.empty() ? wire::write_done()
                                                                    : wire::write_error(problem));
                                          }});
                };
                if (parts.dirty) {
                    parts.after_frame.emplace_back(shoot);
                } else {
                    shoot();
                }
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
        .online = parts.sync != nullptr && parts.board.sync().online,
        .sync_trouble = parts.board.sync().trouble,
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
    if (parts.content) {
        answer.content_sequence = parts.content->cursor_sequence;
        for (const auto& announcement : parts.content->announcements)
            answer.announcements.push_back(announcement.id);
    }
    return answer;
}

wire::LookAnswer App::look_answer() const {
    const ui::Semantics& shown = parts_->ui->semantics();
    wire::LookAnswer answer{.screen = shown.screen};
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
    for (const auto& text : shown.texts) answer.texts.push_back(text.text);
    return answer;
}

}  // namespace app
