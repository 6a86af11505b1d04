#include "server/handlers/demo_county.h"

#include <algorithm>
#include <map>

#include "server/handlers/all.h"
#include "server/handlers/demo_lending.h"
#include "server/handlers/demo_schedule.h"
#include "server/handlers/keys.h"
#include "server/handlers/passes.h"
#include "server/handlers/phones.h"
#include "server/handlers/roster.h"
#include "server/handlers/signage.h"
#include "server/service/announcement_rules.h"
#include "server/store/announcements.h"
#include "server/store/centers.h"
#include "server/store/feed.h"
#include "server/store/library.h"
#include "server/store/people.h"
#include "server/store/playlists.h"
#include "shared/core/calendar.h"
#include "shared/wire/enums.h"
#include "shared/wire/feed.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

using wire::Fields;
using wire::Json;

constexpr std::chrono::days kZoneAhead{760};  // two years of transitions (SIGNAGE R-C6)

void load_partners(store::Unit& unit, Fields& county) {
    for (const Json& value : county.list("partners", 100)) {
        Fields fields{value, "partners"};
        const model::Partner partner{
            .id = demo_id("partner/" + fields.text("key", 64)),
            .name = fields.words("name"),
            .kind =
                static_cast<model::PartnerKind>(fields.one_of("kind", wire::names_of<model::PartnerKind>())),
            .since_year = static_cast<int>(fields.integer("since_year", 1949, 2999))};
        if (!fields.is_fine()) county.wrong("partners", fields.done().error().message);
        store::put_row(unit, {}, wire::row::kPartner, partner.id, wire::write_row(partner));
    }
}

model::OpeningHours opening_of(Fields& fields) {
    model::OpeningHours opening;
    const auto hours = fields.texts("opening", 2);
    const auto from = hours.size() == 2 ? core::parse_time_of_day(hours[0]) : std::nullopt;
    const auto to = hours.size() == 2 ? core::parse_time_of_day(hours[1]) : std::nullopt;
    if (!from || !to) fields.wrong("opening", "must be two times HH:MM");
    for (auto& day : opening.week)
        day = {{from.value_or(std::chrono::minutes{0}), to.value_or(std::chrono::minutes{0})}};
    return opening;
}

void load_spaces(store::Unit& unit, Fields& center, const std::string& center_key) {
    for (const Json& value : center.list("spaces", 100)) {
        Fields fields{value, "spaces"};
        const model::Space space{.id = demo_id("space/" + center_key + "/" + fields.text("key", 64)),
                                 .center_id = demo_id("center/" + center_key),
                                 .name = fields.words("name"),
                                 .floor = static_cast<int>(fields.integer("floor", -2, 60)),
                                 .area_m2 = static_cast<int>(fields.integer("area_m2", 0, 100'000)),
                                 .capacity = static_cast<int>(fields.integer("capacity", 0, 10'000)),
                                 .directions = fields.words("directions")};
        if (!fields.is_fine()) center.wrong("spaces", fields.done().error().message);
        store::put_row(unit, {.center_id = space.center_id, .kiosk_id = {}}, wire::row::kSpace, space.id,
                       wire::write_row(space));
    }
}

void load_services(store::Unit& unit, Fields& center, const std::string& center_key) {
    for (const Json& value : center.list("services", 200)) {
        Fields fields{value, "services"};
        Fields fee{fields.object("fee"), "fee"};
        const model::Service service{
            .id = demo_id("service/" + center_key + "/" + fields.text("key", 64)),
            .center_id = demo_id("center/" + center_key),
            .partner_id = demo_id("partner/" + fields.text("partner", 64)),
            .space_id = demo_id("space/" + center_key + "/" + fields.text("space", 64)),
            .title = fields.words("title"),
            .purpose = fields.words("purpose"),
            .hours = fields.words("hours"),
            .category =
                static_cast<model::Category>(fields.one_of("category", wire::names_of<model::Category>())),
            .fee = {.kind = static_cast<model::FeeKind>(fee.one_of("kind", wire::names_of<model::FeeKind>())),
                    .fen = static_cast<int>(fee.integer("fen", 0, 1'000'000))},
            .art = fields.text("art", 64)};
        if (!fields.is_fine()) center.wrong("services", fields.done().error().message);
        store::put_row(unit, {.center_id = service.center_id, .kiosk_id = {}}, wire::row::kService,
                       service.id, wire::write_row(service));
    }
}

void load_centers(store::Unit& unit, Fields& county, int region) {
    const std::string zone_name = county.text("zone", 64);
    auto zone = core::load_zone(zone_name, unit.now - std::chrono::days{30}, unit.now + kZoneAhead);
    if (!zone) county.wrong("zone", "is not known to this system");
    int position = 0;
    for (const Json& value : county.list("centers", 500)) {
        Fields fields{value, "centers"};
        const std::string key = fields.text("key", 64);
        wire::CenterRow row;
        row.center.id = demo_id("center/" + key);
        row.center.name = fields.words("name");
        row.center.address = fields.words("address");
        row.center.phone = fields.optional_text("phone", 64);
        if (fields.has("desk_place")) row.center.desk_place = fields.words("desk_place");
        row.center.region = region;
        row.center.accepted_regions = {region};
        row.center.zone_name = zone_name;
        if (zone) row.center.zone = *zone;
        row.center.opening = opening_of(fields);
        store::put_center(unit, {.id = row.center.id,
                                 .name = row.center.name,
                                 .address = row.center.address,
                                 .region = region,
                                 .position = position++});
        store::put_row(unit, {.center_id = row.center.id, .kiosk_id = {}}, wire::row::kCenter, row.center.id,
                       wire::write_row(row));
        load_spaces(unit, fields, key);
        load_services(unit, fields, key);
        load_demo_racks(unit, fields, key);
        if (!fields.is_fine()) county.wrong("centers", fields.done().error().message);
    }
}

void load_residents(store::Unit& unit, Fields& county) {
    for (const Json& value : county.list("residents", 100'000)) {
        Fields fields{value, "residents"};
        const std::string name = fields.text("name", 64);
        store::add_resident(unit, {.id = demo_id("resident/" + fields.text("key", 64)),
                                   .center_id = demo_id("center/" + fields.text("center", 64)),
                                   .full_name = name,
                                   .masked_name = std::string{model::mask_name(name).shown()},
                                   .price_group = fields.text("price_group", 16),
                                   .role = "none",
                                   .is_sample = true});
        const core::Secret phone{fields.optional_text("phone", 11)};
        if (!phone.empty() && !is_phone(phone.reveal())) fields.wrong("phone", "must be eleven digits");
        if (!fields.is_fine()) county.wrong("residents", fields.done().error().message);
        if (!phone.empty()) give_phone(unit, demo_id("resident/" + fields.text("key", 64)), phone);
    }
}

void load_playlist(store::Unit& unit, Fields& county, const std::vector<DemoPicture>& pictures) {
    model::Playlist playlist{
        .id = demo_id("playlist"), .name = county.optional_text("playlist_name", 64), .items = {}};
    if (playlist.name.empty()) playlist.name = county.words("name").zh;
    for (const Json& value : county.list("playlist", 200)) {
        Fields fields{value, "playlist"};
        const std::string art = fields.text("art", 64);
        const auto picture = std::find_if(pictures.begin(), pictures.end(),
                                          [&](const DemoPicture& one) { return one.art == art; });
        if (picture == pictures.end()) continue;
        const model::Media media{.id = demo_id("media/" + art),
                                 .sha256 = picture->sha256,
                                 .type = "image/png",
                                 .bytes = picture->bytes,
                                 .width = picture->width,
                                 .height = picture->height};
        store::put_library_item(unit, {.id = media.id,
                                       .name = art + ".png",
                                       .center_id = {},
                                       .state = store::MediaState::Ready,
                                       .media = media,
                                       .still = media.sha256,
                                       .upload_bytes = media.bytes,
                                       .created_by = "linli-admin",
                                       .created_at = unit.now});
        playlist.items.push_back({.id = demo_id("item/" + art),
                                  .shows = model::MediaRef{media.id},
                                  .category = fields.words("category"),
                                  .headline = fields.words("headline"),
                                  .fact = fields.words("fact")});
        if (!fields.is_fine()) county.wrong("playlist", fields.done().error().message);
    }
    store::put_playlist(
        unit, {.playlist = playlist, .center_id = {}, .changed_by = "linli-admin", .changed_at = unit.now});
    const model::Entry every_day{
        .id = demo_id("entry"), .name = playlist.name, .playlist_id = playlist.id, .priority = 10};
    store::put_entry(unit, {.entry = every_day,
                            .state = "published",
                            .created_by = "linli-admin",
                            .approved_by = {},
                            .changed_at = unit.now});
}

void load_announcements(store::Unit& unit, Fields& county) {
    int number = 0;
    for (const Json& value : county.list("announcements", 100)) {
        Fields fields{value, "announcements"};
        store::StoredAnnouncement stored;
        stored.announcement.id = demo_id("announcement/" + std::to_string(number++));
        stored.announcement.severity =
            static_cast<model::Severity>(fields.one_of("severity", wire::names_of<model::Severity>()));
        stored.announcement.title = fields.words("title");
        stored.announcement.body = fields.words("body");
        stored.announcement.publisher = county.words("name");
        stored.announcement.link = fields.optional_text("link", model::kLongestLink);
        if (const auto art = fields.optional_text("art", 64); !art.empty())
            stored.announcement.media_id = demo_id("media/" + art);
        stored.announcement.valid_from = stored.announcement.published_at = unit.now;
        stored.announcement.valid_until = unit.now + std::chrono::days{fields.integer("days", 1, 14)};
        stored.target.all = true;
        stored.state = "published";
        stored.created_by = "linli-admin";
        stored.created_at = unit.now;
        if (!fields.is_fine()) county.wrong("announcements", fields.done().error().message);
        store::put_announcement(unit, stored);
        store::put_row(unit, {}, wire::row::kAnnouncement, stored.announcement.id,
                       wire::write_row(stored.announcement));
    }
}

// Everybody has a card somewhere, so that a phone number at the keypad finds one.
void give_first_passes(Call& call) {
    const auto key = active_pass_key(call.unit);
    if (!key) return;
    for (const auto& resident : store::residents_of(call.unit, "")) {
        if (!resident.is_sample || !store::passes_of(call.unit, resident.id).empty()) continue;
        add_new_pass(call, resident, *key);
    }
    refresh_today(call.unit);
}

}  // namespace

core::Result<void> load_demo(store::Unit& unit, const std::string& json,
                             const std::vector<DemoPicture>& pictures) {
    auto parsed = wire::parse(json);
    if (!parsed) return parsed.failure();
    Fields county{*parsed};
    const int region = static_cast<int>(county.integer("region", 1, 0xFFFFFF));
    if (auto done = county.done(); !done) return done;
    make_first_keys(unit, region);
    load_partners(unit, county);
    load_centers(unit, county, region);
    load_residents(unit, county);
    load_playlist(unit, county, pictures);
    load_announcements(unit, county);
    std::vector<push::News> news;  // whoever loads the county pokes everybody
    publish_signage(unit, news);
    if (auto done = county.done(); !done) return done;
    store::set_setting(unit, "demo_county", json);
    keep_demo_alive(unit);
    refresh_today(unit);
    return {};
}

Response admin_load_demo(Call& call) {
    if (!call.shared.settings.is_loopback) {
        return refuse(409, "NOT_LOOPBACK",
                      "the demo county's sample people do not belong on a server that others reach; set "
                      "demo.allow_anywhere if you mean it");
    }
    const auto json = wire::parse(call.request.body);
    if (!json) return refuse(400, "BAD_BODY", json.error().message);
    Fields fields{*json};
    std::vector<DemoPicture> pictures;
    for (const Json& value : fields.list("pictures", 200)) {
        Fields one{value, "pictures"};
        pictures.push_back({.art = one.text("art", 64),
                            .sha256 = one.text("sha256", 64),
                            .bytes = one.integer("bytes", 1, 1LL << 32),
                            .width = static_cast<int>(one.integer("width", 1, 20'000)),
                            .height = static_cast<int>(one.integer("height", 1, 20'000))});
        if (!one.is_fine()) fields.wrong("pictures", one.done().error().message);
    }
    const std::string county = wire::dump(fields.object("county"));
    if (auto done = fields.done(); !done) return refuse(400, "BAD_BODY", done.error().message);
    if (auto loaded = load_demo(call.unit, county, pictures); !loaded)
        return refuse(422, "DEMO", loaded.error().message);
    give_first_passes(call);
    call.audit("demo.load", "county");
    call.poke("");
    return ok("{}");
}

}  // namespace server::handlers
