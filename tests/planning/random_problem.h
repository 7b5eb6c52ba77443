// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_PLANNING_RANDOM_PROBLEM_H_
#define NOORDSTER_TESTS_PLANNING_RANDOM_PROBLEM_H_

#include <random>
#include <string>
#include <vector>

#include "services/planning/day_line.h"
#include "services/planning/problem.h"

// Small problems drawn at random, and an independent reading of what they ask. Safe from any
// thread.
namespace noordster::planning::testing {

// How large problems are drawn.
struct Size {
  int rows = 3;
  int meetings = 5;
  int activities = 5;
  // How many of them need no meeting at most.
  int works = 2;
  // Chance in a hundred that an activity is asked something of.
  int asked = 20;
  // Days over which meetings are spread.
  int days = 50;
};

// From January to July 2022, with Easter and a week in which the office is closed.
DayLine SomeDays();

// Links never lead back, so there is no circle.
Problem DrawProblem(std::mt19937& random, const Size& size);

// A start and finish.
struct Span {
  Day start = 0;
  Day finish = 0;
};

// Whether these days keep to everything that is asked: every link, meeting, fixed and last day.
// Written without the passes: with loops over days.
bool KeepsTo(const Problem& problem, const DayLine& days, const std::vector<Span>& spans);

// Every start and finish an activity could have by itself, the earliest first.
std::vector<Span> SpansOf(const Problem& problem, const DayLine& days, int activity);

// The problem in lines for people, with days as numbers.
std::string Words(const Problem& problem);

}  // namespace noordster::planning::testing

#endif  // NOORDSTER_TESTS_PLANNING_RANDOM_PROBLEM_H_
