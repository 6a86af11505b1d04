#include "kiosk/app/reader.h"

#include <gtest/gtest.h>

namespace {

// Says nothing, and remembers what it was told to.
class FakeVoice final : public devices::Voice {
public:
    void say(std::uint64_t number, const std::string& text, devices::Tongue /*tongue*/) override {
        said.push_back(text);
        number_ = number;
    }
    void stop() override { ++stops; }
    void set_volume(int /*percent*/) override {}
    std::optional<std::uint64_t> take_spoken() override { return std::exchange(spoken_, std::nullopt); }

    void finish() { spoken_ = number_; }

    std::vector<std::string> said;
    int stops = 0;

private:
    std::uint64_t number_ = 0;
    std::optional<std::uint64_t> spoken_;
};

ui::Semantics page() {
    ui::Semantics shown{.screen = "services"};
    shown.elements.push_back({.id = "heading", .role = ui::Role::Heading, .label = "Services"});
    shown.elements.push_back({.id = "one", .role = ui::Role::Button, .label = "One"});
    shown.elements.push_back({.id = "two", .role = ui::Role::Button, .label = "Two"});
    return shown;
}

kiosk::flow::State reading() {
    kiosk::flow::State state;
    state.modes.reading = true;
    return state;
}

}  // namespace

TEST(Reader, ReadsTheTitleThenEachItemWhichHasTheFocus) {
    FakeVoice voice;
    app::Reader reader{voice};
    reader.shown(page(), reading());
    EXPECT_EQ(voice.said, (std::vector<std::string>{"Services"}));
    EXPECT_EQ(reader.element(), "heading");
    voice.finish();
    EXPECT_TRUE(reader.tick());
    EXPECT_EQ(reader.element(), "one");
    voice.finish();
    reader.tick();
    voice.finish();
    reader.tick();
    EXPECT_EQ(voice.said, (std::vector<std::string>{"Services", "One", "Two"}));
    EXPECT_EQ(reader.element(), "");
}

TEST(Reader, ReadsAScreenOnce) {
    FakeVoice voice;
    app::Reader reader{voice};
    reader.shown(page(), reading());
    reader.shown(page(), reading());
    EXPECT_EQ(voice.said.size(), 1u);
}

TEST(Reader, IsSilencedByATouchAndReadsTheNextScreen) {
    FakeVoice voice;
    app::Reader reader{voice};
    reader.shown(page(), reading());
    const int before = voice.stops;
    reader.touched();
    EXPECT_GT(voice.stops, before);
    EXPECT_EQ(reader.element(), "");
    reader.shown(page(), reading());
    EXPECT_EQ(voice.said.size(), 1u);
    ui::Semantics next = page();
    next.screen = "schedule";
    reader.shown(next, reading());
    EXPECT_EQ(voice.said.size(), 2u);
}

TEST(Reader, SaysNothingOfAVisitThatDoesNotWantIt) {
    FakeVoice voice;
    app::Reader reader{voice};
    reader.shown(page(), {});
    EXPECT_TRUE(voice.said.empty());
}

TEST(Reader, BeginsAnewWhenItIsSwitchedOnAgain) {
    FakeVoice voice;
    app::Reader reader{voice};
    reader.shown(page(), reading());
    reader.shown(page(), {});
    reader.shown(page(), reading());
    EXPECT_EQ(voice.said, (std::vector<std::string>{"Services", "Services"}));
}
