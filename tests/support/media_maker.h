// Media for the tests of the signage, made by ffmpeg; see tests/support/tools/make_media.py.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace test {

enum class MediaSet { Good, Few, Hostile };

// False, with a line on standard error, where it can't be made.
bool make_media(MediaSet set, const std::filesystem::path& folder);
// What is right for each of the hostile ones: "shown", "skipped" or "either".
std::map<std::string, std::string> expected_fates(const std::filesystem::path& folder);

}  // namespace test
