// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PAPER_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PAPER_SCREEN_H_

#include <string>
#include <vector>

#include "clients/cli/words.h"
#include "noordster/v1/meeting.pb.h"

// What people see of the papers of a meeting (stukkenlijst). Everything here is pure.
namespace noordster::cli {

// How a paper stands on a day, as the API writes it: "ontbreekt, te laat (dispensatie: Zaal
// bezet.)".
std::string StandOfPaper(const v1::AgendaItem::Paper& paper, const std::string& today,
                         Language language);

// The papers of some items, a row each, and a last line that counts them. Ends in a line feed.
std::string PapersText(const std::vector<v1::AgendaItem>& items, const std::string& today,
                       Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PAPER_SCREEN_H_
