// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/drawing/time_path_days.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"

namespace noordster::cli {
namespace {

// The first and the last year of all calendars: what begins or ends there is open.
constexpr absl::civil_year_t kOpenStartYear = 1900;
constexpr absl::civil_year_t kOpenEndYear = 2199;

constexpr std::array<Wording, 12> kShortMonths = {{{"jan", "Jan"},
                                                   {"feb", "Feb"},
                                                   {"mrt", "Mar"},
                                                   {"apr", "Apr"},
                                                   {"mei", "May"},
                                                   {"jun", "Jun"},
                                                   {"jul", "Jul"},
                                                   {"aug", "Aug"},
                                                   {"sep", "Sep"},
                                                   {"okt", "Oct"},
                                                   {"nov", "Nov"},
                                                   {"dec", "Dec"}}};

constexpr std::array<MarkWords, 8> kMarks = {
    {{DayMark::kActual, {"werkelijk", "actual"}},
     {DayMark::kPlanned, {"gepland", "planned"}},
     {DayMark::kWork, {"werk", "work"}},
     {DayMark::kHandIn, {"aanleveren uiterlijk", "hand in by"}},
     {DayMark::kMeant, {"bedoeld", "meant"}},
     {DayMark::kKept, {"vastgelegd", "baseline"}},
     {DayMark::kTarget, {"doel uiterlijk", "target by"}},
     {DayMark::kToday, {"vandaag", "today"}}}};

std::optional<absl::CivilDay> ReadDrawnDay(absl::string_view day) {
  absl::CivilDay civil;
  if (!absl::ParseCivilTime(day, &civil)) return std::nullopt;
  return civil;
}

std::optional<DaySpan> SpanOf(absl::string_view first, absl::string_view last) {
  const std::optional<absl::CivilDay> from = ReadDrawnDay(first);
  const std::optional<absl::CivilDay> until = ReadDrawnDay(last);
  if (!from.has_value() || !until.has_value()) return std::nullopt;
  return DaySpan{*from, *until, ""};
}

std::optional<DaySpan> SpanOf(const v1::VagueDate& date, Language language) {
  std::optional<DaySpan> span = SpanOf(date.earliest(), date.latest());
  if (span.has_value()) span->words = VagueDateOnScreen(date, language);
  return span;
}

DrawnStage* FindDrawn(DrawnTimePath& drawn, std::vector<std::string>& ids, const std::string& id) {
  const auto known = std::find(ids.begin(), ids.end(), id);
  return known == ids.end() ? nullptr : &drawn.stages[static_cast<size_t>(known - ids.begin())];
}

void AddVisit(const v1::TimePathRow& row, Language language, DrawnStage& stage) {
  const bool is_reversed = row.state() == v1::Decision::REVERSED;
  stage.name = row.display_name().empty() ? row.stage() : row.display_name();
  stage.is_open |= row.current();
  if (const auto meant = SpanOf(row.planned(), language)) stage.meant = meant;
  const std::optional<DaySpan> actual = row.decided_date().empty()
                                            ? SpanOf(row.decided_period(), language)
                                            : SpanOf(row.decided_date(), row.decided_date());
  // What was reversed was recorded wrongly.
  if (actual.has_value() && !is_reversed) stage.actual.push_back(*actual);
}

void AddTimes(const v1::StageTimes& times, DrawnStage& stage) {
  const v1::Moment& planned = times.planned();
  if (!HasDays(planned)) return;
  // Of a stage with a body the days before are those of its papers.
  const std::string& first = times.body().empty() ? planned.start_date() : planned.finish_date();
  stage.planned = SpanOf(first, planned.finish_date());
  stage.hand_in = ReadDrawnDay(FirstHandInDay(times, planned));
}

// Whether a mark stands in the row of a stage.
bool IsMarked(const DrawnStage& stage, DayMark mark) {
  switch (mark) {
    case DayMark::kActual:
      return !stage.actual.empty();
    case DayMark::kPlanned:
      return stage.planned.has_value();
    case DayMark::kWork:
      return stage.planned.has_value() && stage.planned->first < stage.planned->last;
    case DayMark::kHandIn:
      return stage.hand_in.has_value();
    case DayMark::kMeant:
      return stage.meant.has_value();
    case DayMark::kKept:
      return stage.kept.has_value();
    case DayMark::kTarget:
      return stage.no_later_than.has_value();
    case DayMark::kToday:
      return true;
  }
  return false;
}

const Wording& WordingOf(DayMark mark) { return kMarks[static_cast<size_t>(mark)].wording; }

}  // namespace

DrawnTimePath DrawnTimePathOf(const TimePathSources& sources, Language language) {
  DrawnTimePath drawn;
  drawn.title = sources.path.plan().title();
  drawn.today = ReadDrawnDay(sources.today).value_or(absl::CivilDay());
  std::vector<std::string> ids;
  for (const v1::TimePathRow& row : sources.path.rows()) {
    DrawnStage* stage = FindDrawn(drawn, ids, row.stage());
    if (stage == nullptr) {
      ids.push_back(row.stage());
      stage = &drawn.stages.emplace_back();
    }
    AddVisit(row, language, *stage);
  }
  if (sources.planning != nullptr) {
    const v1::Planning& planning = *sources.planning;
    drawn.today = ReadDrawnDay(planning.today()).value_or(drawn.today);
    drawn.rests_on_assumption = planning.rests_on_assumption();
    for (const v1::StageTimes& times : planning.stages()) {
      if (DrawnStage* stage = FindDrawn(drawn, ids, times.stage())) AddTimes(times, *stage);
    }
    if (DrawnStage* stage = FindDrawn(drawn, ids, planning.target().stage())) {
      stage->no_later_than = ReadDrawnDay(planning.target().no_later_than());
    }
  }
  if (sources.compared == nullptr) return drawn;
  for (const v1::BaselineDeviation& told : sources.compared->stages()) {
    DrawnStage* stage = FindDrawn(drawn, ids, told.stage());
    if (stage != nullptr) stage->kept = ReadDrawnDay(told.baseline_date());
  }
  return drawn;
}

std::vector<MarkWords> MarksIn(const DrawnTimePath& drawn) {
  std::vector<MarkWords> marks;
  for (const MarkWords& each : kMarks) {
    const bool is_in = each.mark == DayMark::kToday ||
                       std::any_of(drawn.stages.begin(), drawn.stages.end(),
                                   [&](const auto& stage) { return IsMarked(stage, each.mark); });
    if (is_in) marks.push_back(each);
  }
  return marks;
}

DaySpan MonthsOf(const DrawnTimePath& drawn) {
  absl::CivilDay first = drawn.today;
  absl::CivilDay last = drawn.today;
  const auto reach = [&](absl::CivilDay day) {
    if (day.year() <= kOpenStartYear || day.year() >= kOpenEndYear) return;
    first = std::min(first, day);
    last = std::max(last, day);
  };
  const auto reach_span = [&](const DaySpan& span) {
    reach(span.first);
    reach(span.last);
  };
  for (const DrawnStage& stage : drawn.stages) {
    for (const DaySpan& span : stage.actual) reach_span(span);
    if (stage.planned.has_value()) reach_span(*stage.planned);
    if (stage.meant.has_value()) reach_span(*stage.meant);
    for (const auto& day : {stage.hand_in, stage.kept, stage.no_later_than}) {
      if (day.has_value()) reach(*day);
    }
  }
  return {absl::CivilDay(absl::CivilMonth(first)), absl::CivilDay(absl::CivilMonth(last) + 1) - 1,
          ""};
}

std::optional<DaySpan> Within(const DaySpan& span, const DaySpan& whole) {
  DaySpan part = span;
  part.first = std::max(span.first, whole.first);
  part.last = std::min(span.last, whole.last);
  if (part.last < part.first) return std::nullopt;
  return part;
}

std::string SpanText(const DaySpan& span, const PlanningLook& look) {
  if (!span.words.empty()) return span.words;
  const std::string last = PlannedDay(absl::FormatCivilTime(span.last), look);
  if (span.first == span.last) return last;
  return absl::Substitute(Wording{"$0 tot en met $1", "$0 to $1"}.In(look.language),
                          PlannedDay(absl::FormatCivilTime(span.first), look), last);
}

std::vector<std::string> DaysInWords(const DrawnStage& stage, const PlanningLook& look) {
  std::vector<std::string> lines;
  const auto add = [&](DayMark mark, const DaySpan& span) {
    lines.push_back(absl::StrCat(WordingOf(mark).In(look.language), " ", SpanText(span, look)));
  };
  const auto add_day = [&](DayMark mark, const std::optional<absl::CivilDay>& day) {
    if (day.has_value()) add(mark, {*day, *day, ""});
  };
  for (const DaySpan& span : stage.actual) add(DayMark::kActual, span);
  if (stage.planned.has_value()) add(DayMark::kPlanned, *stage.planned);
  add_day(DayMark::kHandIn, stage.hand_in);
  if (stage.meant.has_value()) add(DayMark::kMeant, *stage.meant);
  add_day(DayMark::kKept, stage.kept);
  add_day(DayMark::kTarget, stage.no_later_than);
  return lines;
}

std::string DrawingTitle(const DrawnTimePath& drawn, Language language) {
  return absl::Substitute(Wording{"Tijdpad $0, vandaag $1", "Time path $0, today $1"}.In(language),
                          drawn.title, FullDay(absl::FormatCivilTime(drawn.today), language));
}

std::string ShortMonth(absl::CivilMonth month, Language language) {
  return std::string(kShortMonths[static_cast<size_t>(month.month() - 1)].In(language));
}

}  // namespace noordster::cli
