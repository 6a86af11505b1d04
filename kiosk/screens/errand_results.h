// How an errand ended, on the template of the refusals: lending, the desk's number, the waiting list.
#pragma once

#include "kiosk/screens/refused_screen.h"

namespace kiosk::screens {

RefusedView lending_result_view(const flow::LendingResult& state, const Context& context);
RefusedView slip_view(const flow::Slip& state, const Context& context);
RefusedView waiting_view(const flow::Waiting& state, const Context& context);

// 找人帮忙, as an action of any refusal.
RefusedView::Action help_action(const Context& context, model::HelpReason reason);

}  // namespace kiosk::screens
