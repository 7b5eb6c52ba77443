// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_COMMANDS_COMMAND_H_
#define NOORDSTER_CLIENTS_CLI_COMMANDS_COMMAND_H_

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "clients/cli/commands/command_syntax.h"
#include "clients/cli/session.h"
#include "clients/cli/words.h"
#include "clients/cpp/noordster/client.h"

namespace noordster::cli {

// The most of a list that can be asked for in one page.
inline constexpr size_t kPageSizeMax = 500;

// What a command does once its options are read.
using Action = std::function<absl::Status(Session&)>;

// A place in the tree of commands where commands are added. Refers to the parser and to where the
// chosen action is put; both outlive it. Used by one thread, before parsing.
class CommandGroup {
 public:
  CommandGroup(CLI::App& app, Language language, Action& chosen)
      : app_(&app), language_(language), chosen_(&chosen) {}

  // A noun that has commands of its own: "plan".
  CommandGroup Group(const std::string& name, const Wording& description) const;

  // A command; `action` runs when it was typed.
  CommandSyntax Command(const std::string& name, const Wording& description, Action action) const;

  std::string Say(const Wording& wording) const { return std::string(wording.In(language_)); }

 private:
  CLI::App* app_;
  Language language_;
  Action* chosen_;
};

// What every act takes.
struct ActOptions {
  std::string request_id;
  std::string etag;
  std::string reason;
  bool validate_only = false;
  // Id of the draft to prepare instead of doing it; empty: it is done.
  std::string draft;
};

// Adds --request-id, --etag, --validate-only and --reason.
void AddActOptions(const CommandGroup& group, const CommandSyntax& command, ActOptions& options);
// Adds --request-id and --validate-only alone.
void AddAttemptOptions(const CommandGroup& group, const CommandSyntax& command,
                       ActOptions& options);
// As AddActOptions, for what is new and has no etag yet.
void AddCreationOptions(const CommandGroup& group, const CommandSyntax& command,
                        ActOptions& options);
// Adds --draft, to the acts that can be prepared (see DraftedAct).
void AddDraftOption(const CommandGroup& group, const CommandSyntax& command, ActOptions& options);

// Puts the options of an act into its request, and what names and repeats it into the context of
// the session.
template <typename Request>
void FillAct(Session& session, const ActOptions& options, Request& request) {
  request.set_request_id(options.request_id.empty() ? RandomUuid() : options.request_id);
  request.set_validate_only(options.validate_only);
  if constexpr (requires { request.set_reason(""); }) request.set_reason(options.reason);
  if constexpr (requires { request.set_etag(""); }) request.set_etag(options.etag);
  session.PrepareAs(options.draft);
  ActContext& context = session.context();
  context.request_id = request.request_id();
  context.validate_only = options.validate_only;
  context.repeat.Set("--request-id", request.request_id());
  if (!options.etag.empty()) context.repeat.Set("--etag", options.etag);
}

// Tells people that the act was prepared, not done, and what comes next.
void ShowPrepared(const Session& session);

// Shows the answer of an act: as it is to machines; to people `done`, or that it was only checked
// or done before.
template <typename Response>
void ShowAct(const Session& session, const ActOptions& options, const Response& response,
             const std::string& done) {
  if (session.ForMachines()) {
    return session.Show(session.prepared() == nullptr ? Tree::Of(response)
                                                      : Tree::Of(*session.prepared()));
  }
  if (options.validate_only) {
    return session.Print(session.Say(
        {"Dit kan. Er is niets gewijzigd.\n", "This can be done. Nothing was changed.\n"}));
  }
  if (response.replayed()) {
    session.Print(session.Say({"Deze opdracht was al uitgevoerd; er is niets opnieuw gedaan.\n",
                               "This request was known; nothing was done again.\n"}));
  }
  if (session.prepared() != nullptr) return ShowPrepared(session);
  session.Print(done);
}

// Messages as a list for machines.
template <typename Items>
Tree TreesOf(const Items& items) {
  Tree list = Tree::List();
  for (const auto& item : items) list.Add(Tree::Of(item));
  return list;
}

// Shows what was listed: to machines as a list, to people as `text`.
template <typename Items>
absl::Status ShowList(const Session& session, const Items& items, const std::string& text) {
  if (!session.ForMachines()) {
    session.Print(text);
    return absl::OkStatus();
  }
  session.Show(TreesOf(items));
  return absl::OkStatus();
}

// The groups of commands, one file each.
void AddResourceCommands(const CommandGroup& root);
void AddPlanActCommands(const CommandGroup& plan);
void AddPlanOutcomeCommands(const CommandGroup& plan);
void AddPlanBatchCommands(const CommandGroup& plan);
void AddPlanCorrectionCommands(const CommandGroup& plan);
void AddPlanSecrecyCommands(const CommandGroup& plan);
void AddPlanCycleCommand(const CommandGroup& plan);
void AddPlanViewCommands(const CommandGroup& plan);
void AddPlanListCommands(const CommandGroup& plan);
void AddPathCommands(const CommandGroup& path);
void AddPathMigrateCommand(const CommandGroup& path);
void AddHistoryCommands(const CommandGroup& root);
void AddHistoryFileCommands(const CommandGroup& history);
void AddBackupCommands(const CommandGroup& root);
void AddApplyCommand(const CommandGroup& root);
void AddWorklistCommand(const CommandGroup& root);
void AddSearchCommand(const CommandGroup& root);
void AddMandateCommands(const CommandGroup& mandate);
void AddDraftCommands(const CommandGroup& root);
void AddMeetingCommands(const CommandGroup& root);
void AddMeetingConductCommands(const CommandGroup& meeting);
void AddMeetingViewCommands(const CommandGroup& meeting);
void AddAgendaCommands(const CommandGroup& root);
void AddAgendaVersionCommands(const CommandGroup& agenda);
void AddAgendaSecrecyCommands(const CommandGroup& agenda);
void AddMeetingPublicCommand(const CommandGroup& meeting);
void AddPapersCommands(const CommandGroup& root);
void AddBallotCommands(const CommandGroup& root);
void AddRecognitionCommands(const CommandGroup& root);
void AddRecognitionAnswerCommands(const CommandGroup& recognition);
void AddRecognitionViewCommands(const CommandGroup& recognition);
void AddRemarkCommands(const CommandGroup& root);
void AddActionCommands(const CommandGroup& root);
void AddIndicatorCommands(const CommandGroup& root);
void AddIndicatorViewCommands(const CommandGroup& indicator);
void AddIndicatorImportCommand(const CommandGroup& indicator);
void AddCalendarImportCommand(const CommandGroup& calendar);
void AddCalendarShowCommand(const CommandGroup& calendar);
void AddCalendarFeedCommand(const CommandGroup& calendar);
void AddAgendaAheadCommand(const CommandGroup& agenda);
void AddPlanningCommands(const CommandGroup& root);
void AddDemandCommand(const CommandGroup& planning);
void AddBaselineCommands(const CommandGroup& planning);
void AddDrawCommand(const CommandGroup& planning);
void AddProposalCommands(const CommandGroup& root);
void AddProposalOutcomeCommands(const CommandGroup& proposal);
void AddMilestoneCommands(const CommandGroup& root);
void AddMilestoneWaitCommand(const CommandGroup& milestone);
void AddWhoAmICommand(const CommandGroup& root);
void AddLoginCommands(const CommandGroup& root);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_COMMANDS_COMMAND_H_
