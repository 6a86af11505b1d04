#include "kiosk/app/command_rules.h"

namespace app {

bool may_carry_out(wire::CommandKind kind, Presence presence) {
    switch (kind) {
        case wire::CommandKind::Screenshot:
        case wire::CommandKind::RestartApp:
        case wire::CommandKind::Reboot:
        case wire::CommandKind::Blank:
        case wire::CommandKind::Identify:
            return presence == Presence::Nobody;
        case wire::CommandKind::Pull:
        case wire::CommandKind::Resnapshot:
        case wire::CommandKind::UploadLogs:
        case wire::CommandKind::Unblank:
        case wire::CommandKind::SetVolume:
        case wire::CommandKind::ClearMedia:
            return true;
    }
    return false;
}

}  // namespace app
