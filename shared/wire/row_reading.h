// How a row is read from its JSON; for the sources of shared/wire alone.
#pragma once

#include <string_view>

#include "shared/core/result.h"
#include "shared/wire/enums.h"
#include "shared/wire/json.h"

namespace wire {

// Parses, lets `read` take the fields, and answers the row or what is wrong.
template <typename T, typename Read>
core::Result<T> row_of(std::string_view json, Read read) {
    auto parsed = parse(json);
    if (!parsed) return parsed.failure();
    Fields fields{*parsed};
    T row = read(fields);
    if (auto done = fields.done(); !done) return done.failure();
    return row;
}

template <typename E>
E enum_of(Fields& fields, const char* name) {
    return static_cast<E>(fields.one_of(name, names_of<E>()));
}

inline std::string id_of(Fields& fields, const char* name) {
    return fields.text(name, 64);
}

}  // namespace wire
