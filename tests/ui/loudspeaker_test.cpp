// A loudspeaker stands in a public room: whatever the screen shows, it says no name and no digit that
// somebody typed (DESIGN section 8).
#include <array>

#include <gtest/gtest.h>

#include "kiosk/screens/cue_words.h"
#include "kiosk/ui/reading.h"
#include "tests/ui/gallery.h"

namespace {

namespace flow = kiosk::flow;

// The one name and the numbers that the cases put on the screen.
constexpr std::array kSecrets{"王", "*和", "1381", "2626"};

void expect_harmless(const std::string& words, const std::string& where) {
    for (const char* secret : kSecrets)
        EXPECT_EQ(words.find(secret), std::string::npos) << where << ": " << words;
}

TEST(Loudspeaker, ReadsNoNameAndNoTypedDigitOfAnyScreen) {
    gallery::Gallery gallery;
    int read = 0;
    int personal = 0;
    for (const gallery::Case& what : gallery::all_cases()) {
        for (const auto tongue : {gallery::Tongue::Chinese, gallery::Tongue::English}) {
            const gallery::Look look{.tongue = tongue};
            const auto drawn = gallery.draw(what, look, gallery::Gallery::Effort::Words);
            if (drawn.semantics().shows("王*和")) ++personal;
            for (const ui::Sentence& sentence : ui::sentences_of(drawn.semantics())) {
                expect_harmless(sentence.text, drawn.name());
                ++read;
            }
        }
    }
    EXPECT_GT(read, 500) << "something is read";
    EXPECT_GT(personal, 8) << "and there are names to be left out";
}

TEST(Loudspeaker, SaysNoNameWithAnyCue) {
    const stage::Stage stage;
    int said = 0;
    for (const gallery::Case& what : gallery::all_cases()) {
        gallery::Scene scene = gallery::blank_scene(core::SteadyTime{std::chrono::hours{1}});
        what.arrange(scene);
        for (const auto cue :
             {flow::Cue::Recognised, flow::Cue::Success, flow::Cue::Refused, flow::Cue::IdleWarning,
              flow::Cue::LastWarning, flow::Cue::Slot, flow::Cue::SlotWaits, flow::Cue::Urgent}) {
            const kiosk::screens::Context context{.content = scene.content,
                                                  .texts = stage.texts(),
                                                  .now = scene.wall,
                                                  .steady = scene.steady,
                                                  .status = scene.status,
                                                  .rules = scene.rules};
            const std::string words = kiosk::screens::cue_words(cue, scene.state, context);
            expect_harmless(words, what.name);
            if (!words.empty()) ++said;
        }
    }
    EXPECT_GT(said, 50) << "something is said";
}

}  // namespace
