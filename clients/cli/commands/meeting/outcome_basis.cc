// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/commands/meeting/outcome_basis.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/commands/meeting/meeting_reads.h"
#include "clients/cli/commands/proposal/proposal_reads.h"
#include "clients/cli/dates.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

using Items = std::vector<v1::AgendaItem>;

// Whether an item is about each of these steps or its plan.
bool IsAbout(const v1::AgendaItem& item, const std::vector<std::string>& steps) {
  const auto& subjects = item.subjects();
  return std::all_of(steps.begin(), steps.end(), [&subjects](const std::string& step) {
    return std::any_of(subjects.begin(), subjects.end(), [&step](const std::string& subject) {
      return subject == step || subject == ParentOf(step);
    });
  });
}

// The names of the items that stand so and are about the steps.
std::vector<std::string> ItemsAbout(const Items& items, const std::vector<std::string>& steps,
                                    v1::AgendaItem::Placement placement) {
  std::vector<std::string> names;
  for (const v1::AgendaItem& item : items) {
    if (item.placement() == placement && IsAbout(item, steps)) names.push_back(item.name());
  }
  return names;
}

// The plans of the steps as they are typed; a proposal as it is.
std::string PlansOf(const std::vector<std::string>& steps) {
  return absl::StrJoin(steps, ",", [](std::string* out, const std::string& step) {
    absl::StrAppend(out, TypedName(EndsInNumber(step) ? ParentOf(step) : step));
  });
}

absl::Status NoItemError(const Session& session, const std::string& meeting, const Items& items,
                         const std::vector<std::string>& steps) {
  const std::vector<std::string> requested = ItemsAbout(items, steps, v1::AgendaItem::REQUESTED);
  if (!requested.empty()) {
    return UsageError(absl::Substitute(
        session.Say({"Het agendapunt over $0 is nog niet geplaatst: noordster agenda place $1",
                     "The item about $0 is not placed yet: noordster agenda place $1"}),
        PlansOf(steps), TypedName(requested.front())));
  }
  return UsageError(absl::Substitute(
      session.Say({"Op de agenda van $0 staat geen punt over $1. Vraag er een, en plaats het:\n"
                   "noordster agenda request $0 TITEL --as bespreekstuk --about $1\n"
                   "noordster agenda place $0/NUMMER",
                   "No item on the agenda of $0 is about $1. Ask for one, and place it:\n"
                   "noordster agenda request $0 TITLE --as debate --about $1\n"
                   "noordster agenda place $0/NUMBER"}),
      TypedName(meeting), PlansOf(steps)));
}

// The item of a meeting that is about the steps.
absl::StatusOr<std::string> FindItem(Session& session, const std::string& meeting,
                                     const std::vector<std::string>& steps) {
  absl::StatusOr<Items> items = ReadItems(session, meeting);
  for (size_t i = 0; items.ok() && i < items->size(); ++i) {
    absl::Status added = AddPlansOfProposals(session, (*items)[i]);
    if (!added.ok()) items = added;
  }
  if (!items.ok()) return items.status();
  std::vector<std::string> found = ItemsAbout(*items, steps, v1::AgendaItem::PLACED);
  if (found.empty()) found = ItemsAbout(*items, steps, v1::AgendaItem::MOVED_ON);
  if (found.empty()) return NoItemError(session, meeting, *items, steps);
  if (found.size() == 1) return found.front();
  const auto as_option = [](std::string* out, const std::string& item) {
    absl::StrAppend(out, "--item ", TypedName(item));
  };
  return UsageError(
      absl::Substitute(session.Say({"Meer dan één agendapunt van $0 gaat over $1. Kies uit: $2.",
                                    "More than one item of $0 is about $1. Choose from: $2."}),
                       TypedName(meeting), PlansOf(steps), absl::StrJoin(found, ", ", as_option)));
}

// The day of a meeting that was on one day.
absl::StatusOr<std::string> DayOfMeeting(Session& session, const std::string& meeting) {
  const absl::StatusOr<v1::Meeting> read = ReadMeeting(session, meeting);
  if (!read.ok()) return read.status();
  if (read->resume_date().empty() || read->resume_date() == read->date()) return read->date();
  return UsageError(absl::Substitute(
      session.Say({"$0 was op $1 en ging verder op $2: zeg op welke van die dagen het was "
                   "(--decided).",
                   "$0 was on $1 and went on on $2: say on which of these days it was "
                   "(--decided)."}),
      TypedName(meeting), DayOnScreen(read->date()), DayOnScreen(read->resume_date())));
}

}  // namespace

void AddBasisOptions(const CommandGroup& plan, const CommandSyntax& command,
                     BasisOptions& options) {
  command.Option("--meeting", options.meeting,
                 plan.Say({"vergadering waarin het is behandeld: raad/september-2022; het punt "
                           "daarvan dat over het plan gaat",
                           "meeting in which it was treated: raad/september-2022; the item of it "
                           "that is about the plan"}));
  command.Option("--item", options.item,
                 plan.Say({"agendapunt waaronder het is behandeld: raad/september-2022/3",
                           "item under which it was treated: raad/september-2022/3"}));
  command.Option("--source", options.source,
                 plan.Say({"bron van een feit van vroeger, in plaats van een vergadering",
                           "source of a fact of the past, in the place of a meeting"}));
}

void AddBasisOfRecordOptions(const CommandGroup& plan, const CommandSyntax& command,
                             BasisOptions& options) {
  AddBasisOptions(plan, command, options);
  command.Flag("--without-vote", options.without_vote,
               plan.Say({"raad of college: niemand vroeg om stemming (Gemeentewet art. 32); van "
                         "een hamerstuk spreekt dat vanzelf",
                         "council or executive: nobody asked for a vote (Gemeentewet art. 32); of "
                         "a consent item that goes without saying"}));
}

absl::StatusOr<Basis> ReadBasis(Session& session, const BasisOptions& options,
                                const std::string& body, const std::vector<std::string>& steps,
                                const std::string& day) {
  const int typed = static_cast<int>(!options.meeting.empty()) +
                    static_cast<int>(!options.item.empty()) +
                    static_cast<int>(!options.source.empty());
  if (typed > 1) {
    return UsageError(session.Say({"Noem een van --meeting, --item en --source, niet meer.",
                                   "Name one of --meeting, --item and --source, no more."}));
  }
  absl::StatusOr<std::string> item = "";
  if (!options.item.empty()) item = session.NameIn(kItemPattern, options.item, body);
  if (!options.meeting.empty()) {
    const absl::StatusOr<std::string> meeting =
        session.NameIn(kMeetingPattern, options.meeting, body);
    if (!meeting.ok()) return meeting.status();
    item = FindItem(session, *meeting, steps);
  }
  if (!item.ok()) return item.status();
  if (!day.empty()) return Basis{*item, day};
  if (item->empty()) {
    return UsageError(session.Say(
        {"Zeg op welke dag het was (--decided), of in welke vergadering (--meeting of --item).",
         "Say on which day it was (--decided), or in which meeting (--meeting or --item)."}));
  }
  const absl::StatusOr<std::string> of_meeting =
      DayOfMeeting(session, std::string(ParentOf(*item)));
  if (!of_meeting.ok()) return of_meeting.status();
  return Basis{*item, *of_meeting};
}

void PinBasis(Session& session, const std::string& item, const std::string& day) {
  if (item.empty()) return;
  RepeatCommand& repeat = session.context().repeat;
  repeat.Rename("--meeting", "--item");
  repeat.Set("--item", TypedName(item));
  repeat.Set("--decided", day);
}

}  // namespace noordster::cli
