// The words of the screen in one language, by key; sentences have places in braces: "还有 {n} 个名额".
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "shared/core/person_name.h"

namespace ui {

struct TextValue {
    std::string_view name;
    std::string value;
};

class Texts {
public:
    Texts() = default;
    explicit Texts(std::map<std::string, std::string> by_key) : by_key_(by_key.begin(), by_key.end()) {}

    bool has(std::string_view key) const { return by_key_.contains(key); }

    // The words for a key with its {places} filled. A value is put in as it is and never looked through for
    // places. An unknown key shows itself and is counted; a place without a value stays as it stands.
    std::string get(std::string_view key, std::initializer_list<TextValue> values = {}) const;

    // The words for a key that has a place {name}, with a person's name in it.
    core::PersonName with_name(std::string_view key, const core::PersonName& name) const;
    // Words in which only the place {name} is left to fill.
    static core::PersonName name_in(std::string_view words, const core::PersonName& name);

    // How often a key was asked for that is not there. Main thread only, like everything here.
    int missing() const { return missing_; }

private:
    std::map<std::string, std::string, std::less<>> by_key_;
    mutable int missing_ = 0;
};

}  // namespace ui
