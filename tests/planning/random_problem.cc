// SPDX-License-Identifier: EUPL-1.2
#include "tests/planning/random_problem.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "services/calendar/day_properties.h"

namespace noordster::planning::testing {
namespace {

const absl::CivilDay kBegin(2022, 3, 1);
// Before the first days that are drawn, so that nothing counts from outside.
constexpr int kBefore = 40;
constexpr int kAfter = 150;

int Draw(std::mt19937& random, int from, int to) {
  return std::uniform_int_distribution<int>(from, to)(random);
}

bool Chance(std::mt19937& random, int of_hundred) { return Draw(random, 1, 100) <= of_hundred; }

MeetingRow DrawRow(std::mt19937& random, const Size& size) {
  std::vector<MeetingRow::Meeting> meetings;
  Day day = DayOf(kBegin) + Draw(random, 0, 10);
  const int lead = Draw(random, 0, 12);
  Day hand_in = day - lead;
  for (int i = Draw(random, 1, size.meetings); i > 0; --i) {
    hand_in = std::max(hand_in, day - lead - Draw(random, 0, 3));
    meetings.push_back({std::min(hand_in, day), day});
    day += Draw(random, 1, std::max(2, 2 * size.days / (size.meetings + 1)));
  }
  return MeetingRow(std::move(meetings));
}

Activity DrawActivity(std::mt19937& random, const Problem& problem, const Size& size) {
  Activity activity;
  const Day some_day = DayOf(kBegin) + Draw(random, 0, size.days);
  const MeetingRow* row = nullptr;
  const auto works = std::count_if(problem.activities.begin(), problem.activities.end(),
                                   [](const Activity& other) { return !other.row.has_value(); });
  if (works >= size.works || Chance(random, 75)) {
    activity.row = Draw(random, 0, static_cast<int>(problem.rows.size()) - 1);
    row = &problem.rows[static_cast<size_t>(*activity.row)];
  } else {
    activity.working_days = Draw(random, 0, 6);
  }
  if (Chance(random, size.asked)) activity.not_before = some_day - Draw(random, 0, size.days / 2);
  if (Chance(random, size.asked)) activity.no_later_than = some_day;
  if (Chance(random, size.asked / 2)) {
    activity.fixed = row != nullptr ? (*row)[Draw(random, 0, row->size() - 1)].day : some_day;
  }
  if (row != nullptr && Chance(random, 10)) activity.handed_in = problem.today - Draw(random, 0, 5);
  if (Chance(random, 5)) activity.done = problem.today - Draw(random, 0, 10);
  return activity;
}

Link DrawLink(std::mt19937& random, const Problem& problem, int from, int to) {
  Link link;
  link.from = from;
  link.to = to;
  link.kind = static_cast<LinkKind>(Draw(random, 0, 3));
  const bool leads_to_meeting = problem.activities[static_cast<size_t>(to)].row.has_value();
  link.unit = static_cast<LagUnit>(Draw(random, 0, leads_to_meeting ? 2 : 1));
  link.lag = link.unit == LagUnit::kMeetings ? Draw(random, -1, 2) : Draw(random, -4, 8);
  link.is_hard = Chance(random, 90);
  link.is_path = Chance(random, 30);
  return link;
}

// The working day that many after a day, counted one by one; absent outside the window.
std::optional<Day> Count(const DayLine& days, Day day, int count) {
  const int step = count < 0 ? -1 : 1;
  while (count != 0) {
    day += step;
    if (day < days.first() || day > days.last()) return std::nullopt;
    if (days.Between(day - 1, day) == 1) count -= step;
  }
  return day;
}

bool LinkHolds(const Problem& problem, const DayLine& days, const Link& link, const Span& before,
               const Span& after) {
  const Activity& activity = problem.activities[static_cast<size_t>(link.to)];
  const bool holds_start =
      link.kind == LinkKind::kFinishToStart || link.kind == LinkKind::kStartToStart;
  if (holds_start && activity.handed_in.has_value()) return true;
  const bool from_start =
      link.kind == LinkKind::kStartToStart || link.kind == LinkKind::kStartToFinish;
  const Day from = from_start ? before.start : before.finish;
  if (link.unit != LagUnit::kMeetings) {
    std::optional<Day> earliest = from + link.lag;
    if (link.unit == LagUnit::kWorkingDays) earliest = Count(days, from, link.lag);
    // Before the window is always kept to, after it never.
    if (!earliest.has_value()) return link.lag < 0;
    return (holds_start ? after.start : after.finish) >= *earliest;
  }
  const MeetingRow& row = problem.rows[static_cast<size_t>(*activity.row)];
  int first = 0;
  while (first < row.size() && (holds_start ? row[first].hand_in : row[first].day) < from) ++first;
  if (first == row.size()) return false;
  int chosen = 0;
  while (row[chosen].day != after.finish) ++chosen;
  return chosen >= first + link.lag;
}

}  // namespace

DayLine SomeDays() {
  calendar::OrganisationDays office;
  office.closures.push_back({absl::CivilDay(2022, 4, 25), absl::CivilDay(2022, 4, 29)});
  return DayLine(calendar::WorkingDays({kBegin - kBefore, kBegin + kAfter}, office));
}

Problem DrawProblem(std::mt19937& random, const Size& size) {
  Problem problem;
  problem.today = DayOf(kBegin) + Draw(random, 0, 14);
  for (int i = Draw(random, 1, size.rows); i > 0; --i) {
    problem.rows.push_back(DrawRow(random, size));
  }
  const int count = Draw(random, 1, size.activities);
  for (int i = 0; i < count; ++i) {
    problem.activities.push_back(DrawActivity(random, problem, size));
  }
  for (int to = 1; to < count; ++to) {
    for (int i = Draw(random, 0, 2); i > 0; --i) {
      problem.links.push_back(DrawLink(random, problem, Draw(random, 0, to - 1), to));
    }
  }
  return problem;
}

std::vector<Span> SpansOf(const Problem& problem, const DayLine& days, int number) {
  const Activity& activity = problem.activities[static_cast<size_t>(number)];
  std::vector<Span> spans;
  if (activity.done.has_value()) return {{*activity.done, *activity.done}};
  if (activity.row.has_value()) {
    for (const auto& meeting : problem.rows[static_cast<size_t>(*activity.row)].meetings()) {
      spans.push_back({activity.handed_in.value_or(meeting.hand_in), meeting.day});
    }
    return spans;
  }
  for (Day start = days.first(); start <= days.last(); ++start) {
    const std::optional<Day> finish = Count(days, start, activity.working_days);
    if (finish.has_value()) spans.push_back({start, *finish});
  }
  return spans;
}

bool KeepsTo(const Problem& problem, const DayLine& days, const std::vector<Span>& spans) {
  for (size_t i = 0; i < spans.size(); ++i) {
    const Activity& activity = problem.activities[i];
    const Span& span = spans[i];
    if (activity.done.has_value()) continue;
    if (activity.fixed.has_value() && span.finish != *activity.fixed) return false;
    if (activity.no_later_than.has_value() && span.finish > *activity.no_later_than) return false;
    if (activity.handed_in.has_value()) {
      if (span.finish < problem.today) return false;
      continue;
    }
    if (span.start < problem.today) return false;
    if (activity.not_before.has_value() && span.start < *activity.not_before) return false;
  }
  return std::all_of(problem.links.begin(), problem.links.end(), [&](const Link& link) {
    if (!link.is_hard || problem.activities[static_cast<size_t>(link.to)].done.has_value()) {
      return true;
    }
    return LinkHolds(problem, days, link, spans[static_cast<size_t>(link.from)],
                     spans[static_cast<size_t>(link.to)]);
  });
}

std::string Words(const Problem& problem) {
  std::string words = absl::StrCat("today ", problem.today, "\n");
  for (const MeetingRow& row : problem.rows) {
    absl::StrAppend(&words, "row");
    for (const auto& meeting : row.meetings()) {
      absl::StrAppend(&words, " ", meeting.hand_in, ">", meeting.day);
    }
    absl::StrAppend(&words, "\n");
  }
  const auto add = [&words](const char* name, const std::optional<int>& value) {
    if (value.has_value()) absl::StrAppend(&words, " ", name, " ", *value);
  };
  for (const Activity& activity : problem.activities) {
    absl::StrAppend(&words, "activity of ", activity.working_days);
    add("row", activity.row);
    add("not before", activity.not_before);
    add("no later than", activity.no_later_than);
    add("fixed", activity.fixed);
    add("handed in", activity.handed_in);
    add("done", activity.done);
    absl::StrAppend(&words, "\n");
  }
  for (const Link& link : problem.links) {
    absl::StrAppend(&words, link.is_hard ? "link " : "soft link ", link.from, " to ", link.to,
                    " kind ", static_cast<int>(link.kind), " lag ", link.lag, " of ",
                    static_cast<int>(link.unit), "\n");
  }
  return words;
}

}  // namespace noordster::planning::testing
