// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_MEETING_MEETING_ACT_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_MEETING_MEETING_ACT_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/session.h"

// What the acts on meetings, agendas, papers and ballots share.
namespace noordster::cli {

// What an act is done to, as it is typed, and how.
struct MeetingTarget {
  std::string name;
  ActOptions act;
};

// What a request is about, as it is typed in short: the meeting, item or body it names.
template <typename Request>
std::string TargetOf(const Request& request) {
  if constexpr (requires { request.name(); }) {
    return TypedName(request.name());
  } else {
    return TypedName(request.parent());
  }
}

// Reads the name of what the act is done to into the request. Fails as Session::Name.
template <typename Request>
absl::Status FillTarget(Session& session, absl::string_view pattern, const MeetingTarget& target,
                        Request& request) {
  const absl::StatusOr<std::string> name = session.Name(pattern, target.name);
  if (!name.ok()) return name.status();
  if constexpr (requires { request.set_name(*name); }) {
    request.set_name(*name);
  } else {
    request.set_parent(*name);
  }
  return absl::OkStatus();
}

// Sends an act; $0 in `refusal`, the clause when it cannot be done, is what it is about. Fails as
// `method`.
template <typename Stub, typename Request, typename Response>
absl::StatusOr<Response> SendAct(Session& session, const ActOptions& act, Request& request,
                                 grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                              Response*),
                                 const Wording& refusal) {
  FillAct(session, act, request);
  session.context().refusal = absl::Substitute(session.Say(refusal), TargetOf(request));
  return session.Call(method, request);
}

// Shows the answer of an act; `done` tells people of it, and ends in a line feed. Fails as the act.
template <typename Response>
absl::Status Finish(Session& session, const ActOptions& act,
                    const absl::StatusOr<Response>& response, const std::string& done) {
  if (!response.ok()) return response.status();
  ShowAct(session, act, *response, done);
  return absl::OkStatus();
}

// Adds a command whose options are a MeetingTarget and what it adds itself.
template <typename Options>
CommandSyntax AddTargetCommand(const CommandGroup& group, const char* name,
                               const Wording& description, const std::shared_ptr<Options>& options,
                               absl::Status (*command)(Session&, const Options&)) {
  return group.Command(name, description,
                       [options, command](Session& session) { return command(session, *options); });
}

// Adds the argument MEETING, typed as raad/september-2022.
void AddMeetingArgument(const CommandGroup& group, const CommandSyntax& command,
                        std::string& meeting);
// Adds the argument ITEM, typed as raad/september-2022/3.
void AddItemArgument(const CommandGroup& group, const CommandSyntax& command, std::string& item);
// Adds the options of an act whose reason is always asked.
void AddReasonedActOptions(const CommandGroup& group, const CommandSyntax& command,
                           ActOptions& options);
// Adds --on: a day, which is today when it is not typed.
void AddOnOption(const CommandGroup& group, const CommandSyntax& command, std::string& day,
                 const Wording& what);

// The day that was typed with --on, else today, also in the command that repeats the act. Fails as
// ReadDay.
absl::StatusOr<std::string> ReadOnOption(Session& session, const std::string& typed);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_MEETING_MEETING_ACT_H_
