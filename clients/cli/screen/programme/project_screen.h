// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_PROJECT_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_PROJECT_SCREEN_H_

#include <cstddef>
#include <string>
#include <vector>

#include "clients/cli/screen/programme/programme_names.h"
#include "clients/cli/words.h"
#include "noordster/v1/project.pb.h"

// What people see of projects. Everything here is pure.
namespace noordster::cli {

// A project in a list of several: "Flatcoaches (gepland)".
std::string ProjectInShort(const v1::Project& project, Language language);

// How a project stands, and since when: "afgerond, sinds 01-07-2022"; "lopend, zo geregistreerd".
std::string StandingText(const v1::Project& project, Language language);

// A state it came to, on a line: "01-07-2022 gestopt: Geen geld."
std::string TurnText(const v1::Project::Turn& turn, Language language);

// Projects, a row each, with how many there are of each state; ends in a line feed.
std::string ProjectsText(const std::vector<v1::Project>& projects, const DisplayNames& names,
                         Language language);

// A project with what was told of it, newest first, in the order it is given, and how many `older`
// ones there are; ends in a line feed.
std::string ProjectText(const v1::Project& project, const std::vector<v1::ProjectUpdate>& updates,
                        size_t older, const DisplayNames& names, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_PROJECT_SCREEN_H_
