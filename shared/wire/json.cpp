#include "shared/wire/json.h"

#include <algorithm>
#include <set>

namespace wire {
namespace {

constexpr int kDeepest = 32;

const Json kNothing;

// Refuses a key that stands twice in one object, and nesting beyond the limit, while the text is read.
class Guard {
public:
    bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
        if (depth > kDeepest) refused_ = true;
        if (event == Json::parse_event_t::object_start) keys_.emplace_back();
        if (event == Json::parse_event_t::object_end && !keys_.empty()) keys_.pop_back();
        if (event == Json::parse_event_t::key && !keys_.empty()) {
            if (!keys_.back().insert(parsed.get<std::string>()).second) refused_ = true;
        }
        return true;
    }
    bool refused() const { return refused_; }

private:
    std::vector<std::set<std::string>> keys_;
    bool refused_ = false;
};

}  // namespace

core::Result<Json> parse(std::string_view text, std::size_t limit) {
    if (text.size() > limit) return core::fail(core::ErrorKind::Invalid, "the JSON is too large");
    // Depth first, without recursion: a hostile text must not reach a parser that recurses.
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            if (c == '"') quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            if (++depth > kDeepest)
                return core::fail(core::ErrorKind::Invalid, "the JSON is nested too deeply");
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    try {
        Guard guard;
        Json value = Json::parse(text, [&guard](int at, Json::parse_event_t event, Json& parsed) {
            return guard(at, event, parsed);
        });
        if (guard.refused()) return core::fail(core::ErrorKind::Invalid, "the JSON has a key twice");
        return value;
    } catch (const Json::exception&) {
        return core::fail(core::ErrorKind::Invalid, "not valid JSON");
    }
}

std::string dump(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json to_json(const model::Text& text) {
    Json value{{"zh", text.zh}};
    if (!text.en.empty()) value["en"] = text.en;
    return value;
}

Fields::Fields(const Json& object, std::string path) : object_(object), path_(std::move(path)) {
    if (!object_.is_object())
        problem_ = (path_.empty() ? std::string{"the body"} : path_) + " must be an object";
}

std::string Fields::path(const char* name) const {
    return path_.empty() ? std::string{name} : path_ + "." + name;
}

const Json* Fields::find(const char* name) const {
    if (!object_.is_object()) return nullptr;
    const auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
}

bool Fields::has(const char* name) const {
    return find(name) != nullptr;
}

void Fields::wrong(const char* name, std::string_view why) {
    if (!problem_) problem_ = path(name) + " " + std::string{why};
}

core::Result<void> Fields::done() const {
    if (problem_) return core::fail(core::ErrorKind::Invalid, *problem_);
    return {};
}

std::string Fields::text(const char* name, std::size_t longest) {
    if (!has(name)) wrong(name, "is missing");
    return optional_text(name, longest);
}

std::string Fields::optional_text(const char* name, std::size_t longest) {
    const Json* value = find(name);
    if (!value) return {};
    if (!value->is_string()) {
        wrong(name, "must be a text");
        return {};
    }
    auto text = value->get<std::string>();
    if (text.size() > longest) {
        wrong(name, "is too long");
        return {};
    }
    return text;
}

core::PersonName Fields::person(const char* name, std::size_t longest) {
    if (!has(name)) wrong(name, "is missing");
    return optional_person(name, longest);
}

core::PersonName Fields::optional_person(const char* name, std::size_t longest) {
    const Json* value = find(name);
    if (!value) return {};
    const auto* text = value->is_string() ? value->get_ptr<const std::string*>() : nullptr;
    if (!text) wrong(name, "must be a text");
    if (text && text->size() > longest) wrong(name, "is too long");
    return text && text->size() <= longest ? core::PersonName{*text} : core::PersonName{};
}

std::int64_t Fields::integer(const char* name, std::int64_t least, std::int64_t most) {
    if (!has(name)) wrong(name, "is missing");
    return optional_integer(name, least, least, most);
}

std::int64_t Fields::optional_integer(const char* name, std::int64_t otherwise, std::int64_t least,
                                      std::int64_t most) {
    const Json* value = find(name);
    if (!value) return otherwise;
    const bool too_large = value->is_number_unsigned() && value->get<std::uint64_t>() > INT64_MAX;
    if (!value->is_number_integer() || too_large) {
        wrong(name, "must be a whole number");
        return otherwise;
    }
    const auto number = value->get<std::int64_t>();
    if (number < least || number > most) {
        wrong(name, "must be from " + std::to_string(least) + " to " + std::to_string(most));
        return otherwise;
    }
    return number;
}

bool Fields::flag(const char* name, bool otherwise) {
    const Json* value = find(name);
    if (!value) return otherwise;
    if (!value->is_boolean()) wrong(name, "must be true or false");
    return value->is_boolean() ? value->get<bool>() : otherwise;
}

core::WallTime Fields::time_ms(const char* name) {
    // From 1900 to 2200, so that sums of times never overflow.
    return core::from_ms(integer(name, -2'208'988'800'000, 7'258'118'400'000));
}

std::optional<core::WallTime> Fields::optional_time_ms(const char* name) {
    if (!has(name)) return std::nullopt;
    return time_ms(name);
}

model::Text Fields::words(const char* name, std::size_t longest) {
    const Json* value = find(name);
    if (!value) {
        wrong(name, "is missing");
        return {};
    }
    Fields inner{*value, path(name)};
    model::Text text{.zh = inner.optional_text("zh", longest), .en = inner.optional_text("en", longest)};
    if (!inner.is_fine() && !problem_) problem_ = inner.problem_;
    return text;
}

std::vector<std::string> Fields::texts(const char* name, std::size_t most) {
    std::vector<std::string> found;
    for (const Json& item : list(name, most)) {
        if (!item.is_string()) {
            wrong(name, "must hold texts");
            return {};
        }
        found.push_back(item.get<std::string>());
    }
    return found;
}

core::Bytes Fields::base64(const char* name, std::size_t size) {
    const auto bytes = core::from_base64(text(name, size * 2 + 8));
    if (!bytes || bytes->size() != size) {
        wrong(name, "must be " + std::to_string(size) + " bytes in Base64");
        return core::Bytes(size);
    }
    return *bytes;
}

const Json& Fields::object(const char* name) {
    const Json* value = find(name);
    if (!value) {
        wrong(name, "is missing");
        return kNothing;
    }
    return *value;
}

const Json& Fields::list(const char* name, std::size_t most) {
    const Json* value = find(name);
    if (!value) return kNothing;
    if (!value->is_array()) {
        wrong(name, "must be a list");
        return kNothing;
    }
    if (value->size() > most) {
        wrong(name, "has too many entries");
        return kNothing;
    }
    return *value;
}

std::size_t Fields::one_of(const char* name, const std::vector<std::string_view>& names) {
    const std::string given = text(name, 64);
    const auto found = std::find(names.begin(), names.end(), given);
    if (found == names.end()) {
        wrong(name, "has a value that is not known");
        return 0;
    }
    return static_cast<std::size_t>(found - names.begin());
}

}  // namespace wire
