// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/programme/programme_script.h"

namespace noordster::testing {

std::vector<std::vector<std::string>> ProgrammeScript(const std::string& network) {
  return {
      {"apply", "-f", network},
      {"goal", "get", "budgetcoaching"},
      {"goal", "list"},
      {"goal", "show", "minder-schulden"},
      {"partner", "get", "woningcorporatie"},
      {"partner", "list"},
      {"covenant", "sign", "deal-voor-noord", "3", "woningcorporatie", "--role", "bestuurder",
       "--on", "15-12-2021"},
      {"covenant", "get", "deal-voor-noord"},
      {"covenant", "list"},
      {"covenant", "show", "deal-voor-noord"},
      {"partner", "show", "woningcorporatie"},
      {"project", "turn", "maatjes", "gepauzeerd", "--on", "01-09-2022", "--reason", "Vol."},
      {"project", "tell", "maatjes", "Nog even geduld.", "--on", "02-09-2022"},
      {"project", "get", "maatjes"},
      {"project", "list", "--state", "gepauzeerd", "--for", "wonen"},
      {"project", "show", "maatjes"},
      {"programme", "tree"},
  };
}

}  // namespace noordster::testing
