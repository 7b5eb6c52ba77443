// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_PATH_PATH_WORDS_H_
#define NOORDSTER_CLIENTS_CLI_PATH_PATH_WORDS_H_

#include <string>
#include <vector>

#include "clients/cli/words.h"
#include "noordster/v1/path_service.pb.h"

// What the table and the drawings of a path have in common. Everything here is pure.
namespace noordster::cli {

// Its name and version: "Uitvoeringsplan 2022 (uitvoeringsplan-2022, versie 1)". A version without
// a name is not published and comes from a file.
std::string TitleOf(const v1::PathVersion& version, Language language);

// An outcome with its legal effect: "ingestemd (voorstel)". Its id stands for a name it lacks.
std::string OutcomeText(const v1::Stage& stage, const v1::Outcome& outcome, Language language);

// A guard with who can lift it and who can dispense with it: "elke opmerking heeft een reactie
// (programmasecretaris)". `path` names the stages for people.
std::string GuardText(const v1::PathDefinition& path, const v1::Guard& guard, Language language);

// The place of a stage in its path, from 0; the number of stages when there is none with this id.
int PlaceOf(const v1::PathDefinition& path, const std::string& stage);

// The outcomes of a stage that lead to the same place.
struct PathWay {
  int from = 0;
  // The number of stages: the plan ends.
  int to = 0;
  // As OutcomeText says them.
  std::vector<std::string> outcomes;

  // Whether the plan gets no further: it stays or goes back.
  bool IsBack() const { return to <= from; }
};

// All ways, in the order of the path. What leads to a stage the path does not have, ends.
std::vector<PathWay> WaysOf(const v1::PathDefinition& path, Language language);

// The name of the place a way leads to; the end is called so.
std::string PlaceName(const v1::PathDefinition& path, int place, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_PATH_PATH_WORDS_H_
