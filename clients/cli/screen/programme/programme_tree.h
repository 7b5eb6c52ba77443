// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_PROGRAMME_TREE_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_PROGRAMME_TREE_H_

#include <string>
#include <vector>

#include "clients/cli/screen/programme/programme_names.h"
#include "clients/cli/words.h"
#include "noordster/v1/programme_service.pb.h"
#include "noordster/v1/project.pb.h"

// What people see of what a programme is for and what is done for it. Everything here is pure.
namespace noordster::cli {

// A programme and what belongs to it, as far as it was read.
struct ProgrammeParts {
  v1::Programme programme;
  std::vector<v1::Challenge> challenges;
  std::vector<v1::Goal> goals;
  std::vector<v1::Project> projects;
  // Whether there are more than these.
  bool has_more_challenges = false;
  bool has_more_goals = false;
  bool has_more_projects = false;
};

// Whether these are all there are.
bool IsComplete(const ProgrammeParts& parts);

// The ambition; below it the challenges in their order, and below each the goals and projects that
// contribute to it, in at most 80 places. A goal stands wherever it contributes to, with what is
// below it the first time alone; a project below the deepest of what it contributes to. What
// contributes to nothing that was read stands at the end. Every line ends in a line feed.
std::string ProgrammeTreeText(const ProgrammeParts& parts, const DisplayNames& names,
                              Language language);

// A goal, what it contributes to, and the goals and projects that contribute to it, which are the
// parts that are given; ends in a line feed.
std::string GoalText(const v1::Goal& goal, const ProgrammeParts& contributors,
                     const DisplayNames& names, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_PROGRAMME_TREE_H_
