#include <gtest/gtest.h>

#include "tests/kiosk/flow/visit.h"

using namespace std::chrono_literals;
using namespace kiosk::flow;
using test::Visit;

namespace {

void open_faces(Visit& visit) {
    visit.touch(Start{});
    visit.touch(StartRating{.candidates = {"s1"}, .verified = false});
    visit.wait(visit.rules.face_guard);
}

}  // namespace

TEST(RatingFlow, OneCandidateGoesStraightToTheFacesSeveralAreAskedFor) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(StartRating{.candidates = {"s1", "s2"}, .verified = false});
    ASSERT_TRUE(visit.at<RatePick>());
    visit.touch(PickRating{"s2"});
    ASSERT_TRUE(visit.at<RateFaces>());
    EXPECT_EQ(visit.at<RateFaces>()->session_id, "s2");
    EXPECT_FALSE(visit.at<RateFaces>()->verified);
}

TEST(RatingFlow, FacesDoNotReactInTheFirstSixHundredMilliseconds) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(StartRating{.candidates = {"s1"}, .verified = false});
    visit.wait(500ms);
    visit.touch(PressFace{1});
    EXPECT_TRUE(visit.take<StoreRating>().empty());
    visit.wait(100ms);
    visit.touch(PressFace{4});
    EXPECT_EQ(visit.take<StoreRating>().size(), 1u);
}

TEST(RatingFlow, TheScoreIsStoredAtTheTouchAndOnlyOnce) {
    Visit visit;
    open_faces(visit);
    visit.touch(PressFace{4});
    visit.touch(PressFace{1});
    const auto stored = visit.take<StoreRating>();
    ASSERT_EQ(stored.size(), 1u);
    EXPECT_EQ(stored[0].score, 4);
    visit.wait(visit.rules.face_held_for);
    ASSERT_TRUE(visit.at<RateReasons>());
}

TEST(RatingFlow, AtMostThreeReasonsGoWithTheRating) {
    Visit visit;
    open_faces(visit);
    visit.touch(PressFace{5});
    visit.play(RatingAnswered{.question = visit.state.last_question, .stored = true, .rating_id = "r1"});
    visit.wait(300ms);
    for (const char* reason : {"a", "b", "c", "d", "a"}) visit.touch(ToggleReason{reason});
    visit.touch(SendReasons{});
    const auto reasons = visit.take<StoreReasons>();
    ASSERT_EQ(reasons.size(), 1u);
    EXPECT_EQ(reasons[0].reasons, (std::vector<std::string>{"b", "c"}));
    ASSERT_TRUE(visit.at<RateThanks>());
    visit.wait(visit.rules.thanks_shown_for);
    EXPECT_TRUE(visit.at<Home>());
}

TEST(RatingFlow, ChangingTheFaceReplacesTheSameRating) {
    Visit visit;
    open_faces(visit);
    visit.touch(PressFace{1});
    visit.play(RatingAnswered{.question = visit.state.last_question, .stored = true, .rating_id = "r1"});
    visit.wait(300ms);
    visit.touch(ChangeFace{});
    visit.wait(visit.rules.face_guard);
    visit.take<StoreRating>();
    visit.touch(PressFace{5});
    const auto stored = visit.take<StoreRating>();
    ASSERT_EQ(stored.size(), 1u);
    EXPECT_EQ(stored[0].replaces, "r1");
}

TEST(RatingFlow, AScanThatMayRateGivesAVerifiedRating) {
    Visit visit;
    visit.scan("NC1");
    visit.answer(model::Outcome::Already);
    const Question scan = visit.at<Refused>()->question;
    visit.touch(StartRating{.candidates = {"s1"}, .verified = true});
    ASSERT_TRUE(visit.at<RateFaces>());
    EXPECT_TRUE(visit.at<RateFaces>()->verified);
    EXPECT_EQ(visit.at<RateFaces>()->question, scan);
}

TEST(RatingFlow, TheListOfWhatCanBeRatedTurnsItsPages) {
    Visit visit;
    visit.touch(Start{});
    visit.touch(StartRating{.candidates = {"s1", "s2", "s3"}});
    ASSERT_TRUE(visit.at<RatePick>());
    visit.touch(TurnRatings{1});
    ASSERT_TRUE(visit.at<RatePick>());
    EXPECT_EQ(visit.at<RatePick>()->page, 1);
}
