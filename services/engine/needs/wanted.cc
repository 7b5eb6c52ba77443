// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/needs/wanted.h"

#include "services/engine/names.h"

namespace noordster::engine {

const Record* WantPlan(absl::string_view name, Wanted& wanted) {
  const Record* plan = wanted.Want(name);
  const Record* programme = wanted.Want(ParentOf(name));
  if (programme != nullptr) {
    for (const std::string& body : programme->programme().bodies()) wanted.Want(body);
  }
  if (plan == nullptr) return plan;
  wanted.Want(plan->plan().path_version());
  if (plan->plan().open_step() > 0) wanted.Want(StepName(name, plan->plan().open_step()));
  if (plan->plan().versions() > 0) wanted.Want(VersionName(name, plan->plan().versions()));
  return plan;
}

void WantGranting(Wanted& wanted) {
  const Record* municipality = wanted.Want("");
  if (municipality == nullptr) return;
  for (const std::string& name : municipality->municipality().granting_mandates()) {
    wanted.Want(name);
  }
}

const Record* WantMeeting(const std::string& name, Wanted& wanted) {
  wanted.Want(ParentOf(name));
  return wanted.Want(name);
}

const Record* WantItem(const std::string& name, Wanted& wanted) {
  WantMeeting(std::string(ParentOf(name)), wanted);
  return wanted.Want(name);
}

void WantProposals(const Record* item, Wanted& wanted) {
  if (item == nullptr) return;
  for (const std::string& subject : item->agenda_item().subjects()) {
    if (KindOf(subject) == Record::kProposal) wanted.Want(subject);
  }
}

}  // namespace noordster::engine
