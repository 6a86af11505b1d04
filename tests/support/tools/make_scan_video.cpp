// Writes a film of a pass held before a camera, for tests that scan with real processes.
#include <cstdio>
#include <string>

#include <CLI/CLI.hpp>

#include "tests/support/camera_picture.h"

int main(int argc, char** argv) {
    CLI::App app{"Writes a moving, slightly blurred film of a code, 1280x720, as motion JPEG in AVI."};
    std::string text;
    std::string file;
    double seconds = 6;
    app.add_option("--text", text, "what the code says")->required();
    app.add_option("--out", file, "where to write it (.avi)")->required();
    app.add_option("--seconds", seconds, "how long it is")->check(CLI::Range(1.0, 600.0));
    CLI11_PARSE(app, argc, argv);

    if (!test::write_scan_video({.text = text, .file = file, .seconds = seconds})) {
        std::fprintf(stderr, "make_scan_video: cannot write %s\n", file.c_str());
        return 1;
    }
    return 0;
}
