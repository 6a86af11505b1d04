#include "kiosk/devices/rack.h"

namespace devices {
namespace {

class NoRack final : public Rack {
public:
    bool is_wired() const override { return false; }
    void light(const Slot& /*slot*/) override {}
    void darken_all() override {}
    std::optional<SlotChange> take_change() override { return std::nullopt; }
    std::set<Slot> lit() const override { return {}; }
    bool pretend(const SlotChange& /*change*/) override { return false; }
};

}  // namespace

std::optional<SlotChange> SimulatedRack::take_change() {
    if (changes_.empty()) return std::nullopt;
    SlotChange change = std::move(changes_.front());
    changes_.pop_front();
    return change;
}

std::unique_ptr<Rack> open_rack(RackKind kind) {
    switch (kind) {
        case RackKind::None:
            return std::make_unique<NoRack>();
        case RackKind::Simulated:
            return std::make_unique<SimulatedRack>();
    }
    return std::make_unique<NoRack>();
}

}  // namespace devices
