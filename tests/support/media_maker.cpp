#include "tests/support/media_maker.h"

#include <cstdlib>
#include <fstream>

namespace test {
namespace {

const std::string kScript = LINLI_SOURCE_DIR "/tests/support/tools/make_media.py";

}  // namespace

bool make_media(MediaSet set, const std::filesystem::path& folder) {
    const std::string kind = set == MediaSet::Good  ? " good '"
                             : set == MediaSet::Few ? " few '"
                                                    : " hostile '";
    const std::string command = "python3 '" + kScript + "'" + kind + folder.string() + "'";
    return std::system(command.c_str()) == 0;
}

std::map<std::string, std::string> expected_fates(const std::filesystem::path& folder) {
    std::ifstream file{folder / "expect.txt"};
    std::map<std::string, std::string> fates;
    std::string name;
    std::string fate;
    while (file >> name >> fate) fates[name] = fate;
    return fates;
}

}  // namespace test
