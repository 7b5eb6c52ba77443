// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/meeting/meeting_script.h"

namespace noordster::testing {

const char kMeetingBodies[] = R"(kind: Body
name: bodies/gemeenteraad
display_name: Gemeenteraad
body_kind: COUNCIL
seats: 35
---
kind: Body
name: bodies/b-en-w
display_name: Burgemeester en wethouders
body_kind: EXECUTIVE
seats: 7
---
kind: Body
name: bodies/stuurgroep
display_name: Stuurgroep
body_kind: PROGRAMME_BOARD
)";

std::vector<std::vector<std::string>> MeetingScript(const std::string& bodies,
                                                    const std::string& person) {
  const std::string june = "gemeenteraad/juni-2022";
  const std::string september = "gemeenteraad/september-2022";
  const std::string item = june + "/2";
  return {
      {"apply", "-f", bodies},
      {"meeting", "plan", june, "--date", "28-06-2022", "--time", "19:30", "--place", "Raadzaal"},
      {"meeting", "plan", september, "--date", "20-09-2022"},
      {"meeting", "plan", "gemeenteraad/extra", "--date", "05-07-2022"},
      {"meeting", "cancel", "gemeenteraad/extra", "--reason", "Niet nodig."},
      {"meeting", "move", september, "--to", "27-09-2022", "--reason", "Prinsjesdag."},
      {"meeting", "list", "gemeenteraad"},
      {"agenda", "request", june, "Opening", "--as", "overig"},
      {"agenda", "update", june + "/1", "--title", "Opening en mededelingen"},
      {"agenda", "place", june + "/1"},
      {"agenda", "request", june, "Plan Jeugd", "--as", "bespreekstuk", "--about", "jeugd"},
      {"agenda", "place", item},
      {"agenda", "request", june, "Motie", "--as", "overig"},
      {"agenda", "refuse", june + "/3", "--reason", "Niet rijp."},
      {"agenda", "request", june, "Rekening", "--as", "hamerstuk"},
      {"agenda", "move-on", june + "/4", "--to", "september-2022", "--reason", "Te vol."},
      {"papers", "ask", item, "raadsvoorstel", "Raadsvoorstel", "--due", "14-06-2022"},
      {"papers", "deliver", item, "raadsvoorstel", "--on", "15-06-2022"},
      {"papers", "dispense", item, "raadsvoorstel", "--reason", "Het college vergaderde later."},
      {"papers", "release", item, "raadsvoorstel", "--on", "17-06-2022"},
      {"papers", "list", june},
      {"papers", "list", item},
      {"agenda", "publish", june, "--order", "2,1", "--on", "16-06-2022"},
      {"agenda", "show", june},
      {"agenda", "show", june, "--version", "1"},
      {"agenda", "versions", june},
      {"meeting", "public", june, "--on", "17-06-2022"},
      {"agenda", "impose-secrecy", item, "--paper", "raadsvoorstel", "--ground", "privacy",
       "--body", "gemeenteraad", "--on", "18-06-2022"},
      {"agenda", "lift-secrecy", item, "--paper", "raadsvoorstel", "--on", "19-06-2022"},
      {"meeting", "call", june, "--on", "16-06-2022"},
      {"meeting", "open", june, "--sitting", "34", "--signed-in", "30", "--chair", person},
      {"agenda", "attendance", item, "--present", "29", "--recused", person + "=Belang."},
      {"ballot", "record", item, "--for", "15", "--against", "14"},
      {"ballot", "show", item},
      {"meeting", "suspend", june, "--until", "29-06-2022"},
      {"meeting", "resume", june},
      {"meeting", "close", june},
      {"meeting", "decision-list", june, "--on", "30-06-2022", "--source", "Raadsinformatie"},
      {"meeting", "call", september, "--on", "16-09-2022"},
      {"meeting", "open", september, "--sitting", "34", "--signed-in", "33"},
      {"meeting", "minutes", june, "--adopted-in", "september-2022"},
      {"meeting", "show", june},
  };
}

}  // namespace noordster::testing
