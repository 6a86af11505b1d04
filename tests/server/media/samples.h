// Files for the gate: good ones made by ffmpeg, and what becomes of them in the hands of strangers.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace test {

class Samples {
public:
    explicit Samples(std::filesystem::path directory) : directory_(std::move(directory)) {}

    std::filesystem::path path(const std::string& name) const { return directory_ / name; }
    // Runs ffmpeg with these words and the file's path behind them.
    std::filesystem::path made(const std::string& name, const std::vector<std::string>& words) const;
    std::filesystem::path picture(const std::string& name, const std::string& size,
                                  const std::string& format = "rgb24") const;
    std::filesystem::path film(const std::string& name, const std::vector<std::string>& coded = {},
                               const std::string& source = "testsrc=size=640x360:rate=25:duration=2") const;
    std::filesystem::path written(const std::string& name, const std::string& content) const;
    std::filesystem::path cut(const std::filesystem::path& from, const std::string& name, double share) const;
    static std::string content(const std::filesystem::path& file);
    // A PDF of so many empty pages.
    std::filesystem::path document(const std::string& name, int pages) const;

private:
    std::filesystem::path directory_;
};

}  // namespace test
