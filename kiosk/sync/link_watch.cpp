#include "kiosk/sync/link_watch.h"

#include <array>
#include <cstring>

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/socket.h>
#include <unistd.h>

#include "shared/core/log.h"

namespace kiosk::sync {
namespace {

constexpr std::size_t kDatagram = 32768;

template <typename T>
bool read_at(std::span<const std::byte> bytes, std::size_t at, T& into) {
    if (at > bytes.size() || bytes.size() - at < sizeof(T)) return false;
    std::memcpy(&into, bytes.data() + at, sizeof(T));
    return true;
}

int open_socket() {
    const int made = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    if (made < 0) return -1;
    sockaddr_nl where{};
    where.nl_family = AF_NETLINK;
    where.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR;
    if (::bind(made, reinterpret_cast<const sockaddr*>(&where), sizeof where) == 0) return made;
    ::close(made);
    return -1;
}

// How each link stands now.
void ask_for_links(int socket) {
    struct {
        nlmsghdr head;
        ifinfomsg link;
    } question{};
    question.head.nlmsg_len = sizeof question;
    question.head.nlmsg_type = RTM_GETLINK;
    question.head.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    [[maybe_unused]] const auto sent = ::send(socket, &question, sizeof question, 0);
}

}  // namespace

bool Links::take(std::span<const std::byte> datagram) {
    bool changed = false;
    nlmsghdr head{};
    for (std::size_t at = 0; read_at(datagram, at, head); at += NLMSG_ALIGN(head.nlmsg_len)) {
        if (head.nlmsg_len < sizeof head || head.nlmsg_len > datagram.size() - at) break;
        if (head.nlmsg_type == RTM_DELADDR) changed = true;
        if (head.nlmsg_type != RTM_NEWLINK && head.nlmsg_type != RTM_DELLINK) continue;
        ifinfomsg link{};
        if (!read_at(datagram, at + NLMSG_HDRLEN, link) || (link.ifi_flags & IFF_LOOPBACK) != 0) continue;
        const bool runs = head.nlmsg_type == RTM_NEWLINK && (link.ifi_flags & IFF_RUNNING) != 0;
        const auto [known, is_new] = runs_.try_emplace(link.ifi_index, runs);
        if (is_new || known->second == runs) continue;
        known->second = runs;
        changed = true;
    }
    return changed;
}

LinkWatch::LinkWatch() : socket_(open_socket()) {
    if (socket_ < 0) {
        spdlog::warn("the kernel does not tell of the network's links");
        return;
    }
    ask_for_links(socket_);
}

LinkWatch::~LinkWatch() {
    if (socket_ >= 0) ::close(socket_);
}

bool LinkWatch::changed() {
    bool changed = false;
    std::array<std::byte, kDatagram> datagram{};
    while (socket_ >= 0) {
        const auto size = ::recv(socket_, datagram.data(), datagram.size(), 0);
        if (size <= 0) break;
        if (links_.take({datagram.data(), static_cast<std::size_t>(size)})) changed = true;
    }
    return changed;
}

}  // namespace kiosk::sync
