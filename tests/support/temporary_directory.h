// A directory of its own for one test, gone with it. In memory where there is room: tests sync a lot, and
// none pulls the plug.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace test {

class TemporaryDirectory {
public:
    TemporaryDirectory() {
        std::error_code absent;
        const auto memory = std::filesystem::space("/dev/shm", absent);
        const bool roomy = !absent && memory.available > (256U << 20U);
        const auto place = roomy ? std::filesystem::path{"/dev/shm"} : std::filesystem::temp_directory_path();
        std::string name = (place / "linli-test-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;
    ~TemporaryDirectory() {
        std::error_code ignored;  // what can't be removed is the system's to clean up
        std::filesystem::remove_all(path_, ignored);
    }

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

}  // namespace test
