#include "shared/core/file.h"

#include <csignal>
#include <fstream>

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "tests/support/child_process.h"
#include "tests/support/temporary_directory.h"

namespace {

using core::ErrorKind;
using core::FileMode;

unsigned mode_of(const std::filesystem::path& file) {
    struct stat about {};
    return ::stat(file.c_str(), &about) == 0 ? about.st_mode & 0777U : 0;
}

std::size_t files_in(const std::filesystem::path& directory) {
    const std::filesystem::directory_iterator files{directory};
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

std::string content_of(const std::filesystem::path& file) {
    const auto content = core::read_file(file);
    return content ? *content : content.error().message;
}

TEST(WriteFile, ReplacesTheWholeContentAndLeavesNothingBeside) {
    const test::TemporaryDirectory directory;
    const std::string binary{"a\0b\r\n\xFF", 6};
    ASSERT_TRUE(core::write_file(directory / "file", "an older and longer content"));
    ASSERT_TRUE(core::write_file(directory / "file", binary));
    EXPECT_EQ(content_of(directory / "file"), binary);
    EXPECT_EQ(files_in(directory.path()), 1U);
}

TEST(WriteFile, APrivateFileIsForItsOwnerAlone) {
    const test::TemporaryDirectory directory;
    const mode_t before = ::umask(0);
    ASSERT_TRUE(core::write_file(directory / "key", "secret", FileMode::Private));
    ::umask(0077);
    ASSERT_TRUE(core::write_file(directory / "page", "hello", FileMode::Shared));
    ::umask(before);
    EXPECT_EQ(mode_of(directory / "key"), 0600U);
    EXPECT_EQ(mode_of(directory / "page"), 0644U);
}

// As on a full disk: the first 1,000 bytes go through, then writing fails.
TEST(WriteFile, D3_AWriteThatFailsHalfWayLeavesTheOldFile) {
    const test::TemporaryDirectory directory;
    ASSERT_TRUE(core::write_file(directory / "file", "old"));
    const auto end = test::run_in_child([&] {
        const rlimit limit{1000, 1000};
        std::signal(SIGXFSZ, SIG_IGN);
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) return std::string{"no limit"};
        const auto written = core::write_file(directory / "file", std::string(5000, 'n'));
        return written ? std::string{"written"} : written.error().message;
    });
    EXPECT_EQ(end.said.find("cannot write " + (directory / "file").string()), 0U) << end.said;
    EXPECT_EQ(content_of(directory / "file"), "old");
    EXPECT_EQ(files_in(directory.path()), 1U);
}

TEST(WriteFile, WhereTheNameCannotBeTakenTheErrorSaysWhichAndNothingStaysBehind) {
    const test::TemporaryDirectory directory;
    std::filesystem::create_directory(directory / "file");
    const auto written = core::write_file(directory / "file", "new");
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().kind, ErrorKind::Unavailable);
    EXPECT_NE(written.error().message.find((directory / "file").string()), std::string::npos);
    EXPECT_EQ(files_in(directory.path()), 1U);
}

TEST(ReadFile, TellsAbsentFromTooLarge) {
    const test::TemporaryDirectory directory;
    const auto absent = core::read_file(directory / "absent");
    ASSERT_FALSE(absent);
    EXPECT_EQ(absent.error().kind, ErrorKind::NotFound);
    std::ofstream{directory / "large"} << std::string(101, 'x');
    EXPECT_TRUE(core::read_file(directory / "large", 101));
    const auto large = core::read_file(directory / "large", 100);
    ASSERT_FALSE(large);
    EXPECT_EQ(large.error().kind, ErrorKind::Invalid);
    const auto folder = core::read_file(directory.path());
    EXPECT_FALSE(folder);
}

TEST(MakeWritableDirectory, MakesItForItsOwnerAndLeavesNothingInIt) {
    const test::TemporaryDirectory directory;
    ASSERT_TRUE(core::make_writable_directory(directory / "data"));
    EXPECT_EQ(files_in(directory / "data"), 0U);
    EXPECT_EQ(mode_of(directory / "data"), 0700U);
    ASSERT_TRUE(core::make_writable_directory(directory / "data"));  // again: the same
}

TEST(MakeWritableDirectory, NamesThePlaceAndTheCureWhereItCannot) {
    const test::TemporaryDirectory directory;
    ::chmod(directory.path().c_str(), 0555);
    for (const auto& place : {directory.path(), directory / "data"}) {
        const auto end = test::run_as_nobody([&] {
            const auto made = core::make_writable_directory(place);
            return made ? std::string{"made"} : made.error().message;
        });
        EXPECT_NE(end.said.find(place.string()), std::string::npos) << end.said;
        EXPECT_NE(end.said.find("give this user the right to write"), std::string::npos) << end.said;
    }
}

}  // namespace
