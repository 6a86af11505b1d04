#include "kiosk/screens/order_screens.h"
#include "kiosk/screens/wording.h"

namespace kiosk::screens {

NamingView naming_view(const flow::Naming& naming, const Context& context) {
    return {.center = words(context, context.content.center.name),
            .name = naming.name,
            .hint = context.texts.get("naming.hint")};
}

}  // namespace kiosk::screens
