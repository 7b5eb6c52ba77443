// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_SCREEN_MEETING_SCREEN_H_
#define NOORDSTER_CLIENTS_CLI_SCREEN_MEETING_SCREEN_H_

#include <string>
#include <vector>

#include "clients/cli/screen/ballot_screen.h"
#include "clients/cli/words.h"
#include "noordster/v1/meeting.pb.h"

// What people see of meetings and agendas. Everything here is pure; every text ends in a line feed.
namespace noordster::cli {

// When a meeting is: "27-09-2022 om 19:30", of a written round "tot en met 22-08-2022".
std::string WhenOf(const v1::Meeting& meeting, Language language);

// As above, in a sentence: "op 27-09-2022 om 19:30".
std::string WhenInSentence(const v1::Meeting& meeting, Language language);

// Who came and what the law asked of them, as a sentence: "Niet geopend: 17 van de 34 zittende
// leden tekenden, 18 nodig (Gemeentewet art. 20)."
std::string OpeningText(const v1::Meeting& meeting, Language language);

// The meetings of a body, a row each.
std::string MeetingsText(const std::vector<v1::Meeting>& meetings, Language language);

// A meeting as a whole, with its items and what was voted.
std::string MeetingText(const v1::Meeting& meeting, const std::vector<v1::AgendaItem>& items,
                        const PersonNames& persons, Language language);

// The items of a meeting as they stand, a row each.
std::string ItemsText(const std::vector<v1::AgendaItem>& items, Language language);

// An agenda as it was published.
std::string AgendaText(const v1::AgendaVersion& agenda, Language language);

// The versions of an agenda, a row each.
std::string AgendasText(const std::vector<v1::AgendaVersion>& agendas, Language language);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_SCREEN_MEETING_SCREEN_H_
