// No text from a scanner may crash the reading of passes, or be taken for one that nobody issued.

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <string>

#include "shared/pass/resident_pass.h"

namespace {

struct County {
    pass::KeyPair issuer = pass::key_pair_from_seed(core::Bytes(32, 7));
    pass::KeySet keys{.version = 1, .keys = {{.region = 370830, .id = 1, .key = issuer.public_key}}};
    std::string issued = pass::issue_pass({.region = 370830,
                                           .pass = 0x0123456789ABCDEF,
                                           .valid_from = core::from_ms(1'767'225'600'000),
                                           .valid_until = core::from_ms(1'861'920'000'000)},
                                          issuer.secret_key);
};

// The one text that is valid: told by its digest, which knows no case and no space around.
bool is_issued(const County& county, const std::string& text) {
    return pass::h8_of(text) == pass::h8_of(county.issued);
}

void check(const County& county, const std::string& text) {
    const auto reading = pass::read_pass(text, county.keys);
    if (std::holds_alternative<model::PassHeader>(reading) != is_issued(county, text)) std::abort();
}

}  // namespace

// libFuzzer's own name. NOLINTNEXTLINE(readability-identifier-naming)
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const County county;
    const std::string text{reinterpret_cast<const char*>(data), size};
    check(county, text);
    check(county, "NC1" + core::to_base32({data, size}));  // past the Base32, which guesses seldom
    // The issued text with one place overwritten by the input.
    if (size > 1) {
        std::string changed = county.issued;
        const std::size_t at = data[0] % changed.size();
        changed.replace(at, std::min(size - 1, changed.size() - at), text.substr(1));
        check(county, changed);
    }
    return 0;
}
