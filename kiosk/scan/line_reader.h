// Lines of a serial scanner, cut from its stream of bytes: printable, of bearable length, told foreign from
// ours. Pure.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/scan/gate.h"
#include "shared/core/clock.h"

namespace scan {

class LineReader {
public:
    // A code comes in one go: a longer pause means that the end of the line before was lost.
    static constexpr std::chrono::milliseconds kGap{500};

    explicit LineReader(Classify classify) : classify_(std::move(classify)) {}

    // Lines end with CR or LF. A line with any byte that is not printable ASCII, or over kLongestText, is
    // foreign.
    std::vector<Scan> feed(std::span<const char> bytes, core::SteadyTime now);

private:
    std::vector<Scan> finish();
    void clear();

    Classify classify_;
    std::string line_;
    std::size_t length_ = 0;  // of the line, also of what was not kept
    bool printable_ = true;
    core::SteadyTime last_{};
};

}  // namespace scan
