#include "kiosk/scan/line_reader.h"

#include <algorithm>
#include <iterator>

namespace scan {

std::vector<Scan> LineReader::feed(std::span<const char> bytes, core::SteadyTime now) {
    if (now - last_ > kGap) clear();
    last_ = now;
    std::vector<Scan> scans;
    for (const char byte : bytes) {
        if (byte == '\r' || byte == '\n') {
            auto ended = finish();
            std::ranges::move(ended, std::back_inserter(scans));
            continue;
        }
        ++length_;
        const bool printable = (byte >= ' ' && byte <= '~') || byte == '\t';
        printable_ = printable_ && printable;
        if (printable_ && length_ <= kLongestText) line_.push_back(byte);
    }
    return scans;
}

std::vector<Scan> LineReader::finish() {
    std::vector<Scan> scans;
    const bool bearable = printable_ && length_ <= kLongestText;
    if (length_ > 0) {
        if (bearable && classify_(line_) != CodeKind::Foreign) {
            scans.emplace_back(CodeText{core::Secret{line_}});
        } else {
            scans.emplace_back(ForeignCode{length_});
        }
    }
    clear();
    return scans;
}

void LineReader::clear() {
    line_.clear();
    length_ = 0;
    printable_ = true;
}

}  // namespace scan
