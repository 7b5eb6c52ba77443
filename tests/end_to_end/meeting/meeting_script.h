// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_TESTS_END_TO_END_MEETING_MEETING_SCRIPT_H_
#define NOORDSTER_TESTS_END_TO_END_MEETING_MEETING_SCRIPT_H_

#include <string>
#include <vector>

namespace noordster::testing {

// Bodies whose seats are set by law, as a file that can be applied: gemeenteraad of 35 and b-en-w
// of 7; and one that no law counts: stuurgroep.
extern const char kMeetingBodies[];

// Every command about meetings, agendas, papers and ballots at least once, one after the other: two
// meetings of the gemeenteraad. `bodies` is a file with kMeetingBodies, `person` one that is there.
std::vector<std::vector<std::string>> MeetingScript(const std::string& bodies,
                                                    const std::string& person);

}  // namespace noordster::testing

#endif  // NOORDSTER_TESTS_END_TO_END_MEETING_MEETING_SCRIPT_H_
