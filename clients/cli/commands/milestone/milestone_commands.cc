// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/milestone/interruptions.h"
#include "clients/cli/commands/milestone/milestone_filter.h"
#include "clients/cli/commands/milestone/milestone_lines.h"
#include "clients/cli/fault.h"
#include "clients/cpp/noordster/milestone_subscriber.h"
#include "noordster/v1/milestone_service.grpc.pb.h"

namespace noordster::cli {
namespace {

struct WatchOptions {
  FilterOptions filter;
  std::string from = "now";
  bool current_state = false;
  std::optional<size_t> limit;
};

absl::Status SetStart(const Session& session, const std::string& from, v1::StreamStart& start) {
  if (from == "oldest") {
    start.set_oldest(true);
  } else if (from == "now") {
    start.set_now(true);
  } else if (const std::optional<std::string> cursor = ReadTypedCursor(from); cursor.has_value()) {
    start.set_cursor(*cursor);
  } else {
    return UsageError(absl::Substitute(
        session.Say({"--from $0: schrijf oldest, now, of de cursor van een eerdere regel.",
                     "--from $0: write oldest, now, or the cursor of an earlier line."}),
        from));
  }
  return absl::OkStatus();
}

size_t MilestonesIn(const v1::SubscribeResponse& message) {
  return static_cast<size_t>(message.batch().milestones_size());
}

// What could not be written, with where to begin again.
absl::Status WithWayOn(const Session& session, const absl::Status& untold,
                       const std::string& cursor) {
  return {untold.code(),
          absl::Substitute(session.Say({"$0 Ga verder met --from $1", "$0 Go on with --from $1"}),
                           untold.message(), TypedCursor(cursor))};
}

// Follows until the limit is reached, for ever without one.
absl::Status Watch(Session& session, const WatchOptions& options) {
  const absl::StatusOr<std::string> municipality = session.Municipality();
  if (!municipality.ok()) return municipality.status();
  absl::StatusOr<v1::MilestoneFilter> filter = ReadFilter(session, options.filter);
  if (!filter.ok()) return filter.status();
  v1::SubscribeRequest request;
  request.set_parent(*municipality);
  *request.mutable_filter() = *std::move(filter);
  request.set_include_current_state(options.current_state);
  // Each act a message, so that none is told that follows the one that reaches the limit.
  if (options.limit.has_value()) request.set_batch_bytes_max(1);
  absl::Status started = SetStart(session, options.from, *request.mutable_start());
  if (!started.ok()) return started;
  const absl::StatusOr<Client*> client = session.Connected();
  if (!client.ok()) return client.status();
  size_t seen = 0;
  std::string cursor;
  MilestoneSubscriber* running = nullptr;
  MilestoneHandler handler;
  handler.on_message = [&](const v1::SubscribeResponse& message) {
    const absl::Status told =
        session.Tell(MessageText(message, session.language()), MessageTrees(message));
    if (!told.ok()) return WithWayOn(session, told, cursor);
    seen += MilestonesIn(message);
    if (options.limit.has_value() && seen >= *options.limit) running->Stop();
    return absl::OkStatus();
  };
  Interruptions interruptions;
  handler.on_cursor = [&](const std::string& handled) {
    cursor = handled;
    interruptions.Heard();
  };
  handler.on_interruption = [&](const absl::Status& why, absl::Duration wait) {
    if (!interruptions.Broke(why, wait)) return;
    session.Warn(
        session.Say({"LET OP: de server is al een minuut niet te volgen; dat gaat vanzelf verder "
                     "zodra het kan, zonder dat iets ontbreekt. Waarom het niet gaat:\n",
                     "WARNING: the server cannot be followed for a minute already; it goes on by "
                     "itself as soon as it can, and nothing will be missing. Why it does not:\n"}));
    session.Report(why);
  };
  handler.on_gap = [&](int64_t after, int64_t from) {
    session.Warn(absl::Substitute(
        session.Say({"LET OP: tussen $0 en $1 ontbreekt iets; begin opnieuw met --from oldest.\n",
                     "WARNING: something is missing between $0 and $1; begin anew with --from "
                     "oldest.\n"}),
        after, from));
  };
  MilestoneSubscriber subscriber(**client, std::move(request), std::move(handler));
  running = &subscriber;
  return subscriber.Run();
}

// All that passes the filter; nothing where no municipality is registered yet.
absl::StatusOr<v1::ListMilestonesResponse> ReadMilestones(Session& session,
                                                          const FilterOptions& options) {
  const absl::StatusOr<std::string> municipality = session.Municipality();
  if (IsNoneYet(municipality.status())) return v1::ListMilestonesResponse();
  if (!municipality.ok()) return municipality.status();
  absl::StatusOr<v1::MilestoneFilter> filter = ReadFilter(session, options);
  if (!filter.ok()) return filter.status();
  v1::ListMilestonesRequest request;
  request.set_parent(*municipality);
  *request.mutable_filter() = *std::move(filter);
  return session.CallAllPages(&v1::MilestoneService::Stub::ListMilestones, request);
}

absl::Status ListMilestones(Session& session, const FilterOptions& options) {
  const absl::StatusOr<v1::ListMilestonesResponse> listed = ReadMilestones(session, options);
  if (!listed.ok()) return listed.status();
  if (session.ForMachines()) {
    Tree list = Tree::List();
    for (const v1::Milestone& milestone : listed->milestones()) list.Add(Tree::Of(milestone));
    session.Show(list);
    return absl::OkStatus();
  }
  for (const v1::Milestone& milestone : listed->milestones()) {
    session.Print(MilestoneLine(milestone, session.language()));
  }
  if (listed->milestones().empty()) {
    session.Print(session.Say({"Nog geen mijlpalen.\n", "No milestones yet.\n"}));
  }
  return absl::OkStatus();
}

}  // namespace

void AddMilestoneCommands(const CommandGroup& root) {
  const CommandGroup milestone =
      root.Group("milestone", {"Mijlpalen: wat er gebeurde, en wat er gebeurt",
                               "Milestones: what happened, and what happens"});
  auto watching = std::make_shared<WatchOptions>();
  const CommandSyntax watch =
      milestone.Command("watch",
                        {"Volgt mijlpalen zodra ze er zijn, ook als de server opnieuw start",
                         "Follows milestones as they happen, also when the server restarts"},
                        [watching](Session& s) { return Watch(s, *watching); });
  watch
      .Option("--from", watching->from,
              milestone.Say({"waar te beginnen; met een cursor van een eerdere regel (-o json) "
                             "achter die regel; standaard now",
                             "where to begin; with the cursor of an earlier line (-o json) behind "
                             "that line; default now"}))
      .Shown("oldest|now|CURSOR");
  watch.Flag("--current-state", watching->current_state,
             milestone.Say({"eerst hoe de plannen ervoor staan", "first how the plans stand"}));
  watch
      .Option("--limit", watching->limit,
              milestone.Say({"houdt op met de handeling waarmee het zoveel mijlpalen zijn",
                             "ends with the act that makes it so many milestones"}))
      .Between(1, 1000000000)
      .Shown(milestone.Say({"AANTAL", "NUMBER"}));
  AddFilterOptions(milestone, watch, watching->filter);

  auto listing = std::make_shared<FilterOptions>();
  const CommandSyntax list = milestone.Command(
      "list", {"Alle mijlpalen tot nu toe, de oudste eerst", "All milestones so far, oldest first"},
      [listing](Session& s) { return ListMilestones(s, *listing); });
  AddFilterOptions(milestone, list, *listing);
  AddMilestoneWaitCommand(milestone);
}

}  // namespace noordster::cli
