// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/recognition/recognition_screen.h"

#include <cstddef>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/recognition/reaction_note.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

using Kind = v1::Recognition;

constexpr size_t kRoundCellWidth = 40;
constexpr size_t kSendingDigestShown = 12;

std::string RoundCell(const std::string& text) { return InCell(text, kRoundCellWidth); }

std::string ParticipantsText(const Kind& round, Language language) {
  Table table(Headings(language, {{"Id", "Id"},
                                  {"Deelnemer", "Participant"},
                                  {"Soort", "Kind"},
                                  {"Antwoord", "Answer"},
                                  {"Ontvangen", "Received"},
                                  {"Opmerkingen", "Remarks"},
                                  {"Toelichting", "Words"}}));
  for (const Kind::Participant& participant : round.participants()) {
    std::vector<std::string> row = {participant.id(), RoundCell(participant.display_name()),
                                    WordOf(participant.kind(), language)};
    if (participant.answers().empty()) {
      row.emplace_back(Wording{"geen", "none"}.In(language));
      table.Add(std::move(row));
      continue;
    }
    for (const Kind::Answer& answer : participant.answers()) {
      row.resize(3);
      row.push_back(RoundCell(AnswerText(answer, language)));
      row.push_back(DayOnScreen(answer.received_date()));
      row.push_back(OrDash(absl::StrJoin(answer.remarks(), ", ")));
      row.push_back(RoundCell(answer.words()));
      table.Add(row);
      row.assign(3, "");
    }
  }
  return table.ToString();
}

std::string SendingsText(const Kind& round, Language language) {
  if (round.sendings().empty()) return "";
  Table table(Headings(
      language, {{"Verzonden", "Sent"}, {"Aan", "To"}, {"Hoe", "How"}, {"SHA-256", "SHA-256"}}));
  for (const Kind::Sending& sending : round.sendings()) {
    table.Add({DayOnScreen(sending.sent_date()),
               sending.participant().empty() ? std::string(Wording{"allen", "all"}.In(language))
                                             : sending.participant(),
               RoundCell(sending.means()), sending.sha256().substr(0, kSendingDigestShown)});
  }
  return absl::StrCat("\n", table.ToString());
}

// From when until when it is open, with the days it was to close on before.
std::string PeriodText(const Kind& round, Language language) {
  std::vector<std::string> former;
  for (const std::string& day : round.former_closing_dates()) former.push_back(DayOnScreen(day));
  return absl::Substitute(
      Wording{"Gevraagd van $0 tot en met $1$2.\n", "Asked for from $0 until $1$2.\n"}.In(language),
      DayOnScreen(round.opened_date()), DayOnScreen(round.closing_date()),
      former.empty()
          ? ""
          : absl::StrCat(Wording{", eerst tot en met ", ", first until "}.In(language),
                         absl::StrJoin(former, Wording{", toen ", ", then "}.In(language))));
}

}  // namespace

std::string CountsText(const Kind::Counts& counts, Language language) {
  return absl::Substitute(
      Wording{"$0: $1 zonder en $2 met opmerkingen; niet herkend $3, geen antwoord $4, te laat "
              "$5.\n",
              "$0: $1 without and $2 with remarks; not recognised $3, no answer $4, too late $5.\n"}
          .In(language),
      ResponseText(counts, language), counts.recognised(), counts.recognised_with_remarks(),
      counts.not_recognised(), counts.silent(), counts.late());
}

std::string RecognitionText(const std::string& plan, const Kind& round,
                            const std::vector<v1::FollowUp>& remarks, Language language) {
  std::string text = absl::StrCat(
      absl::Substitute(
          Wording{"Herkenning $0 van $1 (versie $2)\n", "Recognition $0 of $1 (version $2)\n"}.In(
              language),
          round.number(), plan, round.plan_version()),
      PeriodText(round, language));
  if (!round.question().empty()) {
    absl::StrAppend(&text, Wording{"Vraag: ", "Question: "}.In(language), round.question(), "\n");
  }
  absl::StrAppend(&text, CountsText(round.counts(), language), "\n",
                  ParticipantsText(round, language));
  if (!remarks.empty()) absl::StrAppend(&text, "\n", RemarksText(remarks, language));
  return absl::StrCat(text, SendingsText(round, language));
}

std::string RecognitionsText(const std::vector<Kind>& rounds, Language language) {
  if (rounds.empty()) {
    return std::string(Wording{"Er is nog geen herkenning gevraagd (recognition open).\n",
                               "No recognition was asked for yet (recognition open).\n"}
                           .In(language));
  }
  Table table(Headings(language, {{"Nr", "No."},
                                  {"Versie", "Version"},
                                  {"Van", "From"},
                                  {"Tot en met", "Until"},
                                  {"Respons", "Response"},
                                  {"Herkend", "Recognised"},
                                  {"Te laat", "Too late"}}));
  for (const Kind& round : rounds) {
    const Kind::Counts& counts = round.counts();
    table.Add({absl::StrCat(round.number()), absl::StrCat(round.plan_version()),
               DayOnScreen(round.opened_date()), DayOnScreen(round.closing_date()),
               absl::StrCat(counts.answered(), "/", counts.asked()),
               absl::StrCat(counts.recognised() + counts.recognised_with_remarks(), "/",
                            counts.answered()),
               absl::StrCat(counts.late())});
  }
  return table.ToString();
}

std::string RemarksText(const std::vector<v1::FollowUp>& remarks, Language language) {
  if (remarks.empty()) {
    return std::string(
        Wording{"Er zijn nog geen opmerkingen.\n", "There are no remarks yet.\n"}.In(language));
  }
  Table table(Headings(language, {{"Nr", "No."},
                                  {"Van", "By"},
                                  {"Opmerking", "Remark"},
                                  {"Reactie", "Reaction"},
                                  {"Reden", "Reason"}}));
  for (const v1::FollowUp& remark : remarks) {
    table.Add({absl::StrCat(remark.number()), OrDash(remark.participant()),
               RoundCell(remark.text()), ReactionText(remark, language),
               RoundCell(remark.settlement_reason())});
  }
  return table.ToString();
}

}  // namespace noordster::cli
