#include "tests/server/media/samples.h"

#include <gtest/gtest.h>

#include "server/media/child.h"
#include "shared/core/file.h"

namespace test {

std::filesystem::path Samples::made(const std::string& name, const std::vector<std::string>& words) const {
    const core::SystemClock clock;
    const auto ffmpeg = server::media::find_program("ffmpeg");
    EXPECT_TRUE(ffmpeg) << "ffmpeg is not installed";
    if (!ffmpeg) return {};
    std::vector<std::string> all{ffmpeg->string(), "-nostdin", "-y", "-v", "error"};
    all.insert(all.end(), words.begin(), words.end());
    all.push_back((directory_ / name).string());
    const auto end = server::media::run_child(
        all, directory_, {.wall = std::chrono::seconds{120}, .cpu = std::chrono::seconds{120}}, clock, {});
    EXPECT_TRUE(end && end->is_good()) << name << ": " << (end ? end->problems : end.error().message);
    return directory_ / name;
}

std::filesystem::path Samples::picture(const std::string& name, const std::string& size,
                                       const std::string& format) const {
    return made(name, {"-f", "lavfi", "-i", "testsrc=size=" + size + ":rate=1", "-frames:v", "1", "-pix_fmt",
                       format});
}

std::filesystem::path Samples::film(const std::string& name, const std::vector<std::string>& coded,
                                    const std::string& source) const {
    std::vector<std::string> words{"-f", "lavfi", "-i", source};
    const std::vector<std::string> usual{"-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"};
    words.insert(words.end(), coded.empty() ? usual.begin() : coded.begin(),
                 coded.empty() ? usual.end() : coded.end());
    return made(name, words);
}

std::filesystem::path Samples::written(const std::string& name, const std::string& content) const {
    EXPECT_TRUE(core::write_file(directory_ / name, content).has_value());
    return directory_ / name;
}

std::filesystem::path Samples::cut(const std::filesystem::path& from, const std::string& name,
                                   double share) const {
    const std::string whole = content(from);
    return written(name,
                   whole.substr(0, static_cast<std::size_t>(static_cast<double>(whole.size()) * share)));
}

std::string Samples::content(const std::filesystem::path& file) {
    return core::read_file(file).value_or(std::string{});
}

std::filesystem::path Samples::document(const std::string& name, int pages) const {
    std::string text = "%PDF-1.4\n";
    std::vector<std::size_t> places;
    const auto add = [&](const std::string& body) {
        places.push_back(text.size());
        text += std::to_string(places.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    std::string kids;
    for (int i = 0; i < pages; ++i) kids += std::to_string(3 + i) + " 0 R ";
    add("<</Type/Catalog/Pages 2 0 R>>");
    add("<</Type/Pages/Count " + std::to_string(pages) + "/Kids[" + kids + "]>>");
    for (int i = 0; i < pages; ++i) add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
    const std::size_t table = text.size();
    text += "xref\n0 " + std::to_string(places.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t place : places) {
        const std::string digits = std::to_string(place);
        text += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
    }
    text += "trailer\n<</Size " + std::to_string(places.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
            std::to_string(table) + "\n%%EOF\n";
    return written(name, text);
}

}  // namespace test
