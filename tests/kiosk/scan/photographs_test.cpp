// C2 and C3: real photographs, which lie beside the project where somebody has put them.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/scan/decode_files.h"

namespace {

namespace fs = std::filesystem;

// ../shared/data/qr, seen from the project's root or from a folder above it.
fs::path photographs() {
    for (fs::path folder = LINLI_SOURCE_DIR; folder.has_relative_path(); folder = folder.parent_path()) {
        fs::path candidate = folder.parent_path() / "shared" / "data" / "qr";
        if (fs::is_directory(candidate)) return candidate;
    }
    return {};
}

std::string content(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::vector<fs::path> pictures_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator{folder}) {
        if (entry.path().extension() != ".txt") files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

TEST(Photographs, C3_AtLeast75Of82AreReadAndNoneWrongly) {
    const fs::path root = photographs();
    if (root.empty()) GTEST_SKIP() << "no photographs in ../shared/data/qr";
    int all = 0;
    int right = 0;
    int wrong = 0;
    for (const char* folder : {"qrcode-1", "qrcode-2", "qrcode-3"}) {
        for (const fs::path& file : pictures_in(root / folder)) {
            ++all;
            const auto text = scan::decode_file(file);
            if (text && *text == content(fs::path{file}.replace_extension(".txt"))) {
                ++right;
            } else {
                if (text && !text->empty()) ++wrong;
                std::printf("missed%s: %s/%s\n", text ? " (misread)" : "", folder, file.filename().c_str());
            }
        }
    }
    std::printf("%d of %d read\n", right, all);
    EXPECT_EQ(all, 82);
    EXPECT_GE(right, 77);
    EXPECT_EQ(wrong, 0);
}

TEST(Photographs, C2_NothingIsReadWhereNoCodeIs) {
    const fs::path root = photographs();
    if (root.empty()) GTEST_SKIP() << "no photographs in ../shared/data/qr";
    const auto files = pictures_in(root / "falsepositives-1");
    EXPECT_GE(files.size(), 20U);
    for (const fs::path& file : files) EXPECT_FALSE(scan::decode_file(file)) << file;
}

}  // namespace
