// SPDX-License-Identifier: EUPL-1.2
// A project that TaskJuggler can express as well: tasks of some working days that come after one
// another with some working days between, around weekends and the holidays of the law. Prints
// whether both find the same days, as soon as possible and as late as possible, and what each took.
// What it cannot express are meetings and their hand-in days. Needs tj3 (Debian); says so when it
// is not there. Ends with 1 when a day differs.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "absl/time/civil_time.h"
#include "services/calendar/date.h"
#include "services/calendar/day_properties.h"
#include "services/planning/day_line.h"
#include "services/planning/network.h"
#include "services/planning/passes.h"
#include "services/planning/problem.h"
#include "tests/support/temporary_folder.h"

namespace noordster::planning {
namespace {

constexpr int kPlans = 20;
constexpr int kStages = 8;
const calendar::Period kWindow{absl::CivilDay(2022, 1, 1), absl::CivilDay(2024, 12, 31)};
// Work begins on the working day after it, and is to be done on the last one.
const absl::CivilDay kBegin(2022, 1, 7);
const absl::CivilDay kEnd(2024, 11, 29);

// Chains of work, some of which wait for another chain too.
Problem DrawProject(Day end) {
  std::mt19937 random(2022);
  const auto draw = [&random](int from, int to) {
    return from + static_cast<int>(random() % static_cast<unsigned>(to - from + 1));
  };
  Problem problem;
  problem.today = DayOf(kBegin);
  for (int plan = 0; plan < kPlans; ++plan) {
    for (int stage = 0; stage < kStages; ++stage) {
      Activity activity;
      activity.working_days = draw(1, 15);
      if (stage == kStages - 1) activity.no_later_than = end;
      problem.activities.push_back(activity);
      const int number = plan * kStages + stage;
      const auto add_link = [&](int from) {
        Link link;
        link.from = from;
        link.to = number;
        link.lag = draw(0, 4);
        link.unit = LagUnit::kWorkingDays;
        problem.links.push_back(link);
      };
      if (stage > 0) add_link(number - 1);
      if (stage > 0 && plan > 0 && draw(0, 2) == 0) add_link((plan - 1) * kStages + draw(0, stage));
    }
  }
  return problem;
}

std::string IdOf(int activity) {
  return absl::StrCat("p", activity / kStages, "s", activity % kStages);
}

// The project in the language of TaskJuggler.
std::string ProjectFile(const Problem& problem, const calendar::WorkingDays& days, bool is_late) {
  std::string file =
      absl::StrCat("project noordster \"Noordster\" ", calendar::FormatDate(kWindow.first), " - ",
                   calendar::FormatDate(kWindow.last),
                   " {\n  timezone \"UTC\"\n  timeformat \"%Y-%m-%d-%H:%M\"\n",
                   "  dailyworkinghours 8\n  workinghours mon - fri 9:00 - 17:00\n",
                   "  workinghours sat, sun off\n}\n");
  for (absl::CivilDay day = kWindow.first; day <= kWindow.last; ++day) {
    if (days.WhatCloses(day) != calendar::ClosedBy::kHoliday) continue;
    absl::StrAppend(&file, "leaves holiday \"h\" ", calendar::FormatDate(day), "\n");
  }
  for (int activity = 0; activity < kPlans * kStages; ++activity) {
    absl::StrAppend(&file, "task ", IdOf(activity), " \"t\" {\n  length ",
                    problem.activities[static_cast<size_t>(activity)].working_days, "d\n");
    bool is_first = true;
    bool is_last = true;
    for (const Link& link : problem.links) {
      if (link.from == activity) is_last = false;
      if (link.to == activity) is_first = false;
      const int here = is_late ? link.from : link.to;
      if (here != activity) continue;
      absl::StrAppend(&file, is_late ? "  precedes " : "  depends ",
                      IdOf(is_late ? link.to : link.from));
      if (link.lag > 0) absl::StrAppend(&file, " { gaplength ", link.lag, "d }");
      absl::StrAppend(&file, "\n");
    }
    if (is_late) absl::StrAppend(&file, "  scheduling alap\n");
    // From the morning after the first day until the evening of the last.
    if (is_late && is_last) {
      absl::StrAppend(&file, "  end ", calendar::FormatDate(kEnd), "-17:00\n");
    }
    if (!is_late && is_first) {
      absl::StrAppend(&file, "  start ", calendar::FormatDate(kBegin + 1), "\n");
    }
    absl::StrAppend(&file, "}\n");
  }
  return absl::StrCat(file, "taskreport days \"days\" { formats csv columns id, end }\n");
}

double Since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

// The last day of each task by TaskJuggler; empty when it fails.
std::map<std::string, Day> AskTaskJuggler(const std::string& project, const DayLine& days,
                                          double& took) {
  const noordster::testing::TemporaryFolder folder;
  std::ofstream(folder.File("project.tjp")) << project;
  const std::string command = absl::StrCat("cd ", folder.File(""), " && tj3 --silent --no-color ",
                                           "project.tjp > tj3.log 2>&1");
  const auto begin = std::chrono::steady_clock::now();
  std::map<std::string, Day> found;
  if (std::system(command.c_str()) != 0) {
    std::printf("%s\n", noordster::testing::ReadWholeFile(folder.File("tj3.log")).c_str());
    return found;
  }
  took = Since(begin);
  std::ifstream report(folder.File("days.csv"));
  std::string line;
  while (std::getline(report, line)) {
    std::vector<std::string> cells = absl::StrSplit(line, ';');
    for (std::string& cell : cells) {
      cell = std::string(absl::StripSuffix(absl::StripPrefix(cell, "\""), "\""));
    }
    const absl::string_view end = cells.back();
    const std::optional<absl::CivilDay> day = calendar::ParseDate(end.substr(0, 10));
    if (cells.size() != 2 || !day.has_value()) continue;
    // What ends when a working day begins was done on the one before it.
    const bool is_morning = end.size() > 10 && end.substr(11) <= "09:00";
    found[cells[0]] = days.Plus(DayOf(*day), is_morning ? -1 : 0);
  }
  return found;
}

// Compares one direction. False when a day differs or TaskJuggler fails.
bool CompareOne(bool is_late) {
  const calendar::WorkingDays calendar(kWindow, {});
  const DayLine days(calendar);
  const Problem problem = DrawProject(DayOf(kEnd));
  const auto begin = std::chrono::steady_clock::now();
  const Network network(problem);
  const std::vector<Placement> earliest = PlaceForward({problem, network, days});
  const std::vector<Room> rooms = PlaceBackward({problem, network, days});
  const double ours = Since(begin);
  double theirs = 0;
  const std::map<std::string, Day> found =
      AskTaskJuggler(ProjectFile(problem, calendar, is_late), days, theirs);
  int same = 0;
  for (int activity = 0; activity < kPlans * kStages; ++activity) {
    const auto at = static_cast<size_t>(activity);
    const Day day = is_late ? rooms[at].latest.finish : earliest[at].finish;
    const auto other = found.find(IdOf(activity));
    if (other != found.end() && other->second == day) {
      ++same;
    } else {
      std::printf("%s: %s here, %s by TaskJuggler\n", IdOf(activity).c_str(),
                  calendar::FormatDate(CivilDayOf(day)).c_str(),
                  other == found.end() ? "nothing"
                                       : calendar::FormatDate(CivilDayOf(other->second)).c_str());
    }
  }
  std::printf("%s: %d of %d last days the same; both passes %.3f ms here, TaskJuggler %.0f ms\n",
              is_late ? "as late as possible" : "as soon as possible", same, kPlans * kStages, ours,
              theirs);
  return same == kPlans * kStages;
}

int Compare() {
  if (std::system("tj3 --version > /dev/null 2>&1") != 0) {
    std::printf("tj3 is not here: apt-get install tj3\n");
    return EXIT_SUCCESS;
  }
  const bool is_same = CompareOne(false);
  return CompareOne(true) && is_same ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace noordster::planning

int main() { return noordster::planning::Compare(); }
