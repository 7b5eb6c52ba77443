// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/recognition/reaction_note.h"

#include <algorithm>
#include <cstddef>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/documents/csv_reader.h"

namespace noordster::cli {
namespace {

using Kind = v1::Recognition;

constexpr size_t kColumns = 12;

bool IsFor(const NoteSubject& subject, const Kind::Participant& participant) {
  return subject.participant.empty() || subject.participant == participant.id();
}

// A remark of a note; one that cannot be read has no words.
const v1::FollowUp& RemarkOf(const NoteSubject& subject, int32_t number) {
  const auto found = subject.remarks.find(number);
  return found == subject.remarks.end() ? v1::FollowUp::default_instance() : found->second;
}

bool HasReaction(const v1::FollowUp& remark) {
  return remark.settlement() != v1::FollowUp::SETTLEMENT_UNSPECIFIED;
}

// A text of people as a quotation.
std::string Quotation(absl::string_view text) {
  std::vector<std::string> lines;
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    const std::string shown = MarkdownText(absl::StripAsciiWhitespace(line));
    lines.push_back(shown.empty() ? ">" : absl::StrCat("> ", shown));
  }
  return absl::StrJoin(lines, "\n");
}

void AddRemark(const NoteSubject& subject, int32_t number, Language language, std::string& note) {
  const v1::FollowUp& remark = RemarkOf(subject, number);
  absl::StrAppend(&note, "\n### ", Wording{"Opmerking ", "Remark "}.In(language), number, "\n\n",
                  Quotation(remark.text()), "\n\n", Wording{"Reactie: ", "Reaction: "}.In(language),
                  "**", ReactionText(remark, language), "**\n");
  if (!remark.settlement_reason().empty()) {
    absl::StrAppend(&note, "\n", Quotation(remark.settlement_reason()), "\n");
  }
}

void AddParticipant(const NoteSubject& subject, const Kind::Participant& participant,
                    Language language, std::string& note) {
  absl::StrAppend(&note, "\n## ", MarkdownText(participant.display_name()), " (",
                  WordOf(participant.kind(), language), ")\n\n");
  if (participant.answers().empty()) {
    absl::StrAppend(&note, Wording{"Geen antwoord.\n", "No answer.\n"}.In(language));
  }
  for (const Kind::Answer& answer : participant.answers()) {
    // What follows a quotation without an empty line is part of it.
    if (&answer != &participant.answers(0)) absl::StrAppend(&note, "\n");
    absl::StrAppend(
        &note,
        absl::Substitute(Wording{"Antwoord van $0: $1.\n", "Answer of $0: $1.\n"}.In(language),
                         DayOnScreen(answer.received_date()), AnswerText(answer, language)));
    if (!answer.words().empty()) absl::StrAppend(&note, "\n", Quotation(answer.words()), "\n");
    for (const int32_t number : answer.remarks()) AddRemark(subject, number, language, note);
  }
}

void AddCsvRow(const std::vector<std::string>& fields, std::string& table) {
  absl::StrAppend(&table,
                  absl::StrJoin(fields, ";",
                                [](std::string* out, const std::string& field) {
                                  out->append(CsvField(field));
                                }),
                  "\r\n");
}

}  // namespace

std::string ResponseText(const Kind::Counts& counts, Language language) {
  return absl::Substitute(
      Wording{"Respons $0 van $1, herkend $2 van $0", "Response $0 of $1, recognised by $2 of $0"}
          .In(language),
      counts.answered(), counts.asked(), counts.recognised() + counts.recognised_with_remarks());
}

std::string AnswerText(const Kind::Answer& answer, Language language) {
  std::vector<std::string> marks;
  if (answer.late()) marks.emplace_back(Wording{"te laat", "too late"}.In(language));
  if (answer.replaced()) {
    marks.emplace_back(
        Wording{"vervangen door een later antwoord", "replaced by a later answer"}.In(language));
  }
  return absl::StrCat(WordOf(answer.kind(), language), marks.empty() ? "" : " (",
                      absl::StrJoin(marks, ", "), marks.empty() ? "" : ")");
}

std::string ReactionText(const v1::FollowUp& remark, Language language) {
  return HasReaction(remark)
             ? WordOf(remark.settlement(), language)
             : std::string(Wording{"nog geen reactie", "no reaction yet"}.In(language));
}

std::vector<int32_t> RemarksWithoutReaction(const NoteSubject& subject) {
  std::vector<int32_t> numbers;
  for (const Kind::Participant& participant : subject.round.participants()) {
    if (!IsFor(subject, participant)) continue;
    for (const Kind::Answer& answer : participant.answers()) {
      for (const int32_t number : answer.remarks()) {
        if (!HasReaction(RemarkOf(subject, number))) numbers.push_back(number);
      }
    }
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::string NoteMarkdown(const NoteSubject& subject, Language language) {
  const Kind& round = subject.round;
  std::string note = absl::StrCat(
      "# ", Wording{"Reactienota ", "Reactions on "}.In(language), MarkdownText(subject.plan),
      "\n\n",
      absl::Substitute(Wording{"Herkenning $0, over versie $1, gevraagd van $2 tot en met $3.\n",
                               "Recognition $0, of version $1, asked for from $2 until $3.\n"}
                           .In(language),
                       round.number(), round.plan_version(), DayOnScreen(round.opened_date()),
                       DayOnScreen(round.closing_date())));
  if (!round.question().empty()) absl::StrAppend(&note, "\n", Quotation(round.question()), "\n");
  if (subject.participant.empty()) {
    absl::StrAppend(&note, "\n", ResponseText(round.counts(), language), ".\n");
  }
  for (const Kind::Participant& participant : round.participants()) {
    if (IsFor(subject, participant)) AddParticipant(subject, participant, language, note);
  }
  return note;
}

std::string NoteCsv(const NoteSubject& subject, Language language) {
  std::string table = "\xEF\xBB\xBF";
  AddCsvRow(Headings(language, {{"plan", "plan"},
                                {"herkenning", "recognition"},
                                {"deelnemer", "participant"},
                                {"naam", "name"},
                                {"soort", "kind"},
                                {"ontvangen", "received"},
                                {"antwoord", "answer"},
                                {"toelichting", "words"},
                                {"opmerking", "remark"},
                                {"tekst", "text"},
                                {"reactie", "reaction"},
                                {"reden", "reason"}}),
            table);
  for (const Kind::Participant& participant : subject.round.participants()) {
    if (!IsFor(subject, participant)) continue;
    for (const Kind::Answer& answer : participant.answers()) {
      const std::vector<std::string> said = {subject.plan,
                                             absl::StrCat(subject.round.number()),
                                             participant.id(),
                                             participant.display_name(),
                                             WordOf(participant.kind(), language),
                                             DayOnScreen(answer.received_date()),
                                             AnswerText(answer, language),
                                             answer.words()};
      if (answer.remarks().empty()) {
        std::vector<std::string> row = said;
        row.resize(kColumns);
        AddCsvRow(row, table);
      }
      for (const int32_t number : answer.remarks()) {
        const v1::FollowUp& remark = RemarkOf(subject, number);
        std::vector<std::string> row = said;
        row.push_back(absl::StrCat(number));
        row.push_back(remark.text());
        row.push_back(ReactionText(remark, language));
        row.push_back(remark.settlement_reason());
        AddCsvRow(row, table);
      }
    }
  }
  return table;
}

std::string MarkdownText(absl::string_view text) {
  constexpr absl::string_view kAnywhere = "\\`*_[]<>&~|#$";
  std::string shown;
  // Where a list, a rule or a heading could begin.
  size_t first = 0;
  while (first < text.size() && absl::ascii_isdigit(text[first])) ++first;
  for (size_t i = 0; i < text.size(); ++i) {
    // A line break would end a heading, and a tab can begin code.
    if (absl::ascii_iscntrl(text[i])) {
      shown.push_back(' ');
      continue;
    }
    const bool begins = i == first && absl::StrContains(i == 0 ? "+-=" : ".)", text.substr(i, 1));
    if (begins || absl::StrContains(kAnywhere, text.substr(i, 1))) shown.push_back('\\');
    shown.push_back(text[i]);
  }
  return shown;
}

}  // namespace noordster::cli
