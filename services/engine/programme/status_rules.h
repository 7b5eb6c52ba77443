// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_PROGRAMME_STATUS_RULES_H_
#define NOORDSTER_SERVICES_ENGINE_PROGRAMME_STATUS_RULES_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/status.pb.h"

// What follows of how a programme stands. All functions are pure; days are as text.
namespace noordster::engine {

// Whether an assessment of an aspect says how that stands; of the others it is told in words alone.
bool IsRated(noordster::v1::Assessment::Aspect aspect);

// A running plan with the path version it is on; null: that is not known, and then the stage that
// is open is the only one that counts.
struct RunningPlan {
  const noordster::internal::v1::Record* plan = nullptr;
  const noordster::internal::v1::PathVersion* path = nullptr;
};

// Running plans in short.
struct PlansInShort {
  // Plans that are at one stage.
  struct AtStage {
    std::string stage;
    // Where it stands on the path of the first of them; the stages are in this order.
    int place = 0;
    int count = 0;
  };
  std::vector<AtStage> stages;
  // Barred from being treated.
  int blocked = 0;
  // Something was due before today.
  int overdue = 0;
};
PlansInShort InShort(const std::vector<RunningPlan>& plans, absl::string_view today);

// When a body is to treat a plan. It points into the plan.
struct PlannedTreatment {
  const noordster::internal::v1::Record* plan = nullptr;
  const noordster::internal::v1::PlannedDate* planned = nullptr;
  // The last day on which it was planned is over.
  bool is_overdue = false;
};

// Of each body of a programme what it is to treat next, by the body: at the stage a plan is at, or
// at a later one of its path. What can still come goes before what is overdue, then what must
// have come first.
std::map<std::string, PlannedTreatment> NextTreatments(
    const noordster::internal::v1::Record& programme, const std::vector<RunningPlan>& plans,
    absl::string_view today);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_PROGRAMME_STATUS_RULES_H_
