// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/refusal_words.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/substitute.h"
#include "clients/cli/dates.h"
#include "clients/cli/recognition/recognition_refusal.h"
#include "clients/cli/resource_name.h"
#include "clients/cli/screen/action/action_refusal.h"
#include "clients/cli/screen/meeting_refusal.h"
#include "clients/cli/screen/planning/planning_refusal.h"
#include "clients/cli/screen/programme/programme_refusal.h"
#include "clients/cli/screen/proposal/proposal_refusal.h"

namespace noordster::cli {
namespace {

// "4", "4 en 7", "4, 7 en 9".
std::string Enumeration(const google::protobuf::RepeatedField<int32_t>& numbers,
                        Language language) {
  if (numbers.size() < 2) return absl::StrJoin(numbers, "");
  return absl::StrCat(absl::StrJoin(numbers.begin(), numbers.end() - 1, ", "),
                      language == Language::kDutch ? " en " : " and ", *(numbers.end() - 1));
}

// What a guard asks and does not find: a sentence for one number (or none), one for several.
struct GuardWords {
  Wording one;
  Wording several;
};

GuardWords WordsOfGuard(v1::GuardKind kind) {
  switch (kind) {
    case v1::VERSION_FROZEN:
      return {{"Er is nog geen versie vastgelegd.", "No version is frozen yet."}, {}};
    case v1::DOCUMENT_FROZEN:
      return {{"In de versie ontbreekt het document '$1'.", "The version lacks the document '$1'."},
              {}};
    case v1::CHALLENGE_LINKED:
      return {{"Het plan hoort nog bij geen opgave.", "The plan belongs to no challenge yet."}, {}};
    case v1::REMARKS_ANSWERED:
      return {{"Opmerking $0 heeft geen reactie.", "Remark $0 has no reaction."},
              {"Opmerkingen $0 hebben geen reactie.", "Remarks $0 have no reaction."}};
    case v1::CONDITIONS_MET:
      return {{"Aan voorwaarde $0 is niet voldaan.", "Condition $0 is not met."},
              {"Aan de voorwaarden $0 is niet voldaan.", "Conditions $0 are not met."}};
    case v1::TEXT_CONSOLIDATED:
      // The number is that of the duty, not of a version.
      return {{"De geconsolideerde versie (opvolging $0) is niet vastgelegd.",
               "The consolidated version (follow-up $0) is not frozen."},
              {"De geconsolideerde versies (opvolging $0) zijn niet vastgelegd.",
               "The consolidated versions (follow-ups $0) are not frozen."}};
    case v1::FOLLOW_UPS_SETTLED:
      return {{"Opvolging $0 is niet afgehandeld.", "Follow-up $0 is not settled."},
              {"Opvolgingen $0 zijn niet afgehandeld.", "Follow-ups $0 are not settled."}};
    case v1::CONFIRMED:
      return {{"Nog te bevestigen: $1 (--confirm $1).", "To be confirmed: $1 (--confirm $1)."}, {}};
    case v1::OUTCOME_GIVEN:
      return {{"De fase $1 gaf voor deze versie nog niet de uitkomst die nodig is.",
               "The stage $1 has not given the outcome that is needed for this version."},
              {}};
    case v1::NOT_BEFORE:
      return {{"Dit kan niet vóór $1.", "This is not possible before $1."}, {}};
    case v1::REASON_GIVEN:
      return {
          {"Deze uitkomst vraagt een reden (--reason).", "This outcome needs a reason (--reason)."},
          {}};
    case v1::PAPERS_ON_TIME:
      return {{"De stukken van deze versie zijn niet aangeleverd uiterlijk $1.",
               "The papers of this version were not handed in by $1."},
              {}};
    default:
      return {{"Aan eis '$2' is niet voldaan.", "Guard '$2' is not met."}, {}};
  }
}

// What the screen says for a reason.
struct ReasonWords {
  v1::ErrorReason reason;
  Wording wording;
};

constexpr ReasonWords kReasonWords[] = {
    {v1::INVALID_FIELD,
     {"De opdracht is niet goed ingevuld", "The request is not filled in correctly"}},
    {v1::MALFORMED_MESSAGE, {"De server kan de opdracht niet lezen", "The request is no message"}},
    {v1::RESOURCE_NOT_FOUND, {"Niet gevonden", "Not found"}},
    {v1::RESOURCE_EXISTS, {"Bestaat al", "Exists already"}},
    {v1::REQUEST_ID_REUSED,
     {"Dit opdrachtnummer is al gebruikt voor een andere opdracht",
      "This request id was used for another request"}},
    {v1::ETAG_MISMATCH,
     {"Intussen gewijzigd, dus eerst opnieuw bekijken", "Changed meanwhile, so look again first"}},
    {v1::GUARDS_UNMET, {"Er is niet aan alle eisen voldaan", "Not all guards are met"}},
    {v1::STEP_NOT_OPEN,
     {"Deze behandeling is niet open; zij heeft al een uitkomst",
      "This step is not open; it has an outcome already"}},
    {v1::OUTCOME_UNKNOWN,
     {"Het pad kent deze uitkomst niet in deze fase",
      "The path knows no such outcome at this stage"}},
    {v1::WRONG_BODY,
     {"In deze fase behandelt een ander gremium het plan",
      "Another body treats the plan at this stage"}},
    {v1::VERSION_UNKNOWN,
     {"De uitkomst gaat niet over een vastgelegde versie",
      "The outcome is about no frozen version"}},
    {v1::DATE_IN_FUTURE, {"De datum ligt in de toekomst", "The date lies in the future"}},
    {v1::DATE_BEFORE_EARLIER_STEP,
     {"De datum ligt vóór die van een eerdere behandeling",
      "The date lies before that of an earlier step"}},
    {v1::PLAN_ENDED, {"Het plan is geëindigd", "The plan has ended"}},
    {v1::REASON_REQUIRED, {"Dit vraagt een reden (--reason)", "This needs a reason (--reason)"}},
    {v1::BODY_MISSING,
     {"Het programma heeft geen gremium van de soort die het pad vraagt",
      "The programme has no body of the kind the path asks for"}},
    {v1::PATH_INVALID, {"Het pad klopt niet", "The path breaks a rule"}},
    {v1::FOLLOW_UP_SETTLED, {"Dit is al afgehandeld", "This is settled already"}},
    {v1::SETTLEMENT_UNFIT,
     {"Deze afhandeling past niet: een opmerking is overgenomen, deels of niet; aan een "
      "voorwaarde "
      "is voldaan; een geconsolideerde versie wordt vastgelegd (plan freeze --settles)",
      "This settlement does not fit: a remark is taken over, partly or not; a condition is met; "
      "a "
      "consolidated version is frozen (plan freeze --settles)"}},
    {v1::NOT_ALLOWED, {"U mag dit niet doen", "You are not allowed to do this"}},
    {v1::LIMIT_REACHED, {"Een grens van de server is bereikt", "A bound of the server is reached"}},
    {v1::DISK_NEARLY_FULL,
     {"De schijf van de server is bijna vol; lezen kan, schrijven niet",
      "The disk of the server is nearly full; reads go on, writes do not"}},
    {v1::OUTCOME_UNCERTAIN,
     {"De server kon niet bevestigen dat dit is vastgelegd",
      "The server could not confirm that this was written"}},
    {v1::NOT_SERVING,
     {"De server neemt nu geen opdrachten aan", "The server takes no requests now"}},
    {v1::REVISION_NOT_REACHED,
     {"De server is nog niet zo ver als gevraagd", "The server has not reached that revision"}},
    {v1::STORE_DAMAGED,
     {"De opslag is beschadigd; zet een back-up terug (noordster backup restore)",
      "The store is damaged; restore a backup (noordster backup restore)"}},
    {v1::PAGE_TOKEN_INVALID,
     {"Deze bladzijde bestaat niet (meer)", "This page token belongs to no list"}},
    {v1::CURSOR_INVALID,
     {"Deze cursor hoort hier niet; begin opnieuw zonder cursor",
      "This cursor does not belong here; begin anew without it"}},
    {v1::REFERENCE_UNFIT, {"Een verwijzing past niet", "A reference does not fit"}},
    {v1::BACKUP_FAILED, {"De back-up is niet gemaakt", "The backup was not made"}},
    {v1::INTERNAL_FAULT, {"Fout in de server", "A fault of the server"}},
    {v1::NOT_IN_TIME, {"De server besliste niet op tijd", "The server did not decide in time"}},
    {v1::FIELD_REQUIRED,
     {"Bij deze uitkomst ontbreekt een gegeven", "Something is missing with this outcome"}},
    {v1::FIELD_UNWANTED,
     {"Bij deze uitkomst past een gegeven niet", "Something does not go with this outcome"}},
    {v1::DUE_DATE_BEFORE_DECISION,
     {"De uiterste datum ligt vóór de uitkomst", "The due date lies before the decision"}},
    {v1::WRONG_JUDGE,
     {"Wie dit moet beoordelen, is een ander (--judge)",
      "Somebody else is to judge this (--judge)"}},
    {v1::DECISION_REVERSED, {"Deze uitkomst is teruggedraaid", "This decision was reversed"}},
    {v1::LATER_DECISIONS, {"Latere uitkomsten rusten hierop", "Later decisions rest on this one"}},
    {v1::DECISION_CONFIRMED,
     {"Een bevestigde uitkomst van de raad wordt alleen door een latere vervangen",
      "A confirmed decision of the council is only replaced by a later one"}},
    {v1::UNDER_SECRECY, {"Hierop rust geheimhouding", "This is under secrecy"}},
    {v1::NOT_SECRET, {"Hierop rust geen geheimhouding", "This is under no secrecy"}},
    {v1::NOT_PROVISIONAL,
     {"Deze uitkomst wacht niet op een bevestiging", "This decision waits for no confirmation"}},
    {v1::DATE_AFTER_LATER_STEP,
     {"De datum ligt na die van een latere behandeling",
      "The date lies after that of a later step"}},
    {v1::STAGE_UNMAPPED,
     {"Een fase heeft geen plaats in de andere versie van het pad",
      "A stage has no place in the other version of the path"}},
    {v1::EFFECT_WEAKER,
     {"Een fase zou minder rechtsgevolg krijgen dan zij heeft",
      "A stage would have less legal effect than it has"}},
    {v1::DECISION_NOT_CONFIRMED,
     {"Alleen een bevestigde uitkomst wordt heroverwogen",
      "Only a confirmed decision is reconsidered"}},
    {v1::RECONSIDERATION_OPEN,
     {"Er loopt al een heroverweging", "A decision is being reconsidered already"}},
    {v1::NOT_AUTHENTICATED,
     {"De server weet niet wie u bent; meld u aan met noordster login, of geef met --token-file "
      "een "
      "geldig token van uw aanmelding",
      "The server does not know who you are; sign in with noordster login, or give a valid token "
      "of "
      "yours with --token-file"}},
    {v1::MANDATES_MISSING,
     {"Daarna zouden te weinig mensen blijvend mandaten kunnen verlenen",
      "Too few persons could grant mandates for good afterwards"}},
    {v1::APPROVALS_MISSING,
     {"Deze handeling vraagt eerst het akkoord van anderen (--draft zet haar klaar)",
      "Others must approve this act first (--draft prepares it)"}},
    {v1::DRAFT_OUTDATED,
     {"Waar het concept over gaat is sindsdien gewijzigd: wie het klaarzette, zet het opnieuw "
      "klaar "
      "met de handeling zelf en --draft van hetzelfde id",
      "What the draft is about changed since: its author prepares it anew with the act itself and "
      "--draft of the same id"}},
    {v1::DRAFT_CLOSED,
     {"Dit concept is al uitgevoerd of ingetrokken",
      "This draft was carried out or withdrawn already"}},
    {v1::MEETING_UNFIT,
     {"De vergadering staat er anders voor", "The meeting does not stand that way"}},
    {v1::ITEM_UNFIT, {"Het agendapunt staat er anders voor", "The item does not stand that way"}},
    {v1::BALLOT_UNFIT, {"De getallen kunnen niet zo zijn", "The numbers cannot be"}},
    {v1::DATE_UNFIT,
     {"De dag past niet bij die van de vergadering",
      "The day does not go with that of the meeting"}},
    {v1::BALLOT_CONTRADICTED,
     {"De uitkomst is niet die waar de leden voor stemden",
      "The outcome is not what the members voted for"}},
    {v1::ITEM_ABOUT_OTHER,
     {"Het agendapunt gaat niet over dit plan of voorstel",
      "The item is not about this plan or proposal"}},
    {v1::PROPOSAL_UNFIT,
     {"Het voorstel staat er anders voor", "The proposal does not stand that way"}},
    {v1::RECOGNITION_UNFIT,
     {"De herkenning staat er anders voor", "The recognition does not stand that way"}},
    {v1::ACTION_UNFIT, {"De actie staat er anders voor", "The action does not stand that way"}},
    {v1::PROJECT_UNFIT,
     {"Het project staat er anders voor", "The project does not stand that way"}},
};

// What the screen says for a blocker that holds on every path; $0 is the fact, $1 the numbers, $2
// the stage.
constexpr ReasonWords kFactWords[] = {
    {v1::WRONG_BODY,
     {"In deze fase behandelt het gremium $0 het plan.", "Body $0 treats the plan at this stage."}},
    {v1::OUTCOME_UNKNOWN,
     {"Het pad kent in deze fase geen uitkomst '$0'.",
      "The path knows no outcome '$0' at this stage."}},
    {v1::VERSION_UNKNOWN,
     {"Deze versie past hier niet; de laatste vastgelegde is $1 (--version).",
      "This version does not fit here; the latest frozen one is $1 (--version)."}},
    {v1::DATE_IN_FUTURE,
     {"De datum ligt in de toekomst: het is $0.", "The date lies in the future: today is $0."}},
    {v1::DATE_BEFORE_EARLIER_STEP,
     {"De datum ligt vóór die van een eerdere behandeling, $0.",
      "The date lies before that of an earlier step, $0."}},
    {v1::LATER_DECISIONS,
     {"Latere uitkomsten rusten hierop: $1 (--cascade draait ze mee terug).",
      "Later decisions rest on it: $1 (--cascade reverses them as well)."}},
    {v1::DECISION_CONFIRMED,
     {"Uitkomst $1 is een bevestigde van de raad; alleen een latere vervangt haar "
      "(plan reconsider).",
      "Decision $1 is a confirmed one of the council; only a later one replaces it (plan "
      "reconsider)."}},
    {v1::DATE_AFTER_LATER_STEP,
     {"De datum ligt na die van een latere behandeling, $0.",
      "The date lies after that of a later step, $0."}},
    {v1::DUE_DATE_BEFORE_DECISION,
     {"De uiterste datum (--due) ligt vóór de uitkomst van $0.",
      "The due date (--due) lies before the outcome of $0."}},
    {v1::STAGE_UNMAPPED,
     {"De fase $0 heeft geen plaats in de andere versie van het pad (--map $0=FASE).",
      "The stage $0 has no place in the other version of the path (--map $0=STAGE)."}},
    {v1::EFFECT_WEAKER,
     {"De fase $0 heeft minder rechtsgevolg dan $2, waarvoor zij in de plaats komt.",
      "The stage $0 has less legal effect than $2, which it stands in for."}},
    {v1::DECISION_NOT_CONFIRMED,
     {"Uitkomst $1 is niet bevestigd: bevestig haar (plan confirm) of draai haar terug (plan "
      "reverse).",
      "Decision $1 is not confirmed: confirm it (plan confirm) or reverse it (plan reverse)."}},
    {v1::RECONSIDERATION_OPEN,
     {"Uitkomst $1 is al in heroverweging.", "Decision $1 is being reconsidered already."}},
};

// Whether the fact of a blocker is a day, not an id that could look like one.
bool IsAboutDay(v1::ErrorReason reason) {
  switch (reason) {
    case v1::DATE_IN_FUTURE:
    case v1::DATE_BEFORE_EARLIER_STEP:
    case v1::DATE_AFTER_LATER_STEP:
    case v1::DUE_DATE_BEFORE_DECISION:
      return true;
    default:
      return false;
  }
}

// What the screen calls a field of an outcome, with its option.
struct FieldWords {
  absl::string_view field;
  Wording wording;
};

constexpr FieldWords kFieldWords[] = {
    {"reason", {"een reden (--reason)", "a reason (--reason)"}},
    {"remarks", {"opmerkingen (--remark)", "remarks (--remark)"}},
    {"conditions", {"voorwaarden (--condition)", "conditions (--condition)"}},
    {"due_date", {"een uiterste datum (--due)", "a due date (--due)"}},
    {"minority_view",
     {"het minderheidsstandpunt (--minority-view)", "the minority view (--minority-view)"}},
    {"decided_date", {"een datum (--decided)", "a date (--decided)"}},
    {"agenda_item",
     {"een vergadering waarin het is behandeld (--meeting of --item), of de bron van een feit "
      "van vroeger (--source)",
      "a meeting in which it was treated (--meeting or --item), or the source of a fact of "
      "the past (--source)"}},
    {"words", {"woorden (--words)", "words (--words)"}},
    {"confirmations", {"deze bevestiging (--confirm)", "this confirmation (--confirm)"}},
    {"dispensations", {"deze dispensatie (--dispense)", "this dispensation (--dispense)"}},
    {"conditions.document_role",
     {"een document bij de voorwaarde (by=document:ROL)",
      "a document with the condition (by=document:ROLE)"}},
    {"conditions.judge",
     {"een beoordelaar bij de voorwaarde (judge)", "a judge with the condition (judge)"}},
    {"change", {"wat de versie wijzigt (--change)", "what the version changes (--change)"}},
};

std::string FactSentence(const v1::Blocker& blocker, Language language) {
  for (const auto& sentence_of : {RecognitionSentenceOf, ActionSentenceOf, ProposalSentenceOf,
                                  MeetingSentenceOf, ProgrammeSentenceOf}) {
    if (std::string sentence = sentence_of(blocker, language); !sentence.empty()) return sentence;
  }
  if (blocker.reason() == v1::BODY_MISSING) {
    v1::BodyKind kind = v1::BODY_KIND_UNSPECIFIED;
    v1::BodyKind_Parse(blocker.subject(), &kind);
    return absl::Substitute(
        Wording{"De fase $0 vraagt een gremium van de soort $1; het programma heeft er geen.",
                "The stage $0 asks for a body of kind $1; the programme has none."}
            .In(language),
        blocker.stage(), WordOf(kind, language));
  }
  if (blocker.reason() == v1::FIELD_REQUIRED || blocker.reason() == v1::FIELD_UNWANTED) {
    const Wording wording =
        blocker.reason() == v1::FIELD_REQUIRED
            ? Wording{"Deze uitkomst vraagt $0.", "This outcome needs $0."}
            : Wording{"Bij deze uitkomst past niet: $0.", "This outcome does not take $0."};
    return absl::Substitute(wording.In(language), OutcomeFieldOf(blocker.subject(), language));
  }
  for (const ReasonWords& fact : kFactWords) {
    if (fact.reason != blocker.reason()) continue;
    return absl::Substitute(
        fact.wording.In(language),
        IsAboutDay(blocker.reason()) ? DayOnScreen(blocker.subject()) : blocker.subject(),
        Enumeration(blocker.numbers(), language), blocker.stage());
  }
  return "";
}

// Why a reference does not fit, by the field it stands in; $0 is what it refers to.
struct UnfitWords {
  absl::string_view field;
  Wording wording;
};

constexpr UnfitWords kUnfitWords[] = {
    {"plan.path_version",
     {"Een lopend plan blijft op zijn versie van het pad; path migrate brengt het naar een andere.",
      "A running plan stays on its version of the path; path migrate moves it to another."}},
    {"plan.past",
     {"De geschiedenis waarmee $0 is geregistreerd, kan niet veranderen; laat haar weg of geef "
      "haar "
      "zoals zij is.",
      "The past that $0 was registered with cannot change; leave it out or give it as it is."}},
    {"schedule.first_date",
     {"Over een deel van deze dagen gaat al vergaderschema $0; vergaderschema's van een gremium "
      "overlappen niet.",
      "Schedule $0 is about some of these days already; schedules of a body do not overlap."}},
    {"bodies",
     {"Het programma heeft al een gremium van de soort van $0.",
      "The programme already has a body of the kind of $0."}},
    {"body",
     {"$0 kan hierop geen geheimhouding opleggen; dat kunnen de raad, en op wat zij behandelen een "
      "raadscommissie en het college.",
      "$0 cannot impose secrecy on this; a council can, and on what they treat a committee of it "
      "and an executive."}},
    {"lifter",
     {"$0 kan deze geheimhouding niet opheffen; dat kan wie haar oplegt, of de raad.",
      "$0 cannot lift this secrecy; who imposes it can, or the council."}},
    {"kind",
     {"De soort van een gremium kan niet veranderen; maak een ander gremium.",
      "The kind of a body cannot change; make another body."}},
};

}  // namespace

std::string SentenceOf(const v1::Blocker& blocker, Language language) {
  if (blocker.kind() == v1::GUARD_KIND_UNSPECIFIED && blocker.reason() != v1::GUARDS_UNMET) {
    if (std::string fact = FactSentence(blocker, language); !fact.empty()) return fact;
    const absl::string_view sentence = SentenceOf(blocker.reason(), language);
    return absl::StrCat(
        sentence.empty() ? absl::string_view(v1::ErrorReason_Name(blocker.reason())) : sentence,
        ".");
  }
  const GuardWords words = WordsOfGuard(blocker.kind());
  const Wording& wording =
      blocker.numbers_size() > 1 && !words.several.dutch.empty() ? words.several : words.one;
  const bool day = blocker.kind() == v1::NOT_BEFORE || blocker.kind() == v1::PAPERS_ON_TIME;
  std::string sentence =
      absl::Substitute(wording.In(language), Enumeration(blocker.numbers(), language),
                       day ? DayOnScreen(blocker.subject()) : blocker.subject(), blocker.guard());
  if (blocker.dispenser() != v1::LIFTER_UNSPECIFIED) {
    absl::StrAppend(&sentence,
                    absl::Substitute(Wording{" Of: $0 ziet ervan af (--dispense $1=REDEN).",
                                             " Or: $0 dispenses with it (--dispense $1=REASON)."}
                                         .In(language),
                                     WordOf(blocker.dispenser(), language), blocker.guard()));
  }
  return sentence;
}

std::string ExplanationOf(const ErrorDetails& details, Language language) {
  const auto part = [&details](const char* key) {
    const auto found = details.metadata.find(key);
    return found == details.metadata.end() ? std::string() : found->second;
  };
  if (details.reason == v1::ErrorReason_Name(v1::APPROVALS_MISSING)) {
    return absl::Substitute(
        Wording{"Deze handeling vraagt eerst het akkoord van anderen: $1 van de $0. Zet haar klaar "
                "met --draft ID, laat anderen akkoord geven (approve), en voer haar uit (draft "
                "carry-out)",
                "Others must approve this act first: $1 of $0 did. Prepare it with --draft ID, let "
                "others approve it (approve), and carry it out (draft carry-out)"}
            .In(language),
        part("needed"), part("given"));
  }
  if (details.reason != v1::ErrorReason_Name(v1::REFERENCE_UNFIT)) return "";
  for (const UnfitWords& words : kUnfitWords) {
    if (words.field != part("field")) continue;
    return absl::Substitute(words.wording.In(language), LastId(part("resource")));
  }
  for (const auto& sentence_of :
       {ActionUnfitSentenceOf, ProgrammeUnfitSentenceOf, PlanningUnfitSentenceOf}) {
    std::string sentence = sentence_of(part("field"), part("resource"), language);
    if (!sentence.empty()) return sentence;
  }
  return absl::Substitute(UnfitSentenceOf(part("field"), language), LastId(part("resource")));
}

std::string OutcomeFieldOf(absl::string_view field, Language language) {
  for (const FieldWords& words : kFieldWords) {
    if (words.field == field) return std::string(words.wording.In(language));
  }
  return std::string(field);
}

std::string LifterOf(const v1::Blocker& blocker, Language language) {
  return LifterWord(blocker.lifter(), language);
}

absl::string_view SentenceOf(v1::ErrorReason reason, Language language) {
  for (const ReasonWords& sentence : kReasonWords) {
    if (sentence.reason == reason) return sentence.wording.In(language);
  }
  return "";
}

}  // namespace noordster::cli
