// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_COVENANT_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_COVENANT_SCREEN_H_

#include <string>
#include <vector>

#include "clients/cli/screen/programme/programme_names.h"
#include "clients/cli/words.h"
#include "noordster/v1/partner.pb.h"
#include "noordster/v1/project.pb.h"

// What people see of partners and of the covenants they signed. Everything here is pure.
namespace noordster::cli {

// Places of a covenant that follow on one another: one of which is known who signed there, or some
// of which nobody knows.
struct Places {
  int first = 1;
  int last = 1;
  // Of the covenant; null: not known.
  const v1::Covenant::Signatory* signatory = nullptr;
};

// All places of a covenant in their order. Refers to the covenant.
std::vector<Places> PlacesOf(const v1::Covenant& covenant);

// Who signed, on a line: "1: woningcorporatie, bestuurder, 15-12-2021".
std::string SignatoryText(const v1::Covenant::Signatory& signatory);

// A covenant with all its places; ends in a line feed.
std::string CovenantText(const v1::Covenant& covenant, const DisplayNames& names,
                         Language language);

// What a partner has to do with: all of its programme, or as much as was read.
struct PartnerRelations {
  // Those it signed.
  std::vector<v1::Covenant> covenants;
  // Those it takes part in.
  std::vector<v1::Project> projects;
  // Whether there are projects that were not looked at.
  bool has_more = false;
};

// A partner, what it signed and what it takes part in; ends in a line feed.
std::string PartnerText(const v1::Partner& partner, const PartnerRelations& relations,
                        Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_PROGRAMME_COVENANT_SCREEN_H_
