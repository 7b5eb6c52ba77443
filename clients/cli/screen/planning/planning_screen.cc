// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/planning/planning_screen.h"

#include <algorithm>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/screen/planning/conflict_lines.h"
#include "clients/cli/screen/planning/day_reasons.h"
#include "clients/cli/screen/planning/edge_table.h"
#include "clients/cli/screen/planning/supposition_words.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

// From here on there is room for wider columns.
constexpr size_t kWideColumns = 100;

// The page of one planning. Refers to all it is made of.
class PlanningPage {
 public:
  PlanningPage(const v1::Planning& planning, const PlanningLook& look)
      : planning_(planning),
        look_(look),
        plan_(absl::StripSuffix(planning.name(), "/planning")),
        titles_(StageTitlesOf(planning.stages())),
        has_firm_(std::any_of(
            planning.stages().begin(), planning.stages().end(),
            [](const v1::StageTimes& stage) { return stage.window() > v1::StageTimes::DRAFT; })) {}

  std::string StagesText() const {
    const bool has_target = std::any_of(
        planning_.stages().begin(), planning_.stages().end(), [](const v1::StageTimes& stage) {
          return stage.has_latest() || stage.has_slack_working_days();
        });
    std::vector<std::string> headings = Headings(
        look_.language, {{"Fase", "Stage"}, {"Gepland", "Planned"}, {"Aanleveren", "Hand in"}});
    if (has_target) {
      for (std::string& heading :
           Headings(look_.language, {{"Uiterlijk", "Latest"}, {"Speling", "Slack"}})) {
        headings.push_back(std::move(heading));
      }
    }
    EdgeTable table(std::move(headings));
    bool is_open = true;
    for (const v1::StageTimes& stage : planning_.stages()) {
      std::vector<std::string> row = DaysOf(stage, is_open);
      if (has_target) {
        row.push_back(PlannedDay(LatestDayOf(stage), look_));
        row.push_back(OrDash(ListedCell(SlackText(stage, look_.language), SlackWidth())));
      }
      table.Add(std::move(row));
      is_open = false;
    }
    return table.ToString(look_.columns);
  }

  // "Doel: raad uiterlijk di 27 september 2022."; empty without one.
  std::string TargetText() const {
    if (!planning_.has_target()) return "";
    const auto stage = titles_.find(planning_.target().stage());
    const std::string text = absl::Substitute(
        Wording{"Doel: $0 uiterlijk $1.", "Target: $0 by $1."}.In(look_.language),
        WithinSentence(stage == titles_.end() ? planning_.target().stage() : stage->second),
        FullDay(planning_.target().no_later_than(), look_.language));
    return absl::StrCat(FittedCell(text, look_.columns), "\n");
  }

  std::string ReasonsText() const {
    DayReasons reasons(look_);
    for (const v1::StageTimes& stage : planning_.stages()) {
      const v1::Moment& planned = stage.planned();
      reasons.Add(StageTitle(stage), planned.finish_date(), ReasonOf(stage));
      reasons.AddHandIns(stage, planned, "  ");
    }
    return absl::StrCat(Wording{"Waarom\n", "Why\n"}.In(look_.language), reasons.ToString());
  }

  std::string ConflictLines() const {
    if (!planning_.has_conflict()) return "";
    return ConflictText(planning_.conflict(), plan_, titles_, look_);
  }

  std::string CriticalText() const {
    if (planning_.critical_stages().empty()) return "";
    const std::string stages = absl::StrJoin(
        planning_.critical_stages(), ", ", [this](std::string* out, const auto& name) {
          absl::StrAppend(out, StageOfName(name, plan_, titles_));
        });
    return absl::StrCat(
        FittedCell(absl::StrCat(Wording{"Wat het ophoudt: ", "What holds it: "}.In(look_.language),
                                stages, "."),
                   look_.columns),
        "\n");
  }

 private:
  size_t StageWidth() const { return look_.columns >= kWideColumns ? 30 : 16; }

  // Beside days of this year; where others take more, it takes another line.
  size_t SlackWidth() const { return look_.columns >= kWideColumns ? kWideColumns : 22; }

  std::vector<std::string> DaysOf(const v1::StageTimes& stage, bool is_open) const {
    const v1::Moment& planned = stage.planned();
    return {FittedCell(absl::StrCat(is_open ? "> " : "", StageTitle(stage)), StageWidth()),
            PlannedDay(planned.finish_date(), look_),
            PlannedDay(FirstHandInDay(stage, planned), look_)};
  }

  // "na DB, volgende di 06-09".
  std::string ReasonOf(const v1::StageTimes& stage) const {
    const Language language = look_.language;
    const v1::Moment& planned = stage.planned();
    if (planned.state() == v1::Moment::OUTSIDE_CALENDAR) {
      return WaitsForNoPlace(planned)
                 ? absl::StrCat(
                       ReasonFor(planned),
                       Wording{", dat geen plaats heeft", ", which has no place"}.In(language))
                 : NoPlaceText(stage, language);
    }
    std::string reason = ReasonFor(planned);
    if (stage.body().empty() && planned.start_date() != planned.finish_date()) {
      absl::StrAppend(&reason, Wording{", vanaf ", ", from "}.In(language),
                      PlannedDay(planned.start_date(), look_));
    }
    const bool is_earliest = planned.finish_date() == stage.earliest().finish_date();
    if (is_earliest && !stage.next_meeting_date().empty()) {
      absl::StrAppend(&reason, Wording{", volgende ", ", next "}.In(language),
                      PlannedDay(stage.next_meeting_date(), look_));
    }
    if (planned.state() == v1::Moment::CONFLICT) {
      absl::StrAppend(&reason, Wording{": te laat", ": too late"}.In(language));
    }
    // What holds it says that it is on an agenda.
    const bool is_said = planned.hold() == v1::Moment::AGENDA;
    if (has_firm_ && !is_said) {
      absl::StrAppend(&reason, " (", WordOf(stage.window(), language), ")");
    }
    return reason;
  }

  // Whether it comes after a stage that has no place itself.
  bool WaitsForNoPlace(const v1::Moment& moment) const {
    const auto is_it = [&](const v1::StageTimes& stage) {
      return moment.because() == absl::StrCat(plan_, "/stages/", stage.stage()) &&
             stage.planned().state() == v1::Moment::OUTSIDE_CALENDAR;
    };
    return std::any_of(planning_.stages().begin(), planning_.stages().end(), is_it);
  }

  std::string ReasonFor(const v1::Moment& moment) const {
    return HoldText({moment.hold(), moment.because()}, plan_, titles_, look_.language);
  }

  const v1::Planning& planning_;
  const PlanningLook& look_;
  const std::string plan_;
  const StageTitles titles_;
  // Something is more than a draft, so that each stage says how firm it stands.
  const bool has_firm_;
};

}  // namespace

std::string PlanningText(const v1::Planning& planning, const Suppositions& supposed,
                         PlanningLook look) {
  look.today = planning.today();
  const PlanningPage page(planning, look);
  const std::string head = absl::Substitute(
      Wording{"Planning $0, geteld vanaf $1", "Planning $0, counted from $1"}.In(look.language),
      planning.title(), FullDay(planning.today(), look.language));
  return absl::StrCat(
      FittedCell(head, look.columns), "\n", SuppositionLines(supposed, look), page.TargetText(),
      page.StagesText(), "\n", page.ReasonsText(), "\n", page.ConflictLines(), page.CriticalText(),
      planning.rests_on_assumption() ? kAssumptionLine.In(look.language) : absl::string_view());
}

}  // namespace noordster::cli
