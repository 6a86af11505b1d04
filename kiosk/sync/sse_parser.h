// Reads a stream of server-sent events piece by piece (HTML standard, "Server-sent events").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::sync {

struct ServerEvent {
    std::string name;  // "message" where the server named none
    std::string data;
    bool operator==(const ServerEvent&) const = default;
};

class SseParser {
public:
    // The events that are complete with these bytes. Lines beyond 64 KiB are dropped: a stranger's stream
    // must not fill the memory.
    std::vector<ServerEvent> feed(std::string_view bytes);

private:
    std::optional<ServerEvent> take_line();

    std::string line_;
    bool dropped_ = false;   // the line that is being read is too long
    bool after_cr_ = false;  // an LF now belongs to the CR before it
    std::string name_;
    std::string data_;
    bool has_data_ = false;
};

}  // namespace kiosk::sync
