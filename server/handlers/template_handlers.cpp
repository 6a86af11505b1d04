// Emergency announcements that lie ready: some come with the program, in both languages; others were prepared
// here (SIGNAGE section 8).
#include <array>

#include "server/handlers/all.h"
#include "server/handlers/signage_drafts.h"
#include "server/handlers/words.h"
#include "server/service/announcement_rules.h"
#include "server/store/templates.h"
#include "shared/core/uuid.h"
#include "shared/wire/json.h"

namespace server::handlers {
namespace {

using wire::Fields;
using wire::Json;

constexpr std::array<const char*, 6> kOurs{"fire", "earthquake", "storm", "gas", "evacuate", "first_aid"};
constexpr std::size_t kMostTemplates = 50;

Json template_json(const model::Announcement& one, bool is_ours) {
    Json facts = Json::array();
    for (const auto& fact : one.facts) {
        facts.push_back({{"icon", fact.icon},
                         {"label", wire::to_json(fact.label)},
                         {"value", wire::to_json(fact.value)}});
    }
    return {{"id", one.id},
            {"title", wire::to_json(one.title)},
            {"body", wire::to_json(one.body)},
            {"facts", facts},
            {"built_in", is_ours}};
}

core::Result<model::Announcement> read_template(Call& call) {
    const auto json = wire::parse(call.request.body);
    if (!json) return json.failure();
    Fields fields{*json};
    model::Announcement one{.id = core::make_uuid_v7(call.unit.now, call.shared.random),
                            .severity = model::Severity::Emergency,
                            .title = fields.words("title"),
                            .body = fields.words("body"),
                            .facts = {},
                            .publisher = {},
                            .valid_from = call.unit.now,
                            .valid_until = call.unit.now + service::default_life(model::Severity::Emergency),
                            .published_at = call.unit.now};
    for (const Json& value : fields.list("facts", 16)) {
        Fields fact{value, "facts"};
        one.facts.push_back({.icon = fact.optional_text("icon", 64),
                             .label = fact.words("label"),
                             .value = fact.words("value")});
        if (!fact.is_fine()) fields.wrong("facts", fact.done().error().message);
    }
    if (auto done = fields.done(); !done) return done.failure();
    return one;
}

}  // namespace

Response list_templates(Call& call) {
    Json list = Json::array();
    for (const std::string key : kOurs) {
        model::Announcement one;
        one.id = "built-in-" + key;
        one.title = words("emergency." + key + ".title");
        one.body = words("emergency." + key + ".body");
        list.push_back(template_json(one, true));
    }
    for (const auto& one : store::templates(call.unit)) list.push_back(template_json(one, false));
    return ok(wire::dump({{"templates", list}}));
}

Response create_template(Call& call) {
    const auto prepared = read_template(call);
    if (!prepared) return refuse(400, "BAD_BODY", prepared.error().message);
    auto problems = service::problems_of(*prepared, {.all = true}, call.unit.now);
    check_drawable(call.shared, problems, "title.zh", prepared->title);
    check_drawable(call.shared, problems, "body.zh", prepared->body);
    if (!problems.empty()) return refuse_fields(problems);
    if (store::templates(call.unit).size() >= kMostTemplates)
        return refuse(409, "TOO_MANY", "remove one first");
    store::put_template(call.unit, *prepared, call.who());
    call.audit("template.create", prepared->id, prepared->title.zh);
    return created(wire::dump(template_json(*prepared, false)));
}

Response delete_template(Call& call) {
    const std::string id = call.request.param("id");
    if (!store::delete_template(call.unit, id)) return refuse(404, "NOT_FOUND", "no such template");
    call.audit("template.delete", id);
    return no_content();
}

}  // namespace server::handlers
