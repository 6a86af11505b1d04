#include "server/service/rights.h"

#include <algorithm>
#include <array>
#include <utility>

namespace server::service {
namespace {

constexpr std::array<std::pair<std::string_view, Role>, 6> kRoles{{
    {"county_admin", Role::CountyAdmin},
    {"street", Role::Street},
    {"center_staff", Role::CenterStaff},
    {"partner", Role::Partner},
    {"supervisor", Role::Supervisor},
    {"grid_worker", Role::GridWorker},
}};

struct Entry {
    Right right;
    std::string_view name;
    bool county_admin;
    bool street;
    bool center_staff;
    bool partner;
    bool supervisor;
    bool grid_worker;
};
// An emergency needs the personal right `may_emergency` besides the role.
constexpr std::array<Entry, 11> kTable{{
    {Right::ReadCenters, "centers.read", true, true, true, true, true, true},
    {Right::ReadCheckIns, "checkins.read", true, true, true, false, false, false},
    {Right::ReadAudit, "audit.read", true, false, false, false, false, false},
    {Right::PublishInfo, "publish.info", true, true, true, false, false, false},
    {Right::PublishNotice, "publish.notice", true, true, true, false, false, false},
    {Right::PublishUrgent, "publish.urgent", true, true, true, false, false, false},
    {Right::PublishEmergency, "publish.emergency", true, true, true, false, false, false},
    {Right::ApproveEmergency, "approve.emergency", true, true, false, false, false, false},
    {Right::ServeDesk, "desk.serve", true, true, true, false, false, false},
    {Right::ManageKiosks, "kiosks.manage", true, false, false, false, false, false},
    {Right::EditSignage, "signage.edit", true, true, true, false, false, false},
}};

bool granted(const Entry& entry, Role role) {
    switch (role) {
        case Role::CountyAdmin:
            return entry.county_admin;
        case Role::Street:
            return entry.street;
        case Role::CenterStaff:
            return entry.center_staff;
        case Role::Partner:
            return entry.partner;
        case Role::Supervisor:
            return entry.supervisor;
        case Role::GridWorker:
            return entry.grid_worker;
    }
    return false;
}

}  // namespace

std::optional<Role> role_from(std::string_view name) {
    for (const auto& [text, role] : kRoles) {
        if (text == name) return role;
    }
    return std::nullopt;
}

std::string_view role_name(Role role) {
    for (const auto& [text, value] : kRoles) {
        if (value == role) return text;
    }
    return "";
}

std::string_view right_name(Right right) {
    for (const Entry& entry : kTable) {
        if (entry.right == right) return entry.name;
    }
    return "";
}

bool may(const Person& person, Right right) {
    const bool personal = right == Right::PublishEmergency;
    if (personal && !person.may_emergency) return false;
    return std::any_of(kTable.begin(), kTable.end(), [&](const Entry& entry) {
        return entry.right == right && granted(entry, person.role);
    });
}

std::vector<std::string> rights_of(const Person& person) {
    std::vector<std::string> names;
    for (const Entry& entry : kTable) {
        if (may(person, entry.right)) names.emplace_back(entry.name);
    }
    return names;
}

Right right_to_publish(model::Severity severity) {
    switch (severity) {
        case model::Severity::Info:
            return Right::PublishInfo;
        case model::Severity::Notice:
            return Right::PublishNotice;
        case model::Severity::Urgent:
            return Right::PublishUrgent;
        case model::Severity::Emergency:
            return Right::PublishEmergency;
    }
    return Right::PublishEmergency;
}

bool covers(const Person& person, const std::string& center_id) {
    if (person.role == Role::CountyAdmin) return true;
    return std::find(person.centers.begin(), person.centers.end(), center_id) != person.centers.end();
}

}  // namespace server::service
