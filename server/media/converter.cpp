#include "server/media/converter.h"

#include <cstdlib>
#include <fstream>
#include <optional>

#include "server/media/picture_head.h"
#include "server/media/probe.h"
#include "shared/core/bytes.h"
#include "shared/core/digest.h"
#include "shared/core/file.h"
#include "shared/core/log.h"

namespace server::media {
namespace {

using core::ErrorKind;
using core::Result;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t kHead = 4096;
constexpr seconds kPictureTime{40};  // of a processor
constexpr seconds kPatience{180};    // on a machine that has other things to do
constexpr seconds kDocumentTime{90};
constexpr std::uint64_t kSmallPng = 3ULL << 20U;
constexpr std::uint64_t kMadeVideo = 1ULL << 30U;

std::uint64_t most_bytes(Family family) {
    switch (family) {
        case Family::Picture:
        case Family::Animation:
            return kMostPictureBytes;
        case Family::Document:
            return kMostDocumentBytes;
        case Family::Video:
        case Family::Refused:
            return kMostVideoBytes;
    }
    return kMostPictureBytes;
}

std::optional<Refusal> refusal_of(FileKind kind) {
    switch (kind) {
        case FileKind::Empty:
            return Refusal::Empty;
        case FileKind::AnimatedWebP:
            return Refusal::AnimatedWebP;
        case FileKind::Heic:
            return Refusal::Heic;
        case FileKind::Audio:
            return Refusal::AudioOnly;
        case FileKind::Office:
            return Refusal::Office;
        case FileKind::Page:
            return Refusal::WebPage;
        case FileKind::Unknown:
            return Refusal::UnknownKind;
        case FileKind::Jpeg:
        case FileKind::Png:
        case FileKind::Gif:
        case FileKind::WebP:
        case FileKind::Bmp:
        case FileKind::Tiff:
        case FileKind::Pdf:
        case FileKind::Mp4:
        case FileKind::Matroska:
        case FileKind::Avi:
        case FileKind::MpegProgram:
        case FileKind::MpegTransport:
        case FileKind::Asf:
        case FileKind::Flv:
        case FileKind::Ogg:
            return std::nullopt;
    }
    return Refusal::UnknownKind;
}

Verdict refused(Refusal refusal) {
    return {.products = {}, .refused = refusal};
}

std::string digest_of(const std::filesystem::path& file) {
    return core::sha256_hex_of_file(file).value_or(std::string{});
}

// One upload on its way through.
class Passage {
public:
    Passage(std::filesystem::path upload, std::filesystem::path work, const core::Clock& clock,
            const std::stop_token& stop)
        : upload_(std::move(upload)), work_(std::move(work)), clock_(clock), stop_(stop) {}

    Result<Verdict> pass() {
        kind_ = kind_of_file(upload_);
        if (const auto refusal = refusal_of(kind_)) return refused(*refusal);
        std::error_code code;
        const Family family = family_of(kind_);
        if (std::filesystem::file_size(upload_, code) > most_bytes(family)) return refused(Refusal::TooLarge);
        if (family == Family::Document) return pages();
        if (family == Family::Picture) return picture();
        return video();
    }

private:
    // A child that had no time, no memory or did not understand the file. nullopt: it did its work.
    static std::optional<Refusal> fault_of_end(const ChildEnd& end) {
        if (end.how == ChildEnd::How::OutOfTime) return Refusal::OutOfTime;
        return end.is_good() ? std::nullopt : std::optional{Refusal::Damaged};
    }

    Result<ChildEnd> run(Words words, const ChildLimits& limits) {
        auto program = find_program(words.front());
        if (!program) return program.failure();
        words.front() = program->string();
        auto end = run_child(words, work_, limits, clock_, stop_);
        if (!end) return end;
        if (end->how == ChildEnd::How::Stopped) return core::fail(ErrorKind::Unavailable, "stopped");
        if (end->problems.find("No space left") != std::string::npos)
            return core::fail(ErrorKind::Unavailable, "the disk is full");
        if (!end->is_good()) {
            spdlog::info("media: {} ended with {} on {}", program->filename().string(), end->code,
                         upload_.filename().string());
        }
        return end;
    }

    Result<Verdict> picture() {
        const auto content = core::read_file(upload_, kMostPictureBytes + 1);
        if (!content) return content.failure();
        const auto head = picture_head(kind_, *content);
        if (kind_ != FileKind::Tiff) {
            if (!head || !head->is_whole) return refused(Refusal::Damaged);
            if (const auto fault = fault_of_size(head->width, head->height, kMostPixels))
                return refused(*fault);
        }
        return picture_from(kind_, upload_.string());
    }

    // Drawings stay sharp as PNG where that is small; photographs become JPEG.
    Result<Verdict> picture_from(FileKind kind, const std::string& input) {
        const bool photograph = kind == FileKind::Jpeg || kind == FileKind::WebP || kind == FileKind::Tiff;
        const std::string name = "picture" + std::to_string(++made_);
        const ChildLimits limits{.wall = kPatience, .cpu = kPictureTime};
        for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Jpeg}) {
            if (photograph && format == PictureFormat::Png) continue;
            const bool png = format == PictureFormat::Png;
            const std::string output = name + (png ? ".png" : ".jpg");
            auto end = run(picture_words(kind, input, format, output), limits);
            if (!end) return end.failure();
            if (const auto fault = fault_of_end(*end)) return refused(*fault);
            std::error_code code;
            const auto size = std::filesystem::file_size(work_ / output, code);
            if (code) return refused(Refusal::Damaged);
            if (png && size > kSmallPng) continue;
            return finished_picture(png ? FileKind::Png : FileKind::Jpeg, output);
        }
        return refused(Refusal::Damaged);
    }

    Result<Verdict> finished_picture(FileKind kind, const std::string& output) {
        const auto content = core::read_file(work_ / output, kMostPictureBytes + 1);
        if (!content) return content.failure();
        const auto head = picture_head(kind, *content);
        if (!head) return refused(Refusal::Damaged);
        if (const auto fault = fault_of_size(head->width, head->height, kMostPixels)) return refused(*fault);
        Product product{.kind = ProductKind::Image,
                        .file = work_ / output,
                        .sha256 = core::sha256_hex(*content),
                        .type = kind == FileKind::Png ? "image/png" : "image/jpeg",
                        .bytes = static_cast<std::int64_t>(content->size()),
                        .width = static_cast<int>(head->width),
                        .height = static_cast<int>(head->height)};
        return with_still(kind, output, std::move(product));
    }

    Result<Verdict> with_still(FileKind kind, const std::string& output, Product product) {
        const std::string still = output + ".still.jpg";
        auto end = run(still_words(kind, output, still), {.wall = kPatience, .cpu = kPictureTime});
        if (!end) return end.failure();
        if (const auto fault = fault_of_end(*end)) return refused(*fault);
        product.still = work_ / still;
        product.still_sha256 = digest_of(product.still);
        if (product.sha256.empty() || product.still_sha256.empty()) return refused(Refusal::Damaged);
        return Verdict{.products = {std::move(product)}, .refused = {}};
    }

    Result<tl::expected<Probe, Refusal>> probe(FileKind kind, const std::string& input) {
        auto end = run(probe_words(kind, input), {.wall = kPatience, .cpu = kPictureTime});
        if (!end) return end.failure();
        if (const auto fault = fault_of_end(*end))
            return tl::expected<Probe, Refusal>{tl::unexpected(*fault)};
        auto read = read_probe(end->output);
        if (!read) return tl::expected<Probe, Refusal>{tl::unexpected(Refusal::Damaged)};
        return tl::expected<Probe, Refusal>{std::move(*read)};
    }

    Result<Verdict> video() {
        const auto asked = probe(kind_, upload_.string());
        if (!asked) return asked.failure();
        if (!*asked) return refused(asked->error());
        const Probe& found = **asked;
        if (const auto fault = media::fault_of(found)) return refused(*fault);
        if (family_of(kind_) == Family::Animation && found.frames <= 1)
            return picture_from(kind_, upload_.string());
        const auto time = kPatience + std::chrono::duration_cast<seconds>(found.duration) * 20;
        const ChildLimits limits{.wall = time, .cpu = time, .file = kMadeVideo};
        auto end = run(video_words(kind_, upload_.string(), found, "video.mp4"), limits);
        if (!end) return end.failure();
        if (const auto fault = fault_of_end(*end)) return refused(*fault);
        return finished_video(found);
    }

    Result<Verdict> finished_video(const Probe& declared) {
        const auto asked = probe(FileKind::Mp4, "video.mp4");
        if (!asked) return asked.failure();
        if (!*asked || media::fault_of(**asked)) return refused(Refusal::Damaged);
        const Probe& made = **asked;
        constexpr milliseconds kSlack{1'500};
        // Less came out than the file promised: it ends in the middle.
        const bool short_of_it = made.duration + kSlack < declared.duration * 9 / 10;
        if (made.duration < milliseconds{100} || short_of_it) return refused(Refusal::Damaged);
        std::error_code code;
        Product product{
            .kind = ProductKind::Video,
            .file = work_ / "video.mp4",
            .sha256 = digest_of(work_ / "video.mp4"),
            .type = "video/mp4",
            .bytes = static_cast<std::int64_t>(std::filesystem::file_size(work_ / "video.mp4", code)),
            .width = static_cast<int>(made.width),
            .height = static_cast<int>(made.height),
            .duration = made.duration};
        return with_still(FileKind::Mp4, "video.mp4", std::move(product));
    }

    Result<Verdict> pages() {
        const ChildLimits limits{.wall = kPatience, .cpu = kDocumentTime, .file = kMostDocumentBytes};
        auto info = run({"pdfinfo", upload_.string()}, limits);
        if (!info) return info.failure();
        if (info->problems.find("Incorrect password") != std::string::npos)
            return refused(Refusal::LockedDocument);
        if (const auto fault = fault_of_end(*info)) return refused(*fault);
        const auto at = info->output.find("Pages:");
        const int count = at == std::string::npos ? 0 : std::atoi(info->output.c_str() + at + 6);
        if (count <= 0) return refused(Refusal::Damaged);
        if (count > kMostPages) return refused(Refusal::TooManyPages);
        Verdict all;
        for (int page = 1; page <= count; ++page) {
            const std::string number = std::to_string(page);
            const std::string name = "page" + number;
            auto drawn = run({"pdftoppm", "-f", number, "-l", number, "-singlefile", "-scale-to", "2560",
                              "-png", upload_.string(), name},
                             limits);
            if (!drawn) return drawn.failure();
            if (const auto fault = fault_of_end(*drawn)) return refused(*fault);
            auto made = picture_from(FileKind::Png, name + ".png");
            if (!made || made->refused) return made;
            all.products.push_back(std::move(made->products.front()));
        }
        return all;
    }

    std::filesystem::path upload_;
    std::filesystem::path work_;
    const core::Clock& clock_;
    const std::stop_token& stop_;
    FileKind kind_ = FileKind::Unknown;
    int made_ = 0;
};

}  // namespace

FileKind kind_of_file(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    std::string head(kHead, '\0');
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    return kind_of(head);
}

core::Result<Verdict> Converter::convert(const std::filesystem::path& upload,
                                         const std::filesystem::path& work,
                                         const std::stop_token& stop) const {
    return Passage{upload, work, clock_, stop}.pass();
}

}  // namespace server::media
