#include "kiosk/screens/out_of_use_screen.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {
namespace {

OutOfUseView::Words words_in(const ui::Texts& texts, const std::string& phone) {
    return {.title = texts.get("out.title"),
            .ask = phone.empty() ? texts.get("out.ask") : texts.get("out.call", {{"phone", phone}})};
}

}  // namespace

OutOfUseView out_of_use_view(const flow::OutOfUse& out, const Context& context,
                             const ui::Texts& other_language) {
    return {.center = words(context, out.center),
            .first = words_in(context.texts, out.phone),
            .second = words_in(other_language, out.phone)};
}

}  // namespace kiosk::screens
