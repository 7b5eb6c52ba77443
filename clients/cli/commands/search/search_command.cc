// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "clients/cli/commands/command.h"
#include "clients/cli/options/choice_option.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/search/search_screen.h"
#include "noordster/v1/search_service.grpc.pb.h"

namespace noordster::cli {
namespace {

constexpr size_t kHitsShown = 50;

struct SearchOptions {
  std::vector<std::string> words;
  std::vector<std::string> kinds;
  std::string programme;
  std::optional<size_t> limit;
};

// The beginning of what is found; without a limit all of it. Goes on until it has as many, as a
// page can be empty and not be the last.
absl::StatusOr<HitList> ReadHits(Session& session, v1::SearchRequest request,
                                 std::optional<size_t> limit) {
  HitList list;
  do {
    // One more tells whether there is more.
    const size_t wanted = limit.has_value() ? *limit + 1 - list.hits.size() : kPageSizeMax;
    request.set_page_size(static_cast<int32_t>(std::min(wanted, kPageSizeMax)));
    const auto page = session.Call(&v1::SearchService::Stub::Search, request);
    if (!page.ok()) return page.status();
    list.hits.insert(list.hits.end(), page->hits().begin(), page->hits().end());
    request.set_page_token(page->next_page_token());
  } while (!request.page_token().empty() && (!limit.has_value() || list.hits.size() <= *limit));
  if (limit.has_value() && list.hits.size() > *limit) {
    list.hits.resize(*limit);
    list.goes_on = true;
  }
  return list;
}

absl::StatusOr<HitList> FindHits(Session& session, const SearchOptions& options) {
  v1::SearchRequest request;
  request.set_query(absl::StrJoin(options.words, " "));
  for (const std::string& typed : options.kinds) {
    auto kind = v1::SearchHit::KIND_UNSPECIFIED;
    absl::Status filled = FillChoice(session, typed, kind);
    if (!filled.ok()) return filled;
    request.add_kinds(kind);
  }
  const absl::StatusOr<std::string> parent =
      options.programme.empty() ? session.Municipality()
                                : session.Name(kProgrammePattern, options.programme);
  if (IsNoneYet(parent.status())) return HitList();
  if (!parent.ok()) return parent.status();
  request.set_parent(*parent);
  std::optional<size_t> limit = options.limit;
  // A list that is cut off unasked could be taken for a whole one by a machine.
  if (!session.ForMachines()) limit = limit.value_or(kHitsShown);
  return ReadHits(session, std::move(request), limit);
}

absl::Status Search(Session& session, const SearchOptions& options) {
  const absl::StatusOr<HitList> list = FindHits(session, options);
  if (!list.ok()) return list.status();
  return ShowList(session, list->hits, HitsText(*list, session.language()));
}

}  // namespace

void AddSearchCommand(const CommandGroup& root) {
  auto options = std::make_shared<SearchOptions>();
  const CommandSyntax command = root.Command(
      "search",
      {"Zoekt in plannen, projecten, opmerkingen en opvolging, ook op een deel van een woord",
       "Searches plans, projects, remarks and follow-ups, by parts of words as well"},
      [options](Session& session) { return Search(session, *options); });
  command
      .Option(root.Say({"WOORDEN", "WORDS"}), options->words,
              root.Say({"die er alle in staan, met of zonder hoofdletters en accenten",
                        "all of which stand there, whatever their case and accents"}))
      .Required();
  command
      .Option("--in", options->kinds,
              root.Say({"alleen hierin, zo vaak als nodig", "in these only, repeatable"}))
      .OneValueEach()
      .SeparatedBy(',')
      .Shown(root.Say(
          {"plannen|projecten|opmerkingen|opvolging", "plans|projects|remarks|follow-ups"}));
  command
      .Option("--programme", options->programme,
              root.Say({"alleen in dit programma; zonder: in de hele gemeente",
                        "in this programme only; none: in all of the municipality"}))
      .Shown(root.Say({"PROGRAMMA", "PROGRAMME"}));
  command
      .Option("--limit", options->limit,
              root.Say({"hoogstens zoveel; standaard 50, met -o json of yaml alles",
                        "at most so many; default 50, with -o json or yaml all"}))
      .Between(1, 100000)
      .Shown(root.Say({"AANTAL", "NUMBER"}));
}

}  // namespace noordster::cli
