// JSON as the house reads and writes it: a reader that never throws and names the field that is wrong.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "shared/core/bytes.h"
#include "shared/core/clock.h"
#include "shared/core/person_name.h"
#include "shared/core/result.h"
#include "shared/model/text.h"

namespace wire {

using Json = nlohmann::json;

// At most `limit` bytes, at most 32 levels deep, valid UTF-8, no key twice.
core::Result<Json> parse(std::string_view text, std::size_t limit = 1U << 20U);
std::string dump(const Json& value);

Json to_json(const model::Text& text);

// Reads the fields of one object. The first thing that is wrong is kept and everything after it answers with
// defaults: read all fields, then ask `done()`.
class Fields {
public:
    Fields(const Json& object, std::string path = {});

    std::string text(const char* name, std::size_t longest = 4096);
    std::string optional_text(const char* name, std::size_t longest = 4096);
    core::PersonName person(const char* name, std::size_t longest);
    core::PersonName optional_person(const char* name, std::size_t longest);
    std::int64_t integer(const char* name, std::int64_t least, std::int64_t most);
    std::int64_t optional_integer(const char* name, std::int64_t otherwise, std::int64_t least,
                                  std::int64_t most);
    bool flag(const char* name, bool otherwise);
    core::WallTime time_ms(const char* name);
    std::optional<core::WallTime> optional_time_ms(const char* name);
    model::Text words(const char* name, std::size_t longest = 4096);
    std::vector<std::string> texts(const char* name, std::size_t most = 1000);
    core::Bytes base64(const char* name, std::size_t size);  // exactly so many bytes

    // The value itself where it is an object or a list; null where it is absent.
    const Json& object(const char* name);
    const Json& list(const char* name, std::size_t most = 100'000);
    bool has(const char* name) const;

    // One of `names`, as its index.
    std::size_t one_of(const char* name, const std::vector<std::string_view>& names);

    void wrong(const char* name, std::string_view why);
    bool is_fine() const { return !problem_; }
    core::Result<void> done() const;
    std::string path(const char* name) const;

private:
    const Json* find(const char* name) const;

    const Json& object_;
    std::string path_;
    std::optional<std::string> problem_;
};

}  // namespace wire
