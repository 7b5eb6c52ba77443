// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <string>
#include <tuple>
#include <vector>

#include "clients/cli/commands/command.h"
#include "clients/cli/commands/meeting/meeting_act.h"
#include "clients/cli/commands/meeting/meeting_reads.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/meeting_screen.h"
#include "noordster/v1/meeting_service.grpc.pb.h"

namespace noordster::cli {
namespace {

absl::Status ListMeetings(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> body = session.Name(kBodyPattern, typed);
  if (!body.ok()) return body.status();
  v1::ListMeetingsRequest request;
  request.set_parent(*body);
  const auto list = session.CallAllPages(&v1::MeetingService::Stub::ListMeetings, request);
  if (!list.ok()) return list.status();
  std::vector<v1::Meeting> meetings(list->meetings().begin(), list->meetings().end());
  // A calendar; dates and times of this form order as text.
  std::stable_sort(meetings.begin(), meetings.end(), [](const auto& a, const auto& b) {
    return std::tie(a.date(), a.start_time()) < std::tie(b.date(), b.start_time());
  });
  return ShowList(session, meetings, MeetingsText(meetings, session.language()));
}

absl::Status ShowMeeting(Session& session, const std::string& typed) {
  const absl::StatusOr<std::string> name = session.Name(kMeetingPattern, typed);
  if (!name.ok()) return name.status();
  const absl::StatusOr<v1::Meeting> meeting = ReadMeeting(session, *name);
  if (!meeting.ok()) return meeting.status();
  if (session.ForMachines()) {
    session.Show(Tree::Of(*meeting));
    return absl::OkStatus();
  }
  const absl::StatusOr<std::vector<v1::AgendaItem>> items = ReadItems(session, *name);
  if (!items.ok()) return items.status();
  PersonReader persons(session);
  persons.ReadAllOf(*meeting);
  for (const v1::AgendaItem& item : *items) persons.ReadAllOf(item);
  session.Print(MeetingText(*meeting, *items, persons.names(), session.language()));
  return absl::OkStatus();
}

}  // namespace

void AddMeetingViewCommands(const CommandGroup& meeting) {
  auto body = std::make_shared<std::string>();
  meeting
      .Command("list", {"De vergaderingen van een gremium", "The meetings of a body"},
               [body](Session& session) { return ListMeetings(session, *body); })
      .Option(meeting.Say({"GREMIUM", "BODY"}), *body)
      .Required();
  auto name = std::make_shared<std::string>();
  const CommandSyntax command =
      meeting.Command("show",
                      {"Hoe een vergadering ervoor staat: wie er was, agenda, stemmingen",
                       "How a meeting stands: who came, agenda, votes"},
                      [name](Session& session) { return ShowMeeting(session, *name); });
  AddMeetingArgument(meeting, command, *name);
  AddMeetingPublicCommand(meeting);
}

}  // namespace noordster::cli
