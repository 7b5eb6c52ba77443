// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_STATUS_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_STATUS_SCREEN_H_

#include <cstddef>
#include <string>
#include <vector>

#include "clients/cli/screen/programme/neighbourhood_lines.h"
#include "clients/cli/screen/programme/programme_names.h"
#include "clients/cli/words.h"
#include "noordster/v1/indicator.pb.h"
#include "noordster/v1/status.pb.h"

// How a programme stands, on one page. Everything here is pure.
namespace noordster::cli {

// What the page is made of.
struct StatusPage {
  v1::ProgrammeStatus status;
  IndicatorList indicators;
  // Who said what, and the areas of the indicators, for people.
  DisplayNames persons;
  AreaNames areas;
};

// Head, aspects, projects and plans, treatments, and where neighbourhoods stand. What was entered
// has who said it when, what follows from plans is called derived, and what is neither is called
// not entered. `columns`: places on a line, 80 at least; a word longer than its column is broken.
// Ends in a line feed.
std::string StatusText(const StatusPage& page, size_t columns, Language language);

// An assessment in a sentence that ends in a line feed: "Vastgelegd over de stand van
// het programma: planning, aandacht, op 15-07-2022.".
std::string AssessedText(const v1::Assessment& assessment, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_STATUS_SCREEN_H_
