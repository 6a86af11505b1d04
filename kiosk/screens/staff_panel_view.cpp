#include <algorithm>
#include <array>
#include <cstdio>

#include "kiosk/screens/staff_panel_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

using Card = PanelView::Card;
using Action = PanelView::Action;

struct Words {
    const char* title;
    const char* body;
};
const std::vector<Words> kNotices{{"closed.day", "closed.day.1"},
                                  {"closed.afternoon", "closed.afternoon.1"},
                                  {"closed.classes", "closed.classes.1"}};
const std::vector<Words> kEmergencies{{"emergency.fire.title", "emergency.fire.body"},
                                      {"emergency.earthquake.title", "emergency.earthquake.body"},
                                      {"emergency.gas.title", "emergency.gas.body"},
                                      {"emergency.evacuate.title", "emergency.evacuate.body"}};

std::string number(long long value) {
    return std::to_string(value);
}

std::string text(const Context& context, const char* key) {
    return context.texts.get(std::string{"panel."} + key);
}

ui::Chip good_or_bad(const Context& context, bool good) {
    return {.label = text(context, good ? "good" : "bad"), .tone = good ? ui::Tone::Ok : ui::Tone::Danger};
}

std::string or_dash(const std::string& value) {
    return value.empty() ? "–" : value;
}

Card network(const Context& context, const Diagnosis& d) {
    const Status& status = context.status;
    const bool online = status.sync != SyncState::Offline;
    return {.id = "panel.network",
            .icon = ui::Icon::Lan,
            .title = text(context, "network"),
            .chip = good_or_bad(context, online),
            .facts = {{text(context, "server"), or_dash(d.server)},
                      {text(context, "contact"), status.contact ? hm(context, *status.contact) : "–"},
                      {text(context, "stream"), text(context, d.stream_open ? "open" : "shut")},
                      {text(context, "trouble"), or_dash(d.trouble)}}};
}

Card queue(const Context& context, const Diagnosis& d) {
    const int queued = context.status.queued;
    ui::Chip chip{.label = context.texts.get("panel.waiting", {{"n", number(queued)}}),
                  .tone = queued > 0 ? ui::Tone::Warn : ui::Tone::Ok};
    if (d.quarantined > 0)
        chip = {.label = context.texts.get("panel.aside", {{"n", number(d.quarantined)}}),
                .tone = ui::Tone::Danger};
    return {.id = "panel.queue",
            .icon = ui::Icon::CloudUpload,
            .title = text(context, "queue"),
            .chip = chip,
            .facts = {{text(context, "events"), number(queued)},
                      {text(context, "ratings"), number(d.ratings_waiting)},
                      {text(context, "quarantine"), number(d.quarantined)},
                      {text(context, "uploaded"), number(static_cast<long long>(d.uploaded))}}};
}

Card version(const Context& context, const Diagnosis& d) {
    return {.id = "panel.version",
            .icon = ui::Icon::Update,
            .title = text(context, "version"),
            .chip = {},
            .facts = {{text(context, "program"), d.version},
                      {text(context, "content"), number(d.content_sequence)},
                      {text(context, "announcements"),
                       number(static_cast<long long>(context.content.announcements.size()))},
                      {text(context, "sessions"),
                       number(static_cast<long long>(context.content.sessions.size()))}}};
}

Card device(const Context& context, const Diagnosis& d) {
    const bool clock = context.status.clock != core::ClockTrust::Suspect;
    const auto running = std::chrono::duration_cast<std::chrono::minutes>(d.running);
    return {.id = "panel.device",
            .icon = ui::Icon::MonitorEye,
            .title = text(context, "device"),
            .chip = good_or_bad(context, d.ledger_sound && clock),
            .facts = {{text(context, "memory"), number(d.resident_bytes / 1048576) + " MiB"},
                      {text(context, "ledger"), text(context, d.ledger_sound ? "good" : "bad")},
                      {text(context, "clock"), text(context, clock ? "good" : "bad")},
                      {text(context, "running"), duration_words(context, running)}}};
}

Card camera(const Context& context, const flow::StaffPanel& panel, const Diagnosis& d) {
    const auto& c = d.camera;
    Card card{.id = "panel.camera",
              .icon = ui::Icon::Camera,
              .title = text(context, "camera"),
              .chip = {},
              .facts = {}};
    if (!panel.camera) return card;
    card.chip = c.read > 0   ? ui::Chip{.label = text(context, "read"), .tone = ui::Tone::Ok}
                : c.in_order ? ui::Chip{.label = text(context, "looking"), .tone = ui::Tone::Info}
                             : ui::Chip{.label = text(context, "bad"), .tone = ui::Tone::Danger};
    std::array<char, 16> modules{};
    std::snprintf(modules.data(), modules.size(), "%.1f px", static_cast<double>(c.pixels_per_module));
    card.facts = {{text(context, "frame"),
                   number(c.width) + "×" + number(c.height) + " · " + number(c.frames_per_second) + " fps"},
                  {text(context, "decoding"), number(c.decoding.count()) + " ms"},
                  {text(context, "read_of"), number(c.read) + " / " + number(c.tried)},
                  {text(context, "module"), c.read > 0 ? modules.data() : "–"}};
    return card;
}

std::vector<Action> actions(const Context& context, const flow::StaffPanel& panel) {
    using enum flow::StaffAction;
    const auto plain = [&](const char* name, ui::Icon icon, flow::StaffAction action) {
        return Action{.id = std::string{"panel."} + name,
                      .icon = icon,
                      .label = text(context, name),
                      .event = flow::PressStaff{action}};
    };
    std::vector<Action> all{plain("sync", ui::Icon::Sync, SyncNow),
                            plain(panel.camera ? "camera_off" : "camera_on", ui::Icon::Camera, TestCamera),
                            plain("closed", ui::Icon::Bullhorn, ClosedToday),
                            plain("export", ui::Icon::Lifebuoy, Export),
                            plain("emergency", ui::Icon::Alert, Emergency),
                            plain("restart", ui::Icon::Restart, Restart)};
    all[all.size() - 2].kind = Action::Kind::Red;
    all.back().kind = Action::Kind::Red;
    all.push_back({.id = "panel.leave",
                   .icon = ui::Icon::Lock,
                   .label = text(context, "leave"),
                   .event = flow::EndVisit{},
                   .kind = Action::Kind::Leave});
    return all;
}

std::string said(const Context& context, const flow::StaffPanel& panel) {
    using enum flow::StaffPanel::Said;
    switch (panel.said) {
        case Nothing:
            return {};
        case Posted:
            return text(context, "said.posted");
        case Withdrawn:
            return text(context, "said.withdrawn");
        case NotPosted:
            return text(context, "said.not_posted");
        case Synced:
            return text(context, "said.synced");
        case Exported:
            return context.texts.get("panel.said.exported", {{"file", panel.where}});
        case NotExported:
            return text(context, "said.not_exported");
    }
    return {};
}

// One that stands can be taken back; else each of the prepared ones can be posted, in both languages.
PanelView::Prepared prepared_sheet(const Context& context, const ui::Texts& other, model::Severity severity) {
    const bool closed = severity == model::Severity::Notice;
    const bool english = context.language == model::Language::English;
    const ui::Texts& zh = english ? other : context.texts;
    const ui::Texts& en = english ? context.texts : other;
    PanelView::Prepared sheet{.title = text(context, closed ? "closed" : "emergency"),
                              .hint = text(context, closed ? "closed_hint" : "emergency_hint"),
                              .choices = {},
                              .cancel = context.texts.get("help.cancel")};
    const ui::Icon icon = closed ? ui::Icon::Bullhorn : ui::Icon::Alert;
    for (const Words& words : closed ? kNotices : kEmergencies) {
        const std::string key = words.title;
        const std::string body = words.body;
        const auto& all = context.content.announcements;
        const auto stands = std::find_if(all.begin(), all.end(), [&](const model::Announcement& one) {
            return one.title.zh == zh.get(key) && model::is_valid_at(one, context.now);
        });
        if (stands != all.end()) {
            sheet.choices.push_back(
                {.id = "panel.withdraw." + key,
                 .icon = ui::Icon::UndoVariant,
                 .label = context.texts.get("panel.withdraw", {{"title", context.texts.get(key)}}),
                 .event = flow::WithdrawPrepared{stands->id}});
            continue;
        }
        sheet.choices.push_back({.id = "panel.post." + key,
                                 .icon = icon,
                                 .label = context.texts.get(key),
                                 .event = flow::PostPrepared{
                                     {zh.get(key), en.get(key)}, {zh.get(body), en.get(body)}, severity}});
    }
    return sheet;
}

PanelView::Armed armed_sheet(const Context& context, const flow::StaffPanel& panel) {
    PanelView::Armed sheet{.title = text(context, "restart"),
                           .hint = text(context, "restart_hint"),
                           .hold = text(context, "hold"),
                           .cancel = context.texts.get("help.cancel"),
                           .held = panel.held_since.has_value()};
    if (panel.held_since) {
        const std::chrono::duration<float> held = context.steady - *panel.held_since;
        const std::chrono::duration<float> whole = context.rules.red_hold;
        sheet.share = std::clamp(held / whole, 0.0F, 1.0F);
    }
    return sheet;
}

std::string minutes_and_seconds(std::chrono::milliseconds time) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(time).count();
    const auto two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(seconds / 60) + ":" + two(seconds % 60);
}

}  // namespace

PanelView panel_view(const flow::State& state, const flow::StaffPanel& panel, const Context& context,
                     const ui::Texts& other, const Diagnosis& diagnosis) {
    const auto left =
        flow::time_left(state, context.steady, context.rules).value_or(std::chrono::milliseconds{0});
    const auto until_end = state.warned ? left : left + context.rules.warning;
    PanelView view{
        .title = text(context, "title"),
        .who = panel.who.short_name + " · " + text(context, panel.who.supervisor ? "supervisor" : "staff"),
        .leaving = context.texts.get("panel.leaving", {{"time", minutes_and_seconds(until_end)}}),
        .cards = {network(context, diagnosis), queue(context, diagnosis), version(context, diagnosis),
                  device(context, diagnosis)},
        .camera = camera(context, panel, diagnosis),
        .camera_hint = text(context, "camera_hint"),
        .camera_on = panel.camera,
        .log_title = text(context, "log"),
        .all = text(context, "log_all"),
        .warnings = text(context, "log_warnings"),
        .warnings_only = panel.warnings_only,
        .log = {},
        .no_log = text(context, "log_none"),
        .actions = actions(context, panel),
        .said = said(context, panel),
        .foot = context.texts.get("panel.foot", {{"device", diagnosis.device},
                                                 {"center", words(context, context.content.center.name)},
                                                 {"w", number(diagnosis.width)},
                                                 {"h", number(diagnosis.height)}}),
        .prepared = {},
        .armed = {},
    };
    for (const auto& line : diagnosis.log) {
        if (!panel.warnings_only || line.warns) view.log.push_back(line);
    }
    if (panel.sheet == flow::StaffPanel::Sheet::ClosedToday)
        view.prepared = prepared_sheet(context, other, model::Severity::Notice);
    if (panel.sheet == flow::StaffPanel::Sheet::Emergency)
        view.prepared = prepared_sheet(context, other, model::Severity::Emergency);
    if (panel.sheet == flow::StaffPanel::Sheet::Armed) view.armed = armed_sheet(context, panel);
    return view;
}

}  // namespace kiosk::screens
