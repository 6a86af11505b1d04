#include "server/handlers/demo_lending.h"

#include "server/handlers/demo_schedule.h"
#include "server/handlers/lending.h"
#include "shared/wire/enums.h"

namespace server::handlers {

void load_demo_racks(store::Unit& unit, wire::Fields& center, const std::string& center_key) {
    for (const wire::Json& value : center.list("racks", 20)) {
        wire::Fields fields{value, "racks"};
        const std::string key = center_key + "/" + fields.text("key", 64);
        const model::Rack rack{
            .id = demo_id("rack/" + key),
            .center_id = demo_id("center/" + center_key),
            .kind = static_cast<model::ItemKind>(fields.one_of("kind", wire::names_of<model::ItemKind>())),
            .name = fields.words("name"),
            .place = fields.words("place"),
            .slots = static_cast<int>(fields.integer("slots", 1, 100))};
        const int broken = static_cast<int>(fields.optional_integer("in_repair", 0, 0, rack.slots));
        if (!fields.is_fine()) return center.wrong("racks", fields.done().error().message);
        store::put_rack(unit, rack);
        send_rack(unit, rack);
        for (int slot = 1; slot <= rack.slots; ++slot) {
            const std::string id = demo_id("item/" + key + "/" + std::to_string(slot));
            store::add_item(unit,
                            {.id = id,
                             .center_id = rack.center_id,
                             .rack_id = rack.id,
                             .slot = slot,
                             .kind = rack.kind,
                             .state = slot == broken ? model::ItemState::Repair : model::ItemState::Free});
            if (const auto stored = store::item_by_id(unit, id)) send_item(unit, stored->item);
        }
    }
}

}  // namespace server::handlers
