// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_ENGINE_AUTHORIZATION_DECISION_TABLE_RECORDS_H_
#define NOORDSTER_TESTS_ENGINE_AUTHORIZATION_DECISION_TABLE_RECORDS_H_

#include <string>
#include <utility>
#include <vector>

#include "services/engine/command.h"
#include "services/engine/state.h"

// What the decision table looks at.
namespace noordster::engine {

inline constexpr char kPlan[] = "programmes/p/plans/q";
inline constexpr char kProposal[] = "programmes/p/proposals/v";
inline constexpr char kProject[] = "programmes/p/projects/r";
inline constexpr char kIndicator[] = "programmes/p/indicators/i";
inline constexpr char kMeeting[] = "bodies/council/meetings/m";

// Records of every kind, by a word for them, with their names.
const std::vector<std::pair<std::string, std::string>>& Kinds();

// The record of such a word under that name; its revision is 7.
Record RecordOf(const std::string& word, const std::string& name);

// The plan behind the records, with three parts under secrecy or none.
Record PlanBehind(bool has_secrets);

// The meeting behind them, with an item under secrecy or none.
Record MeetingBehind(bool has_secrets);

// What is asked about proposals, by a word for it.
std::vector<std::pair<std::string, Command>> AskedOfProposals();

// What is asked about goals, partners, covenants, projects, areas and figures, by a word for it.
std::vector<std::pair<std::string, Command>> AskedOfProgrammes();

// What is asked about calendars of organisations and schedules of bodies, by a word for it.
std::vector<std::pair<std::string, Command>> AskedOfCalendars();

}  // namespace noordster::engine

#endif  // NOORDSTER_TESTS_ENGINE_AUTHORIZATION_DECISION_TABLE_RECORDS_H_
