// Finds and reads QR codes in grey pictures: ZXing, and our own retries on altered copies. Pure.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/scan/frame.h"

namespace scan {

// Before a resident, longer texts are nobody's pass; they are known by their length alone.
constexpr std::size_t kLongestText = 512;
// What a symbol can hold at most.
constexpr std::size_t kAnyText = 7089;
// Larger pictures are refused: a camera's frame is far smaller.
constexpr int kLargestSide = 8192;

struct Point {
    int x = 0;
    int y = 0;
};

struct Code {
    std::string text;                // bytes as read (may hold anything); empty when longer than asked for
    std::size_t length = 0;          // of the whole text, in bytes
    std::array<Point, 4> corners{};  // in the picture given, from the symbol's top left clockwise
};

// How wide a module of the symbol is in the picture. The library does not tell a symbol's version: taken is
// the smallest that holds a text of this length in alphanumeric mode at error correction M, as our passes are
// made.
float pixels_per_module(const Code& code);

struct Reading {
    std::vector<Code> codes;  // each text once
    int faults = 0;           // how often the library threw; the picture counts as unread then
};

// A still picture, thoroughly: every retry until one reads something. Up to about a second where there is no
// code.
Reading read_still(const GreyView& picture, std::size_t longest_text = kLongestText);

// Frames of a camera, within its pace: on each frame one plain look (centre window and whole frame by turns)
// and one retry, another one each time, so that a code held before the camera meets all of them within a
// second.
class LiveDecoder {
public:
    Reading read(const GreyView& frame);

private:
    std::uint32_t frames_ = 0;
    std::size_t retry_ = 0;  // the one to take next; stays while it reads
    bool had_code_ = false;  // the frame before showed one
};

}  // namespace scan
