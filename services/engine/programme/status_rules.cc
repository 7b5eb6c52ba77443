// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/programme/status_rules.h"

#include <tuple>

#include "absl/algorithm/container.h"
#include "services/engine/decide_parts.h"
#include "services/engine/worklist.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::PathVersion;
using noordster::internal::v1::PlannedDate;
using noordster::v1::Assessment;

// Where a stage stands on a path: behind all others when it is none of it, and first while the path
// is not known.
int PlaceOf(const PathVersion* path, absl::string_view stage) {
  if (path == nullptr) return 0;
  const auto& stages = path->stages();
  return static_cast<int>(
      absl::c_find_if(stages, [stage](const auto& each) { return each.id() == stage; }) -
      stages.begin());
}

// The body that treats a plan at a stage it is at or still comes to; empty: none does.
std::string BodyAt(const Record& programme, const RunningPlan& running, const std::string& stage) {
  const auto& plan = running.plan->plan();
  if (stage == plan.stage()) return plan.open_body();
  const int place = PlaceOf(running.path, stage);
  if (running.path == nullptr || place == running.path->stages_size() ||
      place < PlaceOf(running.path, plan.stage())) {
    return "";
  }
  return BodyOf(programme, running.path->stages(place).body_kind());
}

bool GoesBefore(const PlannedTreatment& one, const PlannedTreatment& other) {
  // Dates of this form order as text.
  const auto key = [](const PlannedTreatment& each) {
    const auto& date = each.planned->date();
    return std::tuple<bool, absl::string_view, absl::string_view, absl::string_view,
                      absl::string_view>(each.is_overdue, date.latest(), date.earliest(),
                                         each.plan->name(), each.planned->stage());
  };
  return key(one) < key(other);
}

}  // namespace

bool IsRated(Assessment::Aspect aspect) {
  return aspect != Assessment::PHASE && aspect != Assessment::DEVIATION;
}

PlansInShort InShort(const std::vector<RunningPlan>& plans, absl::string_view today) {
  PlansInShort found;
  for (const RunningPlan& running : plans) {
    const auto& plan = running.plan->plan();
    if (IsBlocked(plan)) ++found.blocked;
    if (const std::string due = DueDateOf(plan); !due.empty() && due < today) ++found.overdue;
    auto at = absl::c_find_if(found.stages,
                              [&plan](const auto& each) { return each.stage == plan.stage(); });
    if (at == found.stages.end()) {
      at = found.stages.insert(at, {plan.stage(), PlaceOf(running.path, plan.stage()), 0});
    }
    ++at->count;
  }
  absl::c_stable_sort(found.stages,
                      [](const auto& one, const auto& other) { return one.place < other.place; });
  return found;
}

std::map<std::string, PlannedTreatment> NextTreatments(const Record& programme,
                                                       const std::vector<RunningPlan>& plans,
                                                       absl::string_view today) {
  std::map<std::string, PlannedTreatment> next;
  for (const RunningPlan& running : plans) {
    for (const PlannedDate& planned : running.plan->plan().planned_dates()) {
      const std::string body = BodyAt(programme, running, planned.stage());
      if (body.empty()) continue;
      const PlannedTreatment treatment{running.plan, &planned, planned.date().latest() < today};
      const auto [found, is_first] = next.try_emplace(body, treatment);
      if (!is_first && GoesBefore(treatment, found->second)) found->second = treatment;
    }
  }
  return next;
}

}  // namespace noordster::engine
