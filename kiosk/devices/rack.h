// The rack beside the screen: a lamp over each slot, a sensor in it. An interface, one that is simulated, and
// none, where things are taken and put back by hand.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace devices {

struct Slot {
    std::string rack_id;
    int number = 0;  // 1 …
    auto operator<=>(const Slot&) const =
        default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 misreads it
};
// A sensor has changed: something was put into the slot, or taken out.
struct SlotChange {
    Slot slot;
    bool filled = false;
    bool operator==(const SlotChange&) const = default;
};

class Rack {
public:
    virtual ~Rack() = default;
    // Lamps over its slots and sensors in them; false: neither, so the screen names a number, and asks.
    virtual bool is_wired() const = 0;
    virtual void light(const Slot& slot) = 0;
    virtual void darken_all() = 0;
    virtual std::optional<SlotChange> take_change() = 0;
    virtual std::set<Slot> lit() const = 0;
    // As if a sensor had felt it; false where the sensors are real, or there are none.
    virtual bool pretend(const SlotChange& change) = 0;
};

// Used from one thread. Tests and demonstrations say what its sensors feel.
class SimulatedRack final : public Rack {
public:
    bool is_wired() const override { return true; }
    void light(const Slot& slot) override { lit_.insert(slot); }
    void darken_all() override { lit_.clear(); }
    std::optional<SlotChange> take_change() override;

    std::set<Slot> lit() const override { return lit_; }
    bool pretend(const SlotChange& change) override {
        changes_.push_back(change);
        return true;
    }

private:
    std::set<Slot> lit_;
    std::deque<SlotChange> changes_;
};

enum class RackKind { None, Simulated };
std::unique_ptr<Rack> open_rack(RackKind kind);

}  // namespace devices
