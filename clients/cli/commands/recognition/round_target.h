// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_RECOGNITION_ROUND_TARGET_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_RECOGNITION_ROUND_TARGET_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/session.h"
#include "noordster/v1/plan.pb.h"
#include "noordster/v1/recognition_service.grpc.pb.h"

// What the commands on recognition rounds and remarks share.
namespace noordster::cli {

using Recognitions = v1::RecognitionService::Stub;

// A round as it is typed, and how an act is done to it.
struct RoundTarget {
  std::string name;
  std::optional<int32_t> number;
  ActOptions act;
};

// Adds PLAN|PLAN/N, and --round for its number.
void AddRoundArgument(const CommandGroup& group, const CommandSyntax& command, RoundTarget& target);

// Adds a command whose options are a RoundTarget and what it adds itself.
template <typename Options>
CommandSyntax AddRoundCommand(const CommandGroup& group, const char* name,
                              const Wording& description, const std::shared_ptr<Options>& options,
                              absl::Status (*command)(Session&, const Options&)) {
  const CommandSyntax added =
      group.Command(name, description,
                    [options, command](Session& session) { return command(session, *options); });
  AddRoundArgument(group, added, *options);
  return added;
}

// The whole name of the round that was typed, the latest of the plan when no number was; it stands
// with --round in the command that repeats the act. A usage error when two numbers were typed;
// NOT_FOUND when the plan has no round; else fails as Session::Name and ListRecognitions.
absl::StatusOr<std::string> ReadRoundName(Session& session, const RoundTarget& target);

// Fails as GetRecognition.
absl::StatusOr<v1::Recognition> ReadRound(Session& session, const std::string& name);

// The remarks on a plan in the order of their numbers. Fails as ListFollowUps.
absl::StatusOr<std::vector<v1::FollowUp>> ReadRemarks(Session& session, const std::string& plan);

// The name of a round as it is typed in short: "jeugd/1".
std::string TypedRound(absl::string_view name);

// Sends an act on a round; $0 in `refusal`, the clause when it cannot be done, is the round. Fails
// as `method`.
template <typename Request>
absl::StatusOr<v1::RecognitionResponse> SendToRound(
    Session& session, const ActOptions& act, Request& request,
    grpc::Status (Recognitions::*method)(grpc::ClientContext*, const Request&,
                                         v1::RecognitionResponse*),
    const Wording& refusal) {
  FillAct(session, act, request);
  session.context().refusal = absl::Substitute(session.Say(refusal), TypedRound(request.name()));
  return session.Call(method, request);
}

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_RECOGNITION_ROUND_TARGET_H_
