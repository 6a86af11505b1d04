// Keeps room to write: media and logs go first, then the ballast, then what the server already has (FIELD
// section 0).
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

namespace kiosk::desk {

inline constexpr std::uintmax_t kLowSpace = 200U << 20U;

class SpaceKeeper {
public:
    SpaceKeeper(std::filesystem::path ballast, std::function<std::uintmax_t()> free_space);

    // What the caller is to do now.
    enum class Advice {
        Nothing,
        AskForMedia,         // others drop media and logs; look again later
        ForgetAcknowledged,  // the ballast has been given up: there is room to delete
    };
    Advice look();
    // A commit has failed: if room is short, the ballast goes at once. True where it went.
    bool make_room_now();
    bool is_low() const { return low_; }

private:
    std::filesystem::path ballast_;
    std::function<std::uintmax_t()> free_space_;
    bool low_ = false;
};

}  // namespace kiosk::desk
