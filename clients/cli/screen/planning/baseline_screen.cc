// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/planning/baseline_screen.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/planning/edge_table.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

using v1::BaselineDeviation;

// From here on there is room for a difference on one line.
constexpr size_t kWideTable = 100;
constexpr size_t kStageNameMin = 10;
constexpr size_t kStageNameMax = 30;

// The cells of a stage between its name and the reason, and how wide they become.
struct ComparedCells {
  std::vector<std::vector<std::string>> rows;
  std::vector<size_t> widths;

  void Add(std::vector<std::string> row) {
    widths.resize(row.size());
    for (size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], WidestLineOf(row[i]));
    rows.push_back(std::move(row));
  }

  // Places for names: half of what these leave of a line, so that reasons have the other.
  size_t NameWidth(size_t columns) const {
    size_t taken = kBetweenColumns;
    for (const size_t width : widths) taken += width + kBetweenColumns;
    const size_t left = columns > taken ? columns - taken : 0;
    return std::clamp(left / 2, kStageNameMin, kStageNameMax);
  }
};

// "+5 werkdagen", "op tijd"; a dash where one of both days is not known.
std::string DeviationText(const BaselineDeviation& stage, Language language) {
  if (!stage.has_working_days()) return "-";
  const int32_t days = stage.working_days();
  if (days == 0) return std::string(Wording{"op tijd", "on time"}.In(language));
  return absl::StrCat(days > 0 ? "+" : "", WorkingDaysText(days, language));
}

std::string DeviationReason(const BaselineDeviation& stage, const std::string& plan,
                            const StageTitles& titles, Language language) {
  if (stage.hold() == v1::Moment::HOLD_UNSPECIFIED) return "-";
  const std::string held = HoldText({stage.hold(), stage.because()}, plan, titles, language);
  const bool has_no_day = stage.planned_date().empty() && stage.actual_date().empty();
  return has_no_day ? absl::StrCat(
                          Wording{"geen plaats in de kalender: ", "no place in the calendar: "}.In(
                              language),
                          held)
                    : held;
}

const std::string& TitleOfStage(const BaselineDeviation& stage) {
  return stage.display_name().empty() ? stage.stage() : stage.display_name();
}

}  // namespace

std::string BaselineText(const v1::Baseline& baseline, Language language, absl::TimeZone zone) {
  const std::string days =
      absl::StrJoin(baseline.stages(), ", ", [](std::string* out, const auto& stage) {
        absl::StrAppend(out, stage.stage(), " ", DayOnScreen(stage.date()));
      });
  const std::string reason =
      baseline.reason().empty()
          ? ""
          : absl::StrCat(Wording{"; reden: ", "; reason: "}.In(language), baseline.reason());
  return absl::StrCat(baseline.id(), " (", MomentOnScreen(baseline.time(), zone), "): ", days,
                      reason);
}

std::string KeptDaysText(const v1::Baseline& baseline, const StageTitles& titles,
                         const PlanningLook& look) {
  Table table(Headings(look.language, {{"Fase", "Stage"}, {"Vastgelegd", "Baseline"}}));
  for (const v1::BaselineStage& stage : baseline.stages()) {
    const auto title = titles.find(stage.stage());
    table.Add({FittedCell(title == titles.end() ? stage.stage() : title->second, look.columns / 2),
               PlannedDay(stage.date(), look)});
  }
  return table.ToString();
}

std::string ComparedText(const v1::CompareBaselineResponse& compared, const std::string& plan,
                         const PlanningLook& look, absl::TimeZone zone) {
  const Language language = look.language;
  const v1::Baseline& baseline = compared.baseline();
  std::string head = absl::Substitute(
      Wording{"$0 naast planning $1, vastgelegd op $2", "$0 beside planning $1, kept on $2"}.In(
          language),
      LastId(plan), baseline.id(), MomentOnScreen(baseline.time(), zone));
  if (!baseline.reason().empty()) absl::StrAppend(&head, ": ", baseline.reason());
  StageTitles titles;
  for (const BaselineDeviation& stage : compared.stages()) {
    titles[stage.stage()] = TitleOfStage(stage);
  }
  const size_t difference_width = look.columns >= kWideTable ? 18 : 10;
  ComparedCells cells;
  cells.Add(Headings(language, {{"Vastgelegd", "Baseline"},
                                {"Werkelijk", "Actual"},
                                {"Nu gepland", "Planned now"},
                                {"Verschil", "Difference"}}));
  for (const BaselineDeviation& stage : compared.stages()) {
    cells.Add({PlannedDay(stage.baseline_date(), look), PlannedDay(stage.actual_date(), look),
               PlannedDay(stage.planned_date(), look),
               FittedCell(DeviationText(stage, language), difference_width)});
  }
  const size_t name_width = cells.NameWidth(look.columns);
  EdgeTable table;
  for (size_t i = 0; i < cells.rows.size(); ++i) {
    std::vector<std::string>& row = cells.rows[i];
    const bool is_head = i == 0;
    const BaselineDeviation* stage = is_head ? nullptr : &compared.stages(static_cast<int>(i) - 1);
    row.insert(row.begin(), is_head ? std::string(Wording{"Fase", "Stage"}.In(language))
                                    : FittedCell(TitleOfStage(*stage), name_width));
    row.push_back(is_head ? std::string(Wording{"Reden", "Reason"}.In(language))
                          : DeviationReason(*stage, plan, titles, language));
    table.Add(std::move(row));
  }
  return absl::StrCat(
      FittedCell(head, look.columns), "\n", table.ToString(look.columns),
      compared.rests_on_assumption() ? kAssumptionLine.In(language) : absl::string_view());
}

}  // namespace noordster::cli
