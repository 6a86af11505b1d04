// Work done in a process of its own: one that may be killed, or that has fewer rights than the test.
#pragma once

#include <functional>
#include <string>

namespace test {

struct ChildEnd {
    bool exited = false;  // by itself, with `code`
    int code = 0;
    int signal = 0;    // what killed it, 0 if it exited
    std::string said;  // what `work` returned, where it got that far
};

// Forks, runs `work` in the child, and waits for its end. Threads of the test are not in the child: start
// what needs threads inside `work`. An exception ends the child with code 99.
ChildEnd run_in_child(const std::function<std::string()>& work);

// The same as the user "nobody", where the test itself runs as root; permissions hold for nobody.
ChildEnd run_as_nobody(const std::function<std::string()>& work);

}  // namespace test
