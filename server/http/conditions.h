// What a client already has of an answer: ETags and ranges (RFC 9110 sections 13 and 14), so that a broken
// download goes on where it stopped.
#pragma once

#include <string>

#include "server/handlers/request.h"

namespace server::http {

struct Conditions {
    std::string range;          // as in the header; only one range of bytes is understood
    std::string if_range;       // an ETag
    std::string if_none_match;  // an ETag
};

// Makes a 200 with an ETag into a 206, 304 or 416 where that is what was asked for.
void apply_conditions(handlers::Response& response, const Conditions& conditions);

}  // namespace server::http
