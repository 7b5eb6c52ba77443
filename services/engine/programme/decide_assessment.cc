// SPDX-License-Identifier: EUPL-1.2
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/decide_parts.h"
#include "services/engine/names.h"
#include "services/engine/programme/status_rules.h"
#include "services/engine/refusal.h"

namespace noordster::engine {

namespace v1 = noordster::v1;
using v1::Assessment;

absl::StatusOr<Decision> DecideOn(const Case& now, const AssessProgramme& command) {
  absl::StatusOr<const Record*> programme = Require(now.state, command.programme);
  if (!programme.ok()) return programme.status();
  const bool has_rating = command.rating != Assessment::RATING_UNSPECIFIED;
  if (has_rating != IsRated(command.aspect)) {
    return RefuseFields(
        v1::INVALID_FIELD,
        {Violation("assessment.rating",
                   absl::StrCat(has_rating ? "must be left out: words alone tell of "
                                           : "must be given: it says how it stands with ",
                                Assessment::Aspect_Name(command.aspect)))});
  }
  std::vector<v1::Blocker> blockers;
  BlockFuture(now, command.date, "", blockers);
  if (!blockers.empty()) return RefuseBlocked(std::move(blockers));
  const int32_t number = (*programme)->programme().assessments() + 1;
  if (number > limits::kAssessmentsMax) {
    return RefuseLimit(command.programme, limits::kAssessmentsMax, "assessments",
                       "go on in a new programme");
  }
  Decision decision;
  decision.resource = AssessmentName(command.programme, number);
  auto& event = *decision.events.emplace_back().mutable_programme_assessed();
  event.set_programme(command.programme);
  auto& assessment = *event.mutable_assessment();
  assessment.set_number(number);
  assessment.set_aspect(command.aspect);
  assessment.set_rating(command.rating);
  *assessment.mutable_words() = command.words;
  assessment.set_date(command.date);
  if (!now.actor.person_id().empty()) assessment.set_author(PersonName(now.actor.person_id()));
  v1::Mandate::Capacity capacity = v1::Mandate::CAPACITY_UNSPECIFIED;
  // Nobody's is empty, and no name of one.
  v1::Mandate::Capacity_Parse(now.actor.capacity(), &capacity);
  assessment.set_capacity(capacity);
  return decision;
}

}  // namespace noordster::engine
