#include "kiosk/desk/rating_counter.h"

#include <algorithm>
#include <chrono>

#include "shared/core/log.h"
#include "shared/model/center.h"

namespace kiosk::desk {
namespace {

using namespace std::chrono_literals;

bool is_rating_time(const model::Session& session, core::WallTime now) {
    return session.end - model::kRatingOpensBeforeEnd <= now &&
           now <= session.end + model::kRatingClosesAfterEnd;
}

}  // namespace

RatingAnswer RatingCounter::correct(const StoreRating& wish, const Moment& moment) {
    RatingAnswer answer{.question = wish.question, .stored = false, .rating_id = wish.replaces};
    if (!visits_.may_correct(wish.replaces, moment.steady)) return answer;
    const auto done = book_.replace_score(wish.replaces, wish.score);
    if (!done) spdlog::error("a rating was not corrected: {}", done.error().message);
    answer.stored = done.has_value();
    return answer;
}

bool RatingCounter::was_here(const Holder& holder, const model::Session& session) {
    const auto attended = ledger_.attended(holder, session.open_from - 12h);
    return attended && std::any_of(attended->begin(), attended->end(),
                                   [&](const auto& one) { return one.session_id == session.id; });
}

RatingAnswer RatingCounter::take(const StoreRating& wish, const Circumstances& here, const Moment& moment) {
    RatingAnswer answer{.question = wish.question};
    const model::Session* session = here.content->session(wish.session_id);
    if (!session || wish.score < 1 || wish.score > 5) return answer;
    if (!wish.replaces.empty()) return correct(wish, moment);
    RatingBook::Score score{.session = *session, .score = wish.score, .suspect = {}};
    std::optional<std::string> rater;
    if (wish.scan != 0) {
        const auto visitor = visits_.use(wish.scan, moment.steady);
        if (!visitor || !is_rating_time(*session, moment.now)) return answer;
        const auto person = content_.person(visitor->pass);
        const Holder holder{.pass = visitor->pass.pass, .person = person ? person->index : std::string{}};
        if (!was_here(holder, *session)) return answer;
        rater = holder.person.empty() ? model::to_text(holder.pass) : holder.person;
    } else {
        if (!here.content->center.policy.walk_up_ratings) return answer;
        const House house = model::is_open(here.content->center, moment.now) ? House::Open : House::Closed;
        score.suspect = guard_.judge(wish.score, house, moment.steady);
    }
    const auto stored = book_.store(score, rater);
    if (!stored) {
        if (stored.error().kind != core::ErrorKind::Invalid) {
            spdlog::error("a rating was not stored: {}", stored.error().message);
        }
        return answer;
    }
    visits_.allow_corrections(*stored, moment.steady);
    answer.stored = true;
    answer.rating_id = *stored;
    return answer;
}

void RatingCounter::add_reasons(const StoreReasons& wish, const Moment& moment) {
    if (!visits_.may_correct(wish.rating_id, moment.steady)) return;
    const auto done = book_.set_reasons(wish.rating_id, wish.reasons);
    if (!done) spdlog::error("a rating's reasons were not stored: {}", done.error().message);
}

}  // namespace kiosk::desk
