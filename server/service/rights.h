// Who may do what: roles and rights as one table (DOMAIN "Who touches it", SIGNAGE section 1).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/model/announcement.h"

namespace server::service {

enum class Role { CountyAdmin, Street, CenterStaff, Partner, Supervisor, GridWorker };
enum class Right {
    ReadCenters,
    ReadCheckIns,
    ReadAudit,
    PublishInfo,
    PublishNotice,
    PublishUrgent,
    PublishEmergency,
    ApproveEmergency,
    ServeDesk,
    ManageKiosks,
    EditSignage,
};

std::optional<Role> role_from(std::string_view name);
std::string_view role_name(Role role);     // "county_admin"
std::string_view right_name(Right right);  // "publish.urgent"

// A member of staff as rules see them.
struct Person {
    std::string id;
    Role role = Role::CenterStaff;
    bool may_emergency = false;
    std::vector<std::string> centers;
};
bool may(const Person& person, Right right);
std::vector<std::string> rights_of(const Person& person);
Right right_to_publish(model::Severity severity);

// A county administrator covers every centre, everybody else those they are assigned to.
bool covers(const Person& person, const std::string& center_id);

}  // namespace server::service
