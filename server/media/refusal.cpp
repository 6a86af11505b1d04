#include "server/media/refusal.h"

namespace server::media {

std::string_view refusal_name(Refusal refusal) {
    switch (refusal) {
        case Refusal::Empty:
            return "EMPTY";
        case Refusal::UnknownKind:
            return "UNKNOWN_KIND";
        case Refusal::Office:
            return "OFFICE";
        case Refusal::WebPage:
            return "WEB_PAGE";
        case Refusal::Heic:
            return "HEIC";
        case Refusal::AudioOnly:
            return "AUDIO_ONLY";
        case Refusal::AnimatedWebP:
            return "ANIMATED_WEBP";
        case Refusal::TooManyPixels:
            return "TOO_MANY_PIXELS";
        case Refusal::TooSmall:
            return "TOO_SMALL";
        case Refusal::TooLong:
            return "TOO_LONG";
        case Refusal::NoPicture:
            return "NO_PICTURE";
        case Refusal::Damaged:
            return "DAMAGED";
        case Refusal::TooManyPages:
            return "TOO_MANY_PAGES";
        case Refusal::LockedDocument:
            return "LOCKED_DOCUMENT";
        case Refusal::OutOfTime:
            return "OUT_OF_TIME";
        case Refusal::TooLarge:
            return "TOO_LARGE";
    }
    return "";
}

}  // namespace server::media
