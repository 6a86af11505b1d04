#include "tests/kiosk/ui/stage.h"

#include <algorithm>
#include <stdexcept>

#include <gtest/gtest.h>
#include <imgui.h>

#include "kiosk/signage/picture_file.h"
#include "shared/core/file.h"
#include "shared/wire/texts.h"

namespace stage {
namespace {

// The tests run in the build tree, which lies in the project's.
std::filesystem::path project() {
    auto at = std::filesystem::current_path();
    while (!std::filesystem::exists(at / "assets/icons/mdi-subset.ttf") && at.has_relative_path())
        at = at.parent_path();
    return at;
}

ui::FontFiles fonts() {
    ui::FontFiles files;
    files.icons = project() / "assets/icons/mdi-subset.ttf";
    return files;
}

std::string name_of(const ui::PictureRequest& request) {
    return request.path + '/' + std::to_string(request.width) + 'x' + std::to_string(request.height) + 'r' +
           std::to_string(request.radius) + std::to_string(static_cast<int>(request.corners));
}

}  // namespace

std::map<std::string, std::string> words_of(const std::string& language) {
    const auto json = core::read_file(project() / "assets/lang" / (language + ".json"));
    EXPECT_TRUE(json);
    auto table = wire::read_texts(*json);
    EXPECT_TRUE(table);
    return {table->begin(), table->end()};
}

std::filesystem::path project_file(const std::filesystem::path& relative) {
    return project() / relative;
}

Stage::Stage(const Setting& setting) : setting_{setting}, texts_{words_of(setting.language)} {
    auto window = platform::Window::open(
        {.width = setting.width, .height = setting.height, .drawing = setting.drawing});
    if (!window) throw std::runtime_error{window.error().message};
    window_ = std::move(*window);
    textures_ = std::make_unique<platform::TextureStore>(window_->renderer());
    auto made =
        ui::Ui::open(fonts(), [this](const ui::PictureRequest& request) -> std::optional<ui::Texture> {
            const std::string name = name_of(request);
            auto stored = textures_->find(name);
            if (!stored) {
                auto picture =
                    signage::read_picture(project() / "assets" / request.path,
                                          {.width = request.width,
                                           .height = request.height,
                                           .radius = request.radius,
                                           .rounded = static_cast<signage::Edges>(request.corners)});
                if (!picture) return std::nullopt;
                stored = textures_->put(name, {picture->width, picture->height, std::move(picture->rgba)});
            }
            if (!stored) return std::nullopt;
            return ui::Texture{stored->id, stored->width, stored->height};
        });
    if (!made) throw std::runtime_error{made.error().message};
    ui_ = std::move(*made);
}

Stage::~Stage() {
    textures_.reset();
    window_.reset();  // before the kit: it gives Dear ImGui's textures back
}

ui::NextFrame Stage::frame(const Draw& draw, std::chrono::milliseconds later) {
    const ui::NextFrame next = lay_out(draw, later);
    window_->renderer().present(*ui_->draw_data());
    return next;
}

void Stage::dress(const ui::Theme& theme, ui::TextScale scale, ui::Reach reach) {
    setting_.theme = &theme;
    setting_.scale = scale;
    setting_.reach = reach;
}

ui::NextFrame Stage::lay_out(const Draw& draw, std::chrono::milliseconds later) {
    now_ += later;
    textures_->next_frame();
    const platform::Size size = window_->size();
    ui_->begin({.window = {static_cast<float>(size.width), static_cast<float>(size.height)},
                .now = now_,
                .theme = setting_.theme,
                .texts = &texts_,
                .text_scale = setting_.scale,
                .motion = ui::Motion::Reduced,
                .reach = setting_.reach,
                .screen = screen_});
    draw(*ui_);
    return ui_->end();
}

void Stage::send(ui::TouchEvent::Kind kind, ui::Point at, std::int64_t finger) {
    ui_->touch({.kind = kind, .finger = finger, .at = ui_->to_window(at), .time = now_});
}
void Stage::down(ui::Point at, std::int64_t finger) {
    send(ui::TouchEvent::Kind::Down, at, finger);
}
void Stage::move(ui::Point at, std::int64_t finger) {
    send(ui::TouchEvent::Kind::Move, at, finger);
}
void Stage::up(ui::Point at, std::int64_t finger) {
    send(ui::TouchEvent::Kind::Up, at, finger);
}
void Stage::tap(ui::Point at) {
    down(at);
    wait(80ms);
    up(at);
}
void Stage::tap(std::string_view id) {
    const ui::Element* element = ui_->semantics().find(id);
    ASSERT_NE(element, nullptr) << id;
    tap(element->rect.center());
}

void Stage::save(std::string_view name) {
    platform::Pixels pixels = window_->renderer().grab();
    const auto png = signage::write_png({pixels.width, pixels.height, std::move(pixels.rgba)});
    ASSERT_TRUE(png);
    std::filesystem::create_directories("pictures");
    ASSERT_TRUE(core::write_file("pictures/" + std::string{name} + ".png", *png));
}

int Stage::ink(ui::Rect area) {
    const platform::Pixels pixels = window_->renderer().grab();
    int count = 0;
    for (int y = static_cast<int>(area.y); y < static_cast<int>(area.bottom()); ++y) {
        for (int x = static_cast<int>(area.x); x < static_cast<int>(area.right()); ++x) {
            if (pixels.rgba[4 * static_cast<std::size_t>(y * pixels.width + x)] < 128) ++count;
        }
    }
    return count;
}

int Stage::atlas_side() {
    const ImTextureData* texture = ImGui::GetIO().Fonts->TexData;
    return std::max(texture->Width, texture->Height);
}

std::uint32_t Stage::pixel(int x, int y) {
    grab_ = window_->renderer().grab();
    return pixel_of_last_grab(x, y);
}

std::uint32_t Stage::pixel_of_last_grab(int x, int y) const {
    const auto* at = &grab_.rgba[4 * static_cast<std::size_t>(y * grab_.width + x)];
    return (std::uint32_t{at[0]} << 16U) | (std::uint32_t{at[1]} << 8U) | at[2];
}

}  // namespace stage
