// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/planning/rested_on.h"

#include "services/engine/names.h"

namespace noordster::runtime {

using noordster::internal::v1::Record;

namespace {

void AddRestedOn(const engine::Change& change, std::vector<std::string>& names) {
  switch (change.after->kind_case()) {
    case Record::kPlan:
    case Record::kMeeting:
    case Record::kBody:
    case Record::kSchedule:
    case Record::kCalendar:
    case Record::kProgramme:
    case Record::kProject:
      names.push_back(change.name);
      return;
    case Record::kAgendaItem:
      for (const std::string& subject : change.after->agenda_item().subjects()) {
        if (engine::KindOf(subject) == Record::kPlan) names.push_back(subject);
      }
      return;
    default:
      return;
  }
}

}  // namespace

void AddRestedOn(const std::vector<engine::Change>& changes, std::vector<std::string>& names) {
  for (const engine::Change& change : changes) AddRestedOn(change, names);
}

}  // namespace noordster::runtime
