#include "shared/model/reading_time.h"

#include <algorithm>
#include <string_view>

namespace model {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kPerCharacter{200};  // 5 a second
constexpr milliseconds kPerWord{400};       // 2.5 a second

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

// Chinese characters (three bytes of UTF-8 and more) one by one, everything else in words.
milliseconds time_for(std::string_view text) {
    milliseconds time{0};
    bool in_word = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0xE0) {
            time += kPerCharacter;
            in_word = false;
        } else if (byte < 0x80 && is_space(c)) {
            in_word = false;
        } else if (byte < 0x80 && !in_word) {
            time += kPerWord;
            in_word = true;
        }
    }
    return time;
}

}  // namespace

milliseconds reading_time(const Announcement& announcement) {
    const milliseconds chinese = time_for(announcement.title.zh) + time_for(announcement.body.zh);
    const milliseconds english = time_for(announcement.title.en) + time_for(announcement.body.en);
    const milliseconds wanted = milliseconds{6'000} + std::max(chinese, english);
    return std::clamp(wanted, milliseconds{8'000}, milliseconds{30'000});
}

}  // namespace model
