// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/check.h"
#include "services/engine/decide_parts.h"
#include "services/engine/outcome_rules.h"
#include "services/engine/path_rules.h"
#include "services/engine/refusal.h"

namespace noordster::engine {
namespace {

using noordster::internal::v1::Outcome;
using noordster::internal::v1::PastHistory;
using noordster::internal::v1::PastTreatment;
using noordster::internal::v1::PathVersion;
using noordster::internal::v1::Stage;

const Outcome* FindOutcome(const Stage& stage, const std::string& id) {
  for (const Outcome& outcome : stage.outcomes()) {
    if (outcome.id() == id) return &outcome;
  }
  return nullptr;
}

// The decision on a plan as a source tells it.
void FillDecision(const PastTreatment& treatment, const Stage& stage, const Outcome& outcome,
                  noordster::internal::v1::Decision& made) {
  made.set_stage(stage.id());
  made.set_outcome(outcome.id());
  made.set_kind(outcome.kind());
  made.set_effect(outcome.effect());
  made.set_next_stage(outcome.next());
  made.set_state(noordster::v1::Decision::RECORDED);
  made.set_manner(treatment.manner());
  *made.mutable_decided_period() = treatment.date();
  if (treatment.date().earliest() == treatment.date().latest()) {
    made.set_decided_date(treatment.date().earliest());
  }
  if (!treatment.words().id().empty()) *made.mutable_reason() = treatment.words();
}

}  // namespace

absl::Status CheckPast(const Case& now, const PastHistory& past, const PathVersion& path) {
  std::vector<FieldViolation> faults;
  std::vector<noordster::v1::Blocker> blockers;
  const Outcome* before = nullptr;
  // Dates of treatments may overlap, but none ended before one that led to it began.
  std::string began;
  for (int i = 0; i < past.treatments_size(); ++i) {
    const PastTreatment& treatment = past.treatments(i);
    const std::string field = absl::StrCat("plan.past.treatments[", i, "]");
    const Stage* stage = FindStage(path, treatment.stage());
    if (stage == nullptr) {
      faults.push_back(
          Violation(absl::StrCat(field, ".stage"),
                    absl::StrCat("'", treatment.stage(), "' is no stage of the path")));
      break;
    }
    if (before != nullptr && before->next() != stage->id()) {
      faults.push_back(
          Violation(absl::StrCat(field, ".stage"),
                    before->next().empty()
                        ? absl::StrCat("the plan had ended with '", before->id(), "'")
                        : absl::StrCat("'", before->id(), "' led to '", before->next(), "'")));
    }
    before = FindOutcome(*stage, treatment.outcome());
    if (before == nullptr) {
      faults.push_back(Violation(
          absl::StrCat(field, ".outcome"),
          absl::StrCat("stage '", stage->id(), "' knows no outcome '", treatment.outcome(), "'")));
      break;
    }
    BlockFuture(now, treatment.date().earliest(), stage->id(), blockers);
    // Dates of this form order as text.
    if (treatment.date().latest() < began) {
      Block(noordster::v1::DATE_BEFORE_EARLIER_STEP, stage->id(), began, blockers);
    }
    began = std::max(began, treatment.date().earliest());
  }
  if (!faults.empty()) return RefuseFields(noordster::v1::REFERENCE_UNFIT, faults);
  return blockers.empty() ? absl::OkStatus() : RefuseBlocked(std::move(blockers));
}

void TellPast(const Case& now, const Record& programme, const PathVersion& path,
              const CreatePlan& command, Decision& decision) {
  const PastHistory& past = command.plan.past();
  const Outcome* last = nullptr;
  for (int i = 0; i < past.treatments_size(); ++i) {
    const PastTreatment& treatment = past.treatments(i);
    const Stage* stage = FindStage(path, treatment.stage());
    NOORDSTER_CHECK(stage != nullptr);
    last = FindOutcome(*stage, treatment.outcome());
    NOORDSTER_CHECK(last != nullptr);
    OpenStep(programme, i + 1, *stage, decision);
    const std::string body = decision.events.back().step_opened().body();
    auto& recorded = *decision.events.emplace_back().mutable_outcome_recorded();
    recorded.set_plan(command.name);
    recorded.set_audience(AudienceOf(now.state, *stage, body));
    auto& made = *recorded.mutable_decision();
    made.set_number(i + 1);
    made.set_step(i + 1);
    made.set_body(body);
    *made.mutable_source() = past.source();
    FillDecision(treatment, *stage, *last, made);
    if (!IsProcedural(last->kind())) *recorded.mutable_stage_outcome() = SaidBy(made);
  }
  MoveOn(programme, path, past.treatments_size() + 1, *last, decision);
}

}  // namespace noordster::engine
