// Sentences that somebody has spoken: which recordings say the words of a screen.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/core/result.h"

namespace devices {

enum class Tongue { Chinese, English };

class PhrasePack {
public:
    PhrasePack() = default;
    // `folder`/phrases.tsv names them (assets/voice/README.md). A folder without one is an empty pack; a line
    // that can't be, or a recording that is not there, is Invalid.
    static core::Result<PhrasePack> open(const std::filesystem::path& folder);

    // In the order to play them; nullopt where one of the pieces was never recorded.
    std::optional<std::vector<std::filesystem::path>> find(const std::string& sentence, Tongue tongue) const;
    std::size_t size() const { return recordings_.size(); }

private:
    using Key = std::pair<Tongue, std::string>;
    std::map<Key, std::filesystem::path> recordings_;
};

}  // namespace devices
