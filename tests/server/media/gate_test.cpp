// Files of strangers at the gate (SIGNAGE section 6, "Server-side gate"; R-P9): each is converted or refused
// with its reason, and nothing that reads them takes the server along.
#include <gtest/gtest.h>

#include "server/media/converter.h"
#include "server/media/picture_head.h"
#include "shared/core/file.h"
#include "tests/server/media/samples.h"
#include "tests/support/temporary_directory.h"

namespace {

using server::media::Converter;
using server::media::ProductKind;
using server::media::Verdict;
using test::Samples;
using namespace std::string_literals;

class Gate : public testing::Test {
protected:
    Verdict convert(const std::filesystem::path& file) {
        const auto work = directory_ / ("work" + std::to_string(++count_));
        std::filesystem::create_directories(work);
        auto verdict = converter_.convert(file, work, {});
        EXPECT_TRUE(verdict) << file << ": " << verdict.error().message;
        return verdict ? std::move(*verdict) : Verdict{};
    }
    std::string refusal_of(const std::filesystem::path& file) {
        const auto verdict = convert(file);
        return verdict.refused ? std::string{server::media::refusal_name(*verdict.refused)} : "none";
    }
    // The one product of a file that must pass.
    server::media::Product product_of(const std::filesystem::path& file, ProductKind kind) {
        const auto verdict = convert(file);
        EXPECT_FALSE(verdict.refused) << file << ": " << refusal_of(file);
        EXPECT_EQ(verdict.products.size(), 1U) << file;
        if (verdict.products.size() != 1) return {};
        const auto& product = verdict.products.front();
        EXPECT_EQ(product.kind, kind) << file;
        EXPECT_EQ(product.sha256.size(), 64U);
        EXPECT_TRUE(std::filesystem::exists(product.still)) << file;
        return product;
    }

    test::TemporaryDirectory directory_;
    Samples samples{directory_.path()};

private:
    core::SystemClock clock_;
    Converter converter_{clock_};
    int count_ = 0;
};

TEST_F(Gate, R_P9_WhatIsNoPictureIsRefusedByWhatItIs) {
    EXPECT_EQ(refusal_of(samples.written("empty.jpg", "")), "EMPTY");
    EXPECT_EQ(refusal_of(samples.written("slides.pptx", "PK\x03\x04 slides")), "OFFICE");
    EXPECT_EQ(refusal_of(samples.written("slides.ppt", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"s)), "OFFICE");
    EXPECT_EQ(refusal_of(samples.written("page.png", "<html><script>alert(1)</script></html>")), "WEB_PAGE");
    EXPECT_EQ(refusal_of(samples.written("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")),
              "WEB_PAGE");
    EXPECT_EQ(refusal_of(samples.written("list.mp4", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n")),
              "WEB_PAGE");
    EXPECT_EQ(refusal_of(samples.written("concat.mp4", "ffconcat version 1.0\nfile /etc/passwd\n")),
              "WEB_PAGE");
    EXPECT_EQ(refusal_of(samples.written("noise.mp4", std::string(5000, '\x01'))), "UNKNOWN_KIND");
    EXPECT_EQ(refusal_of(samples.written("phone.heic",
                                         "\0\0\0\x18"
                                         "ftypheic"s +
                                             std::string(200, '\0'))),
              "HEIC");
    EXPECT_EQ(refusal_of(samples.written("song.mp3", "ID3\x03\0\0"s + std::string(200, '\0'))), "AUDIO_ONLY");
    EXPECT_EQ(refusal_of(samples.written("moving.webp", "RIFF\xFF\0\0\0WEBPVP8X\x0A\0\0\0\x02\0\0\0"s)),
              "ANIMATED_WEBP");
}

TEST_F(Gate, R_P9_ABrokenPictureIsDamaged) {
    const auto jpeg = samples.picture("good.jpg", "640x400", "yuvj420p");
    const auto png = samples.picture("good.png", "640x400");
    EXPECT_EQ(refusal_of(samples.cut(jpeg, "cut.jpg", 0.5)), "DAMAGED");
    EXPECT_EQ(refusal_of(samples.cut(png, "cut.png", 0.7)), "DAMAGED");
    EXPECT_EQ(refusal_of(samples.written("head.jpg", Samples::content(jpeg).substr(0, 24))), "DAMAGED");
    EXPECT_EQ(refusal_of(samples.written("head.png", Samples::content(png).substr(0, 8))), "DAMAGED");
    EXPECT_EQ(refusal_of(samples.written("nothing.gif", "GIF89a")), "DAMAGED");
    EXPECT_EQ(refusal_of(samples.written("nothing.bmp", "BM")), "DAMAGED");
    std::string wrong = Samples::content(png);
    for (std::size_t i = 60; i < wrong.size() - 20; ++i) wrong[i] = static_cast<char>(wrong[i] ^ 0x5A);
    EXPECT_EQ(refusal_of(samples.written("wrong.png", wrong)), "DAMAGED");
}

TEST_F(Gate, R_P9_GiantAndTinyPicturesAreRefusedBeforeTheyAreDecoded) {
    std::string giant = Samples::content(samples.picture("small.png", "64x64"));
    giant.replace(16, 8, "\0\0\x4E\x20\0\0\x4E\x20"s);  // 20 000 x 20 000
    EXPECT_EQ(refusal_of(samples.written("giant.png", giant)), "TOO_MANY_PIXELS");
    giant.replace(16, 8, "\x7F\xFF\xFF\xFF\x7F\xFF\xFF\xFF"s);
    EXPECT_EQ(refusal_of(samples.written("beyond.png", giant)), "TOO_MANY_PIXELS");
    std::string gif = "GIF89a\xFF\xFF\xFF\xFF\0\0\0"s;
    EXPECT_NE(refusal_of(samples.written("giant.gif", gif + ";")), "none");
    EXPECT_EQ(refusal_of(samples.picture("dot.png", "1x1")), "TOO_SMALL");
}

TEST_F(Gate, PicturesAreTurnedScaledAndStripped) {
    const auto big = product_of(samples.picture("big.jpg", "5000x3000", "yuvj420p"), ProductKind::Image);
    EXPECT_EQ(std::pair(big.width, big.height), std::pair(3600, 2160));
    EXPECT_EQ(big.type, "image/jpeg");
    const auto upright = product_of(samples.picture("upright.png", "1000x5000"), ProductKind::Image);
    EXPECT_EQ(std::pair(upright.width, upright.height), std::pair(768, 3840));
    const auto small = product_of(samples.picture("small.png", "320x200"), ProductKind::Image);
    EXPECT_EQ(std::pair(small.width, small.height), std::pair(320, 200));
    EXPECT_EQ(small.type, "image/png");

    // A phone's picture that lies on its side, with the place where it was taken.
    std::string photo = Samples::content(samples.picture("photo.jpg", "640x400", "yuvj420p"));
    const std::string exif =
        "Exif\0\0II*\0\x08\0\0\0\x02\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\x0E\x01\x02\0\x04\0\0\0GPS\0\0\0\0\0"s;
    photo.insert(2, "\xFF\xE1"s + static_cast<char>(0) + static_cast<char>(exif.size() + 2) + exif);
    const auto turned = product_of(samples.written("turned.jpg", photo), ProductKind::Image);
    EXPECT_EQ(std::pair(turned.width, turned.height), std::pair(400, 640));
    EXPECT_EQ(Samples::content(turned.file).find("GPS"), std::string::npos);
}

TEST_F(Gate, R_P9_UnusualPicturesBecomeUsualOnes) {
    product_of(samples.picture("deep.png", "320x200", "rgb48be"), ProductKind::Image);
    product_of(samples.picture("grey.png", "320x200", "gray16be"), ProductKind::Image);
    product_of(samples.picture("clear.png", "320x200", "rgba"), ProductKind::Image);
    product_of(samples.picture("palette.png", "320x200", "pal8"), ProductKind::Image);
    product_of(samples.picture("print.tif", "320x200", "rgb24"), ProductKind::Image);
    product_of(samples.picture("old.bmp", "320x200", "bgr24"), ProductKind::Image);
    product_of(samples.picture("web.webp", "320x200", "yuv420p"), ProductKind::Image);
    product_of(samples.picture("named.mp4.png", "320x200"), ProductKind::Image);
    std::filesystem::copy(samples.path("web.webp"), samples.path("wrong-name.mp4"));
    EXPECT_EQ(product_of(samples.path("wrong-name.mp4"), ProductKind::Image).type, "image/jpeg");
    // Four inks, as from a printer's office: the mark of Adobe and four components.
    std::string inks = Samples::content(samples.picture("inks.jpg", "320x200", "yuvj444p"));
    const std::size_t frame = inks.find("\xFF\xC0"s);
    ASSERT_NE(frame, std::string::npos);
    inks[frame + 9] = 4;
    EXPECT_EQ(refusal_of(samples.written("inks-broken.jpg", inks)), "DAMAGED");
}

TEST_F(Gate, AnAnimationBecomesAVideoAndAStillOneAPicture) {
    const auto moving =
        samples.made("moving.gif", {"-f", "lavfi", "-i", "testsrc=size=160x120:rate=10:duration=1"});
    const auto video = product_of(moving, ProductKind::Video);
    EXPECT_GE(video.duration, std::chrono::seconds{5});
    const auto still =
        samples.made("still.gif", {"-f", "lavfi", "-i", "testsrc=size=160x120:rate=1", "-frames:v", "1"});
    product_of(still, ProductKind::Image);
}

TEST_F(Gate, VideosComeOutInTheProfileOfTheKiosks) {
    const auto film = samples.film("film.mkv",
                                   {"-f", "lavfi", "-i", "sine=duration=2", "-c:v", "libx264", "-preset",
                                    "ultrafast", "-pix_fmt", "yuv444p", "-c:a", "libopus"},
                                   "testsrc=size=2560x1440:rate=60:duration=2");
    const auto video = product_of(film, ProductKind::Video);
    EXPECT_EQ(video.type, "video/mp4");
    EXPECT_EQ(std::pair(video.width, video.height), std::pair(1920, 1080));
    EXPECT_NEAR(static_cast<double>(video.duration.count()), 2000, 120);
    const std::string content = Samples::content(video.file);
    EXPECT_LT(content.find("moov"), content.find("mdat"));  // the index comes first
    const auto upright = product_of(
        samples.film("upright.mp4", {}, "testsrc=size=1080x1920:rate=30:duration=1"), ProductKind::Video);
    EXPECT_EQ(std::pair(upright.width, upright.height), std::pair(1080, 1920));
}

TEST_F(Gate, R_P9_UnusualVideosPass) {
    product_of(samples.film("modern.mp4", {"-c:v", "libx265", "-preset", "ultrafast", "-tag:v", "hvc1"}),
               ProductKind::Video);
    product_of(samples.film("odd.mkv", {"-c:v", "libx264", "-pix_fmt", "yuv444p"},
                            "testsrc=size=333x221:rate=25:duration=1"),
               ProductKind::Video);
    product_of(samples.film("old.avi", {"-c:v", "mpeg4"}), ProductKind::Video);
    product_of(samples.film("tape.mpg", {"-c:v", "mpeg2video", "-flags", "+ilme+ildct"}), ProductKind::Video);
    product_of(samples.film("stream.ts", {"-c:v", "libx264", "-preset", "ultrafast"}), ProductKind::Video);
    product_of(samples.film("web.webm", {"-c:v", "libvpx", "-deadline", "realtime"}), ProductKind::Video);
    product_of(samples.film("slow.mp4", {}, "testsrc=size=320x200:rate=1/2:duration=6"), ProductKind::Video);
    const auto turned = samples.made("turned.mp4", {"-i", samples.film("flat.mp4").string(), "-c", "copy",
                                                    "-metadata:s:v:0", "rotate=90"});
    const auto upright = product_of(turned, ProductKind::Video);
    EXPECT_LT(upright.width, upright.height);
}

TEST_F(Gate, R_P9_BrokenAndEndlessVideosAreRefused) {
    const auto film = samples.film("film.mp4", {}, "testsrc=size=320x200:rate=25:duration=8");
    EXPECT_EQ(refusal_of(samples.cut(film, "cut.mp4", 0.6)), "DAMAGED");  // its index was at the end
    const auto fast =
        samples.made("fast.mp4", {"-i", film.string(), "-c", "copy", "-movflags", "+faststart"});
    EXPECT_EQ(refusal_of(samples.cut(fast, "half.mp4", 0.5)), "DAMAGED");
    EXPECT_EQ(refusal_of(samples.written("head.mkv", "\x1A\x45\xDF\xA3 no more"s)), "DAMAGED");
    const auto sound = samples.made("sound.mp4", {"-f", "lavfi", "-i", "sine=duration=2"});
    EXPECT_EQ(refusal_of(sound), "NO_PICTURE");
    const auto endless = samples.film("endless.mkv", {"-c:v", "libx264", "-preset", "ultrafast"},
                                      "color=size=64x64:rate=1:duration=1200");
    EXPECT_EQ(refusal_of(endless), "TOO_LONG");
    std::string noise = Samples::content(fast);
    for (std::size_t i = noise.find("mdat") + 8; i < noise.size(); ++i)
        noise[i] = static_cast<char>(i * 7919);
    EXPECT_EQ(refusal_of(samples.written("noise.mp4", noise)), "DAMAGED");
}

TEST_F(Gate, ADocumentBecomesAPictureAPage) {
    const auto verdict = convert(samples.document("three.pdf", 3));
    ASSERT_FALSE(verdict.refused);
    ASSERT_EQ(verdict.products.size(), 3U);
    EXPECT_EQ(verdict.products.front().height, 2560);
    EXPECT_EQ(refusal_of(samples.document("book.pdf", 21)), "TOO_MANY_PAGES");
    EXPECT_EQ(refusal_of(samples.written("broken.pdf", "%PDF-1.7\nnothing")), "DAMAGED");
}

TEST_F(Gate, AChildThatTakesTooMuchIsEndedWithAllItStarted) {
    const core::SystemClock clock;
    const auto shell = server::media::find_program("sh");
    ASSERT_TRUE(shell);
    const auto run = [&](const std::string& script, server::media::ChildLimits limits) {
        auto end =
            server::media::run_child({shell->string(), "-c", script}, directory_.path(), limits, clock, {});
        EXPECT_TRUE(end);
        return end ? *end : server::media::ChildEnd{};
    };
    using How = server::media::ChildEnd::How;
    EXPECT_EQ(run("sleep 600 & sleep 600", {.wall = std::chrono::seconds{1}}).how, How::OutOfTime);
    EXPECT_NE(run("while :; do :; done", {.cpu = std::chrono::seconds{1}}).how, How::OutOfTime);
    EXPECT_FALSE(run("head -c 4000000 /dev/zero > big", {.file = 1U << 20U}).is_good());
    EXPECT_LE(std::filesystem::file_size(directory_ / "big"), 1U << 20U);
    EXPECT_FALSE(run("x=$(head -c 900000000 /dev/zero | tr '\\0' a)", {.memory = 100ULL << 20U}).is_good());
    const auto said = run("echo out; echo err >&2; exit 3", {});
    EXPECT_EQ(said.output + said.problems + std::to_string(said.code), "out\nerr\n3");
    EXPECT_EQ(run("echo $HOME$LD_PRELOAD", {}).output, "/nonexistent\n");
}

}  // namespace
