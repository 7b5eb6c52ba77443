// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_SERVICES_ENGINE_WORKLIST_H_
#define NOORDSTER_SERVICES_ENGINE_WORKLIST_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "noordster/internal/v1/record.pb.h"
#include "noordster/v1/error_reason.pb.h"

// What is to be done for plans and bodies, by whom, until when. Pure.
namespace noordster::engine {

// A plan with what its guards look at.
struct PlanFacts {
  const noordster::internal::v1::Plan& plan;
  const noordster::internal::v1::PathVersion& path;
  // The latest version; null while none is frozen.
  const noordster::internal::v1::PlanVersion* version = nullptr;
  // The open step; null when the plan has ended.
  const noordster::internal::v1::Step* step = nullptr;
};

// The guards of the open stage that wait for a fact, whatever the day on which the body decides and
// whatever is confirmed with its outcome. Entry and exit guards, in the order of the path.
std::vector<noordster::v1::Blocker> WaitingBlockers(const PlanFacts& facts);

// Whether a guard bars the body of the open stage from taking the plan up.
bool IsBlocked(const noordster::internal::v1::Plan& plan);

// The last day on which the open step of a plan is planned; empty when it is not, or has no end
// ("vanaf 2023").
std::string PlannedDay(const noordster::internal::v1::Plan& plan);

// The first day something is due for a plan: its open step, a guard that waits or an open
// follow-up; empty: no day.
std::string DueDateOf(const noordster::internal::v1::Plan& plan);

// One thing to do.
struct Work {
  // What it is within its plan: "step", "guards/{id}", "followUps/{number}", "decisions/{number}";
  // within its body: "actions/{id}".
  std::string item;
  noordster::v1::Lifter lifter = noordster::v1::PROGRAMME_SECRETARY;
  // The body that is to do it, when the lifter is TREATING_BODY, or sees to an action.
  std::string body;
  // Person who judges it, or sees to an action; empty: nobody by name.
  std::string person;
  // Last day; empty: none.
  std::string due_date;
};

// What a record asks to be done: a plan its open step and the guards that wait, an open follow-up,
// a provisional decision, an open action; nothing for all other records.
std::vector<Work> WorkOf(const noordster::internal::v1::Record& record);

// Who a worklist is for: a lifter in a programme, all but its secretary, a body or a person.
std::string ListOfLifter(absl::string_view programme, noordster::v1::Lifter lifter);
std::string ListOfOthers(absl::string_view programme);

// The lists on which a piece of work stands. `place`: the plan or the body it is for.
std::vector<std::string> ListsOf(absl::string_view place, const Work& work);

}  // namespace noordster::engine

#endif  // NOORDSTER_SERVICES_ENGINE_WORKLIST_H_
