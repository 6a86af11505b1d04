// Who listens to what: kiosks on their streams and browsers on theirs, and what is sent to them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace server::push {

// A listener and what it may hear.
struct Subscription {
    std::string kiosk_id;              // a kiosk's stream; empty: a browser
    std::string token_hash;            // under which that stream was opened
    std::string center_id;             // of the kiosk
    bool all_centers = false;          // a browser of somebody who covers all
    std::vector<std::string> centers;  // that the browser's person covers
};

// One line of news.
struct News {
    std::string event;  // "poke", "checkin", "delivery" …
    std::string data;   // JSON
    bool for_kiosks = false;
    std::string center_id;  // whom it concerns; empty: everybody
    std::string kiosk_id;   // a single kiosk
    bool is_last = false;   // the streams that get this are closed after it
};

// Safe to use from any thread. A listener is called on the publisher's thread and must only hand the news on.
class Hub {
public:
    using Listener = std::function<void(const News&)>;

    // Browsers hear when a kiosk comes and when its last stream goes. A kiosk has one stream: 0, refused,
    // where one is open under the same token (FIELD TH26); one under another token, of before, is told to
    // end.
    std::uint64_t add(Subscription subscription, Listener listener);
    void remove(std::uint64_t id);
    void publish(const News& news) const;
    std::size_t kiosk_count() const;
    std::size_t browser_count() const;
    bool is_connected(const std::string& kiosk_id) const;

private:
    struct Entry {
        Subscription subscription;
        Listener listener;
        bool ending = false;  // was told to go
    };
    bool make_way(const Subscription& comes);  // under the lock
    void tell_presence(const Subscription& kiosk, bool online) const;

    mutable std::mutex mutex_;
    std::map<std::uint64_t, Entry> entries_;
    std::uint64_t last_ = 0;
};

}  // namespace server::push
