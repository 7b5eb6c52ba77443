// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/drawing/time_path_drawing.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/screen/planning/edge_table.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

// From here on there is room for longer names.
constexpr size_t kRoomyColumns = 100;
constexpr size_t kMonthsWidthMin = 20;
// A mark and a day of any year.
constexpr size_t kDayWidth = 16;
// Places that a month takes on the scale, with one after it.
constexpr size_t kMonthPlaces = 4;
constexpr char kMonthStart = '.';

char SignOf(DayMark mark) {
  switch (mark) {
    case DayMark::kActual:
      return '*';
    case DayMark::kPlanned:
      return 'o';
    case DayMark::kWork:
      return '-';
    case DayMark::kHandIn:
      return '^';
    case DayMark::kMeant:
      return '=';
    case DayMark::kKept:
      return 'v';
    case DayMark::kTarget:
      return '!';
    case DayMark::kToday:
      return '|';
  }
  return ' ';
}

// Months over places of a line.
class MonthScale {
 public:
  MonthScale(const DaySpan& months, size_t width) : months_(months), width_(width) {}

  size_t PlaceOf(absl::CivilDay day) const {
    const auto whole = static_cast<size_t>(months_.last - months_.first + 1);
    return static_cast<size_t>(day - months_.first) * width_ / whole;
  }

  // A line with a sign where a month begins, unless they stand too close to each other.
  std::string EmptyRow() const {
    std::string row(width_, ' ');
    const bool is_close = PlaceOf(absl::CivilDay(absl::CivilMonth(months_.first) + 1) - 1) + 1 < 3;
    for (absl::CivilMonth month(months_.first); !is_close && month <= LastMonth(); ++month) {
      row[PlaceOf(absl::CivilDay(month))] = kMonthStart;
    }
    return row;
  }

  // As many names as there is room for.
  std::string MonthNames(Language language) const {
    std::string names(width_, ' ');
    size_t free = 0;
    for (absl::CivilMonth month(months_.first); month <= LastMonth(); ++month) {
      free = Write(ShortMonth(month, language), PlaceOf(absl::CivilDay(month)), free, names);
    }
    return names;
  }

  // At the first month and at each that begins a year.
  std::string Years() const {
    std::string years(width_, ' ');
    size_t free = 0;
    for (absl::CivilMonth month(months_.first); month <= LastMonth(); ++month) {
      const bool is_shown = month.month() == 1 || month == absl::CivilMonth(months_.first);
      if (!is_shown) continue;
      free = Write(absl::StrCat(month.year()), PlaceOf(absl::CivilDay(month)), free, years);
    }
    return years;
  }

  void Mark(const DaySpan& span, DayMark mark, std::string& row) const {
    const std::optional<DaySpan> part = Within(span, months_);
    if (!part.has_value()) return;
    for (size_t place = PlaceOf(part->first); place <= PlaceOf(part->last); ++place) {
      row[place] = SignOf(mark);
    }
  }

  void Mark(const std::optional<absl::CivilDay>& day, DayMark mark, std::string& row) const {
    if (day.has_value()) Mark(DaySpan{*day, *day, ""}, mark, row);
  }

 private:
  absl::CivilMonth LastMonth() const { return absl::CivilMonth(months_.last); }

  // Gives the first place that is free behind it.
  size_t Write(const std::string& name, size_t place, size_t free, std::string& line) const {
    if (place < free || place + name.size() > width_) return free;
    line.replace(place, name.size(), name);
    return place + std::max(name.size() + 1, kMonthPlaces);
  }

  DaySpan months_;
  size_t width_;
};

// What is to be seen is written last.
std::string StageRow(const DrawnStage& stage, absl::CivilDay today, const MonthScale& scale) {
  std::string row = scale.EmptyRow();
  scale.Mark(today, DayMark::kToday, row);
  if (stage.meant.has_value()) scale.Mark(*stage.meant, DayMark::kMeant, row);
  if (stage.planned.has_value()) scale.Mark(*stage.planned, DayMark::kWork, row);
  scale.Mark(stage.no_later_than, DayMark::kTarget, row);
  scale.Mark(stage.kept, DayMark::kKept, row);
  scale.Mark(stage.hand_in, DayMark::kHandIn, row);
  if (stage.planned.has_value()) scale.Mark(stage.planned->last, DayMark::kPlanned, row);
  for (const DaySpan& span : stage.actual) scale.Mark(span, DayMark::kActual, row);
  return row;
}

// The day it is planned, else the last it was, never more precise than a source: "o di 30-08",
// "* juni 2022"; a dash when it has none.
std::string DayBehind(const DrawnStage& stage, const PlanningLook& look) {
  const auto text = [&look](DayMark mark, const DaySpan& span) {
    return FittedCell(absl::StrCat(std::string(1, SignOf(mark)), " ", SpanText(span, look)),
                      kDayWidth);
  };
  if (stage.planned.has_value()) {
    return text(DayMark::kPlanned, {stage.planned->last, stage.planned->last, ""});
  }
  return stage.actual.empty() ? "-" : text(DayMark::kActual, stage.actual.back());
}

std::string LegendText(const DrawnTimePath& drawn, const PlanningLook& look) {
  std::vector<std::string> words;
  for (const MarkWords& each : MarksIn(drawn)) {
    words.push_back(
        absl::StrCat(std::string(1, SignOf(each.mark)), " ", each.wording.In(look.language)));
  }
  return FittedCell(absl::StrJoin(words, ", "), look.columns);
}

}  // namespace

std::string TimePathDrawing(const DrawnTimePath& drawn, const PlanningLook& look) {
  PlanningLook dated = look;
  dated.today = absl::FormatCivilTime(drawn.today);
  const Wording stage_heading = {"Fase", "Stage"};
  const size_t name_width = look.columns >= kRoomyColumns ? 30 : 18;
  size_t beside = stage_heading.In(look.language).size();
  size_t behind = 0;
  std::vector<std::string> names;
  for (const DrawnStage& stage : drawn.stages) {
    names.push_back(FittedCell(absl::StrCat(stage.is_open ? "> " : "", stage.name), name_width));
    beside = std::max(beside, WidestLineOf(names.back()));
  }
  for (const DrawnStage& stage : drawn.stages) {
    behind = std::max(behind, WidestLineOf(DayBehind(stage, dated)));
  }
  const size_t taken = beside + behind + 2 * kBetweenColumns;
  const MonthScale scale(
      MonthsOf(drawn), std::max(kMonthsWidthMin, look.columns > taken ? look.columns - taken : 0));
  Table table;
  table.Add({"", scale.Years()});
  table.Add({std::string(stage_heading.In(look.language)), scale.MonthNames(look.language)});
  for (size_t i = 0; i < drawn.stages.size(); ++i) {
    table.Add({names[i], StageRow(drawn.stages[i], drawn.today, scale),
               DayBehind(drawn.stages[i], dated)});
  }
  return absl::StrCat(
      FittedCell(DrawingTitle(drawn, look.language), look.columns), "\n", table.ToString(),
      LegendText(drawn, look), "\n",
      drawn.rests_on_assumption ? kAssumptionLine.In(look.language) : absl::string_view());
}

}  // namespace noordster::cli
