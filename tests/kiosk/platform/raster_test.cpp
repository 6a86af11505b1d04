#include "kiosk/platform/raster.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include "tests/kiosk/ui/stage.h"

namespace {

using namespace std::chrono_literals;
using stage::Stage;
using ui::rgb;

std::int64_t drawn(Stage& stage) {
    return stage.window().renderer().drawn_pixels();
}

TEST(Raster, FillsExactlyThePixelsOfARectangle) {
    Stage stage;
    stage.frame([](ui::Ui& ui) { ui.canvas().fill({10, 20, 30, 40}, rgb(0x102030)); });
    EXPECT_EQ(stage.pixel(10, 20), 0x102030U);
    EXPECT_EQ(stage.pixel(39, 59), 0x102030U);
    EXPECT_EQ(stage.pixel(9, 20), 0xF6F1E8U);
    EXPECT_EQ(stage.pixel(40, 59), 0xF6F1E8U);
    EXPECT_EQ(stage.pixel(39, 60), 0xF6F1E8U);
}

TEST(Raster, MixesByAlpha) {
    Stage stage;
    stage.frame([](ui::Ui& ui) {
        ui.canvas().fill({0, 0, 100, 100}, rgb(0x000000));
        ui.canvas().fill({0, 0, 50, 100}, {255, 255, 255, 128});
    });
    EXPECT_NEAR(stage.pixel(20, 20) & 0xFFU, 128, 2);
    EXPECT_EQ(stage.pixel(70, 20), 0x000000U);
}

TEST(Raster, NeighbouringTrianglesShareNoPixelAndLeaveNone) {
    Stage stage;
    // A half-transparent disc is a fan of triangles: a pixel drawn twice would be darker than the rest.
    stage.frame([](ui::Ui& ui) {
        ui.canvas().fill({0, 0, 400, 400}, rgb(0xFFFFFF));
        ui.canvas().circle({200, 200}, 150, {0, 0, 0, 128});
    });
    const std::uint32_t middle = stage.pixel(200, 200);
    for (int y = 120; y < 280; ++y) {
        for (int x = 120; x < 280; ++x) ASSERT_EQ(stage.pixel_of_last_grab(x, y), middle) << x << ',' << y;
    }
}

TEST(Raster, AGradientRunsFromTopToBottom) {
    Stage stage;
    stage.frame([](ui::Ui& ui) { ui.canvas().gradient({0, 0, 200, 200}, 40, rgb(0x000000), rgb(0xC8C8C8)); });
    EXPECT_LE(stage.pixel(100, 1) & 0xFFU, 3U);
    EXPECT_NEAR(stage.pixel(100, 100) & 0xFFU, 100, 3);
    EXPECT_NEAR(stage.pixel(100, 198) & 0xFFU, 199, 3);
    EXPECT_NEAR(stage.pixel(100, 20) & 0xFFU, stage.pixel(30, 20) & 0xFFU, 2) << "corners too";
    EXPECT_EQ(stage.pixel(1, 1), 0xF6F1E8U) << "the corner is round";
}

TEST(Raster, DrawsNothingWhenNothingChanged) {
    Stage stage;
    const auto draw = [](ui::Ui& ui) { ui.text({100, 100, 800, 100}, "东门社区党群服务中心"); };
    stage.frame(draw);
    EXPECT_EQ(drawn(stage), 1080 * 1920);
    stage.frame(draw);
    EXPECT_EQ(drawn(stage), 0);
}

TEST(Raster, DrawsOnlyAroundWhatChangedAndTheResultIsTheSame) {
    std::string clock = "09:42";
    const auto draw = [&](ui::Ui& ui) {
        ui.canvas().gradient({0, 0, 1080, 1920}, 0, rgb(0x128070), rgb(0x0E6A5B));
        ui.text({100, 100, 800, 100}, "东门社区党群服务中心");
        ui.canvas().circle({500, 900}, 300, rgb(0xF8C46F));
        ui.text({800, 100, 200, 100}, clock, {.type = ui::Type::Clock});
    };
    Stage stage;
    stage.frame(draw);
    clock = "09:43";
    stage.frame(draw);
    EXPECT_GT(drawn(stage), 0);
    EXPECT_LT(drawn(stage), 1080 * 1920 / 20);
    Stage fresh;
    fresh.frame(draw);
    EXPECT_EQ(stage.window().renderer().grab().rgba, fresh.window().renderer().grab().rgba);
}

TEST(Raster, ATextureWithNewContentsIsDrawnAgain) {
    Stage stage;
    platform::Pixels pixels{64, 64, std::vector<std::uint8_t>(std::size_t{64} * 64 * 4, 255)};
    const platform::TextureId id = stage.window().renderer().create(pixels);
    const auto draw = [&](ui::Ui& ui) { ui.image({100, 100, 64, 64}, {id, 64, 64}); };
    stage.frame(draw);
    EXPECT_EQ(stage.pixel(130, 130), 0xFFFFFFU);
    for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) pixels.rgba[i] = 0;
    stage.window().renderer().update(id, pixels);
    stage.frame(draw);
    EXPECT_EQ(stage.pixel(130, 130), 0x00FFFFU);
    EXPECT_LT(drawn(stage), 64 * 64 * 16);
}

TEST(Raster, ATextureThatTookAnothersPlaceInMemoryIsDrawn) {
    Stage stage;
    platform::Renderer& renderer = stage.window().renderer();
    platform::Pixels pixels{64, 64, std::vector<std::uint8_t>(std::size_t{64} * 64 * 4, 255)};
    platform::TextureId id = renderer.create(pixels);
    const auto draw = [&](ui::Ui& ui) { ui.image({100, 100, 64, 64}, {id, 64, 64}); };
    stage.frame(draw);
    for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) pixels.rgba[i] = 0;
    renderer.destroy(id);
    id = renderer.create(pixels);
    stage.frame(draw);
    EXPECT_EQ(stage.pixel(130, 130), 0x00FFFFU);
}

TEST(Raster, ShowsATextureAtAnotherSizeSmoothly) {
    Stage stage;
    platform::Pixels pixels{2, 1, {0, 0, 0, 255, 200, 200, 200, 255}};
    const platform::TextureId id = stage.window().renderer().create(pixels);
    stage.frame([&](ui::Ui& ui) { ui.image({100, 100, 200, 100}, {id, 2, 1}); });
    EXPECT_EQ(stage.pixel(105, 150) & 0xFFU, 0U);
    EXPECT_NEAR(stage.pixel(200, 150) & 0xFFU, 100, 3);
    EXPECT_EQ(stage.pixel(295, 150) & 0xFFU, 200U);
}

TEST(Raster, LooksLikeWhatTheGpuWouldShow) {
    const auto draw = [](ui::Ui& ui) {
        ui.canvas().rounded({40, 40, 500, 300}, 36, rgb(0xE2D9C9));
        ui.canvas().gradient({60, 60, 400, 200}, 30, rgb(0x128070), rgb(0x0E6A5B));
        ui.text({80, 80, 800, 100}, "签到成功 Checked in", {.type = ui::Type::Title});
        ui.canvas().circle({800, 300}, 100, rgb(0xF8C46F));
        ui.canvas().arc({800, 300}, 150, {0, 0.7F}, {24, rgb(0x0E6A5B)});
    };
    Stage ours;
    ours.frame(draw);
    Stage theirs{{.drawing = platform::Drawing::Gpu}};
    theirs.frame(draw);
    const auto a = ours.window().renderer().grab().rgba;
    const auto b = theirs.window().renderer().grab().rgba;
    ASSERT_EQ(a.size(), b.size());
    std::int64_t different = 0;
    for (std::size_t i = 0; i < a.size(); ++i) different += std::abs(int{a[i]} - int{b[i]}) > 48 ? 1 : 0;
    EXPECT_LT(different, 6000) << "pixels on smoothed edges may differ a little";
}

}  // namespace
