// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_PLAN_OUTCOME_REQUEST_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_PLAN_OUTCOME_REQUEST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/outcome_basis.h"
#include "clients/cli/options/outcome_options.h"
#include "clients/cli/options/relation_option.h"
#include "clients/cli/session.h"
#include "noordster/v1/plan_service.pb.h"

// What the commands that record outcomes share.
namespace noordster::cli {

// An outcome as it is typed. No command has options for all of it.
struct OutcomeOptions {
  std::string plan;
  std::string outcome;
  std::string decided;
  std::string body;
  std::optional<int32_t> step;
  std::optional<int32_t> version;
  std::vector<std::string> remarks;
  std::vector<std::string> conditions;
  std::vector<std::string> confirmations;
  std::vector<std::string> dispensations;
  std::string due;
  std::string visible_from;
  std::string minority_view;
  BasisOptions basis;
  RelationOptions relations;
  ActOptions act;
};

// What is about to be decided on, as it stood when it was read.
struct Treatment {
  v1::GetTimePathResponse path;
  v1::Step step;
  // Name of the body: as typed, else that of the step.
  std::string body;
  // Day of the decision, as the API writes it; empty while none was typed.
  std::string day;
};

// Reads what stands of a plan: its time path, and the step that was asked for, else the open one,
// else the last: of a plan that has ended the server says so. NOT_FOUND when the plan has no such
// step; a usage error for a day or name of another form.
absl::StatusOr<Treatment> ReadTreatment(Session& session, const OutcomeOptions& options);

// What was recorded, as the time path tells it afterwards. `outcome` is what was asked for, should
// the time path not answer.
std::string DoneText(Session& session, const Treatment& treatment, std::string outcome);

// Adds --decided; without it the day is that of the meeting, where there is one.
void AddDecidedOption(const CommandGroup& plan, const CommandSyntax& command,
                      OutcomeOptions& options);

// Adds --confirm, --dispense, --due and --visible-from.
void AddTermOptions(const CommandGroup& plan, const CommandSyntax& command,
                    OutcomeOptions& options);

// Fills what one plan gets of an outcome: a RecordOutcomeRequest, or a Treatment of several. A
// usage error for conditions and dispensations of another form.
template <typename Said>
absl::Status FillSaid(Session& session, const OutcomeOptions& options, Said& said) {
  *said.mutable_remarks() = {options.remarks.begin(), options.remarks.end()};
  for (const std::string& typed : options.conditions) {
    absl::StatusOr<v1::Condition> condition = ReadConditionOption(session, typed);
    if (!condition.ok()) return condition.status();
    *said.add_conditions() = *std::move(condition);
  }
  for (const std::string& typed : options.dispensations) {
    absl::StatusOr<v1::Dispensation> dispensation = ReadDispensationOption(session, typed);
    if (!dispensation.ok()) return dispensation.status();
    *said.add_dispensations() = *std::move(dispensation);
  }
  *said.mutable_confirmations() = {options.confirmations.begin(), options.confirmations.end()};
  said.set_minority_view(options.minority_view);
  return absl::OkStatus();
}

// Fills what an outcome of these steps rests on, with its day: a request that names its body and
// may have a day. Fails as ReadBasis.
template <typename Request>
absl::Status FillBasis(Session& session, const BasisOptions& options,
                       const std::vector<std::string>& steps, Request& request) {
  const absl::StatusOr<Basis> basis =
      ReadBasis(session, options, request.body(), steps, request.decided_date());
  if (!basis.ok()) return basis.status();
  request.set_agenda_item(basis->item);
  request.set_decided_date(basis->day);
  request.set_source(options.source);
  if constexpr (requires { request.set_without_vote(true); }) {
    request.set_without_vote(options.without_vote);
  }
  return absl::OkStatus();
}

// Fills what holds for an outcome whatever the plan: a RecordOutcomeRequest or
// RecordOutcomesRequest. A usage error for a day of another form.
template <typename Request>
absl::Status FillTerms(const Session& session, const OutcomeOptions& options, Request& request) {
  request.set_outcome(options.outcome);
  request.set_visible_from(options.visible_from);
  return FillDay(session, options.due, *request.mutable_due_date());
}

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_PLAN_OUTCOME_REQUEST_H_
