#include "kiosk/scan/gate.h"

#include <algorithm>
#include <utility>

namespace scan {

namespace {

// A camera that delivers gives a frame at least this often; a longer gap tells nothing about what lay before
// it.
constexpr std::chrono::milliseconds kLongestFrame{500};
constexpr std::size_t kMostKnown = 32;

}  // namespace

Gate::Gate(Classify classify, std::uint64_t salt) : classify_(std::move(classify)), salt_(salt) {}

std::optional<Scan> Gate::look(const std::vector<Code>& codes, core::SteadyTime now) {
    if (last_look_ && now - *last_look_ > kLongestFrame) {
        const auto blind = now - *last_look_ - kLongestFrame;
        for (Known& known : known_) known.seen += blind;
    }
    last_look_ = now;
    forget(now);

    const Code* ours = nullptr;     // a whole one before a broken one
    const Code* foreign = nullptr;  // the first
    CodeKind our_kind = CodeKind::Unreadable;
    for (const Code& code : codes) {
        const CodeKind kind = code.text.empty() ? CodeKind::Foreign : classify_(code.text);
        if (kind == CodeKind::Acceptable && ours != nullptr && our_kind == CodeKind::Acceptable &&
            ours->text != code.text) {
            return refuse_pair(now);
        }
        if (kind == CodeKind::Foreign) {
            if (foreign == nullptr) foreign = &code;
        } else if (ours == nullptr || (kind == CodeKind::Acceptable && our_kind == CodeKind::Unreadable)) {
            ours = &code;
            our_kind = kind;
        }
    }
    if (pair_seen_ && now - *pair_seen_ < kPairHold) return std::nullopt;
    if (ours != nullptr)
        return is_new(*ours, now) ? std::optional<Scan>{CodeText{core::Secret{ours->text}}} : std::nullopt;
    if (foreign != nullptr && is_new(*foreign, now)) return ForeignCode{foreign->length};
    return std::nullopt;
}

void Gate::reopened() {
    for (Known& known : known_) known.seen = known.taken;
    last_look_.reset();
    pair_seen_.reset();
    pair_told_.reset();
}

std::uint64_t Gate::hash(std::string_view text, std::size_t length) const {
    // FNV-1a from a random start.
    std::uint64_t hash = salt_ ^ 0xcbf29ce484222325 ^ length;
    for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
    return hash;
}

// Marks the code as seen now; true when it counts as a scan.
bool Gate::is_new(const Code& code, core::SteadyTime now) {
    const std::uint64_t wanted = hash(code.text, code.length);
    const auto known = std::ranges::find(known_, wanted, &Known::hash);
    if (known != known_.end()) {
        known->seen = now;
        return false;
    }
    if (known_.size() == kMostKnown) known_.erase(known_.begin());
    known_.push_back({.hash = wanted, .taken = now, .seen = now});
    return true;
}

void Gate::forget(core::SteadyTime now) {
    std::erase_if(known_, [now](const Known& known) {
        return now - known.seen >= kAbsent && now - known.taken >= kRepeat;
    });
}

std::optional<Scan> Gate::refuse_pair(core::SteadyTime now) {
    const bool told =
        pair_told_ && pair_seen_ && now - *pair_seen_ < kAbsent && now - *pair_told_ < 2 * kRepeat;
    pair_seen_ = now;
    if (told) return std::nullopt;
    pair_told_ = now;
    return OneAtATime{};
}

}  // namespace scan
