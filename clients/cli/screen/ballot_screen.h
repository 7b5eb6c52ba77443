// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_BALLOT_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_BALLOT_SCREEN_H_

#include <map>
#include <string>

#include "clients/cli/words.h"
#include "noordster/v1/meeting.pb.h"

// What people see of ballots and who was there, with the arithmetic and where its rule stands.
// Everything here is pure.
namespace noordster::cli {

// Names for people, by the name of the person.
using PersonNames = std::map<std::string, std::string>;

// A person by name; by id when it is not known.
std::string PersonOf(const PersonNames& persons, const std::string& person);

// What a ballot came to, as a sentence: "Aangenomen: 18 voor, 15 tegen; nodig 17 van de 33
// uitgebrachte stemmen (Gemeentewet art. 30)."
std::string ResultText(const v1::Ballot& ballot, const PersonNames& persons, Language language);

// What a ballot came to, in a cell: "aangenomen: 18 voor, 15 tegen".
std::string ResultInShort(const v1::Ballot& ballot, const PersonNames& persons, Language language);

// Who was there for an item, as a line that ends in a line feed; empty when nobody said.
std::string AttendanceText(const v1::AgendaItem& item, const PersonNames& persons,
                           Language language);

// All ballots of an item below its title; ends in a line feed.
std::string BallotsText(const v1::AgendaItem& item, const PersonNames& persons, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_BALLOT_SCREEN_H_
