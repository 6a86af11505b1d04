#include "kiosk/devices/phrase_pack.h"

#include <array>
#include <sstream>
#include <string_view>

#include "shared/core/file.h"

namespace devices {
namespace {

constexpr std::size_t kLargestList = 1U << 20U;
constexpr std::array<std::string_view, 14> kMarks{"，", "。", "！", "？", "；", "：", "、",
                                                  ",",  ".",  "!",  "?",  ";",  ":",  "\n"};

std::size_t mark_at(std::string_view text, std::size_t at) {
    for (const std::string_view mark : kMarks) {
        if (text.substr(at, mark.size()) == mark) return mark.size();
    }
    return 0;
}

std::string trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string{text};
}

// What stands between marks.
std::vector<std::string> pieces_of(std::string_view sentence) {
    std::vector<std::string> pieces;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        if (auto piece = trimmed(sentence.substr(begin, end - begin)); !piece.empty())
            pieces.push_back(std::move(piece));
    };
    for (std::size_t at = 0; at < sentence.size();) {
        const std::size_t mark = mark_at(sentence, at);
        if (mark > 0) add(at);
        at += mark > 0 ? mark : 1;
        if (mark > 0) begin = at;
    }
    add(sentence.size());
    return pieces;
}

std::string without_last_mark(const std::string& sentence) {
    for (const std::string_view mark : kMarks) {
        if (sentence.ends_with(mark))
            return trimmed(std::string_view{sentence}.substr(0, sentence.size() - mark.size()));
    }
    return trimmed(sentence);
}

}  // namespace

core::Result<PhrasePack> PhrasePack::open(const std::filesystem::path& folder) {
    PhrasePack pack;
    const auto list = folder / "phrases.tsv";
    std::error_code unknown;
    if (!std::filesystem::exists(list, unknown)) return pack;
    const auto text = core::read_file(list, kLargestList);
    if (!text) return text.failure();
    std::istringstream lines{*text};
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.empty() || line.front() == '#') continue;
        const auto wrong = [&](const std::string& why) {
            return core::fail(core::ErrorKind::Invalid,
                              list.string() + ":" + std::to_string(number) + ": " + why);
        };
        std::array<std::string, 3> fields;
        std::istringstream parts{line};
        for (std::string& field : fields) std::getline(parts, field, '\t');
        const auto& [language, words, file] = fields;
        if (language != "zh-CN" && language != "en") return wrong("the language must be zh-CN or en");
        if (words.empty() || file.empty())
            return wrong("words and a file are needed, with tabs between them");
        if (!std::filesystem::exists(folder / file, unknown)) return wrong("there is no file " + file);
        const Tongue tongue = language == "en" ? Tongue::English : Tongue::Chinese;
        pack.recordings_[{tongue, without_last_mark(words)}] = folder / file;
    }
    return pack;
}

std::optional<std::vector<std::filesystem::path>> PhrasePack::find(const std::string& sentence,
                                                                   Tongue tongue) const {
    if (const auto whole = recordings_.find({tongue, without_last_mark(sentence)});
        whole != recordings_.end())
        return std::vector{whole->second};
    std::vector<std::filesystem::path> found;
    for (const std::string& piece : pieces_of(sentence)) {
        const auto one = recordings_.find({tongue, piece});
        if (one == recordings_.end()) return std::nullopt;
        found.push_back(one->second);
    }
    if (found.empty()) return std::nullopt;
    return found;
}

}  // namespace devices
