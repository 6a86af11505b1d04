#include "kiosk/scan/key_scanner.h"

#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "shared/core/file.h"
#include "tests/support/temporary_directory.h"

namespace {

using namespace std::chrono_literals;
using scan::KeyEvents;
using scan::KeyScanner;

constexpr const char* kCode = "NC1CEAQKCL2AERUKZ4JVPG66EAP4AUCJYAARK";

// The places of the keys on the American keyboard, as Linux numbers them.
int key_of(char character) {
    static const std::map<char, int> kKeys = [] {
        std::map<char, int> keys{{' ', KEY_SPACE}, {'\n', KEY_ENTER}};
        const std::string top = "QWERTYUIOP";
        const std::string middle = "ASDFGHJKL";
        const std::string bottom = "ZXCVBNM";
        const std::string digits = "1234567890";
        for (std::size_t i = 0; i < top.size(); ++i) keys[top[i]] = KEY_Q + static_cast<int>(i);
        for (std::size_t i = 0; i < middle.size(); ++i) keys[middle[i]] = KEY_A + static_cast<int>(i);
        for (std::size_t i = 0; i < bottom.size(); ++i) keys[bottom[i]] = KEY_Z + static_cast<int>(i);
        for (std::size_t i = 0; i < digits.size(); ++i) keys[digits[i]] = KEY_1 + static_cast<int>(i);
        return keys;
    }();
    return kKeys.at(character);
}

input_event event_at(core::SteadyTime time, int type, int code, int value) {
    const auto since = std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch());
    input_event event{};
    event.input_event_sec = since.count() / 1'000'000;
    event.input_event_usec = since.count() % 1'000'000;
    event.type = static_cast<std::uint16_t>(type);
    event.code = static_cast<std::uint16_t>(code);
    event.value = value;
    return event;
}

// A scanner's keys, five milliseconds apart, each press and release with its report.
class Typing {
public:
    explicit Typing(core::SteadyTime start) : now_(start) {}

    void key(int code, int value) {
        events.push_back(event_at(now_, EV_MSC, MSC_SCAN, 0x70000 + code));
        events.push_back(event_at(now_, EV_KEY, code, value));
        events.push_back(event_at(now_, EV_SYN, SYN_REPORT, 0));
        now_ += 5ms;
    }
    void press(int code) {
        key(code, 1);
        key(code, 0);
    }
    void type(const std::string& text) {
        for (const char c : text) {
            const bool letter = c >= 'A' && c <= 'Z';
            if (letter) key(KEY_LEFTSHIFT, 1);
            press(key_of(c));
            if (letter) key(KEY_LEFTSHIFT, 0);
        }
    }
    std::optional<std::string> into(KeyEvents& keys) const {
        std::optional<std::string> last;
        for (const auto& event : events) {
            if (auto code = keys.feed(event)) last = std::move(code);
        }
        return last;
    }

    std::vector<input_event> events;

private:
    core::SteadyTime now_;
};

TEST(KeyEvents, C7_TheSameTextWhateverCapsLockAndLayoutSay) {
    KeyEvents keys;
    Typing typing{core::SteadyTime{1h}};
    typing.press(KEY_CAPSLOCK);
    typing.type(std::string{kCode} + "\n");
    EXPECT_EQ(typing.into(keys), kCode);
}

TEST(KeyEvents, AnOverrunOfTheKernelsQueueSpoilsTheCode) {
    KeyEvents keys;
    Typing typing{core::SteadyTime{1h}};
    typing.type("NC1CEAQ");
    typing.events.push_back(event_at(core::SteadyTime{1h} + 1s, EV_SYN, SYN_DROPPED, 0));
    typing.type("KCL2\n");
    EXPECT_EQ(typing.into(keys), std::nullopt);
    Typing again{core::SteadyTime{1h} + 10s};
    again.type(std::string{kCode} + "\n");
    EXPECT_EQ(again.into(keys), kCode) << "the next one is whole";
}

TEST(KeyEvents, TH15_NoKeyYieldsMoreThanLettersDigitsAndSpace) {
    for (int code = 0; code <= KEY_MAX; ++code) {
        for (const int modifier : {0, KEY_LEFTSHIFT, KEY_LEFTCTRL, KEY_LEFTALT, KEY_RIGHTALT, KEY_LEFTMETA}) {
            KeyEvents keys;
            Typing typing{core::SteadyTime{1h}};
            typing.type("NC1");
            if (modifier != 0) typing.key(modifier, 1);
            typing.press(code);
            if (modifier != 0) typing.key(modifier, 0);
            typing.type("\n");
            const auto text = typing.into(keys).value_or("");
            for (const char c : text) {
                EXPECT_TRUE(std::isalnum(static_cast<unsigned char>(c)) != 0 || c == ' ') << code;
            }
        }
    }
}

// A device that is a named pipe.
class Plug {
public:
    explicit Plug(const std::filesystem::path& path) {
        EXPECT_EQ(::mkfifo(path.c_str(), 0600), 0);
        descriptor_ = ::open(path.c_str(), O_RDWR | O_CLOEXEC);
        EXPECT_GE(descriptor_, 0);
    }
    ~Plug() { ::close(descriptor_); }
    Plug(const Plug&) = delete;
    Plug& operator=(const Plug&) = delete;
    void send(const std::vector<input_event>& events) const {
        const auto size = events.size() * sizeof(input_event);
        EXPECT_EQ(::write(descriptor_, events.data(), size), static_cast<ssize_t>(size));
    }

private:
    int descriptor_ = -1;
};

class Counter {
public:
    explicit Counter(scan::KeyScannerSetup setup) {
        setup.wake = [this] {
            const std::lock_guard lock{mutex_};
            woken_.notify_one();
        };
        scanner_ = std::make_unique<KeyScanner>(std::move(setup), clock);
    }
    std::string read() {
        const auto end = clock.steady() + 30s;
        std::unique_lock lock{mutex_};
        while (clock.steady() < end) {
            if (auto code = scanner_->try_receive()) return code->reveal();
            woken_.wait_for(lock, 20ms);
        }
        return {};
    }

    core::SystemClock clock;

private:
    std::mutex mutex_;
    std::condition_variable woken_;
    std::unique_ptr<KeyScanner> scanner_;
};

TEST(KeyScanner, C7_ACodeThroughAPipeIsReadWhole) {
    const test::TemporaryDirectory directory;
    const Plug plug{directory / "scanner"};
    Counter counter{{.device = (directory / "scanner").string(), .wake = {}}};
    Typing typing{counter.clock.steady()};
    typing.type(std::string{kCode} + "\n");
    plug.send(typing.events);
    EXPECT_EQ(counter.read(), kCode);
}

TEST(KeyScanner, C7_ACodeThatEndsBySilenceIsReadToo) {
    const test::TemporaryDirectory directory;
    const Plug plug{directory / "scanner"};
    Counter counter{{.device = (directory / "scanner").string(), .wake = {}}};
    Typing typing{counter.clock.steady()};
    typing.type(kCode);
    plug.send(typing.events);
    EXPECT_EQ(counter.read(), kCode);
}

TEST(KeyScanner, IsFoundByItsNumbersAlsoWhenItComesLater) {
    const test::TemporaryDirectory directory;
    const auto number = [&](const std::string& event, const std::string& vendor) {
        const auto id = directory / "class" / event / "device" / "id";
        std::filesystem::create_directories(id);
        ASSERT_TRUE(core::write_file(id / "vendor", vendor + "\n").has_value());
        ASSERT_TRUE(core::write_file(id / "product", "1200\n").has_value());
    };
    std::filesystem::create_directories(directory / "dev");
    number("event3", "046d");
    const scan::KeyScannerSetup setup{
        .device = "05E0:1200", .wake = {}, .input = directory / "dev", .classes = directory / "class"};
    EXPECT_EQ(scan::find_keys(setup), std::nullopt);
    Counter counter{setup};
    const Plug plug{directory / "dev" / "event7"};
    number("event7", "05e0");
    EXPECT_EQ(scan::find_keys(setup), directory / "dev" / "event7");
    Typing typing{counter.clock.steady()};
    typing.type(std::string{kCode} + "\n");
    plug.send(typing.events);
    EXPECT_EQ(counter.read(), kCode);
}

TEST(KeyScanner, ItsNameIsAPathOrTwoNumbers) {
    EXPECT_TRUE(scan::is_key_device("/dev/input/by-id/usb-Scanner-event-kbd"));
    EXPECT_TRUE(scan::is_key_device("05e0:1200"));
    for (const char* wrong : {"", "scanner", "05e0", "05e0:12000", "05e0-1200", "05g0:1200"})
        EXPECT_FALSE(scan::is_key_device(wrong)) << wrong;
}

}  // namespace
