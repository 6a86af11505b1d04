// Drawn figures: rings, faces, stars, codes, bars, ticks, confetti. They hold no decision and no words.
#pragma once

#include <vector>

#include "kiosk/ui/ui.h"

namespace ui {

struct Ring {
    float fraction = 1;       // of the circle, from twelve o'clock
    std::string digits = {};  // in the middle
    float width = 12;
    std::optional<Color> color = {};
    std::optional<Color> track = {};
    std::optional<Color> ink = {};
};
void ring(Ui& ui, Point center, float radius, const Ring& ring);

// Level 1 (very poor) to 5 (great). No words: the caller says them.
void face(Ui& ui, Point center, float radius, int level);

void stars(Ui& ui, Point left_middle, float px, float value);  // 0 to 5, in halves

// A QR code's modules, row by row, true is dark. Drawn on white with a quiet zone of four modules.
struct QrMatrix {
    int size = 0;
    std::vector<bool> modules = {};
};
void qr_code(Ui& ui, Rect rect, const QrMatrix& code);

void progress_bar(Ui& ui, Rect rect, float fraction, Tone tone = Tone::Accent);
void dots(Ui& ui, Point right_middle, int count, int current);  // which of several pictures is shown

// The white disc with its tick; `t` 0..1 draws it on.
void success_mark(Ui& ui, Point center, float radius, float t);
void confetti(Ui& ui, Rect area, float t);  // `t` 0..1: falls once, then lies still

// The four corners that say "aim here", and the line that runs between them (`t` 0..1, negative for none).
void scan_frame(Ui& ui, Rect rect, float t);
// A phone with a code beside a card: the picture of checking in.
void check_in_art(Ui& ui, Rect area);

}  // namespace ui
