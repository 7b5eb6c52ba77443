// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/path/path_words.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"

namespace noordster::cli {
namespace {

v1::LegalEffect EffectOf(const v1::Stage& stage, const v1::Outcome& outcome) {
  if (outcome.effect() != v1::LEGAL_EFFECT_UNSPECIFIED) return outcome.effect();
  switch (outcome.kind()) {
    case v1::DEFERRED:
    case v1::SENT_BACK:
    case v1::NOT_TREATED:
    case v1::NOT_READY:
    case v1::WITHDRAWN:
      return v1::NONE;
    default:
      return stage.effect();
  }
}

// What a guard is about, besides its kind; empty for most kinds.
std::string SubjectOf(const v1::PathDefinition& path, const v1::Guard& guard, Language language) {
  std::vector<std::string> parts;
  if (guard.kind() == v1::OUTCOME_GIVEN) {
    std::vector<std::string> kinds;
    for (const int kind : guard.outcome_kinds()) {
      kinds.push_back(WordOf(static_cast<v1::OutcomeKind>(kind), language));
    }
    parts.push_back(PlaceName(path, PlaceOf(path, guard.subject()), language));
    parts.push_back(absl::StrJoin(kinds, Wording{" of ", " or "}.In(language)));
  } else if (!guard.subject().empty()) {
    parts.push_back(guard.subject());
  }
  if (!guard.date().empty()) parts.push_back(DayOnScreen(guard.date()));
  if (guard.days() != 0) {
    parts.push_back(absl::Substitute(Wording{"dagen: $0", "days: $0"}.In(language), guard.days()));
  }
  return absl::StrJoin(parts, ", ");
}

}  // namespace

std::string TitleOf(const v1::PathVersion& version, Language language) {
  const std::string& name = version.definition().display_name();
  if (version.name().empty()) {
    return absl::StrCat(name, Wording{" (uit een bestand)", " (from a file)"}.In(language));
  }
  return absl::Substitute(Wording{"$0 ($1, versie $2)", "$0 ($1, version $2)"}.In(language), name,
                          LastId(ParentOf(version.name())), LastId(version.name()));
}

std::string OutcomeText(const v1::Stage& stage, const v1::Outcome& outcome, Language language) {
  // What is not published yet may have no names.
  const std::string& name = outcome.display_name().empty() ? outcome.id() : outcome.display_name();
  return absl::StrCat(name, EffectBehind(EffectOf(stage, outcome), language));
}

std::string GuardText(const v1::PathDefinition& path, const v1::Guard& guard, Language language) {
  std::string asks = guard.display_name();
  if (asks.empty()) {
    const std::string subject = SubjectOf(path, guard, language);
    asks = absl::StrCat(WordOf(guard.kind(), language), subject.empty() ? "" : ": ", subject);
  }
  const v1::Lifter lifter =
      guard.lifter() == v1::LIFTER_UNSPECIFIED ? v1::PROGRAMME_SECRETARY : guard.lifter();
  absl::StrAppend(&asks, " (", WordOf(lifter, language));
  if (guard.dispenser() != v1::LIFTER_UNSPECIFIED) {
    absl::StrAppend(&asks, Wording{"; ontheffing: ", "; dispensation: "}.In(language),
                    WordOf(guard.dispenser(), language));
  }
  return absl::StrCat(asks, ")");
}

int PlaceOf(const v1::PathDefinition& path, const std::string& stage) {
  const auto found = std::find_if(path.stages().begin(), path.stages().end(),
                                  [&](const v1::Stage& each) { return each.id() == stage; });
  return static_cast<int>(found - path.stages().begin());
}

std::vector<PathWay> WaysOf(const v1::PathDefinition& path, Language language) {
  std::vector<PathWay> ways;
  for (int from = 0; from < path.stages_size(); ++from) {
    const size_t before = ways.size();
    for (const v1::Outcome& outcome : path.stages(from).outcomes()) {
      const int to = PlaceOf(path, outcome.next());
      auto way = std::find_if(ways.begin() + static_cast<std::ptrdiff_t>(before), ways.end(),
                              [to](const PathWay& each) { return each.to == to; });
      if (way == ways.end()) way = ways.insert(way, {from, to, {}});
      way->outcomes.push_back(OutcomeText(path.stages(from), outcome, language));
    }
  }
  return ways;
}

std::string PlaceName(const v1::PathDefinition& path, int place, Language language) {
  return place < path.stages_size() ? path.stages(place).display_name()
                                    : std::string(Wording{"Einde", "End"}.In(language));
}

}  // namespace noordster::cli
