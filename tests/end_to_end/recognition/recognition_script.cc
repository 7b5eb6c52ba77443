// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/recognition/recognition_script.h"

namespace noordster::testing {

const char kRecognitionAnswers[] =
    "deelnemer;antwoord;ontvangen;opmerking;toelichting\n"
    "bewoners;met-opmerkingen;11-06-2022;Waar blijft het groen?;Met dank\n";

std::vector<std::vector<std::string>> RecognitionScript(const std::string& document,
                                                        const std::string& answers,
                                                        const std::string& note) {
  const std::string plan = "gevraagd";
  return {
      {"plan", "create", plan, "--title", "Plan", "--path", "uitvoeringsplan-2022"},
      {"plan", "freeze", plan, "--document", "plan=" + document},
      {"recognition", "open", plan, "--closes", "15-06-2022", "--on", "31-05-2022", "--question",
       "Herkent u het plan?", "--participant", "school=De school,kind=school", "--participant",
       "corporatie=De corporatie"},
      {"recognition", "add", plan, "--participant", "bewoners=Bewoners,kind=inwoner"},
      {"recognition", "extend", plan, "--closes", "20-06-2022", "--reason", "Het was druk."},
      {"recognition", "answer", plan, "school", "herkend", "--received", "10-06-2022", "--words",
       "Met dank"},
      {"recognition", "import", plan, answers},
      {"recognition", "list", plan},
      {"recognition", "show", plan},
      {"remark", "list", plan},
      {"remark", "react", plan, "1", "--partly", "--reason", "Het staat nu in het plan."},
      {"recognition", "note", plan + "/1", "--out", note},
      {"recognition", "sent", plan, "--note", note, "--means", "Per post", "--on", "01-07-2022"},
  };
}

}  // namespace noordster::testing
