// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/ballot_screen.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/table.h"

namespace noordster::cli {
namespace {

constexpr size_t kBallotTextWidth = 76;

// What was held against the rule of an article; absent when it was not asked.
const v1::Ballot::Count* CountOf(const v1::Ballot& ballot, absl::string_view article) {
  const auto found =
      std::find_if(ballot.counts().begin(), ballot.counts().end(),
                   [&](const auto& count) { return absl::EndsWith(count.article(), article); });
  return found == ballot.counts().end() ? nullptr : &*found;
}

int32_t VotesCast(const v1::Ballot& ballot) {
  int32_t cast = ballot.votes_for() + ballot.votes_against();
  for (const v1::Ballot::Candidate& candidate : ballot.candidates()) cast += candidate.votes();
  return cast;
}

bool IsOnPersons(const v1::Ballot& ballot) { return ballot.method() == v1::Ballot::SECRET; }

// "amendement a1"; empty: the item itself.
std::string SubjectText(const v1::Ballot& ballot, Language language) {
  if (ballot.subject_kind() == v1::Ballot::SUBJECT_KIND_UNSPECIFIED) return ballot.subject();
  return absl::StrCat(WordOf(ballot.subject_kind(), language), " ", ballot.subject());
}

bool IsTied(const v1::Ballot& ballot) { return ballot.votes_for() == ballot.votes_against(); }

// "18 voor, 15 tegen", or the persons with their votes.
std::string VotesText(const v1::Ballot& ballot, const PersonNames& persons, Language language) {
  if (!IsOnPersons(ballot)) {
    return absl::Substitute(Wording{"$0 voor, $1 tegen", "$0 for, $1 against"}.In(language),
                            ballot.votes_for(), ballot.votes_against());
  }
  std::vector<std::string> votes;
  for (const v1::Ballot::Candidate& candidate : ballot.candidates()) {
    votes.push_back(absl::StrCat(PersonOf(persons, candidate.person()), " ", candidate.votes()));
  }
  if (ballot.blank_or_invalid() > 0) {
    votes.push_back(
        absl::Substitute(Wording{"$0 blanco of ongeldig", "$0 blank or invalid"}.In(language),
                         ballot.blank_or_invalid()));
  }
  return absl::StrJoin(votes, ", ");
}

// "nodig 17 van de 33 uitgebrachte stemmen (Gemeentewet art. 30)".
std::string MajorityText(const v1::Ballot& ballot, Language language) {
  const v1::Ballot::Count* majority = CountOf(ballot, "art. 30");
  if (majority == nullptr) return "";
  return absl::Substitute(
      Wording{"nodig $0 van de $1 uitgebrachte stemmen ($2)", "$0 of the $1 votes cast needed ($2)"}
          .In(language),
      majority->needed(), VotesCast(ballot), majority->article());
}

std::string InvalidText(const v1::Ballot& ballot, Language language) {
  const v1::Ballot::Count* took_part = CountOf(ballot, "art. 29");
  if (took_part == nullptr) return "";
  return absl::Substitute(
      Wording{"$0 van de $1 leden die mochten stemmen, deden mee; nodig $2 ($3). De stemming kan "
              "worden herhaald",
              "$0 of the $1 members who could vote took part; $2 needed ($3). The vote may be "
              "repeated"}
          .In(language),
      took_part->counted(), ballot.sitting() - ballot.recused(), took_part->needed(),
      took_part->article());
}

// Why votes that tied led to what they did.
std::string TieText(const v1::Ballot& ballot, Language language) {
  const v1::Ballot::Count* full = CountOf(ballot, "art. 32");
  if (ballot.result() == v1::Ballot::VOTE_AGAIN) {
    return std::string(Wording{"de stemming wordt opnieuw gehouden (Gemeentewet art. 59)",
                               "the vote is held again (Gemeentewet art. 59)"}
                           .In(language));
  }
  if (full == nullptr) {
    return absl::Substitute(
        Wording{"de stemmen staakten opnieuw en de voorzitter stemde $0 (Gemeentewet art. 59)",
                "the votes tied again and the chair voted $0 (Gemeentewet art. 59)"}
            .In(language),
        WordOf(ballot.chair_vote(), language));
  }
  if (ballot.result() == v1::Ballot::PUT_OFF) {
    return absl::Substitute(
        Wording{"de vergadering was niet voltallig ($0 van $1): de volgende vergadering beslist "
                "($2)",
                "the meeting was not full ($0 of $1): the next meeting decides ($2)"}
            .In(language),
        full->counted(), full->needed(), full->article());
  }
  const bool is_full = full->counted() >= full->needed();
  return absl::Substitute(
      is_full
          ? Wording{"de stemmen staakten in een voltallige vergadering ($0 van $1; $2)",
                    "the votes tied in a full meeting ($0 of $1; $2)"}
                .In(language)
          : Wording{"de stemmen staakten opnieuw ($2)", "the votes tied again ($2)"}.In(language),
      full->counted(), full->needed(), full->article());
}

std::string PersonsText(const v1::Ballot& ballot, Language language) {
  if (ballot.result() == v1::Ballot::VOTE_AGAIN) {
    return absl::StrCat(MajorityText(ballot, language),
                        Wording{": er wordt opnieuw gestemd (Gemeentewet art. 31)",
                                ": the vote is held again (Gemeentewet art. 31)"}
                            .In(language));
  }
  if (ballot.lot().empty()) return MajorityText(ballot, language);
  return std::string(
      Wording{"de stemmen staakten opnieuw en het lot besliste (Gemeentewet art. 31)",
              "the votes tied again and the lot decided (Gemeentewet art. 31)"}
          .In(language));
}

// The arithmetic behind the votes.
std::string ReasonText(const v1::Ballot& ballot, Language language) {
  if (ballot.result() == v1::Ballot::INVALID) return InvalidText(ballot, language);
  if (IsOnPersons(ballot)) return PersonsText(ballot, language);
  return IsTied(ballot) ? TieText(ballot, language) : MajorityText(ballot, language);
}

// What it came to, at the beginning of a sentence.
std::string Heading(const v1::Ballot& ballot, const PersonNames& persons, Language language) {
  switch (ballot.result()) {
    case v1::Ballot::INVALID:
      return std::string(Wording{"Ongeldig", "Invalid"}.In(language));
    case v1::Ballot::CARRIED:
      return std::string(Wording{"Aangenomen", "Carried"}.In(language));
    case v1::Ballot::LOST:
      return std::string(Wording{"Verworpen", "Lost"}.In(language));
    case v1::Ballot::CHOSEN:
      return absl::Substitute(Wording{"Gekozen is $0", "$0 was chosen"}.In(language),
                              PersonOf(persons, ballot.chosen()));
    case v1::Ballot::VOTE_AGAIN:
      if (IsOnPersons(ballot))
        return std::string(Wording{"Niemand gekozen", "Nobody chosen"}.In(language));
      break;
    default:
      break;
  }
  return std::string(Wording{"Staking van stemmen", "A tie"}.In(language));
}

std::string RecusalsText(const v1::AgendaItem::Attendance& attendance, const PersonNames& persons,
                         Language language) {
  std::vector<std::string> recusals;
  for (const v1::AgendaItem::Recusal& recusal : attendance.recusals()) {
    const std::string who = recusal.person().empty()
                                ? std::string(Wording{"een lid", "a member"}.In(language))
                                : PersonOf(persons, recusal.person());
    recusals.push_back(recusal.reason().empty() ? who
                                                : absl::StrCat(who, " (", recusal.reason(), ")"));
  }
  return absl::StrJoin(recusals, ", ");
}

}  // namespace

std::string PersonOf(const PersonNames& persons, const std::string& person) {
  const auto found = persons.find(person);
  return found == persons.end() || found->second.empty() ? std::string(LastId(person))
                                                         : found->second;
}

std::string ResultText(const v1::Ballot& ballot, const PersonNames& persons, Language language) {
  const std::string reason = ReasonText(ballot, language);
  return absl::StrCat(Heading(ballot, persons, language), ": ",
                      VotesText(ballot, persons, language), reason.empty() ? "" : "; ", reason,
                      ".");
}

std::string ResultInShort(const v1::Ballot& ballot, const PersonNames& persons, Language language) {
  const std::string subject =
      ballot.subject().empty() ? "" : absl::StrCat(SubjectText(ballot, language), " ");
  if (!ballot.chosen().empty()) {
    return absl::StrCat(subject, WordOf(ballot.result(), language), ": ",
                        PersonOf(persons, ballot.chosen()));
  }
  return absl::StrCat(subject, WordOf(ballot.result(), language), ": ",
                      VotesText(ballot, persons, language));
}

std::string AttendanceText(const v1::AgendaItem& item, const PersonNames& persons,
                           Language language) {
  if (!item.has_attendance()) return "";
  const v1::AgendaItem::Attendance& attendance = item.attendance();
  std::string text = absl::Substitute(
      Wording{"Aanwezig bij dit punt: $0", "Present for this item: $0"}.In(language),
      attendance.present());
  if (!attendance.recusals().empty()) {
    absl::StrAppend(&text, absl::Substitute(Wording{"; nam niet deel (Gemeentewet art. 28): $0",
                                                    "; took no part (Gemeentewet art. 28): $0"}
                                                .In(language),
                                            RecusalsText(attendance, persons, language)));
  }
  return absl::StrCat(text, ".\n");
}

std::string BallotsText(const v1::AgendaItem& item, const PersonNames& persons, Language language) {
  std::string text = absl::StrCat(TypedName(item.name()), "  ", item.title(), " (",
                                  WordOf(item.treatment(), language), ")\n",
                                  AttendanceText(item, persons, language));
  if (item.ballots().empty()) {
    return absl::StrCat(
        text, Wording{"Er is nog niet over gestemd.\n", "No vote was held yet.\n"}.In(language));
  }
  Table table(Headings(language,
                       {{"Nr", "No."}, {"Waarover", "On"}, {"Hoe", "How"}, {"Uitslag", "Result"}}));
  for (const v1::Ballot& ballot : item.ballots()) {
    table.Add({absl::StrCat(ballot.number()), OrDash(SubjectText(ballot, language)),
               WordOf(ballot.method(), language),
               InCell(ResultText(ballot, persons, language), kBallotTextWidth)});
  }
  return absl::StrCat(text, table.ToString());
}

}  // namespace noordster::cli
