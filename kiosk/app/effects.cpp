// What the flow asks for, done; and what desk and sync answer, told to the flow.
#include <algorithm>

#include "kiosk/app/errands.h"
#include "kiosk/app/parts.h"
#include "kiosk/screens/cue_words.h"
#include "shared/core/log.h"
#include "shared/core/overloaded.h"
#include "shared/model/preselect.h"

namespace app {
namespace {

namespace flow = kiosk::flow;
namespace desk = kiosk::desk;

std::vector<flow::Attended> attended_of(const std::vector<desk::Attended>& from) {
    std::vector<flow::Attended> to;
    to.reserve(from.size());
    for (const auto& one : from)
        to.push_back({.session_id = one.session_id, .event_id = one.event_id, .ordinal = one.ordinal});
    return to;
}

devices::Sound sound_of(flow::Cue cue) {
    switch (cue) {
        case flow::Cue::Tap:
            return devices::Sound::Tap;
        case flow::Cue::Recognised:
            return devices::Sound::Recognised;
        case flow::Cue::Success:
            return devices::Sound::Success;
        case flow::Cue::Refused:
            return devices::Sound::Refused;
        case flow::Cue::IdleWarning:
        case flow::Cue::LastWarning:
            return devices::Sound::IdleWarning;
        case flow::Cue::Slot:
        case flow::Cue::SlotWaits:
            return devices::Sound::Slot;
        case flow::Cue::Urgent:
            return devices::Sound::Urgent;
    }
    return devices::Sound::Tap;
}

}  // namespace

void App::perform(const flow::Effect& effect) {
    Parts& parts = *parts_;
    std::visit(core::Overloaded{
                   [&](const flow::OpenCamera&) { parts.scanners->open_camera(); },
                   [&](const flow::CloseCamera&) {
                       parts.scanners->close_camera();
                       parts.pictures->drop(kCameraPicture);
                   },
                   [&](const flow::AskDesk& ask) {
                       parts.desk->send(desk::ReadCode{.question = ask.question,
                                                       .text = ask.text,
                                                       .source = ask.source,
                                                       .staffing = parts.config.unattended
                                                                       ? model::Staffing::Unattended
                                                                       : model::Staffing::Staffed});
                   },
                   [&](const flow::Wipe&) {
                       parts.desk->send(desk::ForgetVisits{});
                       parts.pictures->drop(kCameraPicture);
                       parts.ui->wipe();
                       parts.reader->forget();
                       parts.focused.clear();
                       spdlog::info("session wipe ok");
                   },
                   [&](const flow::Play& cue) {
                       parts.speaker->play(sound_of(cue.cue));
                       // Large text has a voice; where screens are read, their titles say the same.
                       if (parts.state.modes.large && !parts.state.modes.reading) {
                           parts.reader->say(
                               kiosk::screens::cue_words(cue.cue, parts.state, context(parts.clock.steady())),
                               parts.state.language);
                       }
                   },
                   [&](const flow::SayAnnouncement& said) {
                       parts.reader->say(
                           kiosk::screens::announcement_words(said.id, context(parts.clock.steady())),
                           parts.state.language);
                   },
                   [&](const flow::LightSlot& slot) {
                       parts.rack->darken_all();
                       if (slot.open) parts.rack->light({.rack_id = slot.rack_id, .number = slot.slot});
                   },
                   [&](const flow::SyncNow&) { parts.sync_bell.ring(); },
                   [&](const flow::ExportDiagnosis&) { export_diagnosis(); },
                   [&](const flow::RestartProgram&) {
                       spdlog::warn("staff asked for a restart");
                       parts.restart = true;
                       parts.stopping = true;
                   },
                   [&](const auto& errand) { ask_desk(*parts.desk, errand); },
               },
               effect);
}

void App::use_volume() {
    Parts& parts = *parts_;
    const auto zone = parts.content ? parts.content->center.zone : core::TimeZone{};
    const int volume = devices::volume_at(parts.volume, core::time_of_day(zone.to_local(wall())));
    parts.speaker->set_volume(volume);
    parts.voice->set_volume(volume);
    // Films are silent unless the centre wants them heard, and in its quiet hours (R-P12).
    const bool heard = parts.content && parts.content->center.signage.sound &&
                       !model::is_quiet(parts.content->center, wall());
    parts.projector->set_volume(heard ? volume * parts.content->center.signage.volume / 100 : 0);
}

std::vector<model::Id> App::starting_soon(const model::Decision& decision) const {
    if (!parts_->content) return {};
    return model::starting_soon(*parts_->content, decision.sessions, wall());
}

void App::take_answers(core::SteadyTime now) {
    Parts& parts = *parts_;
    while (auto answer = parts.desk->try_receive()) {
        std::visit(core::Overloaded{
                       [&](const desk::CheckInAnswer& one) {
                           play(flow::CheckInAnswered{.question = one.question,
                                                      .decision = one.decision,
                                                      .name = one.name,
                                                      .attended = attended_of(one.attended),
                                                      .soon = starting_soon(one.decision)});
                       },
                       [&](const desk::VoidAnswer& one) {
                           play(flow::UndoAnswered{.question = one.question,
                                                   .undone = one.undone,
                                                   .decision = one.decision,
                                                   .name = one.name});
                       },
                       [&](const desk::RatingAnswer& one) {
                           play(flow::RatingAnswered{
                               .question = one.question, .stored = one.stored, .rating_id = one.rating_id});
                       },
                       [&](const desk::ContentChanged& one) { use_content(one); },
                       [&](const desk::HealthChanged& one) {
                           const bool is_another_time = parts.board.is_another_time(one.health);
                           if (parts.board.take(one.health)) parts.dirty = true;
                           if (is_another_time) reload_stage();  // SIGNAGE R-C5
                       },
                       [&](const desk::SpaceIsLow&) {
                           spdlog::warn("less than 200 MB are free: the pictures of the signage are dropped");
                           if (parts.media) parts.media->drop_all();
                       },
                       [&](const desk::LockedOut& one) {
                           play(flow::LockOut{.center = one.center, .phone = one.phone});
                           parts.projector->forget();
                       },
                       [](const desk::Pong&) {},
                       [&](const auto& errand) { play(as_event(errand)); },
                   },
                   *answer);
    }
    if (auto shelf = parts.media ? parts.media->shelf().take() : std::nullopt) {
        parts.shelf = std::move(*shelf);
        reload_stage();
    }
    if (!parts.sync) return;
    if (const auto status = parts.sync->status().take()) {
        if (parts.board.take(*status, now)) parts.dirty = true;
    }
}

// What the content needs, in the order in which it needs it.
void App::want_media() {
    Parts& parts = *parts_;
    if (!parts.media || !parts.content) return;
    parts.media->want({.wanted = kiosk::sync::wanted_media(*parts.content, wall()),
                       .sequence = parts.content->cursor_sequence,
                       .zone = parts.content->center.zone});
}

void App::use_content(const desk::ContentChanged& changed) {
    Parts& parts = *parts_;
    parts.content = changed.content;
    want_media();
    // What was put away before a restart stays away.
    for (const auto& seen : changed.acknowledged) {
        const flow::Urgent one{
            .id = seen.announcement_id, .revision = seen.revision, .severity = model::Severity::Urgent};
        auto& known = parts.state.acknowledged;
        const bool is_new = parts.acknowledged[one.id] < one.revision;
        if (is_new && std::find(known.begin(), known.end(), one) == known.end()) known.push_back(one);
        parts.acknowledged[one.id] = std::max(parts.acknowledged[one.id], one.revision);
    }
    use_volume();
    reload_stage();
}

}  // namespace app
