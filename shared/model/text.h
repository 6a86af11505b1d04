// A sentence in the languages of the screen: Chinese always, English where somebody wrote it.
#pragma once

#include <string>

namespace model {

enum class Language { Chinese, English };

struct Text {
    std::string zh;
    std::string en;  // empty: shown in Chinese with the tag 中文

    // Chinese stands in where there is no English.
    const std::string& in(Language language) const {
        return language == Language::English && !en.empty() ? en : zh;
    }
    bool operator==(const Text&) const = default;
};

using Id = std::string;  // UUIDv7, 36 characters; a pass id is 16 hex digits

}  // namespace model
