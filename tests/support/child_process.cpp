#include "tests/support/child_process.h"

#include <array>
#include <exception>

#include <sys/wait.h>
#include <unistd.h>

namespace test {
namespace {

constexpr uid_t kNobody = 65534;
constexpr int kThrew = 99;

[[noreturn]] void run_child(const std::function<std::string()>& work, int out) {
    int code = 0;
    try {
        const std::string said = work();
        if (::write(out, said.data(), said.size()) != static_cast<ssize_t>(said.size())) code = kThrew;
    } catch (const std::exception&) {
        code = kThrew;
    }
    ::close(out);
    ::_exit(code);
}

std::string read_all(int fd) {
    std::string all;
    std::array<char, 4096> chunk{};
    for (ssize_t got = 0; (got = ::read(fd, chunk.data(), chunk.size())) > 0;) {
        all.append(chunk.data(), static_cast<std::size_t>(got));
    }
    return all;
}

}  // namespace

ChildEnd run_in_child(const std::function<std::string()>& work) {
    std::array<int, 2> pipe{};
    if (::pipe(pipe.data()) != 0) return {};
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(pipe[0]);
        run_child(work, pipe[1]);
    }
    ::close(pipe[1]);
    ChildEnd end;
    end.said = read_all(pipe[0]);
    ::close(pipe[0]);
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child) return {};
    end.exited = WIFEXITED(status);
    end.code = end.exited ? WEXITSTATUS(status) : 0;
    end.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return end;
}

ChildEnd run_as_nobody(const std::function<std::string()>& work) {
    return run_in_child([&]() -> std::string {
        if (::geteuid() == 0 && (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0))
            return "cannot become nobody";
        return work();
    });
}

}  // namespace test
