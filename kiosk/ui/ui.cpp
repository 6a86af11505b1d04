#include "kiosk/ui/ui.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui.h>

#include "kiosk/ui/motion.h"
#include "kiosk/ui/ui_state.h"

namespace ui {
namespace {

constexpr float kSlide = 24;  // how far a new screen slides in

void set_up(ImGuiIO& io) {
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    ImGuiStyle& style = ImGui::GetStyle();
    style.AntiAliasedLinesUseTex = false;
    style.CircleTessellationMaxError = 0.2F;
}

}  // namespace

Ui::Ui(std::unique_ptr<State> state) : state_{std::move(state)} {}
Ui::~Ui() = default;

core::Result<std::unique_ptr<Ui>> Ui::open(const FontFiles& files, PictureSource pictures) {
    auto fonts = Fonts::open(files);
    if (!fonts) return fonts.failure();
    auto state = std::make_unique<State>();
    state->fonts = std::move(*fonts);
    state->pictures = std::move(pictures);
    state->context.reset(ImGui::CreateContext(state->fonts->atlas()));
    ImGui::SetCurrentContext(state->context.get());
    set_up(ImGui::GetIO());
    return std::unique_ptr<Ui>{new Ui{std::move(state)}};
}

void Ui::touch(TouchEvent event) {
    State& s = *state_;
    event.at = {(event.at.x - s.origin.x) / s.scale, (event.at.y - s.origin.y) / s.scale};
    s.touch.handle(event);
}

void Ui::begin(const Frame& frame) {
    State& s = *state_;
    if (frame.screen != s.frame.screen) {
        s.slides = !s.frame.screen.empty();  // the very first screen is simply there
        s.screen_since = frame.now;
    }
    s.frame = frame;
    s.size = frame.window.x > frame.window.y ? Point{kLong, kShort} : Point{kShort, kLong};
    s.scale = std::max(0.1F, std::min(frame.window.x / s.size.x, frame.window.y / s.size.y));
    s.origin = {std::floor((frame.window.x - s.size.x * s.scale) / 2),
                std::floor((frame.window.y - s.size.y * s.scale) / 2)};

    ImGui::SetCurrentContext(s.context.get());
    s.fonts->next_frame(ImGui::GetFrameCount() + 1);
    ImGuiIO& io = ImGui::GetIO();
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    io.DisplaySize = {std::max(1.0F, frame.window.x), std::max(1.0F, frame.window.y)};
    io.DeltaTime = 1.0F / 60;  // nothing of ours depends on it
    ImGui::NewFrame();

    s.touch.tick(frame.now);
    s.fired = s.touch.take_fired();
    if (s.fired.empty()) s.fired = std::exchange(s.pressed_by_key, {});
    s.swipe = s.touch.take_swipe();
    if (std::exchange(s.covered, false)) s.swipe.reset();
    s.drawing = {.screen = frame.screen, .elements = {}, .texts = {}};
    s.hits.clear();
    s.next = {};
    s.texts.next_frame();
    std::erase_if(s.scrolls, [](const auto& one) { return !one.second.drawn; });
    for (auto& [id, one] : s.scrolls) one.drawn = false;

    ImDrawList* list = ImGui::GetBackgroundDrawList();
    list->AddRectFilled({0, 0}, io.DisplaySize,
                        IM_COL32(frame.theme->canvas.r, frame.theme->canvas.g, frame.theme->canvas.b, 255));
    s.canvas.target(list, s.origin, s.scale);
    const float arrived = progress(s.screen_since, frame.now, kScreenChange);
    if (s.slides && frame.motion == Motion::Full && arrived < 1) {
        const float eased = ease_out_cubic(arrived);
        s.canvas.shift({kSlide * (1 - eased), 0}, eased);
        moving();
    }
}

NextFrame Ui::end() {
    State& s = *state_;
    ImGui::Render();
    if (!s.touch.pressed().empty()) wake_at(s.frame.now + kStuckPress);
    s.touch.shown(std::move(s.hits), s.frame.screen, s.frame.now);
    s.hits.clear();
    s.shown = std::move(s.drawing);
    return s.next;
}

ImDrawData* Ui::draw_data() {
    ImGui::SetCurrentContext(state_->context.get());
    return ImGui::GetDrawData();
}

const Semantics& Ui::semantics() const {
    return state_->shown;
}

int Ui::missing_glyphs() const {
    return state_->fonts->missing();
}

void Ui::wipe() {
    state_->texts.clear();
    state_->scrolls.clear();
    state_->shown = {};
}

Point Ui::to_window(Point design) const {
    return {state_->origin.x + design.x * state_->scale, state_->origin.y + design.y * state_->scale};
}

void Ui::press(std::string id) {
    state_->pressed_by_key = std::move(id);
}

Point Ui::size() const {
    return state_->size;
}
bool Ui::portrait() const {
    return state_->size.y > state_->size.x;
}
const Theme& Ui::theme() const {
    return *state_->frame.theme;
}
core::SteadyTime Ui::now() const {
    return state_->frame.now;
}
bool Ui::large() const {
    return state_->frame.text_scale == TextScale::Large;
}
bool Ui::low_reach() const {
    return portrait() && state_->frame.reach == Reach::Low;
}
bool Ui::reduced_motion() const {
    return state_->frame.motion == Motion::Reduced;
}
Canvas& Ui::canvas() {
    return state_->canvas;
}
core::SteadyTime Ui::screen_since() const {
    return state_->screen_since;
}

std::string Ui::say(std::string_view key, std::initializer_list<TextValue> values) const {
    return state_->frame.texts->get(key, values);
}

void Ui::picture(Rect rect, std::string_view path, float radius, Corners corners) {
    if (theme().high_contrast) return;
    State& s = *state_;
    PictureRequest wanted = request(rect, path);
    wanted.radius = static_cast<int>(std::round(radius * s.scale));
    wanted.corners = corners;
    if (const auto texture = find(wanted))
        s.canvas.image(rect, *texture, Fit::Cover);
    else
        s.canvas.rounded(rect, radius, theme().sunken, corners);
}

PictureRequest Ui::request(Rect rect, std::string_view path, Fit fit) const {
    const Rect d = state_->canvas.device(rect);
    return {.path = std::string{path},
            .width = static_cast<int>(d.w),
            .height = static_cast<int>(d.h),
            .fit = fit};
}

std::optional<Texture> Ui::find(const PictureRequest& request) {
    if (!state_->pictures || request.path.empty() || request.width < 1 || request.height < 1)
        return std::nullopt;
    return state_->pictures(request);
}

void Ui::image(Rect rect, const Texture& texture) {
    state_->canvas.image(rect, texture);
}

void Ui::image(Rect rect, const Texture& texture, Fit fit, float zoom) {
    state_->canvas.image(rect, texture, fit, zoom);
}

Ui::Hit Ui::hit(const Element& element) {
    State& s = *state_;
    describe(element);
    s.drawing.elements.back().pressable = true;
    s.hits.push_back({element.id, at_least(element.rect, min_target()), element.enabled});
    if (!element.enabled) return {};
    const bool fired = !s.fired.empty() && s.fired == element.id;
    if (fired) s.fired.clear();
    return {.pressed = s.touch.pressed() == element.id, .fired = fired};
}

void Ui::describe(Element element) {
    State& s = *state_;
    element.focused = !element.id.empty() && element.id == s.frame.focused;
    if (element.focused) {
        const float width = theme().high_contrast ? 8 : 6;
        s.canvas.border(element.rect.grown(4), kRadiusCard + 4, {4, theme().surface});
        s.canvas.border(element.rect.grown(width + 4), kRadiusCard + width, {width, theme().focus});
    }
    s.drawing.elements.push_back(std::move(element));
}

void Ui::cover() {
    State& s = *state_;
    for (Element& element : s.drawing.elements) element.enabled = element.pressable = false;
    for (DrawnText& text : s.drawing.texts) text.covered = true;
    s.hits.clear();
    s.covered = true;
}

std::optional<Swipe> Ui::swipe() {
    return std::exchange(state_->swipe, std::nullopt);
}

void Ui::moving() {
    state_->next.at_once = true;
}

void Ui::wake_at(core::SteadyTime time) {
    auto& at = state_->next.at;
    if (!at || time < *at) at = time;
}

}  // namespace ui
