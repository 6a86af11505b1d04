#include "server/service/announcement_rules.h"

namespace server::service {
namespace {

constexpr std::size_t kMostFacts = 4;
constexpr std::size_t kTitle = 12;
constexpr std::size_t kUrgentTitle = 8;
constexpr std::size_t kBody = 60;
constexpr std::size_t kUrgentBody = 40;
constexpr std::size_t kFactLabel = 8;
constexpr std::size_t kFactValue = 24;
constexpr std::size_t kEnglishIsLonger = 4;  // letters for one Han character

void check_text(std::map<std::string, std::string>& problems, const std::string& field,
                const model::Text& text, std::size_t longest) {
    if (text.zh.empty()) problems[field + ".zh"] = "MISSING";
    if (character_count(text.zh) > longest) problems[field + ".zh"] = "TOO_LONG";
    if (character_count(text.en) > longest * kEnglishIsLonger) problems[field + ".en"] = "TOO_LONG";
}

}  // namespace

std::chrono::hours default_life(model::Severity severity) {
    switch (severity) {
        case model::Severity::Info:
            return std::chrono::hours{14 * 24};
        case model::Severity::Notice:
            return std::chrono::hours{7 * 24};
        case model::Severity::Urgent:
            return std::chrono::hours{24};
        case model::Severity::Emergency:
            return std::chrono::hours{4};
    }
    return std::chrono::hours{24};
}

std::size_t character_count(const std::string& utf8) {
    std::size_t count = 0;
    for (const char c : utf8) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++count;
    }
    return count;
}

std::map<std::string, std::string> problems_of(const model::Announcement& announcement,
                                               const model::Target& target, core::WallTime now) {
    std::map<std::string, std::string> problems;
    const bool takes_over = announcement.severity == model::Severity::Urgent ||
                            announcement.severity == model::Severity::Emergency;
    check_text(problems, "title", announcement.title, takes_over ? kUrgentTitle : kTitle);
    check_text(problems, "body", announcement.body, takes_over ? kUrgentBody : kBody);
    if (announcement.facts.size() > kMostFacts) problems["facts"] = "TOO_MANY";
    for (std::size_t i = 0; i < announcement.facts.size() && i < kMostFacts; ++i) {
        const std::string field = "facts." + std::to_string(i);
        check_text(problems, field + ".label", announcement.facts[i].label, kFactLabel);
        check_text(problems, field + ".value", announcement.facts[i].value, kFactValue);
    }
    if (!announcement.link.empty() && !model::is_link(announcement.link)) problems["link"] = "NOT_A_LINK";
    if (!target.all && target.centers.empty() && target.kiosks.empty() && target.tags_any.empty())
        problems["target"] = "MISSING";
    if (announcement.valid_until <= announcement.valid_from) problems["valid_until"] = "NOT_AFTER_START";
    if (announcement.valid_until <= now) problems["valid_until"] = "IN_THE_PAST";
    const bool emergency = announcement.severity == model::Severity::Emergency;
    if (emergency && announcement.valid_until - announcement.valid_from > kLongestEmergency) {
        problems["valid_until"] = "TOO_FAR";
    }
    return problems;
}

}  // namespace server::service
