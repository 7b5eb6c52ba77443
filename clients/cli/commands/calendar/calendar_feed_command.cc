// SPDX-License-Identifier: EUPL-1.2
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/commands/planning/planning_reads.h"
#include "clients/cli/documents/whole_file.h"
#include "clients/cli/resource_name.h"
#include "noordster/v1/planning_service.grpc.pb.h"

namespace noordster::cli {
namespace {

struct FeedOptions {
  std::string name;
  std::string out;
};

// What a name can be of: the one whose collection it names, else each of them.
std::vector<absl::string_view> FeedPatternsOf(const std::string& typed) {
  const std::vector<absl::string_view> all = {kPlanPattern, kProgrammePattern, kBodyPattern};
  if (absl::StrContains(typed, "plans/")) return {kPlanPattern};
  const bool names_collection =
      absl::StrContains(typed, "programmes/") || absl::StrContains(typed, "bodies/");
  if (!names_collection) return all;
  const std::string patterns = absl::StrJoin({kProgrammePattern, kBodyPattern}, "|");
  return {PatternOf(patterns, typed) == kBodyPattern ? kBodyPattern : kProgrammePattern};
}

// The calendar of the first that is there. What was typed is a plan before it is anything else, so
// that its failure is the one that is told.
absl::StatusOr<v1::CalendarFeedResponse> ReadCalendarFile(Session& session,
                                                          const std::string& typed) {
  absl::Status refused;
  for (const absl::string_view pattern : FeedPatternsOf(typed)) {
    const absl::StatusOr<std::string> name = session.Name(pattern, typed);
    absl::Status failed = name.status();
    if (name.ok()) {
      v1::GetCalendarFeedRequest request;
      request.set_name(*name);
      auto response = session.Call(&v1::PlanningService::Stub::GetCalendarFeed, request);
      if (!IsMissing(response.status(), *name)) return response;
      failed = response.status();
    }
    if (refused.ok()) refused = failed;
  }
  return refused;
}

absl::Status WriteFeed(Session& session, const FeedOptions& options) {
  const auto response = ReadCalendarFile(session, options.name);
  if (!response.ok()) return response.status();
  const bool goes_to_file = !options.out.empty();
  if (goes_to_file) {
    absl::Status written = WriteWholeFile(options.out, response->calendar(), session.language());
    if (!written.ok()) return written;
  }
  if (session.ForMachines()) {
    session.Show(goes_to_file ? Tree::Object().Set("file", Tree::Text(options.out))
                              : Tree::Of(*response));
  } else if (goes_to_file) {
    session.Print(absl::Substitute(
        session.Say({"Kalender geschreven: $0.\n", "Calendar written: $0.\n"}), options.out));
  } else {
    session.Print(response->calendar());
  }
  return absl::OkStatus();
}

}  // namespace

void AddCalendarFeedCommand(const CommandGroup& calendar) {
  auto options = std::make_shared<FeedOptions>();
  const CommandSyntax command = calendar.Command(
      "feed",
      {"Vergaderingen en aanleverdagen als iCalendar, om in een agenda te volgen: van een plan, "
       "een programma of een gremium",
       "Meetings and hand-in days as iCalendar, to be followed in a calendar: of a plan, a "
       "programme or a body"},
      [options](Session& session) { return WriteFeed(session, *options); });
  command
      .Option(calendar.Say({"PLAN|PROGRAMMA|GREMIUM", "PLAN|PROGRAMME|BODY"}), options->name,
              calendar.Say({"jeugd, programmes/sterk-voor-noord of bodies/raad",
                            "jeugd, programmes/sterk-voor-noord or bodies/raad"}))
      .Required();
  command
      .Option("--out", options->out,
              calendar.Say({"bestand dat wordt geschreven; anders het scherm",
                            "file that is written; else the screen"}))
      .Shown(calendar.Say({"BESTAND", "FILE"}));
}

}  // namespace noordster::cli
