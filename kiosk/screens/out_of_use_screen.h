// The one page of a kiosk that the county has locked out: whose it was, and whom to ask, in both languages.
#pragma once

#include <string>

#include "kiosk/flow/flow.h"
#include "kiosk/screens/context.h"

namespace ui {
class Ui;
}

namespace kiosk::screens {

struct OutOfUseView {
    std::string center;
    struct Words {
        std::string title;
        std::string ask;
    };
    Words first;   // in the kiosk's own language
    Words second;  // in the other one
};

OutOfUseView out_of_use_view(const flow::OutOfUse& out, const Context& context,
                             const ui::Texts& other_language);
void draw(ui::Ui& ui, const OutOfUseView& view);

}  // namespace kiosk::screens
