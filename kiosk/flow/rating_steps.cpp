// From a face to the thanks: the score is stored at the touch, the reasons are a gift on top.
#include <algorithm>

#include "kiosk/flow/moves.h"

namespace kiosk::flow {
namespace {

constexpr std::size_t kMostReasons = 3;

Question scan_behind(const Screen& screen) {
    if (const auto* refused = std::get_if<Refused>(&screen)) return refused->question;
    return 0;
}

void start(Move& move, const StartRating& wish) {
    if (wish.candidates.size() != 1) {
        go_deeper(move, RatePick{.candidates = wish.candidates});
        return;
    }
    const Question scan = wish.verified ? scan_behind(move.state.screen) : 0;
    RateFaces faces;
    faces.question = scan;
    faces.session_id = wish.candidates.front();
    faces.verified = scan != 0;
    go_deeper(move, std::move(faces));
}

void press(Move& move, int score) {
    auto* faces = std::get_if<RateFaces>(&move.state.screen);
    const bool too_early = move.now - move.state.entered < move.rules.face_guard;
    if (!faces || faces->pressed != 0 || too_early || score < 1 || score > 5) return;
    faces->pressed = score;
    faces->pressed_at = move.now;
    const Question question = ++move.state.last_question;
    move.then(StoreRating{.question = question,
                          .scan = faces->question,
                          .session_id = faces->session_id,
                          .score = score,
                          .replaces = faces->replaces});
}

// The pressed face stays enlarged for a moment, then the reasons come.
void go_on(Move& move) {
    const auto* faces = std::get_if<RateFaces>(&move.state.screen);
    if (!faces || faces->pressed == 0 || move.now - faces->pressed_at < move.rules.face_held_for) return;
    RateReasons reasons;
    reasons.question = faces->question;
    reasons.session_id = faces->session_id;
    reasons.rating_id = faces->replaces;
    reasons.verified = faces->verified;
    reasons.score = faces->pressed;
    go(move, std::move(reasons));
}

void on_stored(Move& move, const RatingAnswered& answer) {
    if (answer.question != move.state.last_question) return;
    if (!answer.stored) {
        Refused refused;
        refused.question = answer.question;
        refused.decision.outcome = model::Outcome::StorageError;
        move.then(Play{Cue::Refused});
        go(move, std::move(refused));
        return;
    }
    if (auto* faces = std::get_if<RateFaces>(&move.state.screen)) faces->replaces = answer.rating_id;
    if (auto* reasons = std::get_if<RateReasons>(&move.state.screen)) reasons->rating_id = answer.rating_id;
}

void toggle_reason(RateReasons& shown, const std::string& reason) {
    const auto found = std::find(shown.reasons.begin(), shown.reasons.end(), reason);
    if (found != shown.reasons.end()) {
        shown.reasons.erase(found);
    } else if (shown.reasons.size() < kMostReasons) {
        shown.reasons.push_back(reason);
    }
}

void on_reasons(Move& move, const Event& event) {
    auto* shown = std::get_if<RateReasons>(&move.state.screen);
    if (!shown) return;
    if (const auto* toggle = std::get_if<ToggleReason>(&event)) {
        toggle_reason(*shown, toggle->reason);
    } else if (std::holds_alternative<ChangeFace>(event)) {
        RateFaces faces;
        faces.question = shown->question;
        faces.session_id = shown->session_id;
        faces.verified = shown->verified;
        faces.replaces = shown->rating_id;
        go(move, std::move(faces));
    } else if (std::holds_alternative<SendReasons>(event)) {
        if (!shown->reasons.empty() && !shown->rating_id.empty()) {
            move.then(StoreReasons{.rating_id = shown->rating_id, .reasons = shown->reasons});
        }
        move.then(Play{Cue::Success});
        go(move, RateThanks{.session_id = shown->session_id});
    }
}

}  // namespace

void on_rating(Move& move, const Event& event) {
    if (const auto* wish = std::get_if<StartRating>(&event)) {
        start(move, *wish);
    } else if (const auto* pick = std::get_if<PickRating>(&event)) {
        if (std::holds_alternative<RatePick>(move.state.screen)) {
            RateFaces faces;
            faces.session_id = pick->session_id;
            go_deeper(move, std::move(faces));
        }
    } else if (const auto* turn = std::get_if<TurnRatings>(&event)) {
        if (auto* shown = std::get_if<RatePick>(&move.state.screen)) shown->page = turn->page;
    } else if (const auto* face = std::get_if<PressFace>(&event)) {
        press(move, face->score);
    } else if (const auto* answer = std::get_if<RatingAnswered>(&event)) {
        on_stored(move, *answer);
    } else if (std::holds_alternative<Tick>(event)) {
        go_on(move);
    } else {
        on_reasons(move, event);
    }
}

}  // namespace kiosk::flow
