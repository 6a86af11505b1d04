#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/frame.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

std::string sync_words(const Context& context) {
    switch (context.status.sync) {
        case SyncState::Synced:
            return context.texts.get("sync.ok");
        case SyncState::Syncing:
            return context.texts.get("sync.busy");
        case SyncState::Offline:
            return context.texts.get("sync.off");
    }
    return {};
}

std::string standing_words(const Context& context) {
    switch (context.status.standing) {
        case Standing::Normal:
            return {};
        case Standing::SetAside:
            return context.texts.get("stand.suspended");
        case Standing::Copied:
            return context.texts.get("stand.cloned");
        case Standing::TooOld:
            return context.texts.get("stand.outdated");
    }
    return {};
}

std::optional<FrameView::Banner> banner(const Context& context) {
    const Status& status = context.status;
    if (status.recovered) {
        return FrameView::Banner{
            .title = context.texts.get("off.back", {{"n", std::to_string(*status.recovered)}}),
            .detail = {},
            .good_news = true};
    }
    if (status.standing != Standing::Normal) {
        return FrameView::Banner{.title = standing_words(context), .detail = {}, .about_network = false};
    }
    if (status.sync != SyncState::Offline) return std::nullopt;
    FrameView::Banner shown{.title = context.texts.get("off.banner"), .detail = {}};
    if (context.modes.large) return shown;  // the one thing to know
    shown.detail = context.texts.get("off.queue", {{"n", std::to_string(status.queued)}});
    if (status.roster_is_old) {
        shown.detail += " · " + context.texts.get("off.old_roster");
    } else if (status.contact) {
        shown.detail += " · " + context.texts.get("off.content_of", {{"time", hm(context, *status.contact)}});
    }
    return shown;
}

std::string urgent_banner(const flow::State& state, const Context& context) {
    if (state.take_over || state.urgent.empty()) return {};
    for (const auto& announcement : context.content.announcements) {
        if (announcement.id == state.urgent.front().id) return words(context, announcement.title);
    }
    return {};
}

std::optional<FrameView::Warning> warning(const flow::State& state, const Context& context) {
    if (!state.warned) return std::nullopt;
    const auto left =
        flow::time_left(state, context.steady, context.rules).value_or(std::chrono::milliseconds{0});
    const auto whole =
        std::chrono::duration<float, std::milli>{flow::rules_for(context.rules, state.modes).warning};
    const int seconds = static_cast<int>(std::ceil(static_cast<float>(left.count()) / 1000.0F));
    return FrameView::Warning{
        .seconds = seconds,
        .share_left = std::clamp(static_cast<float>(seconds) * 1000.0F / whole.count(), 0.0F, 1.0F),
        .question = context.texts.get("idle.q"),
        .detail = context.texts.get("idle.detail", {{"n", std::to_string(seconds)}}),
        .keep = context.texts.get("idle.keep"),
        .end = context.texts.get("idle.end"),
    };
}

std::string date(const Context& context) {
    return context.modes.large ? weekday_words(context, today(context)) : date_words(context, today(context));
}

struct ModeWords {
    flow::Mode mode;
    const char* name;
};
constexpr std::array kModes{ModeWords{flow::Mode::Large, "large"},
                            ModeWords{flow::Mode::Contrast, "contrast"},
                            ModeWords{flow::Mode::LowReach, "low"}, ModeWords{flow::Mode::Reading, "read"}};

// Home has room for whole words; large text has the shortest everywhere, and home's five buttons say what is
// on.
std::string bar_words(const flow::State& state, const Context& context, std::string_view name) {
    const bool home = std::holds_alternative<flow::Home>(state.screen);
    const std::string key = "mode." + std::string{name};
    if (home && state.modes.large && context.texts.has(key + "_large"))
        return context.texts.get(key + "_large");
    return context.texts.get(key + (home && !state.modes.large ? "" : "_short"));
}

std::string mode_words(const flow::State& state, const Context& context, const ModeWords& one) {
    std::string words = bar_words(state, context, one.name);
    const bool says_it = std::holds_alternative<flow::Home>(state.screen) && state.modes.large;
    if (!says_it || !flow::is_on(state.modes, one.mode)) return words;
    return context.texts.get("mode.is_on", {{"mode", words}});
}

std::vector<FrameView::ModeButton> mode_buttons(const flow::State& state, const Context& context) {
    std::vector<FrameView::ModeButton> buttons;
    buttons.reserve(kModes.size());
    for (const ModeWords& one : kModes) {
        buttons.push_back({.mode = one.mode,
                           .label = mode_words(state, context, one),
                           .on = flow::is_on(state.modes, one.mode)});
    }
    return buttons;
}

// What is said for a moment above everything.
std::string switched(const flow::State& state, const Context& context) {
    if (state.taken_back) return context.texts.get("ok.undone");
    if (!state.switched) return {};
    for (const ModeWords& one : kModes) {
        if (one.mode != state.switched->mode || one.mode == flow::Mode::Reading) continue;  // it is heard
        return context.texts.get("mode." + std::string{one.name} + (state.switched->on ? ".on" : ".off"));
    }
    return {};
}

}  // namespace

FrameView frame_view(const flow::State& state, const Context& context) {
    const bool clock_is_known = context.status.clock != core::ClockTrust::Suspect;
    return {
        .center = words(context, context.content.center.name),
        .sync = context.status.sync,
        .sync_words = sync_words(context),
        .date = clock_is_known ? date(context) : std::string{},
        .clock = clock_is_known ? clock_words(context) : std::string{},
        .urgent_banner = urgent_banner(state, context),
        .banner = banner(context),
        .is_home = std::holds_alternative<flow::Home>(state.screen),
        .back = context.texts.get("nav.back"),
        .home = context.texts.get("nav.home"),
        .modes = mode_buttons(state, context),
        .language = bar_words(state, context, "lang"),
        .help =
            std::holds_alternative<flow::Home>(state.screen) ? context.texts.get("mode.help") : std::string{},
        .switched = switched(state, context),
        .warning = warning(state, context),
    };
}

}  // namespace kiosk::screens
