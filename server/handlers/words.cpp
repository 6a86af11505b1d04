#include "server/handlers/words.h"

#include <map>
#include <string>

#include "shared/core/log.h"
#include "shared/wire/texts.h"

// The two files lie inside the program: a server is one file, wherever it is copied to.
asm(".section .rodata\n"
    ".global linli_words_zh\nlinli_words_zh:\n.incbin \"" LINLI_LANG_DIR
    "/zh-CN.json\"\n.byte 0\n"
    ".global linli_words_en\nlinli_words_en:\n.incbin \"" LINLI_LANG_DIR
    "/en.json\"\n.byte 0\n"
    ".previous\n");
extern "C" const char linli_words_zh[];
extern "C" const char linli_words_en[];

namespace server::handlers {
namespace {

using Table = std::map<std::string, std::string>;

Table read(const char* json) {
    auto table = wire::read_texts(json);
    if (table) return std::move(*table);
    spdlog::error("the words in the program can't be read: {}", table.error().message);
    return {};
}

std::string found(const Table& table, std::string_view key) {
    const auto one = table.find(std::string{key});
    return one == table.end() ? std::string{key} : one->second;
}

}  // namespace

model::Text words(std::string_view key) {
    static const Table chinese = read(linli_words_zh);
    static const Table english = read(linli_words_en);
    return {.zh = found(chinese, key), .en = found(english, key)};
}

}  // namespace server::handlers
