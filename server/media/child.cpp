#include "server/media/child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <functional>
#include <optional>

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace server::media {
namespace {

constexpr std::size_t kMostSaid = 1U << 20U;
constexpr int kCouldNotStart = 127;
constexpr int kNiceness = 10;

// Both ends of a pipe, closed with it.
struct Pipe {
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) ends = {-1, -1};
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        close(0);
        close(1);
    }
    void close(std::size_t end) {
        if (ends[end] >= 0) ::close(ends[end]);
        ends[end] = -1;
    }
    std::array<int, 2> ends{-1, -1};
};

void limit(int what, rlim_t value) {
    const rlimit both{value, value};
    ::setrlimit(static_cast<__rlimit_resource>(what), &both);
}

// In the child, between fork and exec: system calls alone.
[[noreturn]] void become(const std::vector<char*>& words, const char* directory, const ChildLimits& limits,
                         int output, int problems) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    // Without a network, where the system lets us; the readers are told not to use one either.
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) ::unshare(CLONE_NEWNET);
    ::setpriority(PRIO_PROCESS, 0, kNiceness);
    limit(RLIMIT_CPU, static_cast<rlim_t>(limits.cpu.count()));
    limit(RLIMIT_AS, limits.memory);
    limit(RLIMIT_FSIZE, limits.file);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_NOFILE, 64);
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(problems, STDERR_FILENO);
    ::close_range(3, ~0U, 0);
    const std::array<const char*, 4> surroundings{"PATH=/usr/bin:/bin", "LANG=C.UTF-8", "HOME=/nonexistent",
                                                  nullptr};
    if (::chdir(directory) == 0)
        ::execve(words[0], words.data(), const_cast<char* const*>(surroundings.data()));
    ::_exit(kCouldNotStart);
}

// What has come on one channel; false once it is closed.
bool drain(int channel, std::string& into) {
    std::array<char, 16384> block{};
    const ssize_t got = ::read(channel, block.data(), block.size());
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    const auto room = kMostSaid - std::min(kMostSaid, into.size());
    into.append(block.data(), std::min(room, static_cast<std::size_t>(got)));
    return got > 0;
}

bool has_ended(pid_t child) {
    siginfo_t info{};
    return ::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid == child;
}

using MustEnd = std::function<std::optional<ChildEnd::How>()>;

// Reads both channels until the child has ended, or must.
ChildEnd::How listen(pid_t child, Pipe& output, Pipe& problems, ChildEnd& end, const MustEnd& must_end) {
    constexpr int kLook = 20;  // milliseconds
    while (true) {
        const bool over = has_ended(child);
        std::array<pollfd, 2> channels{{{output.ends[0], POLLIN, 0}, {problems.ends[0], POLLIN, 0}}};
        while (::poll(channels.data(), channels.size(), over ? 0 : kLook) > 0) {
            if (channels[0].revents != 0 && !drain(output.ends[0], end.output)) output.close(0);
            if (channels[1].revents != 0 && !drain(problems.ends[0], end.problems)) problems.close(0);
            channels = {{{output.ends[0], POLLIN, 0}, {problems.ends[0], POLLIN, 0}}};
            if (!over && must_end()) break;
        }
        if (over) return ChildEnd::How::Exited;
        if (const auto how = must_end()) return *how;
    }
}

}  // namespace

core::Result<std::filesystem::path> find_program(const std::string& name) {
    for (const char* directory : {"/usr/local/bin", "/usr/bin", "/bin"}) {
        std::filesystem::path path = std::filesystem::path{directory} / name;
        if (::access(path.c_str(), X_OK) == 0) return path;
    }
    return core::fail(core::ErrorKind::Unavailable, name + " is not installed");
}

core::Result<ChildEnd> run_child(const std::vector<std::string>& words,
                                 const std::filesystem::path& directory, const ChildLimits& limits,
                                 const core::Clock& clock, const std::stop_token& stop) {
    Pipe output;
    Pipe problems;
    if (output.ends[0] < 0 || problems.ends[0] < 0)
        return core::fail(core::ErrorKind::Unavailable, "no pipe for a child process");
    std::vector<std::string> kept = words;
    std::vector<char*> pointers;
    pointers.reserve(kept.size() + 1);
    for (std::string& word : kept) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    const std::string place = directory.string();
    const pid_t child = ::fork();
    if (child < 0)
        return core::fail(core::ErrorKind::Unavailable,
                          std::string{"no child process: "} + std::strerror(errno));
    if (child == 0) become(pointers, place.c_str(), limits, output.ends[1], problems.ends[1]);
    ::setpgid(child, child);  // whoever comes first
    output.close(1);
    problems.close(1);
    ChildEnd end;
    const core::SteadyTime deadline = clock.steady() + limits.wall;
    end.how = listen(child, output, problems, end, [&]() -> std::optional<ChildEnd::How> {
        if (stop.stop_requested()) return ChildEnd::How::Stopped;
        if (clock.steady() >= deadline) return ChildEnd::How::OutOfTime;
        return std::nullopt;
    });
    // The whole group, before its leader's number is free for others.
    ::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
    if (end.how != ChildEnd::How::Exited) return end;
    if (WIFSIGNALED(status)) end.how = ChildEnd::How::Killed;
    if (WIFEXITED(status)) end.code = WEXITSTATUS(status);
    if (end.how == ChildEnd::How::Exited && end.code == kCouldNotStart)
        return core::fail(core::ErrorKind::Unavailable, words.front() + " could not be started");
    return end;
}

}  // namespace server::media
