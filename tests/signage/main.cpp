// bench_signage --changes N --seed S: the signage plays N items, pictures of many sizes, films of several
// codecs and odd shapes, broken files between them, while the county changes the loop, takes the screen and
// gives it back at random moments, and visitors come and go. Counts the frames that were not wholly covered;
// the last line says them.
#include <cstdio>
#include <random>

#include <CLI/CLI.hpp>

#include "shared/core/log.h"
#include "tests/signage/theatre.h"
#include "tests/support/media_maker.h"
#include "tests/support/sample_content.h"
#include "tests/support/temporary_directory.h"

namespace {

using namespace std::chrono_literals;

// What the county plays, changed at random.
class County {
public:
    County(const std::filesystem::path& folder, std::uint64_t seed)
        : engine_(seed), content_(support::sample_content()) {
        for (const auto& entry : std::filesystem::directory_iterator{folder})
            names_.push_back(entry.path().filename());
        std::sort(names_.begin(), names_.end());
        for (const std::string& name : names_) content_.media.push_back(media(name));
        content_.announcements.clear();
        content_.entries = {{.id = "base", .playlist_id = "loop"}};
        content_.playlists = {{.id = "loop"}, {.id = "taken"}};
        change_loop();
    }

    model::Content change() {
        const int what = number(0, 9);
        if (what < 4) change_loop();
        if (what >= 4 && what < 7) change_item();
        if (what >= 7) take_over();
        content_.playlists[0].order =
            number(0, 3) == 0 ? model::PlayOrder::Shuffle : model::PlayOrder::Sequence;
        return content_;
    }
    const model::Content& content() const { return content_; }
    int number(int from, int to) { return std::uniform_int_distribution{from, to}(engine_); }

private:
    static model::Media media(const std::string& name) {
        const std::string kind = std::filesystem::path{name}.extension();
        const bool is_picture = kind == ".jpg" || kind == ".png";
        model::Media media{.id = "m-" + name, .sha256 = name};
        media.kind = is_picture ? model::MediaKind::Image : model::MediaKind::Video;
        media.duration = is_picture ? 0ms : 1s;
        return media;
    }

    model::PlaylistItem item() {
        const std::string& name =
            names_[static_cast<std::size_t>(number(0, static_cast<int>(names_.size()) - 1))];
        model::PlaylistItem item{.id = "i" + std::to_string(++items_), .shows = model::MediaRef{"m-" + name}};
        item.headline = {"第 " + std::to_string(items_) + " 项", ""};
        const bool is_picture = content_.medium("m-" + name)->kind == model::MediaKind::Image;
        item.dwell = is_picture ? std::chrono::milliseconds{number(3'000, 5'000)} : 0ms;
        item.fit = number(0, 3) == 0 ? model::Fit::Contain : model::Fit::Cover;
        item.transition.kind = number(0, 2) == 0 ? model::TransitionKind::Cut : model::TransitionKind::Fade;
        item.full_screen = number(0, 4) == 0;
        return item;
    }

    void change_loop() {
        auto& items = content_.playlists[0].items;
        items.clear();
        for (int left = number(1, 12); left > 0; --left) items.push_back(item());
    }

    void change_item() {
        auto& items = content_.playlists[0].items;
        const auto at = items.begin() + number(0, static_cast<int>(items.size()) - 1);
        if (number(0, 1) == 0 && items.size() > 1)
            items.erase(at);
        else
            items.insert(at, item());
    }

    void take_over() {
        if (content_.entries.size() > 1) {
            content_.entries.pop_back();
            return;
        }
        content_.entries.push_back(
            {.id = "taken", .playlist_id = "taken", .action = model::EntryAction::TakeOver});
        content_.playlists[1].items = {item(), item()};
    }

    std::mt19937_64 engine_;
    model::Content content_;
    std::vector<std::string> names_;
    int items_ = 0;
};

int play(long changes, std::uint64_t seed) {
    const test::TemporaryDirectory folder;
    if (!test::make_media(test::MediaSet::Good, folder.path())) return 2;
    County county{folder.path(), seed};
    theatre::Theatre theatre{folder.path()};
    theatre.apply(county.content());
    long said = 0;
    while (theatre.tally().changes < changes) {
        theatre.frame();
        if (county.number(0, 299) == 0) theatre.apply(county.change());
        if (county.number(0, 999) == 0) {
            theatre.visit_begins();
            for (int i = county.number(1, 100); i > 0; --i) theatre.frame();
            theatre.visit_ends();
        }
        if (theatre.tally().changes / 100 == said) continue;
        said = theatre.tally().changes / 100;
        std::printf("%ld changes, %ld frames, %ld uncovered, longest upload in a frame %.1f ms\n",
                    theatre.tally().changes, theatre.tally().frames, theatre.tally().uncovered,
                    static_cast<double>(theatre.tally().slowest_upload) / 1000);
        std::fflush(stdout);
    }
    const theatre::Tally& tally = theatre.tally();
    std::printf("changes=%ld uncovered=%ld gap_frames_max=%ld skipped=%d\n", tally.changes, tally.uncovered,
                tally.gap_frames_max, theatre.skipped());
    return tally.uncovered == 0 && tally.gap_frames_max == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    long changes = 100;
    std::uint64_t seed = 1;
    CLI::App cli{"Plays the signage and counts frames that are not covered", "bench_signage"};
    cli.add_option("--changes", changes, "items to play")->capture_default_str();
    cli.add_option("--seed", seed, "of what happens")->capture_default_str();
    CLI11_PARSE(cli, argc, argv);
    spdlog::set_level(spdlog::level::off);
    return play(changes, seed);
}
