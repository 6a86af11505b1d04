// Decides which of the codes that the camera sees is a scan: once a card, one at a time, foreign ones by
// length only.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/scan/decoder.h"
#include "shared/core/clock.h"
#include "shared/core/secret.h"

namespace scan {

// What a text is to us. Said by the owner of the pass format; called on the scanning thread.
enum class CodeKind {
    Acceptable,  // a whole pass or tag
    Unreadable,  // begins like one but isn't whole
    Foreign,     // anything else: a payment code, a web address
};
using Classify = std::function<CodeKind(std::string_view text)>;

struct CodeText {  // Acceptable or Unreadable; whoever has an acceptable one can check in, so it is a secret
    core::Secret text;
};
struct ForeignCode {  // all that remains of a text which is none of our business
    std::size_t length = 0;
};
struct OneAtATime {};  // two different acceptable codes in one picture: none is taken

using Scan = std::variant<CodeText, ForeignCode, OneAtATime>;

// Pure: feed it what each frame showed. A text that was taken is ignored until frames without it span kAbsent
// and kRepeat has passed; another text is taken at once. Texts are remembered by a keyed hash.
class Gate {
public:
    static constexpr std::chrono::milliseconds kAbsent{1500};
    static constexpr std::chrono::milliseconds kRepeat{3000};
    // After two codes at once: how long one alone must wait, lest the frame that shows only one of them takes
    // it.
    static constexpr std::chrono::milliseconds kPairHold{1000};

    // `salt` keys the hashes: anything random.
    Gate(Classify classify, std::uint64_t salt);

    std::optional<Scan> look(const std::vector<Code>& codes, core::SteadyTime now);
    // The camera was closed and opened again: what lay before it then may be scanned anew after kRepeat.
    void reopened();

private:
    struct Known {
        std::uint64_t hash = 0;
        core::SteadyTime taken{};
        core::SteadyTime seen{};
    };

    std::uint64_t hash(std::string_view text, std::size_t length) const;
    bool is_new(const Code& code, core::SteadyTime now);
    void forget(core::SteadyTime now);
    std::optional<Scan> refuse_pair(core::SteadyTime now);

    Classify classify_;
    std::uint64_t salt_;
    std::vector<Known> known_;
    std::optional<core::SteadyTime> last_look_;
    std::optional<core::SteadyTime> pair_seen_;
    std::optional<core::SteadyTime> pair_told_;
};

}  // namespace scan
