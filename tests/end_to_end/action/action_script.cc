// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/action/action_script.h"

namespace noordster::testing {

std::vector<std::vector<std::string>> ActionScript(const std::string& person) {
  return {
      {"action", "add", "gemeenteraad", "punt", "actiepunt", "Zoek het uit", "--made",
       "28-06-2022"},
      {"action", "add", "gemeenteraad", "overzicht", "toezegging", "Er komt een overzicht",
       "--made", "28-06-2022", "--owner", person, "--due", "01-09-2022", "--plan", "jeugd"},
      {"action", "add", "gemeenteraad", "m3", "motie", "Kom met een plan", "--made", "28-06-2022",
       "--item", "gemeenteraad/juni-2022/2", "--reference", "M3", "--without-vote"},
      {"action", "update", "gemeenteraad/punt", "--owner", "b-en-w", "--due", "01-10-2022",
       "--audience", "openbaar", "--reason", "Afgesproken."},
      {"action", "list", "gemeenteraad", "--open"},
      {"action", "settle", "gemeenteraad/punt", "--carried-out", "--on", "30-06-2022", "--reason",
       "Gedaan."},
      {"action", "reopen", "gemeenteraad/punt", "--reason", "Toch niet."},
      {"action", "show", "gemeenteraad/m3"},
  };
}

}  // namespace noordster::testing
