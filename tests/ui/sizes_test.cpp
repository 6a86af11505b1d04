// A screen says the same and keeps its rules on every panel: in 4K, and on those between, where letters stand
// on other whole pixels and so are a little wider or narrower.
#include <gtest/gtest.h>

#include "tests/ui/rules.h"

namespace {

using gallery::Gallery;
using gallery::Look;
using gallery::Shape;
using gallery::Tongue;

void expect_same(const ui::Semantics& here, const ui::Semantics& there, const std::string& where) {
    ASSERT_EQ(here.elements.size(), there.elements.size()) << where;
    for (std::size_t i = 0; i < here.elements.size(); ++i) {
        EXPECT_EQ(here.elements[i].id, there.elements[i].id) << where;
        EXPECT_EQ(here.elements[i].label, there.elements[i].label) << where;
        EXPECT_EQ(here.elements[i].enabled, there.elements[i].enabled) << where << here.elements[i].id;
    }
}

using NamedRule = std::pair<const char*, gallery::Breaches (*)(const gallery::Drawn&)>;

void expect_in_order(const gallery::Drawn& drawn) {
    for (const auto& [name, rule] : {NamedRule{"target", gallery::too_small_targets},
                                     {"gap", gallery::too_close_targets},
                                     {"cut", gallery::cut_off_texts},
                                     {"screen", gallery::off_screen},
                                     {"box", gallery::out_of_their_box},
                                     {"overlap", gallery::overlapping_texts}}) {
        for (const gallery::Breach& breach : rule(drawn))
            ADD_FAILURE() << name << " " << drawn.name() << ": " << breach.subject << ": " << breach.what;
    }
}

class Sizes : public testing::TestWithParam<Gallery::Window> {};

TEST_P(Sizes, EachScreenSaysTheSameAndKeepsTheRules) {
    Gallery reference;
    Gallery other{GetParam()};
    for (const gallery::Case& one : gallery::all_cases()) {
        for (const Shape shape : {Shape::Portrait, Shape::Landscape}) {
            for (const Look& look : {Look{.shape = shape}, Look{.tongue = Tongue::English, .shape = shape}}) {
                const auto here = reference.draw(one, look, Gallery::Effort::Words);
                const auto there = other.draw(one, look, Gallery::Effort::Words);
                expect_same(here.semantics(), there.semantics(), here.name() + " ");
                expect_in_order(there);
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Windows, Sizes,
                         testing::Values(Gallery::Window{2160, 3840}, Gallery::Window{768, 1366},
                                         Gallery::Window{800, 1280}, Gallery::Window{1440, 2560}),
                         [](const auto& window) {
                             return std::to_string(window.param.width) + "x" +
                                    std::to_string(window.param.height);
                         });

}  // namespace
