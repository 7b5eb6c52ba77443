// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/action/action_refusal.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/fact_words.h"

namespace noordster::cli {
namespace {

constexpr FactWords kActionStateWords[] = {
    {"OPEN", {"Dit staat nog open.", "This is still open."}},
    {"CARRIED_OUT",
     {"Dit is al uitgevoerd; action reopen heropent het.",
      "This was carried out already; action reopen opens it again."}},
    {"LAPSED",
     {"Dit is al vervallen; action reopen heropent het.",
      "This lapsed already; action reopen opens it again."}},
    {"REPLACED",
     {"Dit is al vervangen; action reopen heropent het.",
      "This was replaced already; action reopen opens it again."}},
    {"NOT_ADOPTED",
     {"Dit is verworpen: er valt niets te doen of af te doen.",
      "This was not adopted: there is nothing to do or to settle."}},
};

// By the result of a ballot; $0 and $1 are the votes for and against.
constexpr FactWords kActionBallotWords[] = {
    {"PUT_OFF",
     {"De stemmen staakten hierover: $0 voor, $1 tegen; de volgende vergadering beslist "
      "(Gemeentewet art. 32).",
      "The votes on this tied: $0 for, $1 against; the next meeting decides (Gemeentewet art. "
      "32)."}},
    {"VOTE_AGAIN",
     {"Hierover wordt opnieuw gestemd (ballot record): het was $0 voor, $1 tegen.",
      "The vote on this is held again (ballot record): it was $0 for, $1 against."}},
    {"INVALID",
     {"De stemming hierover is ongeldig: $0 voor, $1 tegen, te weinig leden deden mee (Gemeentewet "
      "art. 29).",
      "The vote on this is invalid: $0 for, $1 against, too few members took part (Gemeentewet "
      "art. "
      "29)."}},
    {"CHOSEN",
     {"De stemming met deze naam ging over personen.", "The ballot of this name was on persons."}},
};

// As above, of a vote in an earlier meeting.
constexpr Wording kVotedBefore = {
    "Hierover is in een eerdere vergadering gestemd zonder beslissing: leg eerst de nieuwe "
    "stemming vast (ballot record).",
    "A vote on this in an earlier meeting decided nothing: record the new ballot first (ballot "
    "record)."};

constexpr FactWords kSubjectWords[] = {
    {"MOTION",
     {"De stemming met deze naam (--reference) ging niet over een motie.",
      "The ballot of this name (--reference) was not on a motion."}},
    {"AMENDMENT",
     {"De stemming met deze naam (--reference) ging niet over een amendement.",
      "The ballot of this name (--reference) was not on an amendment."}},
};

constexpr FactWords kActionSecrecyWords[] = {
    {"action.audience",
     {"Op het agendapunt rust geheimhouding: wat daar is ontstaan, is tot die is opgeheven alleen "
      "voor de administratie (--audience administration).",
      "The item is under secrecy: what was made there is the administration's alone until that is "
      "lifted (--audience administration)."}},
};

constexpr FactWords kActionRequiredWords[] = {
    {"action.owner",
     {"Een toezegging heeft een eigenaar: wie haar deed, of het college (--owner).",
      "A commitment has an owner: who made it, or the executive (--owner)."}},
    {"owner",
     {"Een toezegging heeft een eigenaar: wie haar deed, of het college (--owner).",
      "A commitment has an owner: who made it, or the executive (--owner)."}},
    {"action.agenda_item",
     {"Een motie of amendement is ingediend bij een agendapunt (--item).",
      "A motion or amendment was moved under an item of a meeting (--item)."}},
    {"action.reference",
     {"Noem de motie of het amendement zoals in de stemming (--reference M3).",
      "Name the motion or amendment as its ballot does (--reference M3)."}},
    {"action.without_vote",
     {"Hierover is niet gestemd: leg de stemming vast (ballot record --subject), of zeg dat "
      "niemand erom vroeg (--without-vote; Gemeentewet art. 32).",
      "No vote was held on this: record the ballot (ballot record --subject), or say that nobody "
      "asked for one (--without-vote; Gemeentewet art. 32)."}},
    {"replaced_by",
     {"Zeg waardoor het is vervangen (--replaced-by).", "Say what replaced it (--replaced-by)."}},
};

constexpr FactWords kActionUnwantedWords[] = {
    {"action.reference",
     {"Alleen een motie of amendement heeft een nummer van een stemming (--reference).",
      "Only a motion or amendment has the id of a ballot (--reference)."}},
    {"action.without_vote",
     {"Zonder stemming (--without-vote) is alleen een motie of amendement aangenomen waarover niet "
      "is gestemd (Gemeentewet art. 32).",
      "Only a motion or amendment no ballot was held on is adopted without a vote (--without-vote; "
      "Gemeentewet art. 32)."}},
    {"replaced_by",
     {"Alleen wat is vervangen, heeft iets dat ervoor in de plaats kwam (--replaced-by).",
      "Only what was replaced has something in its place (--replaced-by)."}},
};

// By the field that is bounded; $0 is the day it was made.
constexpr FactWords kDateWords[] = {
    {"due_date",
     {"De uiterste dag (--due) ligt vóór $0, de dag waarop dit is ontstaan.",
      "The last day (--due) lies before $0, the day on which this was made."}},
    {"settled_date",
     {"De dag van afdoen (--on) ligt vóór $0, de dag waarop dit is ontstaan.",
      "The day it was settled (--on) lies before $0, the day on which this was made."}},
};

// By the field of the request; $0 is what it refers to.
constexpr FactWords kActionReferenceWords[] = {
    {"action.kind",
     {"$0 heeft dit niet: moties en amendementen zijn van een raad, toezeggingen zijn gedaan aan "
      "een raad of raadscommissie; een actiepunt heeft elk gremium.",
      "$0 has no such thing: motions and amendments are of a council, commitments are made to a "
      "council or its committee; every body has action points."}},
    {"action.owner",
     {"$0 doet geen toezeggingen aan de raad: dat doet een college of iemand daarvan.",
      "$0 makes no commitments to a council: an executive or a member of it does."}},
    {"owner",
     {"$0 doet geen toezeggingen aan de raad: dat doet een college of iemand daarvan.",
      "$0 makes no commitments to a council: an executive or a member of it does."}},
    {"action.agenda_item",
     {"$0 is geen agendapunt van dit gremium.", "$0 is no item of this body."}},
    {"settled_in", {"$0 is geen agendapunt van dit gremium.", "$0 is no item of this body."}},
    {"replaced_by",
     {"$0 kan niet in de plaats komen: dat kan een ander dat nog open staat, van hetzelfde "
      "gremium.",
      "$0 cannot take its place: another open one of the same body can."}},
    {"relations",
     {"Op $0 kan deze uitkomst niet teruggaan: dat kan op een eerdere uitkomst van hetzelfde "
      "programma die nog geldt (plan decisions).",
      "This outcome cannot go back to $0: it can to an earlier one of the same programme that "
      "still stands (plan decisions)."}},
};

// Of "PUT_OFF 17 17" or "PUT_OFF" what the vote came to, of "subject_kind = MOTION" that it was on
// something else; empty for numbers of a ballot.
std::string BallotSentence(absl::string_view fact, Language language) {
  absl::string_view kind = fact;
  if (absl::ConsumePrefix(&kind, "subject_kind = ")) return WordsFor(kSubjectWords, kind, language);
  // It has no votes.
  if (FindWords(kActionBallotWords, fact) != nullptr) return std::string(kVotedBefore.In(language));
  return BallotWordsFor(kActionBallotWords, fact, language);
}

// Of "due_date >= 2022-09-27" the sentence of the field; empty for a day alone.
std::string DateSentence(absl::string_view fact, Language language) {
  const std::vector<absl::string_view> parts = absl::StrSplit(fact, " >= ");
  const Wording* wording = FindWords(kDateWords, parts[0]);
  if (wording == nullptr || parts.size() != 2) return "";
  return absl::Substitute(wording->In(language), DayOnScreen(parts[1]));
}

}  // namespace

std::string ActionSentenceOf(const v1::Blocker& blocker, Language language) {
  switch (blocker.reason()) {
    case v1::ACTION_UNFIT:
      return WordsFor(kActionStateWords, blocker.subject(), language);
    case v1::BALLOT_UNFIT:
      return BallotSentence(blocker.subject(), language);
    case v1::DATE_UNFIT:
      return DateSentence(blocker.subject(), language);
    case v1::UNDER_SECRECY:
      return WordsFor(kActionSecrecyWords, blocker.subject(), language);
    case v1::FIELD_REQUIRED:
      return WordsFor(kActionRequiredWords, blocker.subject(), language);
    case v1::FIELD_UNWANTED:
      return WordsFor(kActionUnwantedWords, blocker.subject(), language);
    default:
      return "";
  }
}

std::string ActionUnfitSentenceOf(absl::string_view field, absl::string_view resource,
                                  Language language) {
  const Wording* wording =
      FindWords(kActionReferenceWords, absl::StartsWith(field, "relations[") ? "relations" : field);
  return wording == nullptr ? "" : absl::Substitute(wording->In(language), TypedName(resource));
}

}  // namespace noordster::cli
