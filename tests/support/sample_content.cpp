#include "tests/support/sample_content.h"

#include <algorithm>
#include <chrono>

namespace support {
namespace {

using namespace std::chrono_literals;
using core::WallTime;

WallTime day() {
    return WallTime{std::chrono::sys_days{std::chrono::year{2026} / 10 / 17}} - 8h;  // midnight at the centre
}

void add_places(model::Content& content) {
    content.center = {.id = "center",
                      .name = {"东门社区党群服务中心", "Dongmen Community Centre"},
                      .address = {"东门街 12 号", "12 Dongmen Street"},
                      .phone = "0537-7200000",
                      .region = 370830,
                      .accepted_regions = {370830},
                      .zone_name = "Asia/Shanghai",
                      .zone = core::TimeZone{{{day() - 24h * 365, 8h}}}};
    content.spaces = {
        {.id = "room1",
         .center_id = "center",
         .name = {"书法教室", "Calligraphy Room"},
         .floor = 3,
         .capacity = 16,
         .directions = {"坐电梯到 3 楼，出门右转", "Lift to floor 3, turn right"}},
        {.id = "room2",
         .center_id = "center",
         .name = {"多功能厅", "Main Hall"},
         .floor = 2,
         .capacity = 60,
         .directions = {"坐电梯到 2 楼，出门左转", "Lift to floor 2, turn left"}},
        {.id = "room3",
         .center_id = "center",
         .name = {"手工教室", "Crafts Room"},
         .floor = 4,
         .capacity = 12,
         .directions = {"坐电梯到 4 楼，走廊尽头", "Lift to floor 4, end of the corridor"}},
        {.id = "room4",
         .center_id = "center",
         .name = {"邻里食堂", "Canteen"},
         .floor = 1,
         .capacity = 80,
         .directions = {"从大厅直走，右手边", "Straight ahead from the lobby, on the right"}},
        {.id = "room5",
         .center_id = "center",
         .name = {"舞蹈室", "Dance Studio"},
         .floor = 5,
         .capacity = 30},
    };
    content.partners = {
        {.id = "p1", .name = {"南湖书院", "Nanhu Academy"}, .since_year = 2024},
        {.id = "p2", .name = {"金晖助老志愿队", "Jinhui Elder Care Volunteers"}, .since_year = 2023},
        {.id = "p3", .name = {"康味餐饮", "Kangwei Catering"}, .since_year = 2024},
        {.id = "p4", .name = {"安泰职业培训学校", "Antai Vocational School"}, .since_year = 2025}};
}

model::Service service(model::Id id, model::Text title, model::Category category, const char* art) {
    return {.id = std::move(id),
            .center_id = "center",
            .partner_id = "p1",
            .space_id = "room1",
            .title = std::move(title),
            .purpose = {"适合 6–12 岁，零基础学楷书，笔墨纸砚由书院提供",
                        "For ages 6 to 12, no experience needed; brushes provided"},
            .hours = {"周六、日 09:00–10:30", "Sat, Sun 09:00–10:30"},
            .category = category,
            .art = art};
}

void add_services(model::Content& content) {
    using enum model::Category;
    content.services = {service("s1", {"少儿书法启蒙", "Calligraphy for Children"}, Study, "calligraphy"),
                        service("s2", {"邻里食堂", "Community Canteen"}, Canteen, "canteen"),
                        service("s3", {"手机课堂", "Smartphone Class"}, ElderCare, "phone"),
                        service("s4", {"家政技能培训", "Housekeeping Training"}, Training, "training"),
                        service("s5", {"剪纸亲子课", "Paper Cutting for Families"}, Crafts, "craft"),
                        service("s6", {"国画入门", ""}, Arts, "study"),
                        service("s7", {"八段锦", "Baduanjin Exercise"}, Health, "taichi"),
                        service("s8", {"7×24 便民站", "24-hour Station"}, Convenience, "station")};
    content.services[0].fee = {model::FeeKind::LowFee, 1000};
    content.services[1].fee = {model::FeeKind::LowFee, 600};
    content.services[1].partner_id = "p3";
    content.services[1].space_id = "room4";
    content.services[2].partner_id = "p2";
    content.services[2].space_id = "room2";
    content.services[3].partner_id = "p4";
    content.services[3].fee = {model::FeeKind::Market, 12000};
    content.services[6].step_free = false;
}

struct Slot {
    const char* id;
    const char* service;
    const char* space;
    std::chrono::minutes from, to;
    int capacity, enrolled;
};

void add_sessions(model::Content& content) {
    const std::vector<Slot> slots{
        {"c1", "s1", "room1", 9h, 10h + 30min, 16, 12},
        {"c2", "s5", "room3", 9h, 11h, 12, 10},
        {"c3", "s3", "room2", 10h + 30min, 11h + 30min, 30, 25},
        {"c4", "s2", "room4", 11h, 12h + 30min, 80, 41},
        {"c5", "s6", "room1", 14h, 15h + 30min, 12, 6},
        {"c6", "s4", "room2", 15h, 16h + 30min, 60, 46},
        {"c7", "s7", "room2", 19h, 20h + 30min, 0, 0},
        {"c8", "s2", "room4", 17h, 18h + 30min, 80, 80},
        {"c9", "s7", "room5", 7h + 30min, 8h + 30min, 30, 22},
        {"c10", "s1", "room1", 33h, 34h + 30min, 16, 7},
        {"c11", "s1", "room1", 9h + 24h * 7, 10h + 30min + 24h * 7, 16, 16},
        {"c12", "s5", "room3", 14h, 16h, 12, 8},
    };
    for (const Slot& slot : slots) {
        const model::Service* of = content.service(slot.service);
        content.sessions.push_back(
            {.id = slot.id,
             .center_id = "center",
             .service_id = slot.service,
             .space_id = slot.space,
             .partner_id = of->partner_id,
             .title = of->title,
             .kind = of->id == "s2" ? model::SessionKind::Meal : model::SessionKind::Class,
             .start = day() + slot.from,
             .end = day() + slot.to,
             .open_from = day() + slot.from - 30min,
             .close_at = day() + slot.to - 15min,
             .capacity = slot.capacity,
             .enrolled = slot.enrolled});
    }
    content.sessions[4].cancelled = true;
    std::sort(content.sessions.begin(), content.sessions.end(),
              [](const auto& a, const auto& b) { return a.start < b.start; });
}

model::AnnouncementFact fact(const char* icon, model::Text label, model::Text value) {
    return {icon, std::move(label), std::move(value)};
}

void add_announcements(model::Content& content) {
    content.announcements = {
        {.id = "a1",
         .severity = model::Severity::Urgent,
         .title = {"紧急停水通知", "Water Cut"},
         .body = {"因主管道抢修，以下小区今天临时停水。请提前储水，关好家中水龙头。",
                  "The main pipe is under repair. Please store water and close your taps."},
         .facts = {fact("clock-outline", {"停水时间", "When"}, {"今天 10:30 – 18:00", "Today 10:30 – 18:00"}),
                   fact("map-marker", {"影响范围", "Where"},
                        {"东门小区 1–12 号楼、东和园", "Dongmen blocks 1–12, Donghe"}),
                   fact("cup-water", {"哪里有水", "Water here"},
                        {"1楼 7×24 便民站 供应饮水", "24-hour station, floor 1"}),
                   fact("phone", {"咨询电话", "Call"}, {"东门社区 0537-7200000", "Dongmen 0537-7200000"})},
         .publisher = {"汶上街道办", "Wenshang Street Office"},
         .valid_from = day() + 9h,
         .valid_until = day() + 18h,
         .published_at = day() + 9h + 38min},
        {.id = "a2",
         .severity = model::Severity::Info,
         .title = {"周日书法开放课，免费体验 16 个名额", "Open calligraphy class on Sunday, 16 free places"},
         .body = {"周日 09:00 在 3 楼书法教室，笔墨纸砚由书院提供，带上好奇心就好。",
                  "Sunday 09:00 in the calligraphy room on floor 3. Brushes and paper are provided."},
         .publisher = {"南湖书院", "Nanhu Academy"},
         .valid_from = day() + 8h,
         .valid_until = day() + 34h,
         .published_at = day() + 8h + 30min},
        {.id = "a3",
         .severity = model::Severity::Info,
         .title = {"食堂监督团 10 月意见反馈：减盐已落实", "Canteen in October: less salt, as you asked"},
         .body = {"监督团上月提出少放盐，食堂已经做到。", "The supervisors asked for less salt. Done."},
         .publisher = {"社区", "Centre"},
         .valid_from = day() - 12h,
         .valid_until = day() + 240h,
         .published_at = day() - 9h}};
}

void add_racks(model::Content& content) {
    using enum model::ItemKind;
    using enum model::ItemState;
    content.center.desk_place = {"大厅左手边", "on the left of the lobby"};
    content.racks = {{.id = "rack1",
                      .center_id = "center",
                      .kind = Umbrella,
                      .name = {"1 号伞架", "Rack 1"},
                      .place = {"大厅入口", "Lobby"},
                      .slots = 16},
                     {.id = "rack2",
                      .center_id = "center",
                      .kind = PowerBank,
                      .name = {"充电柜", "Charger"},
                      .place = {"服务台", "Desk"},
                      .slots = 8}};
    for (const auto& rack : content.racks) {
        for (int slot = 1; slot <= rack.slots; ++slot) {
            const bool lent = slot == 3 || slot == 6 || slot == 10 || slot == 15;
            content.items.push_back({.id = rack.id + "-" + std::to_string(slot),
                                     .center_id = "center",
                                     .rack_id = rack.id,
                                     .slot = slot,
                                     .kind = rack.kind,
                                     .state = slot == 12 ? Repair
                                              : lent     ? Lent
                                                         : Free});
        }
    }
}

std::string longer(const std::string& text) {
    return text + text.substr(0, 3 * (text.size() / 6));  // whole three-byte characters
}

}  // namespace

WallTime sample_now() {
    return day() + 9h + 42min;
}

model::Content sample_content() {
    model::Content content;
    add_places(content);
    add_services(content);
    add_sessions(content);
    add_announcements(content);
    add_racks(content);
    content.public_url = "https://linli.example.org";
    return content;
}

model::Content long_content() {
    model::Content content = sample_content();
    for (model::Service& one : content.services) {
        one.title.zh = longer(one.title.zh);
        one.title.en += " and Friends";
    }
    for (model::Session& one : content.sessions) {
        one.title.zh = longer(one.title.zh);
        one.title.en += " and Friends";
    }
    return content;
}

}  // namespace support
