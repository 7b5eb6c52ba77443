// SPDX-License-Identifier: EUPL-1.2
#include "services/engine/worklist.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "services/calendar/date.h"
#include "services/engine/guards.h"
#include "services/engine/names.h"
#include "services/engine/path_rules.h"

namespace noordster::engine {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Plan;
using noordster::internal::v1::Record;

// A day by which everything has come that only takes time.
constexpr absl::CivilDay kEndOfTime(9999, 12, 31);

// The last day for what a guard waits for, with its step planned on `planned`; empty: none.
std::string LastDayFor(const noordster::internal::v1::WaitingGuard& guard,
                       const std::string& planned) {
  const std::optional<absl::CivilDay> day = calendar::ParseDate(planned);
  return day.has_value() ? calendar::FormatDate(*day - guard.days()) : "";
}

std::vector<Work> WorkOfPlan(const Plan& plan) {
  std::vector<Work> found;
  if (plan.open_step() == 0) return found;
  const std::string planned = PlannedDay(plan);
  found.push_back({"step", v1::TREATING_BODY, plan.open_body(), "", planned});
  for (const auto& guard : plan.waiting()) {
    const bool by_body = guard.lifter() == v1::TREATING_BODY;
    found.push_back({absl::StrCat("guards/", guard.guard()), guard.lifter(),
                     by_body ? plan.open_body() : "", "", LastDayFor(guard, planned)});
  }
  return found;
}

// By name and not by what it is for: whoever sees to an action keeps a list of their own.
Work WorkOfAction(const Record& record) {
  const auto& action = record.action();
  const bool by_person = KindOf(action.owner()) == Record::kPerson;
  return {absl::StrCat("actions/", IdOf(record.name())), v1::LIFTER_UNSPECIFIED,
          by_person ? "" : action.owner(), by_person ? action.owner() : "", action.due_date()};
}

}  // namespace

std::vector<v1::Blocker> WaitingBlockers(const PlanFacts& facts) {
  const auto* stage = FindStage(facts.path, facts.plan.stage());
  if (stage == nullptr || facts.step == nullptr) return {};
  std::vector<std::string> confirmed;
  for (const auto& guard : stage->guards()) confirmed.push_back(guard.subject());
  noordster::internal::v1::Outcome favourable;
  favourable.set_kind(v1::COMPLETED);
  return UnmetGuards({facts.plan, facts.version, confirmed, *facts.step, kEndOfTime, true}, *stage,
                     favourable);
}

bool IsBlocked(const Plan& plan) {
  return std::any_of(plan.waiting().begin(), plan.waiting().end(),
                     [](const auto& guard) { return guard.bars_entry(); });
}

std::string PlannedDay(const Plan& plan) {
  for (const auto& planned : plan.planned_dates()) {
    if (planned.stage() != plan.stage()) continue;
    const std::string& latest = planned.date().latest();
    return latest == calendar::kLastDayText ? "" : latest;
  }
  return "";
}

std::string DueDateOf(const Plan& plan) {
  const std::string planned = PlannedDay(plan);
  std::string first = planned;
  // Dates of this form order as text.
  const auto take = [&first](const std::string& day) {
    if (!day.empty() && (first.empty() || day < first)) first = day;
  };
  for (const auto& guard : plan.waiting()) take(LastDayFor(guard, planned));
  for (const auto& due : plan.due_follow_ups()) take(due.due_date());
  return first;
}

std::vector<Work> WorkOf(const Record& record) {
  if (record.has_plan()) return WorkOfPlan(record.plan());
  if (record.has_follow_up()) {
    const auto& follow_up = record.follow_up();
    if (follow_up.settlement() != v1::FollowUp::SETTLEMENT_UNSPECIFIED) return {};
    const bool known = follow_up.lifter() != v1::LIFTER_UNSPECIFIED;
    return {{absl::StrCat("followUps/", follow_up.number()),
             known ? follow_up.lifter() : v1::PROGRAMME_SECRETARY, "", follow_up.judge(),
             follow_up.due_date()}};
  }
  if (record.has_decision() && record.decision().state() == v1::Decision::PROVISIONAL) {
    return {{absl::StrCat("decisions/", record.decision().number()), record.decision().confirmer(),
             "", "", ""}};
  }
  if (record.has_action() && record.action().state() == v1::Action::OPEN) {
    return {WorkOfAction(record)};
  }
  return {};
}

std::string ListOfLifter(absl::string_view programme, v1::Lifter lifter) {
  return absl::StrCat(programme, "/lifters/", v1::Lifter_Name(lifter));
}

std::string ListOfOthers(absl::string_view programme) { return absl::StrCat(programme, "/others"); }

std::vector<std::string> ListsOf(absl::string_view place, const Work& work) {
  std::vector<std::string> lists;
  if (KindOf(place) == Record::kBody) {
    lists.emplace_back(place);
  } else {
    const absl::string_view programme = ParentOf(place);
    lists.push_back(ListOfLifter(programme, work.lifter));
    if (work.lifter != v1::PROGRAMME_SECRETARY) lists.push_back(ListOfOthers(programme));
  }
  if (!work.body.empty() && work.body != place) lists.push_back(work.body);
  if (!work.person.empty()) lists.push_back(work.person);
  return lists;
}

}  // namespace noordster::engine
