// The frame that a screen is drawn in: theme, words, text, pictures, touches, and what is moving.
#pragma once

#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/ui/canvas.h"
#include "kiosk/ui/fonts.h"
#include "kiosk/ui/geometry.h"
#include "kiosk/ui/icons.h"
#include "kiosk/ui/picture.h"
#include "kiosk/ui/scroll.h"
#include "kiosk/ui/semantics.h"
#include "kiosk/ui/texts.h"
#include "kiosk/ui/theme.h"
#include "kiosk/ui/touch.h"
#include "kiosk/ui/type.h"
#include "shared/core/clock.h"
#include "shared/core/person_name.h"
#include "shared/core/result.h"

struct ImDrawData;

namespace ui {

struct Font;
struct Layout;

enum class Align { Left, Center, Right };
enum class VAlign { Top, Middle, Bottom };
enum class Motion { Full, Reduced };  // Reduced: nothing slides, drifts or falls

struct TextStyle {
    Type type = Type::Body;
    std::optional<Color> color = {};    // else ink1
    std::optional<Weight> weight = {};  // else the type's
    Align align = Align::Left;
    VAlign valign = VAlign::Top;
    int max_lines = 0;  // 0: as many as it takes
    float px = 0;       // design pixels, for a size between two types; large text makes it 1.45 as big
};

struct TextExtent {
    float width = 0;
    float height = 0;
    int lines = 0;
    bool clipped = false;
};

struct Span {
    std::string text = {};
    std::optional<Weight> weight = {};
    std::optional<Color> color = {};
};

enum class Reach { Full, Low };  // Low: what is touched lies below y 920

// What the app tells the kit before a frame.
struct Frame {
    Point window;  // device pixels
    core::SteadyTime now;
    const Theme* theme = nullptr;
    const Texts* texts = nullptr;
    TextScale text_scale = TextScale::Normal;
    Motion motion = Motion::Full;
    Reach reach = Reach::Full;
    Inertia inertia = Inertia::Full;
    std::string screen = {};   // name of the screen drawn: a new one starts the 250 ms without touches
    std::string focused = {};  // id with the focus ring, empty for none
};

// When the next frame is due. Nothing set: not before an event.
struct NextFrame {
    bool at_once = false;  // something moves
    std::optional<core::SteadyTime> at = {};
};

class Ui {
public:
    static core::Result<std::unique_ptr<Ui>> open(const FontFiles& files, PictureSource pictures);
    ~Ui();
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    // --- For the app: one frame is touch()…, begin, a screen's draw, end; then draw_data() goes to the
    // window.
    void touch(TouchEvent event);  // `at` in device pixels of the window
    void begin(const Frame& frame);
    NextFrame end();
    ImDrawData* draw_data();
    const Semantics& semantics() const;  // of the last frame that ended
    int missing_glyphs() const;          // distinct characters that no face has, since the start
    // A visit is over: drops what was measured and described for it. The next frame overwrites the rest.
    void wipe();
    // Where design pixels lie on the window of the last frame: for a tap in design pixels.
    Point to_window(Point design) const;
    // As a tap on the element: for keys and switches. The next frame answers it.
    void press(std::string id);

    // --- For screens.
    Point size() const;  // 1080x1920 or 1920x1080
    bool portrait() const;
    Rect screen() const { return {0, 0, size().x, size().y}; }
    const Theme& theme() const;
    core::SteadyTime now() const;
    bool large() const;
    bool low_reach() const;  // never across: nothing there lies above 1220 mm
    bool is_sparse() const { return large() || low_reach(); }
    bool reduced_motion() const;
    float min_target() const { return large() ? kMinTargetLarge : kMinTarget; }
    Canvas& canvas();

    std::string say(std::string_view key, std::initializer_list<TextValue> values = {}) const;

    // Draws in the box; what does not fit is cut with "…" and marked as clipped in the semantics.
    TextExtent text(Rect box, std::string_view text, const TextStyle& style = {});
    // The same for words with a person's name in them, which nothing keeps.
    TextExtent text(Rect box, const core::PersonName& words, const TextStyle& style = {});
    // One line of pieces with their own weight and colour.
    TextExtent spans(Rect box, std::span<const Span> pieces, const TextStyle& style = {});
    TextExtent spans(Rect box, std::initializer_list<Span> pieces, const TextStyle& style = {}) {
        return spans(box, std::span{pieces.begin(), pieces.size()}, style);
    }
    TextExtent measure(std::string_view text, const TextStyle& style = {}, float width = 0);
    TextExtent measure(const core::PersonName& words, const TextStyle& style = {}, float width = 0);
    float px(const TextStyle& style) const;  // size in design pixels as it will be drawn
    void icon(Point center, Icon icon, float px, Color color);

    // Cover-cropped; a plain plate while it loads. High contrast draws none: ask theme().high_contrast first
    // where the layout depends on it.
    void picture(Rect rect, std::string_view path, float radius = 0, Corners corners = Corners::All);
    // Something made elsewhere: the camera's image, a picture of the signage.
    void image(Rect rect, const Texture& texture);
    void image(Rect rect, const Texture& texture, Fit fit, float zoom = 1);
    // What `picture` would ask for, and what it would get: none while it loads.
    PictureRequest request(Rect rect, std::string_view path, Fit fit = Fit::Cover) const;
    std::optional<Texture> find(const PictureRequest& request);

    struct Hit {
        bool pressed = false;  // a finger is on it
        bool fired = false;    // it was tapped: true in one frame only
    };
    // Makes `element` answer fingers, at least min_target() wide and high, and be seen by tests and read
    // aloud.
    Hit hit(const Element& element);
    // Seen by tests and read aloud, but not for fingers.
    void describe(Element element);
    // Everything drawn so far no longer answers: a dialog lies above it.
    void cover();

    std::optional<Swipe> swipe();  // of a finger that did not start on a dialog; taken by the first who asks

    // What is drawn between these two lies in `box`, `content` high, and follows a finger; answers how much
    // of it lies above. Everything outside the box is not there: not painted, not told. Not one in another.
    float begin_scroll(std::string_view id, Rect box, float content);
    void end_scroll();
    // For the buttons beside it: the next frame has it so much further.
    void scroll_by(std::string_view id, float way);

    void moving();                          // the picture will differ in the next frame
    void wake_at(core::SteadyTime time);    // the picture will differ then: a countdown's next second
    core::SteadyTime screen_since() const;  // when this screen was first drawn

private:
    Font font_of(const TextStyle& style) const;
    TextExtent extent(const Layout& layout, const TextStyle& style) const;
    DrawnText& put(Rect box, std::u32string_view letters, const Layout& layout, const TextStyle& style);

    struct State;
    explicit Ui(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace ui
