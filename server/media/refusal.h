// Why a file does not get through the gate: a code, for which the console has the reason and the cure.
#pragma once

#include <string>
#include <string_view>

namespace server::media {

enum class Refusal {
    Empty,
    UnknownKind,
    Office,
    WebPage,
    Heic,
    AudioOnly,
    AnimatedWebP,
    TooManyPixels,
    TooSmall,
    TooLong,
    NoPicture,
    Damaged,
    TooManyPages,
    LockedDocument,
    OutOfTime,
    TooLarge,
};

std::string_view refusal_name(Refusal refusal);  // "TOO_MANY_PIXELS"

}  // namespace server::media
