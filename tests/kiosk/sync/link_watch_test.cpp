// What the kernel says of cables and addresses.
#include "kiosk/sync/link_watch.h"

#include <cstring>
#include <vector>

#include <gtest/gtest.h>
#include <linux/rtnetlink.h>
#include <net/if.h>

namespace {

using kiosk::sync::Links;
using Bytes = std::vector<std::byte>;

Bytes link(int number, unsigned flags, std::uint16_t type = RTM_NEWLINK) {
    struct {
        nlmsghdr head;
        ifinfomsg link;
    } message{};
    message.head.nlmsg_len = sizeof message;
    message.head.nlmsg_type = type;
    message.link.ifi_index = number;
    message.link.ifi_flags = flags;
    Bytes bytes(sizeof message);
    std::memcpy(bytes.data(), &message, sizeof message);
    return bytes;
}

TEST(Links, APulledCableIsAChangeAndOneThatIsPutInAnother) {
    Links links;
    EXPECT_FALSE(links.take(link(2, IFF_UP | IFF_RUNNING))) << "how it stands is no change";
    EXPECT_FALSE(links.take(link(2, IFF_UP | IFF_RUNNING | IFF_PROMISC)));
    EXPECT_TRUE(links.take(link(2, IFF_UP)));
    EXPECT_FALSE(links.take(link(2, IFF_UP))) << "said again";
    EXPECT_TRUE(links.take(link(2, IFF_UP | IFF_RUNNING)));
    EXPECT_TRUE(links.take(link(2, IFF_UP | IFF_RUNNING, RTM_DELLINK)));
}

TEST(Links, EachLinkStandsForItselfAndTheLoopIsNone) {
    Links links;
    links.take(link(2, IFF_RUNNING));
    EXPECT_FALSE(links.take(link(3, 0)));
    EXPECT_TRUE(links.take(link(3, IFF_RUNNING)));
    EXPECT_FALSE(links.take(link(1, IFF_LOOPBACK)));
    EXPECT_FALSE(links.take(link(1, IFF_LOOPBACK | IFF_RUNNING)));
}

TEST(Links, ALostAddressIsAChange) {
    Links links;
    EXPECT_FALSE(links.take(link(2, IFF_RUNNING, RTM_NEWADDR)));
    EXPECT_TRUE(links.take(link(2, IFF_RUNNING, RTM_DELADDR)));
}

TEST(Links, WhatIsCutShortOrLiesAboutItsLengthIsNothing) {
    Links links;
    links.take(link(2, IFF_RUNNING));
    Bytes whole = link(2, 0);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(links.take({whole.data(), size})) << size;
    const std::uint32_t none = 0;
    std::memcpy(whole.data(), &none, sizeof none);
    EXPECT_FALSE(links.take(whole));
}

}  // namespace
