#include "kiosk/app/verify.h"

#include <ostream>

#include "kiosk/sync/identity_file.h"
#include "shared/core/calendar.h"
#include "shared/core/overloaded.h"
#include "shared/pass/resident_pass.h"
#include "shared/wire/device.h"

namespace app {
namespace {

void print(std::ostream& out, const model::PassHeader& header) {
    out << "type\t" << (header.type == model::PassType::PhoneCode ? "phone code" : "card") << "\nkey\t"
        << header.key << "\nregion\t" << header.region << "\npass\t" << model::to_text(header.pass)
        << "\nvalid from\t" << core::format_utc(header.valid_from) << "\nvalid until\t"
        << core::format_utc(header.valid_until) << "\ntest pass\t" << (header.test_pass ? "yes" : "no")
        << "\n";
}

}  // namespace

int verify(const std::string& text, const std::filesystem::path& data, std::ostream& out) {
    pass::KeySet keys;
    if (!data.empty()) {
        const auto identity = kiosk::sync::load_identity(data);
        auto read = identity ? wire::open_keyset(identity->keyset, identity->roots) : identity.failure();
        if (!read) {
            out << "verdict\tno keys: " << read.error().message << "\n";
            return 1;
        }
        keys = std::move(*read);
    }
    const auto verdict = [&](const char* word) {
        out << "verdict\t" << word << "\n";
        return 1;
    };
    return std::visit(core::Overloaded{
                          [&](const pass::ForeignCode&) { return verdict("FOREIGN_CODE"); },
                          [&](const pass::Unreadable&) { return verdict("UNREADABLE"); },
                          [&](const pass::Unsupported&) { return verdict("UNSUPPORTED"); },
                          [&](const pass::UnknownKey& one) {
                              print(out, one.header);
                              return verdict("UNKNOWN_KEY");
                          },
                          [&](const pass::KeyRevoked& one) {
                              print(out, one.header);
                              return verdict("KEY_REVOKED");
                          },
                          [&](const pass::Invalid&) { return verdict("INVALID"); },
                          [&](const model::PassHeader& header) {
                              print(out, header);
                              out << "verdict\tOK\n";
                              return 0;
                          },
                      },
                      pass::read_pass(text, keys));
}

}  // namespace app
