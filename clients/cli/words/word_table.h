// SPDX-License-Identifier: EUPL-1.2
#ifndef NOORDSTER_CLIENTS_CLI_WORDS_WORD_TABLE_H_
#define NOORDSTER_CLIENTS_CLI_WORDS_WORD_TABLE_H_

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "clients/cli/words.h"

// The tables behind words.h. Pure, constant and safe from any thread.
namespace noordster::cli {

// A word of the API and what people say for it.
struct WordEntry {
  absl::string_view key;
  Wording wording;
};

// Values of enums, by their full name.
absl::Span<const WordEntry> EnumWords();
// Values of the enums of meetings, agendas and ballots, by their full name.
absl::Span<const WordEntry> MeetingEnumWords();
// Values of the enums of recognition rounds, and of the acts and milestones on them.
absl::Span<const WordEntry> RecognitionEnumWords();

// Values of the enums of actions, and what else tells of them, by their full name.
absl::Span<const WordEntry> ActionEnumWords();

// Values of the enums of proposals, by their full name.
absl::Span<const WordEntry> ProposalEnumWords();
// Values of the enums of programmes and what belongs to them, by their full name.
absl::Span<const WordEntry> ProgrammeEnumWords();
// Values of the enums of areas, indicators and figures, by their full name.
absl::Span<const WordEntry> IndicatorEnumWords();
// Values of the enums of what is searched, by their full name.
absl::Span<const WordEntry> SearchEnumWords();
// Values of the enums of how programmes stand, by their full name.
absl::Span<const WordEntry> StatusEnumWords();
// Values of the enums of calendars, schedules and planning, and of the milestones on those, by
// their full name.
absl::Span<const WordEntry> CalendarEnumWords();
// What happened, by the field of an event.
absl::Span<const WordEntry> EventWords();
// The acts of drafts, by the field of noordster.v1.DraftedAct.
absl::Span<const WordEntry> ActWords();
// Fields of resources and paths, by their name.
absl::Span<const WordEntry> LabelWords();
// Kinds of resources and parts of a path, by their name.
absl::Span<const WordEntry> KindWords();

}  // namespace noordster::cli

#endif  // NOORDSTER_CLIENTS_CLI_WORDS_WORD_TABLE_H_
