#include "kiosk/app/scanners.h"
namespace app {
struct Scanners::State {
    std::string camera = "closed";
};
Scanners::Scanners(const Config&, const core::Clock&, std::function<void()>)
    : state_(std::make_unique<State>()) {}
Scanners::~Scanners() = default;
void Scanners::open_camera() {}
void Scanners::close_camera() {}
void Scanners::key(const platform::Key&) {}
std::optional<kiosk::flow::Event> Scanners::take(core::SteadyTime) {
    return std::nullopt;
}
std::optional<platform::Pixels> Scanners::preview() {
    return std::nullopt;
}
std::string Scanners::camera_state() const {
    return state_->camera;
}
}  // namespace app
