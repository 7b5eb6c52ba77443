// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_PLAN_PLAN_PART_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_PLAN_PLAN_PART_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/plan/plan_reads.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/plan_service.grpc.pb.h"

// What the commands share that act on one part of a plan: a decision, a follow-up or a version.
namespace noordster::cli {

// A part of a plan as it is typed, and how the act on it is done. A decision is typed as a number
// alone; the others have an option, in the commands that add it.
struct PartOptions {
  std::string plan;
  std::optional<int32_t> decision;
  std::optional<int32_t> follow_up;
  std::optional<int32_t> version;
  ActOptions act;
};

// Adds PLAN, NUMBER and the options of an act to `command`.
void AddPartOptions(const CommandGroup& plan, const CommandSyntax& command, PartOptions& options);

// The name of the part that was typed; a usage error when none or more than one was.
absl::StatusOr<std::string> PartName(Session& session, const PartOptions& options);

// The part in the words of people: "uitkomst 4".
std::string PartText(const Session& session, const PartOptions& options);

// What is said of an act: that it was done, and that it cannot be. The plan is $0, the part $1.
struct PartWords {
  Wording done;
  Wording refused;
};

// Sends the act; `request` has its name. Fails as `method`.
template <typename Request>
absl::Status ActOnPart(Session& session, const PartOptions& options, Request& request,
                       grpc::Status (v1::PlanService::Stub::*method)(grpc::ClientContext*,
                                                                     const Request&,
                                                                     v1::PlanResponse*),
                       const PartWords& words) {
  const std::string plan(ParentOf(request.name()));
  const std::string part = PartText(session, options);
  FillAct(session, options.act, request);
  session.context().refusal = absl::Substitute(session.Say(words.refused), LastId(plan), part);
  const auto response = session.Call(method, request);
  if (!response.ok()) return response.status();
  ShowAct(session, options.act, *response,
          absl::StrCat(absl::Substitute(session.Say(words.done), response->plan().title(), part),
                       "\n", StandText(session, plan)));
  return absl::OkStatus();
}

// Adds a command whose options are a PartOptions and what it adds itself.
template <typename Options>
CommandSyntax AddPartCommand(const CommandGroup& plan, const char* name, const Wording& description,
                             const std::shared_ptr<Options>& options,
                             absl::Status (*command)(Session&, const Options&)) {
  const CommandSyntax added = plan.Command(name, description, [options, command](Session& session) {
    return command(session, *options);
  });
  AddPartOptions(plan, added, options->part);
  return added;
}

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_PLAN_PLAN_PART_H_
