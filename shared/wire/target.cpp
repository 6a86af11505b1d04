#include "shared/wire/target.h"

#include "shared/wire/json.h"

namespace wire {

std::string write_target(const model::Target& target) {
    return dump({{"all", target.all},
                 {"centers", target.centers},
                 {"tags_any", target.tags_any},
                 {"kiosks", target.kiosks},
                 {"exclude_kiosks", target.exclude_kiosks}});
}

model::Target read_target(std::string_view json) {
    const auto parsed = parse(json);
    if (!parsed) return {};
    Fields fields{*parsed};
    model::Target target{.all = fields.flag("all", false),
                         .centers = fields.texts("centers", 10'000),
                         .tags_any = fields.texts("tags_any", 100),
                         .kiosks = fields.texts("kiosks", 10'000),
                         .exclude_kiosks = fields.texts("exclude_kiosks", 10'000)};
    return fields.is_fine() ? target : model::Target{};
}

}  // namespace wire
