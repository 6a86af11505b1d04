#include "kiosk/scan/key_events.h"

#include <array>
#include <utility>

namespace scan {
namespace {

// Linux' codes follow the rows of the keyboard, HID's the alphabet.
constexpr std::array<std::pair<int, int>, 59> kUsages{{
    {KEY_A, 4},          {KEY_B, 5},           {KEY_C, 6},
    {KEY_D, 7},          {KEY_E, 8},           {KEY_F, 9},
    {KEY_G, 10},         {KEY_H, 11},          {KEY_I, 12},
    {KEY_J, 13},         {KEY_K, 14},          {KEY_L, 15},
    {KEY_M, 16},         {KEY_N, 17},          {KEY_O, 18},
    {KEY_P, 19},         {KEY_Q, 20},          {KEY_R, 21},
    {KEY_S, 22},         {KEY_T, 23},          {KEY_U, 24},
    {KEY_V, 25},         {KEY_W, 26},          {KEY_X, 27},
    {KEY_Y, 28},         {KEY_Z, 29},          {KEY_1, 30},
    {KEY_2, 31},         {KEY_3, 32},          {KEY_4, 33},
    {KEY_5, 34},         {KEY_6, 35},          {KEY_7, 36},
    {KEY_8, 37},         {KEY_9, 38},          {KEY_0, 39},
    {KEY_ENTER, 40},     {KEY_TAB, 43},        {KEY_SPACE, 44},
    {KEY_CAPSLOCK, 57},  {KEY_KPENTER, 88},    {KEY_KP1, 89},
    {KEY_KP2, 90},       {KEY_KP3, 91},        {KEY_KP4, 92},
    {KEY_KP5, 93},       {KEY_KP6, 94},        {KEY_KP7, 95},
    {KEY_KP8, 96},       {KEY_KP9, 97},        {KEY_KP0, 98},
    {KEY_LEFTCTRL, 224}, {KEY_LEFTSHIFT, 225}, {KEY_LEFTALT, 226},
    {KEY_LEFTMETA, 227}, {KEY_RIGHTCTRL, 228}, {KEY_RIGHTSHIFT, 229},
    {KEY_RIGHTALT, 230}, {KEY_RIGHTMETA, 231},
}};

constexpr int kReleased = 0;
constexpr int kPressed = 1;  // 2 is a key held down: no scanner does that

core::SteadyTime time_of(const input_event& event) {
    return core::SteadyTime{std::chrono::seconds{event.input_event_sec} +
                            std::chrono::microseconds{event.input_event_usec}};
}

}  // namespace

int usage_of(int key_code) {
    for (const auto& [code, usage] : kUsages) {
        if (code == key_code) return usage;
    }
    return 0;
}

std::optional<std::string> KeyEvents::feed(const input_event& event) {
    if (event.type == EV_SYN) {
        if (event.code == SYN_DROPPED) {
            wedge_ = {};
            dropping_ = true;
        } else if (event.code == SYN_REPORT) {
            dropping_ = false;
        }
        return std::nullopt;
    }
    if (event.type != EV_KEY || dropping_) return std::nullopt;
    if (event.value != kReleased && event.value != kPressed) return std::nullopt;
    return wedge_.key(
        {.scancode = usage_of(event.code), .down = event.value == kPressed, .time = time_of(event)});
}

}  // namespace scan
