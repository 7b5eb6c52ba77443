// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_RECOGNITION_ANSWER_FILE_H_
#define NOORDSTER_CLIENTS_CLI_RECOGNITION_ANSWER_FILE_H_

#include <set>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/recognition_service.pb.h"

// Participants and answers of recognition rounds in tables. `file` is how a table is named in what
// is wrong with it; all faults are told at once, by line and column (FaultsError). Everything here
// is pure.
namespace noordster::cli {

// Participants, one a line: deelnemer;naam;soort. Without `soort` somebody is a partner.
absl::StatusOr<std::vector<v1::Recognition::Participant>> ReadParticipants(absl::string_view text,
                                                                           const std::string& file,
                                                                           Language language);

// Answers: deelnemer;antwoord;ontvangen;opmerking;toelichting, the last two where they are needed.
// One line a remark: several lines of one participant are one answer, of which answer, day and
// words stand in the first, and in the others again or not at all. `asked`: the ids of those who
// are asked; nobody else answers.
absl::StatusOr<std::vector<v1::GivenAnswer>> ReadAnswers(absl::string_view text,
                                                         const std::string& file,
                                                         const std::set<std::string>& asked,
                                                         Language language);

// How a participant is answered in short: herkend, met-opmerkingen, niet-herkend; unspecified for
// what is none of them. Words with spaces will do, and English ones.
v1::Recognition::AnswerKind AnswerKindOf(absl::string_view typed);

// Likewise: partner, resident, school, expert, or inwoner and deskundige.
v1::Recognition::ParticipantKind ParticipantKindOf(absl::string_view typed);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_RECOGNITION_ANSWER_FILE_H_
