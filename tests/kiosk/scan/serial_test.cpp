#include "kiosk/scan/serial.h"

#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "tests/support/temporary_directory.h"

namespace {

using namespace std::chrono_literals;
using scan::CodeText;
using scan::SerialScanner;

scan::CodeKind classify(std::string_view text) {
    return text.starts_with("NC1") ? scan::CodeKind::Acceptable : scan::CodeKind::Foreign;
}

// The scanner's end of a line: a pseudo-terminal.
class PseudoTerminal {
public:
    PseudoTerminal() : master_(posix_openpt(O_RDWR | O_NOCTTY)) {
        EXPECT_EQ(grantpt(master_), 0);
        EXPECT_EQ(unlockpt(master_), 0);
    }
    ~PseudoTerminal() { ::close(master_); }
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;

    std::string name() const { return ptsname(master_); }
    void type(const std::string& bytes) const {
        EXPECT_EQ(::write(master_, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    }

private:
    int master_;
};

class Counter {
public:
    explicit Counter(const std::filesystem::path& device)
        : scanner_({.device = device, .speed = 115200, .classify = classify, .wake = [this] { wake(); }},
                   clock_) {}

    // Types the line again until it is read: the scanner drops what came before it opened the device.
    std::string read(const PseudoTerminal& terminal, const std::string& line) {
        const auto end = clock_.steady() + 30s;
        std::unique_lock lock{mutex_};
        while (clock_.steady() < end) {
            terminal.type(line);
            woken_.wait_for(lock, 200ms);
            while (auto scan = scanner_.try_receive()) {
                if (const auto* code = std::get_if<CodeText>(&*scan)) return code->text.reveal();
            }
        }
        return {};
    }

private:
    void wake() {
        const std::lock_guard lock{mutex_};
        woken_.notify_one();
    }

    core::SystemClock clock_;
    std::mutex mutex_;
    std::condition_variable woken_;
    SerialScanner scanner_;
};

TEST(SerialScanner, ReadsACodeFromATerminal) {
    const PseudoTerminal terminal;
    Counter counter{terminal.name()};
    EXPECT_EQ(counter.read(terminal, "NC1ABC\r"), "NC1ABC");
}

TEST(SerialScanner, FindsTheScannerAgainAfterItWasUnplugged) {
    const test::TemporaryDirectory folder;
    const auto device = folder.path() / "scanner";
    auto first = std::make_unique<PseudoTerminal>();
    std::filesystem::create_symlink(first->name(), device);
    Counter counter{device};
    EXPECT_EQ(counter.read(*first, "NC1FIRST\r"), "NC1FIRST");
    const PseudoTerminal second;
    std::filesystem::remove(device);
    std::filesystem::create_symlink(second.name(), device);
    first.reset();
    EXPECT_EQ(counter.read(second, "NC1SECOND\r"), "NC1SECOND");
}

TEST(SerialScanner, EndsWhileItsDeviceIsAbsent) {
    const Counter counter{"/dev/no-such-scanner"};
}

}  // namespace
