// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/proposal/proposal_refusal.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/screen/fact_words.h"
#include "clients/cli/screen/proposal/proposal_screen.h"
#include "noordster/v1/proposal.pb.h"
#include "noordster/v1/terms.pb.h"

namespace noordster::cli {
namespace {

// By how a point stands; $0 is the point.
constexpr FactWords kStandWords[] = {
    {"OPEN",
     {"Over beslispunt $0 staat geen uitkomst; aan de raad gaat de instemming van het college "
      "vooraf.",
      "No outcome stands on point $0; the executive agrees before the council decides."}},
    {"DECIDED",
     {"Beslispunt $0 heeft al een uitkomst: beslispunten en soort veranderen dan niet meer; maak "
      "een nieuw voorstel (proposal create).",
      "Point $0 has an outcome already: points and kind change no more; make a new proposal "
      "(proposal create)."}},
    {"VOTED_ON",
     {"Over dit voorstel is al gestemd: beslispunten en soort veranderen dan niet meer; maak een "
      "nieuw voorstel (proposal create).",
      "This proposal was voted on already: points and kind change no more; make a new proposal "
      "(proposal create)."}},
    {"SECRET",
     {"Op de uitkomst over beslispunt $0, of op het voorstel, rust geheimhouding: zij wordt eerst "
      "opgeheven (plan lift-secrecy; agenda lift-secrecy voor de agendapunten die proposal show "
      "noemt).",
      "The outcome on point $0, or the proposal, is under secrecy: that is lifted first (plan "
      "lift-secrecy; agenda lift-secrecy for the items that proposal show names)."}},
    {"AGREED",
     {"Over beslispunt $0 heeft het college al ingestemd.",
      "The executive agreed on point $0 already."}},
    {"AGREED_AS_AMENDED",
     {"Over beslispunt $0 heeft het college al gewijzigd ingestemd.",
      "The executive agreed on point $0 as amended already."}},
    {"DEFERRED",
     {"Beslispunt $0 is aangehouden: het komt terug in het gremium dat het aanhield.",
      "Point $0 was deferred: it comes back in the body that did so."}},
    {"NOT_TREATED",
     {"Beslispunt $0 is niet behandeld: het komt terug in het gremium dat er niet aan toekwam.",
      "Point $0 was not treated: it comes back in the body that did not come to it."}},
    {"SENT_BACK",
     {"Beslispunt $0 is teruggestuurd: het college stemt er eerst opnieuw mee in.",
      "Point $0 was sent back: the executive agrees on it anew first."}},
    {"WITHDRAWN",
     {"Beslispunt $0 is ingetrokken: maak een nieuw voorstel (proposal create).",
      "Point $0 was withdrawn: make a new proposal (proposal create)."}},
};

// By the field, without its number.
constexpr FactWords kProposalRequiredWords[] = {
    {"proposal.points.plan",
     {"Een beslispunt over een plan noemt dat plan (plan=PLAN).",
      "A point about a plan names that plan (plan=PLAN)."}},
    {"initial.words",
     {"Wie niet akkoord is, zegt waarom (--words).", "Who does not agree says why (--words)."}},
    {"dates", {"Noem minstens een datum.", "Name at least one date."}},
    {"dates.signed_date",
     {"Wie ondertekende (--signatory), staat bij de dag waarop (--signed).",
      "Who signed (--signatory) stands with the day on which (--signed)."}},
    {"dates.signatories",
     {"Bij de dag van ondertekening (--signed) staat wie ondertekende (--signatory).",
      "The day on which it was signed (--signed) stands with who did (--signatory)."}},
    {"dates.signatories CHAIR",
     {"Er ontbreekt wie voorzat: de burgemeester, of wie hem verving (Gemeentewet art. 32a, 59a en "
      "77; --signatory PERSOON=voorzitter[,deputy]).",
      "Who chaired is missing: the burgemeester, or who stood in (Gemeentewet art. 32a, 59a and "
      "77; --signatory PERSON=chair[,deputy])."}},
    {"dates.signatories CLERK",
     {"Stukken van de raad tekent de griffier mee, of wie hem verving (Gemeentewet art. 32a; "
      "--signatory PERSOON=griffier[,deputy]).",
      "Papers of a council are countersigned by the clerk, or who stood in (Gemeentewet art. 32a; "
      "--signatory PERSON=clerk[,deputy])."}},
    {"dates.signatories SECRETARY",
     {"Stukken van het college tekent de secretaris mee, of wie hem verving (Gemeentewet art. 59a; "
      "--signatory PERSOON=secretaris[,deputy]).",
      "Papers of an executive are countersigned by the secretary, or who stood in (Gemeentewet "
      "art. 59a; --signatory PERSON=secretary[,deputy])."}},
    {"dates.publication",
     {"Bij de dag van bekendmaking staat waar (--publication).",
      "The day of publication stands with where (--publication)."}},
    {"dates.published_date",
     {"Wat bekend wordt gemaakt, is van kracht vanaf die bekendmaking (Bekendmakingswet): noem de "
      "dag ervan (--published).",
      "What is promulgated takes effect by that (Bekendmakingswet): name its day (--published)."}},
};

constexpr FactWords kProposalUnwantedWords[] = {
    {"proposal.points.plan",
     {"Alleen een beslispunt over een plan noemt een plan; geld en al het andere zijn eigen "
      "beslispunten.",
      "Only a point about a plan names a plan; money and all else are points of their own."}},
    {"dates.signatories CLERK",
     {"De griffier tekent alleen stukken van de raad.",
      "The clerk signs papers of a council only."}},
    {"dates.signatories SECRETARY",
     {"De secretaris tekent alleen stukken van het college.",
      "The secretary signs papers of an executive only."}},
};

constexpr FactWords kProposalReferenceWords[] = {
    {"proposal.points.plan",
     {"Een beslispunt gaat over een plan van hetzelfde programma.",
      "A point is about a plan of the same programme."}},
    {"proposal.points.kind",
     {"Alleen de raad wijzigt de begroting (Gemeentewet art. 192): vraag dat in een raadsvoorstel "
      "(--kind raad).",
      "Only a council changes the budget (Gemeentewet art. 192): ask it in a proposal to the "
      "council (--kind council)."}},
};

// A day of an outcome, by the field before " >= ".
constexpr FactWords kDayWords[] = {
    {"signed_date", {"Ondertekend (--signed)", "Signed (--signed)"}},
    {"sent_date", {"Verzonden (--sent)", "Sent (--sent)"}},
    {"published_date", {"Bekendgemaakt (--published)", "Published (--published)"}},
    {"effective_date", {"Van kracht (--effective)", "Effective (--effective)"}},
};

// "proposal.points.plan" of "proposal.points[2].plan".
std::string WithoutNumber(const std::string& field) {
  const size_t open = field.find('[');
  const size_t close = field.find(']');
  if (open == std::string::npos || close == std::string::npos) return field;
  return absl::StrCat(field.substr(0, open), field.substr(close + 1));
}

// "begroting" and "vastgesteld" of "begroting ADOPTED", which is what a body of this kind did.
std::pair<std::string, std::string> PointAndOutcome(const std::string& fact, v1::BodyKind body,
                                                    Language language) {
  std::pair<std::string, std::string> parts = absl::StrSplit(fact, absl::MaxSplits(' ', 1));
  v1::OutcomeKind kind = v1::OUTCOME_KIND_UNSPECIFIED;
  if (v1::OutcomeKind_Parse(parts.second, &kind)) parts.second = OutcomeWord(kind, body, language);
  return parts;
}

std::string StandSentence(const std::string& fact, Language language) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(fact, absl::MaxSplits(' ', 1));
  const std::string words = WordsFor(kStandWords, parts.second, language);
  if (!words.empty()) return absl::Substitute(words, parts.first);
  const auto [point, outcome] = PointAndOutcome(fact, v1::BODY_KIND_UNSPECIFIED, language);
  return absl::Substitute(
      Wording{"Over beslispunt $0 is al beslist: $1.", "Point $0 was decided on already: $1."}.In(
          language),
      point, outcome);
}

// What is said of a point whose outcome is the fact; $0 is the point, $1 the outcome.
std::string OutcomeSentence(const v1::Blocker& blocker, Language language) {
  // Only what a council did is refused because it was confirmed.
  const v1::BodyKind body =
      blocker.reason() == v1::DECISION_CONFIRMED ? v1::COUNCIL : v1::BODY_KIND_UNSPECIFIED;
  const auto [point, outcome] = PointAndOutcome(blocker.subject(), body, language);
  Wording wording;
  switch (blocker.reason()) {
    case v1::OUTCOME_UNKNOWN:
      wording = {"Dit gremium kan bij beslispunt $0 de uitkomst '$1' niet hebben.",
                 "This body cannot have the outcome '$1' on point $0."};
      break;
    case v1::NOT_PROVISIONAL:
      wording = {"De uitkomst over beslispunt $0 ($1) wacht niet op een bevestiging.",
                 "The outcome on point $0 ($1) waits for no confirmation."};
      break;
    case v1::DECISION_CONFIRMED:
      wording = {
          "De uitkomst van de raad over beslispunt $0 ($1) is bevestigd; alleen een later voorstel "
          "komt ervoor in de plaats.",
          "The outcome of the council on point $0 ($1) is confirmed; only a later proposal takes "
          "its place."};
      break;
    default:
      return "";
  }
  return absl::Substitute(wording.In(language), point, outcome);
}

// Of "signed_date >= 2022-09-27" which day comes before which.
std::string DaySentence(const std::string& fact, Language language) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(fact, " >= ");
  return absl::Substitute(Wording{"$0 kan niet vóór $1: eerst genomen, dan ondertekend of "
                                  "verzonden, gepubliceerd, van kracht.",
                                  "$0 cannot lie before $1: first decided, then signed or sent, "
                                  "published, effective."}
                              .In(language),
                          WordsFor(kDayWords, parts.first, language), DayOnScreen(parts.second));
}

// Of "raad EXECUTIVE_PROPOSAL" whose decision it is.
std::string BodySentence(const std::string& fact, Language language) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(fact, absl::MaxSplits(' ', 1));
  const bool is_of_executive =
      parts.second == v1::Proposal::Kind_Name(v1::Proposal::EXECUTIVE_PROPOSAL);
  if (!is_of_executive && parts.second.empty()) return "";
  const Wording wording =
      is_of_executive
          ? Wording{"Over een collegevoorstel beslist het college van het programma, niet $0.",
                    "The executive of the programme decides on a proposal to it, not $0."}
          : Wording{
                "Over een raadsvoorstel beslissen het college en dan de raad van het "
                "programma, niet $0.",
                "The executive of the programme and then its council decide on a proposal to "
                "the council, not $0."};
  return absl::Substitute(wording.In(language), parts.first);
}

}  // namespace

std::string ProposalSentenceOf(const v1::Blocker& blocker, Language language) {
  const std::string& fact = blocker.subject();
  switch (blocker.reason()) {
    case v1::PROPOSAL_UNFIT:
      return StandSentence(fact, language);
    case v1::OUTCOME_UNKNOWN:
    case v1::NOT_PROVISIONAL:
    case v1::DECISION_CONFIRMED:
      return absl::StrContains(fact, ' ') ? OutcomeSentence(blocker, language) : "";
    case v1::DATE_UNFIT:
      return absl::StrContains(fact, " >= ") ? DaySentence(fact, language) : "";
    case v1::WRONG_BODY:
      return BodySentence(fact, language);
    case v1::FIELD_REQUIRED:
      return WordsFor(kProposalRequiredWords, WithoutNumber(fact), language);
    case v1::FIELD_UNWANTED:
      return WordsFor(kProposalUnwantedWords, WithoutNumber(fact), language);
    case v1::REFERENCE_UNFIT:
      return WordsFor(kProposalReferenceWords, WithoutNumber(fact), language);
    default:
      return "";
  }
}

}  // namespace noordster::cli
