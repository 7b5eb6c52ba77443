// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/plan/outcome_request.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/plan_screen.h"

namespace noordster::cli {
namespace {

absl::StatusOr<v1::Step> FindStep(Session& session, const std::string& plan,
                                  const std::optional<int32_t>& number) {
  const absl::StatusOr<std::vector<v1::Step>> steps = ReadSteps(session, plan);
  if (!steps.ok()) return steps.status();
  for (const v1::Step& step : *steps) {
    if (number.has_value() ? step.number() == *number : step.state() == v1::Step::OPEN) return step;
  }
  if (!number.has_value() && !steps->empty()) return steps->back();
  ErrorDetails details;
  details.reason = v1::ErrorReason_Name(v1::RESOURCE_NOT_FOUND);
  details.metadata = {{"resource", absl::StrCat(plan, "/steps/", number.value_or(1))}};
  return WithDetails(absl::StatusCode::kNotFound,
                     absl::Substitute(session.Say({"het plan heeft geen behandeling $0",
                                                   "the plan has no step $0"}),
                                      number.value_or(1)),
                     details);
}

}  // namespace

absl::StatusOr<Treatment> ReadTreatment(Session& session, const OutcomeOptions& options) {
  Treatment treatment;
  absl::Status dated = FillDay(session, options.decided, treatment.day);
  if (!dated.ok()) return dated;
  const absl::StatusOr<std::string> name = session.Name(kPlanPattern, options.plan);
  if (!name.ok()) return name.status();
  absl::StatusOr<v1::GetTimePathResponse> path = ReadTimePath(session, *name);
  if (!path.ok()) return path.status();
  treatment.path = *std::move(path);
  absl::StatusOr<v1::Step> step = FindStep(session, *name, options.step);
  if (!step.ok()) return step.status();
  treatment.step = *std::move(step);
  absl::StatusOr<std::string> body =
      options.body.empty() ? treatment.step.body() : session.Name(kBodyPattern, options.body);
  if (!body.ok()) return body.status();
  treatment.body = *std::move(body);
  return treatment;
}

std::string DoneText(Session& session, const Treatment& treatment, std::string outcome) {
  const Language language = session.language();
  const std::string title = TitleOf(treatment.path.plan(), language);
  const std::string day = DayOnScreen(treatment.day);
  const auto after = ReadTimePath(session, treatment.path.plan().name());
  const v1::TimePathRow* row = nullptr;
  for (int i = 0; after.ok() && i < after->rows_size(); ++i) {
    if (after->rows(i).step() == treatment.step.number()) row = &after->rows(i);
  }
  if (row != nullptr) {
    outcome = row->outcome().empty() ? WordOf(row->kind(), language) : row->outcome();
    absl::StrAppend(&outcome, EffectBehind(row->effect(), language));
  }
  // It is not the body of the stage that withdraws.
  const bool withdrawn = row != nullptr && row->kind() == v1::WITHDRAWN && row->outcome().empty();
  const std::string done =
      withdrawn
          ? absl::Substitute(session.Say({"Ingetrokken: $0, op $1.\n", "Withdrawn: $0, on $1.\n"}),
                             title, day)
          : absl::Substitute(session.Say({"Uitkomst vastgelegd: $0, $1 op $2: $3.\n",
                                          "Outcome recorded: $0, $1 on $2: $3.\n"}),
                             title, StageName(treatment.path, treatment.step.stage()), day,
                             outcome);
  return absl::StrCat(done, after.ok() ? StandOf(session, *after) : "");
}

void AddDecidedOption(const CommandGroup& plan, const CommandSyntax& command,
                      OutcomeOptions& options) {
  command.Option("--decided", options.decided,
                 plan.Say({"dag waarop het gebeurde: 15-07-2022 of 2022-07-15; zonder: die "
                           "van de vergadering",
                           "day on which it happened: 2022-07-15 or 15-07-2022; none: that "
                           "of the meeting"}));
}

void AddTermOptions(const CommandGroup& plan, const CommandSyntax& command,
                    OutcomeOptions& options) {
  command
      .Option(
          "--dispense", options.dispensations,
          plan.Say({"eis waarvan is afgezien: EIS=REDEN", "guard dispensed with: GUARD=REASON"}))
      .OneValueEach();
  command
      .Option("--confirm", options.confirmations,
              plan.Say({"feit dat u bevestigt: verslag-verzonden",
                        "fact you confirm: verslag-verzonden"}))
      .OneValueEach();
  command.Option("--due", options.due,
                 plan.Say({"uiterste dag voor de geconsolideerde versie",
                           "last day for the consolidated version"}));
  command.Option("--visible-from", options.visible_from,
                 plan.Say({"tijdstip waarop anderen dit mogen zien: 2022-09-01T12:00:00Z",
                           "moment from which others may see it: 2022-09-01T12:00:00Z"}));
}

}  // namespace noordster::cli
