// SPDX-License-Identifier: EUPL-1.2
#include "tests/end_to_end/proposal/proposal_script.h"

namespace noordster::testing {

std::vector<std::vector<std::string>> ProposalScript(const std::string& person) {
  const std::string proposal = "communicatie-2022";
  return {
      {"proposal", "create", proposal, "--title", "Communicatie", "--kind", "college", "--point",
       "aanpak=De aanpak vaststellen,promulgated", "--point", "jeugd=Het plan,plan=jeugd",
       "--writer", person, "--portfolio-holder", person},
      {"proposal", "update", proposal, "--case", "Z-2022-17"},
      {"proposal", "initial", proposal, "--as", "communicatie", "--person", person, "--on",
       "01-07-2022"},
      {"proposal", "record", proposal, "aanpak=aangehouden", "--body", "college", "--decided",
       "05-07-2022", "--source", "Besluitenlijst"},
      {"proposal", "reverse", proposal, "aanpak", "--reason", "Verkeerd voorstel."},
      {"proposal", "record", proposal, "aanpak=ingestemd", "--body", "college", "--decided",
       "05-07-2022", "--source", "Besluitenlijst"},
      {"proposal", "confirm", proposal, "aanpak", "--source", "Besluitenlijst 5 juli 2022"},
      {"proposal", "dates", proposal, "--point", "aanpak", "--signed", "06-07-2022", "--signatory",
       person + "=voorzitter", "--signatory", person + "=secretaris,deputy", "--sent", "07-07-2022",
       "--published", "08-07-2022", "--publication", "Gemeenteblad 2022, 1", "--effective",
       "09-07-2022"},
      {"proposal", "show", proposal},
      {"proposal", "list"},
  };
}

}  // namespace noordster::testing
