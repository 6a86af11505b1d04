// Spoils JSON in every place by every value that a stranger might send.
#pragma once

#include <functional>
#include <string>

#include <nlohmann/json.hpp>

namespace test {

// Calls `read` with each spoilt form of `good`. What it makes of them does not matter, only that it returns.
void spoil(const std::string& good, const std::function<void(const std::string&)>& read);

// Each field of the outermost object left out in turn: its name, and the text without it.
void leave_out(const std::string& good,
               const std::function<void(const std::string&, const std::string&)>& read);

}  // namespace test
