// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/calendar/calendar_script.h"

namespace noordster::testing {

const char kCalendarTable[] =
    "soort;datum;tot;begin;id\n"
    "vergadering;17-05-2022;;19:30;mei-2022\n"
    "vergadering;24-05-2022;;;\n"
    "reces;11-07-2022;21-08-2022;;\n";

std::vector<std::vector<std::string>> CalendarScript(const std::string& table) {
  return {
      {"calendar", "get", "gemeente"},
      {"calendar", "list"},
      {"schedule", "get", "raad/schema-2022"},
      {"schedule", "list", "raad"},
      {"calendar", "import", table, "--body", "raad", "--dry-run"},
      {"calendar", "import", table, "--body", "raad"},
      {"calendar", "import", table, "--body", "raad"},
      {"calendar", "show", "raad", "--from", "01-01-2022", "--until", "31-12-2022"},
      {"agenda", "ahead", "raad"},
      {"planning", "show", "jeugd"},
      {"planning", "target", "jeugd"},
      {"planning", "whatif", "jeugd", "--no-stops", "college"},
      {"planning", "demand", "jeugd", "--target", "raad:27-09-2022", "--validate-only"},
      {"planning", "baseline", "jeugd", "zomer", "--reason", "Besproken."},
      {"planning", "compare", "jeugd", "zomer"},
      {"planning", "draw", "jeugd", "--baseline", "zomer"},
      {"calendar", "feed", "bodies/raad"},
  };
}

}  // namespace noordster::testing
