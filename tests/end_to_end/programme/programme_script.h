// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_PROGRAMME_PROGRAMME_SCRIPT_H_
#define NOORDSTER_TESTS_END_TO_END_PROGRAMME_PROGRAMME_SCRIPT_H_

#include <string>
#include <vector>

namespace noordster::testing {

// A partner, two goals of which the first contributes to the other, and a project that contributes
// to it, of the programme that is shipped.
inline constexpr char kNetwork[] = R"(kind: Goal
name: sterk-voor-noord/budgetcoaching
display_name: Budgetcoaching
contributes_to: [goals/minder-schulden]
---
kind: Goal
name: sterk-voor-noord/minder-schulden
display_name: Minder schulden
contributes_to: [challenges/meedoen, challenges/wonen]
---
kind: Partner
name: sterk-voor-noord/woningcorporatie
display_name: Woningcorporatie
partner_kind: HOUSING
---
kind: Project
name: sterk-voor-noord/maatjes
display_name: Maatjes
state: RUNNING
partners: [woningcorporatie]
challenges: [wonen]
goals: [budgetcoaching]
authorised_by: [plans/jeugd]
)";

// Every command about goals, partners, covenants and projects at least once, one after the other;
// `network` is a file of kNetwork.
std::vector<std::vector<std::string>> ProgrammeScript(const std::string& network);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_PROGRAMME_PROGRAMME_SCRIPT_H_
