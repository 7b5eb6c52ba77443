// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/meeting_refusal.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/fact_words.h"

namespace noordster::cli {
namespace {

constexpr FactWords kMeetingWords[] = {
    {"PLANNED",
     {"De vergadering is alleen gepland, nog niet geopend; een raad of commissie wordt eerst "
      "opgeroepen (meeting call).",
      "The meeting is only planned, not opened yet; a council or committee is called first "
      "(meeting call)."}},
    {"CALLED",
     {"De leden zijn opgeroepen, maar de vergadering is nog niet geopend.",
      "Its members were called, but the meeting was not opened yet."}},
    {"OPEN",
     {"De vergadering is geopend en nog niet gesloten.",
      "The meeting is open and was not closed yet."}},
    {"SUSPENDED",
     {"De vergadering is geschorst; meeting resume hervat haar.",
      "The meeting is suspended; meeting resume goes on with it."}},
    {"HELD", {"De vergadering is gehouden en gesloten.", "The meeting was held and is closed."}},
    {"NOT_OPENED",
     {"De vergadering kon niet worden geopend: er waren te weinig leden.",
      "The meeting could not be opened: too few members came."}},
    {"CANCELLED", {"De vergadering is vervallen.", "The meeting was cancelled."}},
};

constexpr FactWords kItemWords[] = {
    {"REQUESTED",
     {"Het agendapunt is gevraagd en nog niet geplaatst (agenda place).",
      "The item was asked for and is not placed yet (agenda place)."}},
    {"PLACED", {"Het agendapunt is al geplaatst.", "The item is placed already."}},
    {"REFUSED", {"Het agendapunt is geweigerd.", "The item was refused."}},
    {"MOVED_ON",
     {"Het agendapunt is doorgeschoven naar een latere vergadering.",
      "The item was moved on to a later meeting."}},
    {"CONSENT",
     {"Het agendapunt is een hamerstuk: zonder stemming. Vraagt een lid er een: agenda update --as "
      "bespreekstuk.",
      "The item is a consent item: without a vote. When a member asks for one: agenda update --as "
      "debate."}},
    {"CONSENT_WITH_STATEMENTS",
     {"Het agendapunt is een hamerstuk met stemverklaring: zonder stemming. Vraagt een lid er een: "
      "agenda update --as bespreekstuk.",
      "The item is a consent item with statements: without a vote. When a member asks for one: "
      "agenda update --as debate."}},
    {"BALLOT_HELD",
     {"Over dit agendapunt is al gestemd (ballot show).",
      "This item was voted on already (ballot show)."}},
    {"CONCLUDED",
     {"Op dit agendapunt rust een uitkomst: draai die eerst terug (plan reverse, proposal "
      "reverse).",
      "An outcome rests on this item: reverse it first (plan reverse, proposal reverse)."}},
    {"WITHOUT_VOTE",
     {"Hierover is al een uitkomst vastgelegd zonder stemming: draai die eerst terug (plan "
      "reverse, "
      "proposal reverse), of stem over een ander punt (--subject-kind beslispunt).",
      "An outcome on this was recorded without a vote already: reverse it first (plan reverse, "
      "proposal reverse), or vote on another point (--subject-kind decision-point)."}},
    {"PUT_OFF",
     {"De stemmen staakten hierover: de volgende vergadering beslist (Gemeentewet art. 32); schuif "
      "het agendapunt daarheen door (agenda move-on).",
      "The votes on this tied: the next meeting decides (Gemeentewet art. 32); move the item on to "
      "it (agenda move-on)."}},
    {"PAPER_MISSING",
     {"Dit stuk is nog niet aangeleverd (papers deliver).",
      "This paper was not delivered yet (papers deliver)."}},
    {"PAPER_RELEASED", {"Dit stuk is al openbaar.", "This paper is public already."}},
    {"PAPER_DELIVERED", {"Dit stuk is al aangeleverd.", "This paper was delivered already."}},
    {"NO_DUE_DATE",
     {"Voor dit stuk is geen uiterste dag gezet, dus het kan niet te laat komen.",
      "No last day was set for this paper, so it cannot come late."}},
};

// By what stands before the number of a bound, which is $0.
constexpr FactWords kBoundWords[] = {
    {"sitting <= ",
     {"Er kunnen niet meer leden zitting hebben dan er zetels zijn: hoogstens $0 (--sitting).",
      "No more members can sit than there are seats: at most $0 (--sitting)."}},
    {"signed_in <= ",
     {"Er kunnen niet meer leden tekenen dan er zitting hebben: hoogstens $0 (--signed-in).",
      "No more members can sign in than sit: at most $0 (--signed-in)."}},
    {"signed_in >= ",
     {"Er tekenden te weinig leden voor een onderwerp dat niet op de agenda stond van de "
      "vergadering "
      "die niet kon worden geopend: $0 nodig (Gemeentewet art. 20 en 56).",
      "Too few members signed in for a subject that was not on the agenda of the meeting that "
      "could "
      "not be opened: $0 needed (Gemeentewet art. 20 and 56)."}},
    {"persons <= ",
     {"Er staan meer leden bij naam (--persons) dan er waren: hoogstens $0.",
      "More members are named (--persons) than were there: at most $0."}},
    {"recusals <= ",
     {"Er kunnen niet meer leden zijn die niet deelnemen dan er zitting hebben: hoogstens $0.",
      "No more members can take no part than sit: at most $0."}},
    {"present <= ",
     {"Er kunnen hoogstens $0 leden aan de stemming meedoen (--present): de zittende leden min wie "
      "niet deelneemt (Gemeentewet art. 28).",
      "At most $0 members can take part in the vote (--present): those who sit but for those who "
      "take no part (Gemeentewet art. 28)."}},
    {"present + recusals <= ",
     {"Wie er was en wie niet deelnam zijn samen hoogstens de $0 zittende leden.",
      "Those who were there and those who took no part are at most the $0 members who sit."}},
    {"votes_for + votes_against <= ",
     {"Er zijn meer stemmen dan leden die er waren: voor en tegen samen hoogstens $0.",
      "There are more votes than members who were there: for and against are $0 at most."}},
    {"votes_for + votes_against = ",
     {"Voor en tegen zijn samen niet $0: wie er is, stemt voor of tegen, want zich onthouden kan "
      "niet (Gemeentewet art. 32). Wie weg was of niet deelnam, telt niet in --present.",
      "For and against are not $0 together: whoever is there votes for or against, as nobody can "
      "abstain (Gemeentewet art. 32). Who was away or took no part does not count in --present."}},
    {"votes + blank_or_invalid = ",
     {"De stemmen op personen en de blanco of ongeldige briefjes (--blank) zijn samen niet de $0 "
      "briefjes die zijn ingeleverd (--present).",
      "The votes for persons and the blank or invalid papers (--blank) are not the $0 papers that "
      "were handed in (--present)."}},
    {"candidates = ",
     {"De tweede stemming gaat tussen $0 personen (Gemeentewet art. 31).",
      "The second vote is between $0 persons (Gemeentewet art. 31)."}},
    {"candidates = each once",
     {"Elke persoon staat één keer tussen wie stemmen kreeg (--candidates).",
      "Each person stands once among those who got votes (--candidates)."}},
    {"lot = one of candidates",
     {"Het lot (--lot) wijst een van de personen aan op wie is gestemd (Gemeentewet art. 31).",
      "The lot (--lot) falls on one of the persons who got votes (Gemeentewet art. 31)."}},
    {"subject = one of points",
     {"Een stemming over een beslispunt gaat over een punt van het voorstel waar het agendapunt "
      "over gaat (--subject; proposal show noemt ze).",
      "A ballot on a decision point is on one of the proposal the item is about (--subject; "
      "proposal show lists them)."}},
    {"subject_kind = DECISION_POINT",
     {"Zo heet een beslispunt van het voorstel: zeg dat erbij (--subject-kind beslispunt), of noem "
      "het amendement of de motie anders.",
      "A decision point of the proposal is called so: say that (--subject-kind decision-point), or "
      "call the amendment or motion otherwise."}},
};

// By the result of a ballot, or what stands before it; $0 and $1 are the votes for and against.
constexpr FactWords kItemBallotWords[] = {
    {"CARRIED",
     {"De stemming over dit punt: $0 voor, $1 tegen: aangenomen.",
      "The ballot on this item: $0 for, $1 against: carried."}},
    {"LOST",
     {"De stemming over dit punt: $0 voor, $1 tegen: verworpen.",
      "The ballot on this item: $0 for, $1 against: lost."}},
    {"PUT_OFF",
     {"De stemming over dit punt: $0 voor, $1 tegen: de stemmen staakten en de volgende "
      "vergadering "
      "beslist (Gemeentewet art. 32); tot dan is het aangehouden (plan defer, proposal record "
      "PUNT=aangehouden).",
      "The ballot on this item: $0 for, $1 against: a tie, so that the next meeting decides "
      "(Gemeentewet art. 32); until then it is deferred (plan defer, proposal record "
      "POINT=deferred)."}},
    {"VOTE_AGAIN",
     {"De stemming over dit punt: $0 voor, $1 tegen: er wordt opnieuw gestemd (ballot record).",
      "The ballot on this item: $0 for, $1 against: the vote is held again (ballot record)."}},
    {"INVALID",
     {"De stemming over dit punt: $0 voor, $1 tegen: ongeldig, want te weinig leden deden mee "
      "(Gemeentewet art. 29).",
      "The ballot on this item: $0 for, $1 against: invalid, as too few members took part "
      "(Gemeentewet art. 29)."}},
    {"CHOSEN",
     {"De stemming over dit punt ging over personen.", "The ballot on this item was on persons."}},
    {"EARLIER_CARRIED",
     {"Hierover is in een eerdere vergadering gestemd, $0 voor en $1 tegen: aangenomen. Leg de "
      "uitkomst vast bij dat agendapunt (--item).",
      "It was voted on in an earlier meeting, $0 for and $1 against: carried. Record the outcome "
      "with that item (--item)."}},
    {"EARLIER_LOST",
     {"Hierover is in een eerdere vergadering gestemd, $0 voor en $1 tegen: verworpen. Leg de "
      "uitkomst vast bij dat agendapunt (--item).",
      "It was voted on in an earlier meeting, $0 for and $1 against: lost. Record the outcome with "
      "that item (--item)."}},
    {"EARLIER_PUT_OFF",
     {"In een eerdere vergadering staakten hierover de stemmen, $0 voor en $1 tegen: eerst wordt "
      "opnieuw gestemd (ballot record; Gemeentewet art. 32).",
      "In an earlier meeting the votes on it tied, $0 for and $1 against: first it is voted on "
      "again "
      "(ballot record; Gemeentewet art. 32)."}},
    {"EARLIER_VOTE_AGAIN",
     {"In een eerdere vergadering is hierover gestemd zonder beslissing, $0 voor en $1 tegen: "
      "eerst "
      "wordt opnieuw gestemd (ballot record).",
      "In an earlier meeting it was voted on without a decision, $0 for and $1 against: first it "
      "is "
      "voted on again (ballot record)."}},
    {"EARLIER_INVALID",
     {"In een eerdere vergadering was de stemming hierover ongeldig, $0 voor en $1 tegen: eerst "
      "wordt "
      "opnieuw gestemd (ballot record; Gemeentewet art. 29).",
      "In an earlier meeting the vote on it was invalid, $0 for and $1 against: first it is voted "
      "on "
      "again (ballot record; Gemeentewet art. 29)."}},
    {"EARLIER_CHOSEN",
     {"De eerdere stemming met deze naam ging over personen.",
      "The earlier ballot of this name was on persons."}},
    {"AMENDMENT_CARRIED",
     {"Er is een amendement aangenomen, $0 voor en $1 tegen: dan is de uitkomst de gewijzigde.",
      "An amendment was carried, $0 for and $1 against: the outcome is the amended one."}},
    {"AMENDMENT_WITHOUT_VOTE",
     {"Er is zonder stemming een amendement aangenomen: dan is de uitkomst de gewijzigde.",
      "An amendment was made without a vote: the outcome is the amended one."}},
    {"NO_AMENDMENT",
     {"Er is geen amendement aangenomen (ballot record --subject-kind amendement): dan is de "
      "uitkomst niet de gewijzigde.",
      "No amendment was carried (ballot record --subject-kind amendment): the outcome is not the "
      "amended one."}},
    {"WITHOUT_VOTE",
     {"Wat zonder stemming gaat, is aangenomen (Gemeentewet art. 32); verwerpen vraagt een "
      "stemming "
      "(ballot record).",
      "What goes without a vote is adopted (Gemeentewet art. 32); rejecting needs a ballot (ballot "
      "record)."}},
};

constexpr FactWords kItemSecrecyWords[] = {
    {"item.subjects",
     {"Op dit agendapunt rust geheimhouding: over welke voorstellen het gaat, verandert pas als "
      "die "
      "is opgeheven (agenda lift-secrecy).",
      "This item is under secrecy: which proposals it is about changes only once that is lifted "
      "(agenda lift-secrecy)."}},
};

constexpr FactWords kMeetingRequiredWords[] = {
    {"without_vote",
     {"Over dit punt is niet gestemd: leg de stemming vast (ballot record), of zeg dat niemand "
      "erom "
      "vroeg (--without-vote; Gemeentewet art. 32).",
      "No vote was held on this item: record the ballot (ballot record), or say that nobody asked "
      "for one (--without-vote; Gemeentewet art. 32)."}},
    {"ballot.subject_kind",
     {"Zeg wat het is waarover is gestemd: een amendement, een motie, een beslispunt of iets "
      "anders (--subject-kind).",
      "Say what was voted on: an amendment, a motion, a decision point or something else "
      "(--subject-kind)."}},
    {"opening.sitting",
     {"Van een raad of een college is nodig hoeveel leden er zitting hebben (--sitting).",
      "Of a council or an executive it is needed how many members sit (--sitting)."}},
    {"ballot.chair_vote",
     {"De stemmen staakten opnieuw: de stem van de voorzitter beslist (Gemeentewet art. 59), dus "
      "zeg hoe die stemde (--chair-vote).",
      "The votes tied again: that of the chair decides (Gemeentewet art. 59), so say how it was "
      "(--chair-vote)."}},
    {"ballot.lot",
     {"De stemmen staakten opnieuw: het lot beslist meteen (Gemeentewet art. 31), dus zeg op wie "
      "het viel (--lot).",
      "The votes tied again: the lot decides at once (Gemeentewet art. 31), so say on whom it fell "
      "(--lot)."}},
};

constexpr FactWords kMeetingUnwantedWords[] = {
    {"source",
     {"Wat in een vergadering is gebeurd, rust op die vergadering en niet op een bron (--source).",
      "What happened in a meeting rests on that meeting and not on a source (--source)."}},
    {"without_vote",
     {"Zonder stemming (--without-vote) hoort alleen bij wat een raad of college in een "
      "vergadering "
      "aanneemt.",
      "Without a vote (--without-vote) goes only with what a council or an executive adopts in a "
      "meeting."}},
    {"ballot.subject_kind",
     {"Een stemming over het punt zelf heeft geen --subject-kind; noem anders het amendement of de "
      "motie (--subject).",
      "A ballot on the item itself has no --subject-kind; else name the amendment or motion "
      "(--subject)."}},
    {"ballot.candidates",
     {"Op personen (--candidates) wordt geheim gestemd (--method secret; Gemeentewet art. 31).",
      "On persons (--candidates) the vote is secret (--method secret; Gemeentewet art. 31)."}},
    {"ballot.blank_or_invalid",
     {"Blanco of ongeldige briefjes (--blank) horen alleen bij een geheime stemming over personen.",
      "Blank or invalid papers (--blank) go with a secret ballot on persons alone."}},
    {"ballot.votes_for",
     {"In een geheime stemming over personen is er geen voor (--for), alleen stemmen op wie "
      "(--candidates).",
      "In a secret ballot on persons there is no for (--for), only votes for whom "
      "(--candidates)."}},
    {"ballot.votes_against",
     {"In een geheime stemming over personen is er geen tegen (--against), alleen stemmen op wie "
      "(--candidates).",
      "In a secret ballot on persons there is no against (--against), only votes for whom "
      "(--candidates)."}},
    {"ballot.chair_vote",
     {"De stem van de voorzitter (--chair-vote) beslist alleen als in een college de stemmen "
      "opnieuw "
      "staken (Gemeentewet art. 59).",
      "The vote of the chair (--chair-vote) decides only when the votes of an executive tie again "
      "(Gemeentewet art. 59)."}},
    {"ballot.lot",
     {"Het lot (--lot) beslist alleen als de tweede stemming over personen staakt (Gemeentewet "
      "art. "
      "31).",
      "The lot (--lot) decides only when the second vote on persons ties (Gemeentewet art. 31)."}},
};

// By the field of the request.
constexpr FactWords kMeetingReferenceWords[] = {
    {"meeting.makes_up_for",
     {"$0 past niet: in de plaats komt een vergadering alleen van een eerdere van hetzelfde "
      "gremium die niet kon worden geopend.",
      "$0 does not fit: a meeting makes up only for an earlier one of the same body that could not "
      "be opened."}},
    {"meeting.form",
     {"$0 komt bijeen en heeft geen schriftelijke ronde: plan een gewone vergadering.",
      "$0 comes together and has no written round: plan a sitting."}},
    {"opening",
     {"Van $0 is het aantal zetels niet ingevuld (seats, met noordster apply): zonder dat kan een "
      "raad of college niet openen.",
      "The seats of $0 are not filled in (seats, by noordster apply): without them a council or an "
      "executive cannot be opened."}},
    {"decision_list",
     {"$0 heeft geen besluitenlijst: die hebben alleen een raad en een college.",
      "$0 has no decision list: only a council and an executive have one."}},
    {"meeting",
     {"$0 is geen latere vergadering van hetzelfde gremium.",
      "$0 is no later meeting of the same body."}},
    {"items",
     {"De agenda van $0 bevat elk geplaatst punt precies één keer (--order); agenda show noemt ze.",
      "The agenda of $0 holds each placed item exactly once (--order); agenda show lists them."}},
    {"ballot",
     {"$0 heeft zo'n stemming niet: alleen de raad en het college stemmen volgens de Gemeentewet, "
      "en alleen de raad geheim over personen; elders concludeert de voorzitter.",
      "$0 has no such ballot: only a council and an executive vote by the Gemeentewet, and only a "
      "council in secret on persons; elsewhere the chair concludes."}},
};

// Of "votes_for + votes_against = 30" the sentence of the bound with its number.
std::string BoundSentence(absl::string_view bound, Language language) {
  for (const FactWords& words : kBoundWords) {
    absl::string_view number = bound;
    if (absl::ConsumePrefix(&number, words.fact)) {
      return absl::Substitute(words.wording.In(language), number);
    }
  }
  return absl::StrCat(
      Wording{"De getallen kunnen niet zo zijn: ", "The numbers cannot be: "}.In(language), bound,
      ".");
}

}  // namespace

std::string MeetingSentenceOf(const v1::Blocker& blocker, Language language) {
  switch (blocker.reason()) {
    case v1::MEETING_UNFIT:
      return WordsFor(kMeetingWords, blocker.subject(), language);
    case v1::ITEM_UNFIT:
      return WordsFor(kItemWords, blocker.subject(), language);
    case v1::BALLOT_UNFIT:
      return BoundSentence(blocker.subject(), language);
    case v1::BALLOT_CONTRADICTED:
      return BallotWordsFor(kItemBallotWords, blocker.subject(), language);
    case v1::ITEM_ABOUT_OTHER:
      return absl::Substitute(
          Wording{"Agendapunt $0 gaat niet over dit plan of voorstel (agenda update $0 --about "
                  "PLAN).",
                  "Item $0 is not about this plan or proposal (agenda update $0 --about PLAN)."}
              .In(language),
          TypedName(blocker.subject()));
    case v1::DATE_UNFIT:
      return absl::Substitute(Wording{"De dag past niet bij die van de vergadering, $0.",
                                      "The day does not go with that of the meeting, $0."}
                                  .In(language),
                              DayOnScreen(blocker.subject()));
    case v1::UNDER_SECRECY:
      return WordsFor(kItemSecrecyWords, blocker.subject(), language);
    case v1::FIELD_REQUIRED:
      return WordsFor(kMeetingRequiredWords, blocker.subject(), language);
    case v1::FIELD_UNWANTED:
      return WordsFor(kMeetingUnwantedWords, blocker.subject(), language);
    default:
      return "";
  }
}

absl::string_view UnfitSentenceOf(absl::string_view field, Language language) {
  const Wording* wording = FindWords(kMeetingReferenceWords, field);
  return wording == nullptr ? "" : wording->In(language);
}

}  // namespace noordster::cli
