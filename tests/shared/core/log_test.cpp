#include "shared/core/log.h"

#include <gtest/gtest.h>

#include "shared/core/file.h"
#include "tests/support/temporary_directory.h"

namespace {

// Writes to a file for the time of one test.
class LogTest : public testing::Test {
protected:
    test::TemporaryDirectory directory;

    void SetUp() override { core::open_log("test", directory / "log.txt"); }
    void TearDown() override { spdlog::set_default_logger(before_); }

    std::string written() {
        spdlog::default_logger()->flush();
        return core::read_file(directory / "log.txt").value_or("");
    }

private:
    std::shared_ptr<spdlog::logger> before_ = spdlog::default_logger();
};

TEST_F(LogTest, NoTextFromOutsideCanMoveTheCursorOrFakeALine) {
    spdlog::error("refused: {}", "a\r\n2026 error fake\x1b[2Jb\x7f");
    const std::string text = written();
    EXPECT_NE(text.find("refused: a\\x0d\\x0a2026 error fake\\x1b[2Jb\\x7f\n"), std::string::npos) << text;
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
}

TEST_F(LogTest, KeepsWordsInAnyScript) {
    spdlog::warn("{}", "东门中心");
    EXPECT_NE(written().find("warning 东门中心\n"), std::string::npos) << written();
}

TEST_F(LogTest, AnyoneWhoListensHearsWarningsAndNothingLess) {
    std::vector<std::string> heard;
    core::on_warning([&](std::string_view line) { heard.emplace_back(line); });
    spdlog::info("fine");
    spdlog::warn("less fine");
    spdlog::error("bad");
    EXPECT_EQ(heard, (std::vector<std::string>{"less fine", "bad"}));
}

TEST_F(LogTest, WhereTheFileCannotBeWrittenTheProgramGoesOn) {
    ASSERT_TRUE(core::write_file(directory / "file", ""));
    core::open_log("test", directory / "file" / "log.txt");
    spdlog::warn("still here");
}

}  // namespace
