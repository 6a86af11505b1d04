#include "kiosk/app/shot_writer.h"

#include "kiosk/signage/picture_file.h"
#include "shared/core/file.h"

namespace app {
namespace {

std::string save(Shot& shot) {
    const signage::Picture picture{
        .width = shot.pixels.width, .height = shot.pixels.height, .rgba = std::move(shot.pixels.rgba)};
    const auto png = signage::write_png(picture);
    if (!png) return png.error().message;
    const auto written = core::write_file(shot.path, *png);
    return written ? std::string{} : written.error().message;
}

}  // namespace

ShotWriter::ShotWriter()
    : thread_([this](const std::stop_token& stop) {
          while (auto job = jobs_.receive(stop)) (*job)();
      }) {}

void ShotWriter::write(Shot shot) {
    run([shot = std::move(shot)]() mutable {
        const auto done = std::move(shot.done);
        done(save(shot));
    });
}

}  // namespace app
