#include "shared/storage/ballast.h"

#include <fstream>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/support/temporary_directory.h"

namespace {

std::uintmax_t blocks_of(const std::filesystem::path& file) {
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) return 0;
    return static_cast<std::uintmax_t>(about.st_blocks) * 512;
}

TEST(Ballast, TakesRealSpaceAndGivesItBack) {
    const test::TemporaryDirectory directory;
    const auto file = directory / "ballast";
    ASSERT_TRUE(storage::keep_ballast(file));
    EXPECT_EQ(std::filesystem::file_size(file), storage::kBallastSize);
    EXPECT_GE(blocks_of(file), storage::kBallastSize);
    storage::drop_ballast(file);
    EXPECT_FALSE(std::filesystem::exists(file));
    storage::drop_ballast(file);  // nothing there: nothing to do
    EXPECT_TRUE(storage::keep_ballast(file));
}

TEST(Ballast, IsMadeWholeAgain) {
    const test::TemporaryDirectory directory;
    const auto file = directory / "ballast";
    std::ofstream{file} << "short";
    ASSERT_TRUE(storage::keep_ballast(file));
    EXPECT_EQ(std::filesystem::file_size(file), storage::kBallastSize);
}

TEST(Ballast, WithoutADirectoryThereIsNone) {
    const auto kept = storage::keep_ballast("/nonexistent/ballast");
    ASSERT_FALSE(kept);
    EXPECT_EQ(kept.error().kind, core::ErrorKind::Unavailable);
    EXPECT_EQ(storage::free_space("/nonexistent"), 0U);
}

}  // namespace
