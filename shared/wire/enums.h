// The names that enumerations have on the wire, in the order of their values.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/core/clock.h"
#include "shared/model/announcement.h"
#include "shared/model/counter.h"
#include "shared/model/entry.h"
#include "shared/model/event.h"
#include "shared/model/loan.h"
#include "shared/model/playlist.h"
#include "shared/model/resident.h"
#include "shared/model/service.h"
#include "shared/pass/key_set.h"

namespace wire {

// names_of<E>() lists the wire names of E, index equal to the enumerator's value.
template <typename E>
const std::vector<std::string_view>& names_of();

template <>
const std::vector<std::string_view>& names_of<model::PartnerKind>();
template <>
const std::vector<std::string_view>& names_of<model::Category>();
template <>
const std::vector<std::string_view>& names_of<model::FeeKind>();
template <>
const std::vector<std::string_view>& names_of<model::SessionKind>();
template <>
const std::vector<std::string_view>& names_of<model::FreshRequired>();
template <>
const std::vector<std::string_view>& names_of<model::PriceGroup>();
template <>
const std::vector<std::string_view>& names_of<model::StaffRole>();
template <>
const std::vector<std::string_view>& names_of<model::Severity>();
template <>
const std::vector<std::string_view>& names_of<model::NoticeMode>();
template <>
const std::vector<std::string_view>& names_of<model::MediaKind>();
template <>
const std::vector<std::string_view>& names_of<model::WidgetKind>();
template <>
const std::vector<std::string_view>& names_of<model::Fit>();
template <>
const std::vector<std::string_view>& names_of<model::TransitionKind>();
template <>
const std::vector<std::string_view>& names_of<model::PlayOrder>();
template <>
const std::vector<std::string_view>& names_of<model::EntryAction>();
template <>
const std::vector<std::string_view>& names_of<model::OnlyWhen>();
template <>
const std::vector<std::string_view>& names_of<model::ScanSource>();
template <>
const std::vector<std::string_view>& names_of<model::ItemKind>();
template <>
const std::vector<std::string_view>& names_of<model::ItemState>();
template <>
const std::vector<std::string_view>& names_of<model::ReturnKind>();
template <>
const std::vector<std::string_view>& names_of<model::HelpReason>();
template <>
const std::vector<std::string_view>& names_of<model::HelpState>();
template <>
const std::vector<std::string_view>& names_of<model::SlipReason>();
template <>
const std::vector<std::string_view>& names_of<core::ClockTrust>();
template <>
const std::vector<std::string_view>& names_of<pass::KeyState>();
template <>
const std::vector<std::string_view>& names_of<pass::Algorithm>();

template <typename E>
std::string name_of(E value) {
    return std::string{names_of<E>().at(static_cast<std::size_t>(value))};
}

template <typename E>
std::optional<E> value_of(std::string_view name) {
    const auto& names = names_of<E>();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return static_cast<E>(i);
    }
    return std::nullopt;
}

}  // namespace wire
