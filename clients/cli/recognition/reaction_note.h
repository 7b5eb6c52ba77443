// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_RECOGNITION_REACTION_NOTE_H_
#define NOORDSTER_CLIENTS_CLI_RECOGNITION_REACTION_NOTE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "clients/cli/words.h"
#include "noordster/v1/plan.pb.h"
#include "noordster/v1/recognition.pb.h"

// The reaction note (reactienota) of a recognition round: every remark with its reaction and the
// reason, for whoever made it. The same round gives the same bytes. Everything here is pure.
namespace noordster::cli {

// What a note is about.
struct NoteSubject {
  // Title of the plan.
  std::string plan;
  v1::Recognition round;
  // The remarks of the round, by their number.
  std::map<int32_t, v1::FollowUp> remarks;
  // Id of the participant it is for; empty: for all.
  std::string participant;
};

// "Respons 30 van 33, herkend 28 van 30".
std::string ResponseText(const v1::Recognition::Counts& counts, Language language);

// How somebody answered: "met opmerkingen (te laat)".
std::string AnswerText(const v1::Recognition::Answer& answer, Language language);

// The reaction to a remark: "deels overgenomen", or that there is none yet.
std::string ReactionText(const v1::FollowUp& remark, Language language);

// Numbers of the remarks in the note that have no reaction yet.
std::vector<int32_t> RemarksWithoutReaction(const NoteSubject& subject);

// As Markdown (CommonMark); texts of people stand in it as text, whatever characters they hold.
std::string NoteMarkdown(const NoteSubject& subject, Language language);

// As a table that spreadsheets open: CSV with semicolons, UTF-8 with a byte order mark, a line for
// each remark, and for an answer without remarks one.
std::string NoteCsv(const NoteSubject& subject, Language language);

// A text of people as Markdown shows it.
std::string MarkdownText(absl::string_view text);

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_RECOGNITION_REACTION_NOTE_H_
