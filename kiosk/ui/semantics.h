// What one frame really shows, in words: for the control socket, for tests, and for reading aloud.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/color.h"
#include "kiosk/ui/geometry.h"
#include "shared/core/person_name.h"

namespace ui {

enum class Role { Button, Toggle, Tab, Checkbox, Link, Heading, Status, Image, Progress, Dialog, Item };

// The word that the control socket uses: "button", "toggle" …
std::string_view name_of(Role role);

// Ids are stable, dotted names (`tile.checkin`, `rate.face.5`, `service.<id>`); unique within a frame.
struct Element {
    std::string id = {};
    Role role = Role::Button;
    std::string label = {};  // what a person would call it, in the language shown
    std::string value = {};  // its state: "on", "checked", "3/16"; empty where it has none
    Rect rect = {};          // where a finger meets it, design pixels
    bool enabled = true;
    bool focused = false;
    bool is_private = false;  // holds a name or a digit of a person: never read aloud
    bool pressable = false;   // made for fingers, enabled or not; the rest is only said
};

struct DrawnText {
    std::string text = {};
    core::PersonName person = {};  // instead of `text` where a person's name is in it
    Rect rect = {};                // the ink's line boxes, design pixels
    float px = 0;                  // size
    Color color = {};
    bool clipped = false;  // did not fit its box: lines or width ran out
    bool covered = false;  // a dialog lies above it
};

struct Semantics {
    std::string screen = {};
    std::vector<Element> elements = {};  // in the order drawn, which is the order of reading
    std::vector<DrawnText> texts = {};

    const Element* find(std::string_view id) const;
    // Is some drawn text exactly this, or does one contain it?
    bool shows(std::string_view text) const;
};

}  // namespace ui
