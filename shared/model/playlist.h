// What the idle screen plays: media, and lists of items that show a medium, an announcement, or something the
// kiosk makes from its own content.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "shared/core/clock.h"
#include "shared/model/text.h"

namespace model {

enum class MediaKind { Image, Video };

// A file that the server holds; its name is its content.
struct Media {
    Id id;
    std::string sha256;  // hex
    std::string type;    // "image/png", "image/jpeg", "video/mp4"
    std::int64_t bytes = 0;
    int width = 0;
    int height = 0;
    MediaKind kind = MediaKind::Image;
    std::chrono::milliseconds duration{0};  // of a video
    bool urgent = false;                    // fetched before all others, at any hour (R-M4)
    bool operator==(const Media&) const = default;
};

struct MediaRef {
    Id id;
    bool operator==(const MediaRef&) const = default;
};
struct AnnouncementRef {
    Id id;
    bool operator==(const AnnouncementRef&) const = default;
};

enum class WidgetKind {
    ClassesToday,
    NowAndNext,
    ServicesOpen,
    Clock,
    OpeningHours,
    RatingThanks,
    QrCard,
    Card
};

// Computed on the kiosk from its own content. Card is the one compiled into the program; no playlist names
// it.
struct Widget {
    WidgetKind kind = WidgetKind::ClassesToday;
    Id service_id;     // of a QR card: the service it leads to
    std::string link;  // of a QR card without a service
    bool operator==(const Widget&) const = default;
};

enum class Fit { Cover, Contain };
enum class TransitionKind { Fade, Cut };

struct Transition {
    TransitionKind kind = TransitionKind::Fade;
    std::chrono::milliseconds length{600};
    bool operator==(const Transition&) const = default;
};

inline constexpr std::chrono::milliseconds kShortestDwell{3'000};  // R-D4
inline constexpr std::chrono::milliseconds kLongestDwell{3'600'000};

struct PlaylistItem {
    Id id;
    std::variant<MediaRef, AnnouncementRef, Widget> shows;
    Text category;  // the chip above the headline
    Text headline;
    Text fact;                                // one line
    std::chrono::milliseconds dwell{10'000};  // of a video: zero, which is its own length, or the longest
    Fit fit = Fit::Cover;
    Transition transition;  // into this item
    bool mute = true;
    bool full_screen = false;  // the medium alone, without the panel of words
    std::optional<core::WallTime> valid_from;
    std::optional<core::WallTime> valid_until;  // exclusive
    bool operator==(const PlaylistItem&) const = default;
};

enum class PlayOrder { Sequence, Shuffle };

struct Playlist {
    Id id;
    int revision = 1;
    std::string name;
    PlayOrder order = PlayOrder::Sequence;
    std::vector<PlaylistItem> items;
    bool operator==(const Playlist&) const = default;
};

}  // namespace model
