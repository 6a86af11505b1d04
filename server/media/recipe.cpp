#include "server/media/recipe.h"

#include <cmath>

namespace server::media {
namespace {

constexpr double kMostRate = 30;
constexpr std::chrono::milliseconds kShortest{6'000};

// Opened by one reader alone, and by nothing that could lead to another file or a network.
Words opened(const char* program, FileKind kind, const std::string& input) {
    Words words{program, "-hide_banner", "-v", "error", "-protocol_whitelist", "file", "-f"};
    words.emplace_back(reader_of(kind));
    words.emplace_back("-i");
    words.push_back("file:" + input);
    return words;
}

Words ffmpeg(FileKind kind, const std::string& input, int repeats) {
    Words words = opened("ffmpeg", kind, input);
    words.insert(words.begin() + 1, {"-nostdin", "-y", "-threads", "2"});
    if (repeats > 0) words.insert(words.end() - 2, {"-stream_loop", std::to_string(repeats)});
    return words;
}

void add(Words& words, std::initializer_list<const char*> more) {
    words.insert(words.end(), more.begin(), more.end());
}

// Fits into the frame, lying or upright; never larger than it was.
std::string fitted(const std::string& longer, const std::string& shorter, const char* more) {
    return "scale=w='min(iw,if(gte(iw,ih)," + longer + "," + shorter + "))':h='min(ih,if(gte(iw,ih)," +
           shorter + "," + longer + "))':force_original_aspect_ratio=decrease" + more;
}

// 60 becomes 30, 50 becomes 25: whole fractions, so that movement stays even.
std::string rate_filter(double rate) {
    if (rate <= 0 || rate > 1000) return ",fps=30";
    if (rate <= kMostRate + 0.01) return "";
    const double kept = rate / std::ceil(rate / kMostRate - 0.001);
    return ",fps=" + std::to_string(kept);
}

std::string video_filter(const Probe& probe) {
    std::string filter;
    if (probe.is_interlaced) filter += "yadif,";
    filter += "scale=w='trunc(iw*sar/2)*2':h=ih,setsar=1,";
    filter += fitted("1920", "1080", ":force_divisible_by=2");
    filter += rate_filter(probe.rate);
    if (probe.is_high_range) {
        filter +=
            ",zscale=t=linear:npl=100,format=gbrpf32le,zscale=p=bt709,tonemap=hable:desat=0,"
            "zscale=t=bt709:m=bt709:r=tv";
    }
    return filter + ",format=yuv420p";
}

}  // namespace

Words probe_words(FileKind kind, const std::string& input) {
    Words words = opened("ffprobe", kind, input);
    if (family_of(kind) == Family::Animation) words.insert(words.begin() + 1, "-count_packets");
    words.insert(words.begin() + 1, {"-max_pixels", std::to_string(kMostPixels)});
    add(words, {"-show_entries",
                "format=duration:stream=index,codec_type,codec_name,width,height,avg_frame_rate,field_order,"
                "color_transfer,duration,nb_read_packets:stream_disposition=attached_pic",
                "-of", "json"});
    return words;
}

Words picture_words(FileKind kind, const std::string& input, PictureFormat format,
                    const std::string& output) {
    Words words = ffmpeg(kind, input, 0);
    words.insert(words.end() - 2, {"-max_pixels", std::to_string(kMostPixels)});
    const bool png = format == PictureFormat::Png;
    const std::string filter = fitted("3840", "2160", "") + (png ? ",format=rgba|rgb24" : ",format=yuvj444p");
    add(words, {"-map", "0:v:0", "-frames:v", "1", "-map_metadata", "-1", "-vf", filter.c_str()});
    if (!png) add(words, {"-q:v", "2"});
    add(words, {"-f", "image2", "-c:v", png ? "png" : "mjpeg", output.c_str()});
    return words;
}

Words video_words(FileKind kind, const std::string& input, const Probe& probe, const std::string& output) {
    Words words = ffmpeg(kind, input, family_of(kind) == Family::Animation ? repeats_of(probe) : 0);
    const std::string picture = "0:" + std::to_string(probe.picture_stream);
    const std::string filter = video_filter(probe);
    const std::string longest = std::to_string(std::chrono::seconds{kLongestVideo}.count());
    add(words, {"-map", picture.c_str(), "-map", "0:a:0?", "-sn", "-dn", "-map_metadata", "-1",
                "-map_chapters", "-1", "-t", longest.c_str(), "-vf", filter.c_str()});
    add(words, {"-c:v", "libx264", "-profile:v", "high", "-level:v", "4.1", "-preset", "veryfast", "-crf",
                "21", "-maxrate", "8M", "-bufsize", "12M", "-g", "60", "-threads", "2"});
    add(words, {"-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "48000", "-movflags", "+faststart", "-f",
                "mp4", output.c_str()});
    return words;
}

Words still_words(FileKind kind, const std::string& input, const std::string& output) {
    Words words = ffmpeg(kind, input, 0);
    add(words, {"-map", "0:v:0", "-frames:v", "1", "-map_metadata", "-1", "-vf",
                "scale=w=480:h=480:force_original_aspect_ratio=decrease,format=yuvj420p", "-q:v", "4", "-f",
                "image2", "-c:v", "mjpeg", output.c_str()});
    return words;
}

int repeats_of(const Probe& probe) {
    if (probe.duration <= std::chrono::milliseconds{0} || probe.duration >= kShortest) return 0;
    return static_cast<int>((kShortest.count() + probe.duration.count() - 1) / probe.duration.count()) - 1;
}

}  // namespace server::media
