// Hears from the kernel that a cable was pulled or put in, or an address lost (rtnetlink(7)): nobody then
// waits for a line that is dead.
#pragma once

#include <cstddef>
#include <map>
#include <span>

namespace kiosk::sync {

// What the kernel has said of the links so far. Pure.
class Links {
public:
    // One datagram of netlink messages; true where a link has come or gone, or an address is lost. What is
    // first heard of a link is no change.
    bool take(std::span<const std::byte> datagram);

private:
    std::map<int, bool> runs_;  // by the number of the interface
};

class LinkWatch {
public:
    LinkWatch();
    LinkWatch(const LinkWatch&) = delete;
    LinkWatch& operator=(const LinkWatch&) = delete;
    ~LinkWatch();

    // Since the last call. Never waits; always false where the kernel tells us nothing.
    bool changed();

private:
    int socket_ = -1;
    Links links_;
};

}  // namespace kiosk::sync
