#include "tests/ui/cases.h"

#include <algorithm>
#include <utility>

#include "tests/support/sample_content.h"

namespace gallery {
namespace {

using namespace std::chrono_literals;
using kiosk::screens::SyncState;
namespace flow = kiosk::flow;

const model::MaskedName kName{"王*和"};

void add(std::vector<Case>& to, std::string name, const flow::Screen& screen) {
    to.push_back({std::move(name), [screen](Scene& s) { s.state.screen = screen; }});
}

void add(std::vector<Case>& to, std::string name, std::function<void(Scene&)> arrange,
         Breadth breadth = Breadth::Pairwise) {
    to.push_back({std::move(name), std::move(arrange), breadth});
}

model::Decision decision(model::Outcome outcome, std::vector<model::Id> sessions = {"c3"}) {
    model::Decision made{.outcome = outcome, .sessions = std::move(sessions)};
    made.when = support::sample_now() + 3h;
    return made;
}

void offline(Scene& s) {
    s.status.sync = SyncState::Offline;
    s.status.queued = 3;
    s.status.contact = s.wall - 30min;
}

kiosk::screens::Slide notice() {
    return {
        .category = {"通知", "Notice"},
        .headline = {"明天停课一天", "No classes tomorrow"},
        .fact = {
            "因设备检修，明天上午三楼书法教室和四楼手工教室停课一天，已报名的居民请改到周日下午同一时间上课，"
            "给您带来不便请见谅。",
            "Because of repairs the rooms on floors 3 and 4 stay closed tomorrow morning. Please come on "
            "Sunday afternoon at the same time."}};
}

void add_widgets(std::vector<Case>& to) {
    using Kind = model::WidgetKind;
    const auto add_widget = [&](const char* name, const model::Widget& widget,
                                const std::function<void(Scene&)>& more = {}) {
        const auto arrange = [widget, more](Scene& s) {
            s.playing.slide = {.widget = widget, .number = 2, .count = 5};
            for (std::size_t day = 0; day < 5; ++day)
                s.content.center.opening.week.at(day) = {{8h, 12h}, {13h + 30min, 17h}};
            s.content.center.opening.week.at(5) = {{9h, 17h}};
            s.content.public_url = "https://linli.example.cn";
            if (more) more(s);
        };
        add(to, std::string{"widget-"} + name, arrange, Breadth::NoModes);
    };
    add_widget("classes", {.kind = Kind::ClassesToday});
    add_widget("classes-dated", {.kind = Kind::ClassesToday},
               [](Scene& s) { s.status.clock = core::ClockTrust::Suspect; });
    add_widget("now", {.kind = Kind::NowAndNext});
    add_widget("services", {.kind = Kind::ServicesOpen});
    add_widget("clock", {.kind = Kind::Clock});
    add_widget("hours", {.kind = Kind::OpeningHours});
    add_widget("thanks", {.kind = Kind::RatingThanks});
    add_widget("code", {.kind = Kind::QrCard, .service_id = "s1"});
    add_widget("clock-full", {.kind = Kind::Clock}, [](Scene& s) { s.playing.slide.full_screen = true; });
}

void add_signage(std::vector<Case>& to) {
    add(
        to, "attract", [](Scene&) {}, Breadth::All);
    add(
        to, "attract-notice", [](Scene& s) { s.playing.slide = notice(); }, Breadth::NoModes);
    add(to, "attract-offline", offline, Breadth::NoModes);
    add(
        to, "attract-banner", [](Scene& s) { s.state.urgent = s.state.acknowledged = {{.id = "a1"}}; },
        Breadth::NoModes);
    add(
        to, "attract-bare",
        [](Scene& s) {
            s.content.sessions.clear();
            s.playing.ticker.clear();
            s.status.clock = core::ClockTrust::Suspect;
        },
        Breadth::NoModes);
    add(to, "urgent", [](Scene& s) {
        s.state.screen = flow::Home{};
        s.state.urgent = {{.id = "a1"}};
        s.state.take_over = flow::TakeOver{.shown = s.state.urgent[0], .since = s.state.entered};
    });
    add(to, "emergency", [](Scene& s) {
        s.content.announcements[0].severity = model::Severity::Emergency;
        s.state.urgent = {{.id = "a1", .severity = model::Severity::Emergency}};
        s.state.take_over = flow::TakeOver{.shown = s.state.urgent[0], .since = s.state.entered};
    });
}

void add_home(std::vector<Case>& to) {
    const auto home = [](Scene& s) { s.state.screen = flow::Home{}; };
    add(to, "home", home, Breadth::All);
    add(to, "home-offline", [home](Scene& s) {
        home(s);
        offline(s);
    });
    add(to, "home-offline-banner", [home](Scene& s) {
        home(s);
        offline(s);
        s.state.urgent = s.state.acknowledged = {{.id = "a1"}};
    });
    add(to, "home-old-roster", [home](Scene& s) {
        home(s);
        offline(s);
        s.status.roster_is_old = true;
    });
    add(to, "home-back-online", [home](Scene& s) {
        home(s);
        s.status.recovered = 3;
    });
    add(to, "home-evening", [home](Scene& s) {
        home(s);
        s.wall += 12h;  // the day's activities are over
        s.status.sync = SyncState::Syncing;
    });
    add(to, "home-empty", [home](Scene& s) {
        home(s);
        s.content.sessions.clear();
        s.status.clock = core::ClockTrust::Suspect;
    });
}

void add_browsing(std::vector<Case>& to) {
    add(to, "services", flow::Services{});
    add(to, "services-second-page", flow::Services{.page = 1});
    add(to, "services-filtered", flow::Services{.category = model::Category::Study, .today_only = true});
    add(to, "services-none", flow::Services{.category = model::Category::Health, .step_free_only = true});
    add(to, "service", flow::ServiceDetail{.service_id = "s1"});
    add(to, "service-cancelled", flow::ServiceDetail{.service_id = "s6"});
    add(to, "service-any-time", flow::ServiceDetail{.service_id = "s8"});
    add(to, "service-sheet", flow::ServiceDetail{.service_id = "s1", .take_away = true});
    add(to, "schedule", flow::Schedule{});
    add(to, "schedule-second-page", flow::Schedule{.page = 1});
    add(to, "schedule-tomorrow", flow::Schedule{.day = 1});
    add(to, "schedule-empty", flow::Schedule{.day = 3});
    add(to, "schedule-week", flow::Schedule{.span = flow::Schedule::Span::Week});
    add(to, "schedule-last-week",
        flow::Schedule{.day = 28, .span = flow::Schedule::Span::Week, .week = flow::kWeeksAround});
    add(to, "notices", flow::Notices{});
    add(to, "notices-none", [](Scene& s) {
        s.content.announcements.clear();
        s.state.screen = flow::Notices{};
    });
    add(to, "notices-filtered", flow::Notices{.filter = flow::NoticeFilter::Ordinary});
    add(to, "notice-open", flow::Notices{.open = "a1"});
    add(to, "notice-picture-and-code", [](Scene& s) {
        s.content.media.push_back({.id = "m1", .sha256 = "illustrations/png/calligraphy.png"});
        s.content.announcements[1].media_id = "m1";
        s.content.announcements[1].link = "https://linli.example.org/open-class";
        s.state.screen = flow::Notices{.open = "a2"};
    });
}

void add_scanning(std::vector<Case>& to) {
    const auto scan = [](Scene& s) {
        s.state.back = {flow::Home{}};
        s.state.screen = flow::Scan{};
    };
    add(to, "scan", scan, Breadth::All);
    for (const auto& [name, glance] : {std::pair{"scan-reading", flow::Glance::Reading},
                                       {"scan-two-codes", flow::Glance::TwoCodes},
                                       {"scan-camera-down", flow::Glance::CameraDown}}) {
        add(to, name, flow::Scan{glance});
    }
    add(to, "scan-last-seconds", [scan](Scene& s) {
        scan(s);
        s.state.entered = s.steady - 50s;
    });
    add(to, "asking", flow::Asking{.question = 1});
}

void add_outcomes(std::vector<Case>& to) {
    const flow::Choose choose{
        .name = kName, .decision = decision(model::Outcome::Choose, {"c3", "c4", "c6"}), .selected = {"c3"}};
    add(
        to, "choose", [choose](Scene& s) { s.state.screen = choose; }, Breadth::All);
    add(to, "choose-nothing-yet", [choose](Scene& s) {
        flow::Choose none = choose;
        none.name = {};
        none.selected.clear();
        s.state.screen = none;
    });
    add(to, "choose-walk-in", [](Scene& s) {
        flow::Choose one{.name = kName, .decision = decision(model::Outcome::Choose), .selected = {"c3"}};
        one.decision.reason = model::Reason::WalkInConfirm;
        s.state.screen = one;
    });
    add(to, "choose-again", [choose](Scene& s) {
        flow::Choose again = choose;
        again.selected.clear();
        again.taken_back = true;
        s.state.screen = again;
    });
    const flow::Success success{.name = kName, .attended = {{"c3", "e1", 26}, {"c4", "e2", 18}}};
    add(
        to, "success", [success](Scene& s) { s.state.screen = success; }, Breadth::All);
    add(to, "success-one-offline", [](Scene& s) {
        offline(s);
        s.state.screen = flow::Success{.attended = {{"c3", "e1", 26}}, .flags = {.offline = true}};
    });
    add(to, "success-visit", flow::Success{.attended = {{"", "e1", 0}}});
    add(to, "success-undoing", [success](Scene& s) {
        flow::Success undoing = success;
        undoing.undoing = true;
        s.state.screen = undoing;
    });
}

// One refusal for each outcome, and those reasons that change the words.
void add_refusals(std::vector<Case>& to) {
    add(
        to, "refused-full",
        [](Scene& s) { s.state.screen = flow::Refused{.decision = decision(model::Outcome::Full)}; },
        Breadth::All);
    for (int i = 0; i <= static_cast<int>(model::Outcome::StorageError); ++i) {
        const auto outcome = static_cast<model::Outcome>(i);
        if (outcome == model::Outcome::Choose || outcome == model::Outcome::Full) continue;
        std::string code{model::outcome_code(outcome)};
        std::transform(code.begin(), code.end(), code.begin(), [](char c) {
            return c == '_' ? '-' : static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
        });
        flow::Refused refused{.decision = decision(outcome)};
        if (outcome == model::Outcome::WrongCentre)
            refused.decision.elsewhere =
                model::OtherCentre{{"北湖社区", "Beihu Community"}, {"北湖路 8 号", "8 Beihu Road"}};
        if (outcome == model::Outcome::Already) refused.decision.may_rate = true;
        if (outcome == model::Outcome::UnknownKey) refused.pass_key = 7;
        if (outcome == model::Outcome::NotOpen) refused.decision.sessions = {"c6"};
        add(to, "refused-" + code, refused);
    }
    flow::Refused already{
        .decision = decision(model::Outcome::Already), .name = kName, .undoable = {{"c3", "e1", 26}}};
    already.decision.when = support::sample_now() - 1min;
    add(to, "refused-already-undo", already);
    already.undoing = true;
    add(to, "refused-already-undoing", already);
    for (const auto& [name, outcome, reason] :
         {std::tuple{"refused-cancelled", model::Outcome::NotOpen, model::Reason::Cancelled},
          {"refused-paused", model::Outcome::NotOpen, model::Reason::PausedPartner},
          {"refused-not-registered", model::Outcome::NotEnrolled, model::Reason::NotRegistered},
          {"refused-fresh-code", model::Outcome::NeedsStaff, model::Reason::FreshCodeNeeded},
          {"refused-guardian", model::Outcome::NeedsStaff, model::Reason::GuardianHandover}}) {
        flow::Refused refused{.decision = decision(outcome)};
        refused.decision.reason = reason;
        add(to, name, refused);
    }
}

void add_rating(std::vector<Case>& to) {
    add(to, "rate-pick", flow::RatePick{{"c9", "c1"}});
    add(to, "rate-faces", flow::RateFaces{.session_id = "c1"});
    add(to, "rate-faces-pressed", flow::RateFaces{.session_id = "c1", .pressed = 4});
    for (const int score : {1, 3, 5}) {
        flow::RateReasons reasons{.session_id = "c1", .score = score};
        if (score == 5) reasons.reasons = {"reason.teacher", "reason.kids"};
        add(to, "rate-reasons-" + std::to_string(score), reasons);
    }
    add(to, "rate-reasons-canteen", flow::RateReasons{.session_id = "c4", .score = 2});
    add(to, "rate-thanks", flow::RateThanks{"c1"});
}

void add_warnings(std::vector<Case>& to) {
    const auto warned = [](flow::Screen screen) {
        return [screen = std::move(screen)](Scene& s) {
            s.state.screen = screen;
            s.state.warned = s.steady - 3s;
        };
    };
    add(to, "idle-services", warned(flow::Services{}));
    add(to, "idle-refused", warned(flow::Refused{.decision = decision(model::Outcome::Full)}));
}

// What the county orders from afar: in no visit, so in no mode.
void add_orders(std::vector<Case>& to) {
    add(
        to, "out-of-use",
        [](Scene& s) {
            s.state.out_of_use = flow::OutOfUse{.center = s.content.center.name, .phone = "0537-7200000"};
        },
        Breadth::NoModes);
    add(
        to, "naming",
        [](Scene& s) { s.state.naming = flow::Naming{.name = "东门-2", .until = s.steady + 20s}; },
        Breadth::NoModes);
    add(
        to, "dark", [](Scene& s) { s.state.dark = true; }, Breadth::NoModes);
}

}  // namespace

Scene blank_scene(core::SteadyTime steady) {
    Scene scene{.steady = steady, .wall = support::sample_now(), .content = support::sample_content()};
    scene.state.entered = scene.state.touched = steady - 1s;
    scene.playing = {.slide = {.picture = "calligraphy",
                               .category = {"南湖书院 · 公益体验课", "Nanhu Academy"},
                               .headline = {"提笔写“和”字\n周末少儿书法课", "Calligraphy\nfor Children"},
                               .fact = {"每周六、日 09:00　3楼 书法教室", "Sat and Sun 09:00, floor 3"},
                               .number = 1,
                               .count = 5},
                     .ticker = {{"社区食堂 60 岁以上午餐 6 元", "Lunch for over-60s ¥6"}}};
    return scene;
}

std::vector<Case> all_cases() {
    std::vector<Case> all;
    add_signage(all);
    add_widgets(all);
    add_home(all);
    add_browsing(all);
    add_scanning(all);
    add_errands(all);
    add_outcomes(all);
    add_refusals(all);
    add_rating(all);
    add_warnings(all);
    add_orders(all);
    return all;
}

}  // namespace gallery
