// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/status_screen.h"

#include <algorithm>

#include "absl/algorithm/container.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/proposal/proposal_screen.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

using v1::Assessment;
using v1::ProgrammeStatus;

// Lines of a text on a page; the rest is for -o yaml.
constexpr size_t kLinesMax = 3;
// The columns for aspects and ratings, and what stands between columns.
constexpr size_t kAspectWidth = 11;
constexpr size_t kRatingWidth = 14;
// From here on there is room for wider columns.
constexpr size_t kWide = 100;

// The first lines of a text without its own, with dots where it is cut.
std::string Shortened(const std::string& text, size_t width) {
  std::vector<std::string> lines = Fitted(absl::StrReplaceAll(text, {{"\n", " "}}), width);
  if (lines.size() <= kLinesMax) return absl::StrJoin(lines, "\n");
  // Once more, so that the dots fit.
  lines.resize(kLinesMax);
  lines.back() = absl::StrCat(Fitted(lines.back(), width - kBetweenColumns).front(), " …");
  return absl::StrJoin(lines, "\n");
}

std::string HeadText(const ProgrammeStatus& status, size_t columns, Language language) {
  std::string horizon = absl::StrCat("Horizon: ", NotSaid(language), ".");
  if (status.horizon_year() > 0) {
    horizon = absl::Substitute(
        Wording{"Horizon: $0 (afgeleid), vanaf $1.", "Horizon: $0 (derived), from $1."}.In(
            language),
        status.horizon_year(), status.start_year());
  }
  const std::string ambition =
      status.ambition().empty() ? "" : absl::StrCat(Shortened(status.ambition(), columns), "\n");
  return absl::StrCat(FittedCell(status.display_name(), columns), "\n", ambition, horizon, "\n");
}

// What follows from the plans; empty for who may not see where they stand.
std::string DerivedText(const ProgrammeStatus& status, Language language) {
  if (!status.has_plans()) return "";
  const ProgrammeStatus::Plans& plans = status.plans();
  if (plans.running() == 0) {
    return std::string(
        Wording{"afgeleid: er loopt geen plan", "derived: no plan is running"}.In(language));
  }
  const Wording counts = plans.running() == 1
                             ? Wording{"afgeleid: $0 van $1 plan geblokkeerd, $2 te laat",
                                       "derived: $0 of $1 plan blocked, $2 late"}
                             : Wording{"afgeleid: $0 van $1 plannen geblokkeerd, $2 te laat",
                                       "derived: $0 of $1 plans blocked, $2 late"};
  return absl::Substitute(counts.In(language), plans.blocked(), plans.running(), plans.overdue());
}

// "Jan Jansen, programmamanager, 02-06-2026".
std::string WhoText(const Assessment& assessment, const DisplayNames& persons, Language language) {
  std::vector<std::string> parts;
  if (!assessment.author().empty()) parts.push_back(NameOf(persons, assessment.author(), language));
  if (assessment.capacity() != v1::Mandate::CAPACITY_UNSPECIFIED) {
    parts.push_back(WordOf(assessment.capacity(), language));
  }
  parts.push_back(DayOnScreen(assessment.date()));
  return absl::StrJoin(parts, ", ");
}

std::vector<std::string> AspectRow(const StatusPage& page, Assessment::Aspect aspect,
                                   size_t columns, Language language) {
  const size_t who_width = columns >= kWide ? 30 : 20;
  const size_t words_width =
      columns - kAspectWidth - kRatingWidth - who_width - 3 * kBetweenColumns;
  const auto& all = page.status.assessments();
  const auto said =
      absl::c_find_if(all, [aspect](const Assessment& each) { return each.aspect() == aspect; });
  const std::string derived = aspect == Assessment::PLANNING
                                  ? FittedCell(DerivedText(page.status, language), words_width)
                                  : "";
  std::vector<std::string> row = {Capitalized(WordOf(aspect, language))};
  if (said == all.end()) {
    row.emplace_back(Wording{"niet ingevuld", "not entered"}.In(language));
    row.push_back(derived);
    return row;
  }
  row.push_back(
      said->rating() == Assessment::RATING_UNSPECIFIED ? "-" : WordOf(said->rating(), language));
  row.push_back(
      absl::StrCat(Shortened(said->words(), words_width), derived.empty() ? "" : "\n", derived));
  row.push_back(FittedCell(WhoText(*said, page.persons, language), who_width));
  return row;
}

std::string AspectsText(const StatusPage& page, size_t columns, Language language) {
  Table table(Headings(language, {{"Onderdeel", "Aspect"},
                                  {"Oordeel", "Rating"},
                                  {"Toelichting", "Words"},
                                  {"Wie, wanneer", "Who, when"}}));
  for (int aspect = Assessment::OVERALL; aspect <= Assessment::Aspect_MAX; ++aspect) {
    table.Add(AspectRow(page, static_cast<Assessment::Aspect>(aspect), columns, language));
  }
  return table.ToString();
}

// "2 gepland, 10 lopend".
std::string ProjectCountsText(const ProgrammeStatus& status, Language language) {
  if (status.projects().empty()) return std::string(Wording{"geen", "none"}.In(language));
  return absl::StrJoin(status.projects(), ", ",
                       [language](std::string* out, const ProgrammeStatus::ProjectCount& count) {
                         absl::StrAppend(out, count.count(), " ", WordOf(count.state(), language));
                       });
}

// "3 lopend (1 Uitwerken, 2 College); 1 geblokkeerd, 0 te laat".
std::string PlansText(const ProgrammeStatus::Plans& plans, Language language) {
  if (plans.running() == 0) {
    return std::string(Wording{"geen lopend", "none running"}.In(language));
  }
  const std::string stages = absl::StrJoin(
      plans.stages(), ", ", [](std::string* out, const ProgrammeStatus::StageCount& count) {
        absl::StrAppend(out, count.count(), " ",
                        count.display_name().empty() ? count.stage() : count.display_name());
      });
  return absl::StrCat(plans.has_more() ? Wording{"de eerste ", "the first "}.In(language) : "",
                      absl::Substitute(Wording{"$0 lopend ($1); $2 geblokkeerd, $3 te laat",
                                               "$0 running ($1); $2 blocked, $3 late"}
                                           .In(language),
                                       plans.running(), stages, plans.blocked(), plans.overdue()));
}

std::string StatusCountsText(const ProgrammeStatus& status, size_t columns, Language language) {
  const size_t width = columns - kAspectWidth - kBetweenColumns;
  Table table;
  table.Add({std::string(Wording{"Projecten", "Projects"}.In(language)),
             FittedCell(ProjectCountsText(status, language), width)});
  if (status.has_plans()) {
    table.Add({std::string(Wording{"Plannen", "Plans"}.In(language)),
               FittedCell(PlansText(status.plans(), language), width)});
  }
  return table.ToString();
}

std::string LastText(const ProgrammeStatus::Treatments& treatments, Language language) {
  if (!treatments.has_last()) return "-";
  const ProgrammeStatus::Treated& last = treatments.last();
  const std::string plan = last.plan_title().empty()
                               ? std::string(LastId(ParentOf(last.decision())))
                               : last.plan_title();
  return absl::StrCat(DayOrVagueDate(last.decided_date(), last.decided_period(), language), " ",
                      plan, ": ", OutcomeWord(last.kind(), treatments.body_kind(), language),
                      EffectBehind(last.effect(), language), StateBehind(last.state(), language));
}

std::string NextText(const ProgrammeStatus::Treatments& treatments, Language language) {
  if (!treatments.has_next()) return "-";
  const ProgrammeStatus::Planned& next = treatments.next();
  const std::string stage =
      next.stage_display_name().empty() ? next.stage() : next.stage_display_name();
  return absl::StrCat(VagueDateOnScreen(next.date(), language),
                      ProposalBehind(next.proposed(), language), " ", next.plan_title(), " (",
                      stage, ")",
                      next.overdue() ? Wording{", te laat", ", late"}.In(language) : "");
}

std::string BodyText(const ProgrammeStatus::Treatments& treatments) {
  return treatments.body_display_name().empty() ? std::string(LastId(treatments.body()))
                                                : treatments.body_display_name();
}

std::string TreatmentsText(const ProgrammeStatus& status, size_t columns, Language language) {
  // Names of bodies are broken only where they would leave little for the others.
  const auto body_cell = [columns](const ProgrammeStatus::Treatments& treatments) {
    const size_t body_width = columns >= kWide ? 30 : 18;
    return FittedCell(InCell(BodyText(treatments), body_width), columns / 3);
  };
  size_t widest = WidthOf(Wording{"Gremium", "Body"}.In(language));
  for (const ProgrammeStatus::Treatments& treatments : status.treatments()) {
    for (const absl::string_view line : absl::StrSplit(body_cell(treatments), '\n')) {
      widest = std::max(widest, WidthOf(line));
    }
  }
  const size_t width = (columns - widest - 2 * kBetweenColumns) / 2;
  Table table(Headings(
      language, {{"Gremium", "Body"}, {"Laatst behandeld", "Treated last"}, {"Volgende", "Next"}}));
  for (const ProgrammeStatus::Treatments& treatments : status.treatments()) {
    table.Add({body_cell(treatments), FittedCell(LastText(treatments, language), width),
               FittedCell(NextText(treatments, language), width)});
  }
  return table.ToString();
}

}  // namespace

std::string StatusText(const StatusPage& page, size_t columns, Language language) {
  return absl::StrCat(HeadText(page.status, columns, language), "\n",
                      AspectsText(page, columns, language), "\n",
                      StatusCountsText(page.status, columns, language), "\n",
                      TreatmentsText(page.status, columns, language), "\n",
                      NeighbourhoodLines(page.indicators, page.areas, columns, language));
}

std::string AssessedText(const Assessment& assessment, Language language) {
  const std::string rating = assessment.rating() == Assessment::RATING_UNSPECIFIED
                                 ? ""
                                 : absl::StrCat(", ", WordOf(assessment.rating(), language));
  return absl::Substitute(Wording{"Vastgelegd over de stand van het programma: $0$1, op $2.\n",
                                  "Recorded on the status of the programme: $0$1, on $2.\n"}
                              .In(language),
                          WordOf(assessment.aspect(), language), rating,
                          DayOnScreen(assessment.date()));
}

}  // namespace noordster::cli
