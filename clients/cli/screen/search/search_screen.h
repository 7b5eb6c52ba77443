// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_SEARCH_SEARCH_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_SEARCH_SEARCH_SCREEN_H_

#include <string>
#include <vector>

#include "clients/cli/words.h"
#include "noordster/v1/search_service.pb.h"

namespace noordster::cli {

// The beginning of what was found, or all of it.
struct HitList {
  std::vector<v1::SearchHit> hits;
  bool goes_on = false;
};

// Hits below a heading for each kind: the name as it is typed with the title behind it, then the
// words around what was found. Lines of at most 80 places, but for longer words. Pure.
std::string HitsText(const HitList& list, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_SEARCH_SEARCH_SCREEN_H_
