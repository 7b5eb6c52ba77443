// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/fault.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/work_screen.h"
#include "noordster/v1/worklist_service.grpc.pb.h"

namespace noordster::cli {
namespace {

constexpr size_t kRowsShown = 20;

struct WorkOptions {
  std::string programme;
  std::string lifter;
  std::string body;
  std::string person;
  std::optional<size_t> limit;
};

// A lifter, as it is typed.
struct LifterTyped {
  const char* typed;
  v1::Lifter lifter;
};

constexpr std::array<LifterTyped, 10> kLifters = {{
    {"secretary", v1::PROGRAMME_SECRETARY},
    {"lead", v1::CHALLENGE_LEAD},
    {"manager", v1::PROGRAMME_MANAGER},
    {"clerk", v1::COUNCIL_CLERK},
    {"secretariat", v1::EXECUTIVE_SECRETARIAT},
    {"programmasecretaris", v1::PROGRAMME_SECRETARY},
    {"opgavetrekker", v1::CHALLENGE_LEAD},
    {"programmamanager", v1::PROGRAMME_MANAGER},
    {"griffie", v1::COUNCIL_CLERK},
    {"bestuurssecretariaat", v1::EXECUTIVE_SECRETARIAT},
}};

// The beginning of a worklist; without a limit all of it. No more pages are read than it takes.
absl::StatusOr<WorkList> ReadWork(Session& session, v1::ListWorkRequest request,
                                  std::optional<size_t> limit) {
  WorkList work;
  do {
    // One more tells whether the list goes on.
    const size_t wanted = limit.has_value() ? *limit + 1 - work.items.size() : kPageSizeMax;
    request.set_page_size(static_cast<int32_t>(std::min(wanted, kPageSizeMax)));
    const auto page = session.Call(&v1::WorklistService::Stub::ListWork, request);
    if (!page.ok()) return page.status();
    work.items.insert(work.items.end(), page->items().begin(), page->items().end());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && (!limit.has_value() || work.items.size() <= *limit));
  if (limit.has_value() && work.items.size() > *limit) {
    work.items.resize(*limit);
    work.goes_on = true;
  }
  return work;
}

// What is asked for: one list, for which `lifter`, `body` or `person` of the request is set.
absl::StatusOr<v1::ListWorkRequest> FilteredRequest(Session& session, const WorkOptions& options) {
  v1::ListWorkRequest request;
  if (!options.lifter.empty()) {
    for (const LifterTyped& each : kLifters) {
      if (options.lifter == each.typed) request.set_lifter(each.lifter);
    }
    return request;
  }
  if (!options.programme.empty()) {
    return UsageError(
        session.Say({"Een gremium of persoon werkt voor alle programma's; noem geen programma.",
                     "A body or person works for all programmes; name no programme."}));
  }
  const bool is_body = !options.body.empty();
  const absl::StatusOr<std::string> name = is_body ? session.Name(kBodyPattern, options.body)
                                                   : session.Name(kPersonPattern, options.person);
  if (!name.ok()) return name.status();
  is_body ? request.set_body(*name) : request.set_person(*name);
  request.set_parent(std::string(ParentOf(*name)));
  return request;
}

absl::StatusOr<std::string> ProgrammeOf(Session& session, const WorkOptions& options) {
  return options.programme.empty() ? session.Programme()
                                   : session.Name(kProgrammePattern, options.programme);
}

// How many items are read. A list that is cut off unasked could be taken for a whole one by a
// machine.
std::optional<size_t> LimitOf(const Session& session, const WorkOptions& options) {
  if (session.ForMachines()) return options.limit;
  return options.limit.value_or(kRowsShown);
}

Tree ListOf(const WorkList& work) {
  Tree list = Tree::List();
  for (const v1::WorkItem& item : work.items) list.Add(Tree::Of(item));
  return list;
}

absl::Status ShowFiltered(Session& session, const WorkOptions& options) {
  absl::StatusOr<v1::ListWorkRequest> request = FilteredRequest(session, options);
  if (!request.ok()) return request.status();
  absl::StatusOr<WorkList> work = WorkList();
  if (request->parent().empty()) {
    const absl::StatusOr<std::string> programme = ProgrammeOf(session, options);
    if (!programme.ok() && !IsNoneYet(programme.status())) return programme.status();
    if (programme.ok()) request->set_parent(*programme);
  }
  if (!request->parent().empty()) work = ReadWork(session, *request, LimitOf(session, options));
  if (!work.ok()) return work.status();
  if (session.ForMachines()) {
    session.Show(ListOf(*work));
  } else {
    session.Print(WorkText(*work, {"Er is niets te doen.", "There is nothing to do."},
                           {session.language(), session.Today(), true}));
  }
  return absl::OkStatus();
}

void PrintSections(const Session& session, const WorkList& mine, const WorkList& waiting,
                   size_t limit) {
  const Language language = session.language();
  const WorkLook mine_look{language, session.Today(), false};
  const WorkLook look{language, session.Today(), true};
  session.Print(absl::StrCat(
      session.Say({"Wat u moet doen\n", "What you are to do\n"}),
      WorkText(mine, {"U hoeft nu niets te doen.", "There is nothing for you to do now."},
               mine_look),
      session.Say({"\nOp wie u wacht\n", "\nWhom you wait for\n"}),
      WorkText(waiting, {"U wacht op niemand.", "You wait for nobody."}, look),
      session.Say({"\nWat het eerst komt\n", "\nWhat comes first\n"}),
      WorkText(DueFirst(mine, waiting, limit),
               {"Niets heeft een uiterste dag.", "Nothing has a last day."}, look)));
}

absl::Status ShowAll(Session& session, const WorkOptions& options) {
  absl::StatusOr<WorkList> mine = WorkList();
  absl::StatusOr<WorkList> waiting = WorkList();
  const absl::StatusOr<std::string> programme = ProgrammeOf(session, options);
  if (!programme.ok() && !IsNoneYet(programme.status())) return programme.status();
  if (programme.ok()) {
    const std::optional<size_t> limit = LimitOf(session, options);
    v1::ListWorkRequest request;
    request.set_parent(*programme);
    request.set_lifter(v1::PROGRAMME_SECRETARY);
    mine = ReadWork(session, request, limit);
    if (!mine.ok()) return mine.status();
    request.clear_lifter();
    request.set_waiting(true);
    waiting = ReadWork(session, request, limit);
    if (!waiting.ok()) return waiting.status();
  }
  if (session.ForMachines()) {
    session.Show(Tree::Object().Set("mine", ListOf(*mine)).Set("waiting", ListOf(*waiting)));
  } else {
    PrintSections(session, *mine, *waiting, options.limit.value_or(kRowsShown));
  }
  return absl::OkStatus();
}

absl::Status ShowWork(Session& session, const WorkOptions& options) {
  const int given = !options.lifter.empty() + !options.body.empty() + !options.person.empty();
  if (given > 1) {
    return UsageError(session.Say({"Kies hoogstens een van --lifter, --body, --person.",
                                   "Choose at most one of --lifter, --body, --person."}));
  }
  return given == 1 ? ShowFiltered(session, options) : ShowAll(session, options);
}

}  // namespace

void AddWorklistCommand(const CommandGroup& root) {
  auto options = std::make_shared<WorkOptions>();
  const CommandSyntax command =
      root.Command("worklist",
                   {"Werklijst: wat u moet doen, op wie u wacht, wat het eerst komt",
                    "Worklist: what you are to do, whom you wait for, what comes first"},
                   [options](Session& s) { return ShowWork(s, *options); });
  command.Option(root.Say({"PROGRAMMA", "PROGRAMME"}), options->programme,
                 root.Say({"zonder: het enige programma", "none: the only programme"}));
  std::vector<std::string> lifters;
  lifters.reserve(kLifters.size());
  for (const LifterTyped& each : kLifters) lifters.emplace_back(each.typed);
  command
      .Option("--lifter", options->lifter,
              root.Say({"wat deze rol moet doen", "what this role is to do"}))
      .OneOf(lifters)
      .Shown(root.Say({"programmasecretaris|opgavetrekker|programmamanager|griffie|"
                       "bestuurssecretariaat",
                       "secretary|lead|manager|clerk|secretariat"}));
  command
      .Option("--body", options->body,
              root.Say({"wat dit gremium moet behandelen of afdoen",
                        "what this body is to treat or settle"}))
      .Shown(root.Say({"GREMIUM", "BODY"}));
  command
      .Option("--person", options->person,
              root.Say({"wat deze persoon moet beoordelen of afdoen",
                        "what this person is to judge or settle"}))
      .Shown(root.Say({"PERSOON", "PERSON"}));
  command
      .Option("--limit", options->limit,
              root.Say({"hoogstens zoveel regels per lijst; standaard 20, met -o json of yaml "
                        "alles",
                        "at most so many rows a list; default 20, with -o json or yaml all"}))
      .Between(1, 100000)
      .Shown(root.Say({"AANTAL", "NUMBER"}));
}

}  // namespace noordster::cli
