// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/words.h"

#include "absl/strings/str_cat.h"
#include "absl/types/span.h"

namespace noordster::cli {
namespace {

// A word of the API and what people say for it.
struct Entry {
  absl::string_view key;
  Wording wording;
};

constexpr Entry kEnumWords[] = {
    {"noordster.v1.COUNCIL", {"gemeenteraad", "council"}},
    {"noordster.v1.EXECUTIVE", {"college van B en W", "executive"}},
    {"noordster.v1.COUNCIL_COMMITTEE", {"raadscommissie", "council committee"}},
    {"noordster.v1.PROGRAMME_BOARD", {"DB programma", "programme board"}},
    {"noordster.v1.PARTNER_CONSULTATION", {"partneroverleg", "partner consultation"}},
    {"noordster.v1.PROGRAMME_OFFICE", {"programmabureau", "programme office"}},
    {"noordster.v1.DELIVERY", {"uitvoering", "delivery"}},

    {"noordster.v1.INPUT", {"input ophalen", "gathering input"}},
    {"noordster.v1.WORK", {"uitwerken", "working out"}},
    {"noordster.v1.CONSULTATION", {"raadplegen", "consulting"}},
    {"noordster.v1.INTERNAL_ADOPTION", {"voorlopig vaststellen", "adopting provisionally"}},
    {"noordster.v1.ADVISORY", {"adviseren", "advising"}},
    {"noordster.v1.PROPOSING", {"voorstellen", "proposing"}},
    {"noordster.v1.DECIDING", {"vaststellen", "deciding"}},
    {"noordster.v1.CARRYING_OUT", {"uitvoeren", "carrying out"}},
    {"noordster.v1.SIGNING", {"ondertekenen", "signing"}},

    {"noordster.v1.INPUT_GATHERED", {"input opgehaald", "input gathered"}},
    {"noordster.v1.DRAFT_READY", {"concept gereed", "draft ready"}},
    {"noordster.v1.RECOGNISED", {"herkend", "recognised"}},
    {"noordster.v1.RECOGNISED_WITH_REMARKS",
     {"herkend met opmerkingen", "recognised with remarks"}},
    {"noordster.v1.NOT_RECOGNISED", {"niet herkend", "not recognised"}},
    {"noordster.v1.PROVISIONALLY_ADOPTED", {"voorlopig vastgesteld", "provisionally adopted"}},
    {"noordster.v1.PROVISIONALLY_ADOPTED_WITH_CONDITIONS",
     {"voorlopig vastgesteld onder voorwaarden", "provisionally adopted with conditions"}},
    {"noordster.v1.AGREED", {"ingestemd", "agreed"}},
    {"noordster.v1.AGREED_AS_AMENDED", {"gewijzigd ingestemd", "agreed as amended"}},
    {"noordster.v1.ADOPTED", {"vastgesteld", "adopted"}},
    {"noordster.v1.ADOPTED_AS_AMENDED", {"gewijzigd vastgesteld", "adopted as amended"}},
    {"noordster.v1.NOTED", {"kennisgenomen", "noted"}},
    {"noordster.v1.REJECTED", {"verworpen of afgewezen", "rejected"}},
    {"noordster.v1.DEFERRED", {"aangehouden", "deferred"}},
    {"noordster.v1.SENT_BACK", {"teruggestuurd", "sent back"}},
    {"noordster.v1.NOT_TREATED", {"niet behandeld", "not treated"}},
    {"noordster.v1.WITHDRAWN", {"ingetrokken", "withdrawn"}},
    {"noordster.v1.COMPLETED", {"afgerond", "completed"}},
    {"noordster.v1.RECOGNISED_IN_PART", {"deels herkend", "recognised in part"}},
    {"noordster.v1.CONSENT_ITEM", {"hamerstuk", "consent item"}},
    {"noordster.v1.CONSENT_ITEM_WITH_STATEMENTS",
     {"hamerstuk met stemverklaring", "consent item with statements"}},
    {"noordster.v1.DEBATE_ITEM", {"bespreekstuk", "debate item"}},
    {"noordster.v1.NOT_READY", {"niet rijp", "not ready"}},
    {"noordster.v1.SIGNED", {"ondertekend", "signed"}},

    {"noordster.v1.ABSOLUTE_MAJORITY", {"volstrekte meerderheid", "absolute majority"}},
    {"noordster.v1.CONSENSUS", {"consensus", "consensus"}},
    {"noordster.v1.QUALIFIED_MAJORITY", {"gekwalificeerde meerderheid", "qualified majority"}},
    {"noordster.v1.CHAIR_CONCLUDES", {"de voorzitter concludeert", "the chair concludes"}},

    {"noordster.v1.NONE", {"geen", "none"}},
    {"noordster.v1.ADVICE", {"advies", "advice"}},
    {"noordster.v1.INTERNAL", {"intern", "internal"}},
    {"noordster.v1.PROPOSAL", {"voorstel", "proposal"}},
    {"noordster.v1.DECISION", {"besluit", "decision"}},

    {"noordster.v1.ENTRY", {"vooraf", "on entry"}},
    {"noordster.v1.EXIT", {"bij vertrek", "on exit"}},

    {"noordster.v1.VERSION_FROZEN", {"versie vastgelegd", "version frozen"}},
    {"noordster.v1.DOCUMENT_FROZEN", {"document vastgelegd", "document frozen"}},
    {"noordster.v1.CHALLENGE_LINKED", {"opgave gekoppeld", "challenge linked"}},
    {"noordster.v1.REMARKS_ANSWERED", {"elke opmerking een reactie", "every remark answered"}},
    {"noordster.v1.CONDITIONS_MET", {"aan alle voorwaarden voldaan", "all conditions met"}},
    {"noordster.v1.TEXT_CONSOLIDATED",
     {"gewijzigde tekst geconsolideerd", "amended text consolidated"}},
    {"noordster.v1.CONFIRMED", {"bevestigd", "confirmed"}},
    {"noordster.v1.FOLLOW_UPS_SETTLED", {"alles afgehandeld", "everything settled"}},
    {"noordster.v1.OUTCOME_GIVEN", {"eerdere uitkomst voor deze versie", "earlier outcome given"}},
    {"noordster.v1.NOT_BEFORE", {"niet vóór een dag", "not before a day"}},
    {"noordster.v1.REASON_GIVEN", {"reden gegeven", "reason given"}},
    {"noordster.v1.PAPERS_ON_TIME", {"stukken op tijd aangeleverd", "papers on time"}},

    {"noordster.v1.EDITORIAL", {"redactioneel", "editorial"}},
    {"noordster.v1.INCORPORATING", {"verwerking", "incorporating"}},
    {"noordster.v1.SUBSTANTIVE", {"inhoudelijk", "substantive"}},

    {"noordster.v1.PROGRAMME_SECRETARY", {"programmasecretaris", "programme secretary"}},
    {"noordster.v1.CHALLENGE_LEAD", {"opgavetrekker", "challenge lead"}},
    {"noordster.v1.PROGRAMME_MANAGER", {"programmamanager", "programme manager"}},
    {"noordster.v1.COUNCIL_CLERK", {"griffie", "council clerk"}},
    {"noordster.v1.EXECUTIVE_SECRETARIAT", {"bestuurssecretariaat", "executive secretariat"}},
    {"noordster.v1.TREATING_BODY", {"het gremium van de fase", "the body of the stage"}},

    {"noordster.v1.Mandate.PROGRAMME_SECRETARY", {"programmasecretaris", "programme secretary"}},
    {"noordster.v1.Mandate.PROGRAMME_MANAGER", {"programmamanager", "programme manager"}},
    {"noordster.v1.Mandate.CHALLENGE_LEAD", {"opgavetrekker", "challenge lead"}},
    {"noordster.v1.Mandate.COUNCIL_CLERK", {"griffie", "council clerk"}},
    {"noordster.v1.Mandate.EXECUTIVE_SECRETARIAT",
     {"bestuurssecretariaat", "executive secretariat"}},
    {"noordster.v1.Mandate.PARTNER", {"partner", "partner"}},
    {"noordster.v1.Mandate.ADMINISTRATOR", {"functioneel beheerder", "administrator"}},
    {"noordster.v1.Mandate.OPERATOR", {"technisch beheerder", "operator"}},
    {"noordster.v1.Mandate.AUDITOR", {"controller", "auditor"}},
    {"noordster.v1.Mandate.SYSTEM", {"ander systeem", "other system"}},

    {"noordster.v1.Mandate.KEEP_REGISTERS", {"registers bijhouden", "keep registers"}},
    {"noordster.v1.Mandate.ERASE_PERSON", {"persoonsgegevens wissen", "erase personal data"}},
    {"noordster.v1.Mandate.PUBLISH_PATH", {"paden publiceren", "publish paths"}},
    {"noordster.v1.Mandate.GRANT_MANDATE", {"mandaten verlenen", "grant mandates"}},
    {"noordster.v1.Mandate.REVOKE_MANDATE", {"mandaten intrekken", "revoke mandates"}},
    {"noordster.v1.Mandate.EXPORT_HISTORY", {"geschiedenis exporteren", "export the history"}},
    {"noordster.v1.Mandate.VERIFY_HISTORY", {"geschiedenis controleren", "verify the history"}},
    {"noordster.v1.Mandate.CREATE_BACKUP", {"reservekopieën maken", "make backups"}},
    {"noordster.v1.Mandate.READ_ADMINISTRATION",
     {"lezen wat ambtelijk is", "read what is for the administration"}},
    {"noordster.v1.Mandate.READ_PARTNERS",
     {"lezen wat voor partners is", "read what is for partners"}},
    {"noordster.v1.Mandate.UPDATE_PROGRAMME", {"het programma wijzigen", "change the programme"}},
    {"noordster.v1.Mandate.CREATE_PLAN", {"plannen starten", "start plans"}},
    {"noordster.v1.Mandate.UPDATE_PLAN", {"plannen wijzigen", "change plans"}},
    {"noordster.v1.Mandate.FREEZE_VERSION", {"versies vastleggen", "freeze versions"}},
    {"noordster.v1.Mandate.HAND_IN_PAPERS", {"stukken aanleveren", "hand in papers"}},
    {"noordster.v1.Mandate.RECORD_OUTCOME", {"uitkomsten vastleggen", "record outcomes"}},
    {"noordster.v1.Mandate.CONFIRM_OUTCOME", {"uitkomsten bevestigen", "confirm outcomes"}},
    {"noordster.v1.Mandate.CORRECT_FACTS", {"feiten rechtzetten", "put facts right"}},
    {"noordster.v1.Mandate.REVERSE_OUTCOME", {"uitkomsten terugdraaien", "reverse outcomes"}},
    {"noordster.v1.Mandate.RECONSIDER_DECISION",
     {"besluiten laten heroverwegen", "have decisions reconsidered"}},
    {"noordster.v1.Mandate.WITHDRAW_PLAN", {"plannen intrekken", "withdraw plans"}},
    {"noordster.v1.Mandate.SETTLE_FOLLOW_UP", {"opvolging afhandelen", "settle follow-ups"}},
    {"noordster.v1.Mandate.MIGRATE_PLAN", {"plannen migreren", "migrate plans"}},
    {"noordster.v1.Mandate.BREAK_GLASS",
     {"in noodgeval een mandaat verlenen", "grant a mandate in an emergency"}},
    {"noordster.v1.Mandate.KEEP_SECRECY",
     {"geheimhouding opleggen en opheffen", "impose and lift secrecy"}},
    {"noordster.v1.Mandate.READ_SECRET", {"lezen wat geheim is", "read what is secret"}},

    {"noordster.v1.UNITY_OF_THE_CROWN",
     {"eenheid van de Kroon (Woo 5.1 lid 1 a)", "unity of the Crown"}},
    {"noordster.v1.STATE_SECURITY",
     {"veiligheid van de Staat (Woo 5.1 lid 1 b)", "security of the state"}},
    {"noordster.v1.BUSINESS_SECRETS",
     {"vertrouwelijke bedrijfsgegevens (Woo 5.1 lid 1 c)", "business secrets"}},
    {"noordster.v1.SPECIAL_PERSONAL_DATA",
     {"bijzondere persoonsgegevens (Woo 5.1 lid 1 d)", "special personal data"}},
    {"noordster.v1.IDENTIFICATION_NUMBERS",
     {"identificatienummers (Woo 5.1 lid 1 e)", "identification numbers"}},
    {"noordster.v1.INTERNATIONAL_RELATIONS",
     {"internationale betrekkingen (Woo 5.1 lid 2 a)", "international relations"}},
    {"noordster.v1.FINANCIAL_INTERESTS",
     {"economische of financiële belangen (Woo 5.1 lid 2 b)", "financial interests"}},
    {"noordster.v1.PROSECUTION",
     {"opsporing en vervolging (Woo 5.1 lid 2 c)", "investigation and prosecution"}},
    {"noordster.v1.SUPERVISION",
     {"inspectie, controle en toezicht (Woo 5.1 lid 2 d)", "inspection and supervision"}},
    {"noordster.v1.PRIVACY", {"persoonlijke levenssfeer (Woo 5.1 lid 2 e)", "privacy"}},
    {"noordster.v1.COMPETITION",
     {"concurrentiegevoelige gegevens (Woo 5.1 lid 2 f)", "competition"}},
    {"noordster.v1.ENVIRONMENT",
     {"bescherming van het milieu (Woo 5.1 lid 2 g)", "protection of the environment"}},
    {"noordster.v1.PROTECTION",
     {"beveiliging en voorkomen van sabotage (Woo 5.1 lid 2 h)", "protection against sabotage"}},
    {"noordster.v1.FUNCTIONING_OF_GOVERNMENT",
     {"goed functioneren van de overheid (Woo 5.1 lid 2 i)", "functioning of government"}},

    {"noordster.v1.DRAFT_OPEN", {"staat klaar", "prepared"}},
    {"noordster.v1.DRAFT_CARRIED_OUT", {"uitgevoerd", "carried out"}},
    {"noordster.v1.DRAFT_WITHDRAWN", {"ingetrokken", "withdrawn"}},

    {"noordster.v1.CallerResponse.LOCAL_TRUSTED",
     {"vertrouwde lokale gebruiker", "trusted local user"}},
    {"noordster.v1.CallerResponse.TOKEN", {"aangemeld", "signed in"}},
    {"noordster.v1.CallerResponse.CERTIFICATE",
     {"systeem met certificaat", "system by certificate"}},
    {"noordster.v1.CallerResponse.ANONYMOUS", {"niet aangemeld", "not signed in"}},

    {"noordster.v1.MEMBER", {"lid", "member"}},
    {"noordster.v1.CHAIR", {"voorzitter", "chair"}},
    {"noordster.v1.SECRETARY", {"secretaris", "secretary"}},

    {"noordster.v1.ADMINISTRATION", {"ambtelijk en bestuurlijk", "administration"}},
    {"noordster.v1.PARTNERS", {"partners", "partners"}},
    {"noordster.v1.PUBLIC", {"openbaar", "public"}},

    {"noordster.v1.Plan.RUNNING", {"lopend", "running"}},
    {"noordster.v1.Plan.FINISHED", {"uitgevoerd", "finished"}},
    {"noordster.v1.Plan.TURNED_DOWN", {"verworpen of afgewezen", "turned down"}},
    {"noordster.v1.Plan.TAKEN_BACK", {"ingetrokken", "taken back"}},

    {"noordster.v1.Step.OPEN", {"open", "open"}},
    {"noordster.v1.Step.CLOSED", {"gesloten", "closed"}},
    {"noordster.v1.Step.LAPSED_WITH_REVERSAL", {"vervallen", "lapsed"}},
    {"noordster.v1.Step.LAPSED_WITH_RECONSIDERATION",
     {"vervallen door heroverweging", "lapsed with a reconsideration"}},

    {"noordster.v1.Decision.RECORDED", {"vastgelegd", "recorded"}},
    {"noordster.v1.Decision.PROVISIONAL", {"nog te bevestigen", "to be confirmed"}},
    {"noordster.v1.Decision.CONFIRMED", {"bevestigd", "confirmed"}},
    {"noordster.v1.Decision.REVERSED", {"teruggedraaid", "reversed"}},
    {"noordster.v1.Decision.REPLACED", {"vervangen", "replaced"}},

    {"noordster.v1.Decision.UNANIMOUS", {"unaniem", "unanimously"}},
    {"noordster.v1.Decision.WITHOUT_VOTE", {"zonder stemming", "without a vote"}},

    {"noordster.v1.FollowUp.REMARK", {"opmerking", "remark"}},
    {"noordster.v1.FollowUp.CONDITION", {"voorwaarde", "condition"}},
    {"noordster.v1.FollowUp.CONSOLIDATED_VERSION",
     {"geconsolideerde versie", "consolidated version"}},

    {"noordster.v1.FollowUp.BY_CONFIRMATION", {"bevestiging", "confirmation"}},
    {"noordster.v1.FollowUp.BY_VERSION", {"nieuwe versie", "new version"}},
    {"noordster.v1.FollowUp.BY_DOCUMENT", {"document", "document"}},

    {"noordster.v1.FollowUp.TAKEN_OVER", {"overgenomen", "taken over"}},
    {"noordster.v1.FollowUp.PARTLY_TAKEN_OVER", {"deels overgenomen", "partly taken over"}},
    {"noordster.v1.FollowUp.NOT_TAKEN_OVER", {"niet overgenomen", "not taken over"}},
    {"noordster.v1.FollowUp.MET", {"voldaan", "met"}},
    {"noordster.v1.FollowUp.CONSOLIDATED", {"geconsolideerd", "consolidated"}},
    {"noordster.v1.FollowUp.LAPSED", {"vervallen", "lapsed"}},
    {"noordster.v1.FollowUp.REVERSED", {"teruggedraaid", "reversed"}},

    {"noordster.v1.WorkItem.TREAT", {"behandelen", "to treat"}},
    {"noordster.v1.WorkItem.MEET_GUARD", {"aan een eis voldoen", "to meet a guard"}},
    {"noordster.v1.WorkItem.SETTLE_FOLLOW_UP", {"afhandelen", "to settle"}},
    {"noordster.v1.WorkItem.CONFIRM_OUTCOME", {"bevestigen", "to confirm"}},

    {"noordster.v1.Milestone.PATH_PUBLISHED", {"pad gepubliceerd", "path published"}},
    {"noordster.v1.Milestone.PLAN_STARTED", {"plan gestart", "plan started"}},
    {"noordster.v1.Milestone.VERSION_FROZEN", {"versie vastgelegd", "version frozen"}},
    {"noordster.v1.Milestone.STAGE_REACHED", {"fase bereikt", "stage reached"}},
    {"noordster.v1.Milestone.OUTCOME_RECORDED", {"uitkomst vastgelegd", "outcome recorded"}},
    {"noordster.v1.Milestone.FOLLOW_UP_OPENED", {"opvolging geopend", "follow-up opened"}},
    {"noordster.v1.Milestone.FOLLOW_UP_SETTLED", {"opvolging afgehandeld", "follow-up settled"}},
    {"noordster.v1.Milestone.PLAN_ENDED", {"plan geëindigd", "plan ended"}},
    {"noordster.v1.Milestone.PAPERS_HANDED_IN", {"stukken aangeleverd", "papers handed in"}},
    {"noordster.v1.Milestone.OUTCOME_CONFIRMED", {"uitkomst bevestigd", "outcome confirmed"}},
    {"noordster.v1.Milestone.OUTCOME_RETRACTED", {"uitkomst teruggedraaid", "outcome retracted"}},
    {"noordster.v1.Milestone.FACTS_CORRECTED", {"rechtgezet", "put right"}},
    {"noordster.v1.Milestone.PLAN_MIGRATED", {"plan gemigreerd", "plan migrated"}},
    {"noordster.v1.Milestone.DECISION_RECONSIDERED",
     {"besluit in heroverweging", "decision reconsidered"}},
    {"noordster.v1.Milestone.EMERGENCY_MANDATE",
     {"mandaat verleend in nood", "mandate granted in an emergency"}},
    {"noordster.v1.Milestone.PLAN_UPDATED", {"plan gewijzigd", "plan changed"}},
    {"noordster.v1.Milestone.OUTCOME_DISCLOSED", {"uitkomst openbaar", "outcome disclosed"}},
    {"noordster.v1.Milestone.SECRECY_IMPOSED", {"geheimhouding opgelegd", "secrecy imposed"}},
    {"noordster.v1.Milestone.SECRECY_LIFTED", {"geheimhouding opgeheven", "secrecy lifted"}},

    {"noordster.v1.StreamReset.TRIMMED",
     {"wat ouder is, wordt niet meer bewaard", "what is older is kept no more"}},
    {"noordster.v1.StreamReset.OTHER_STORE",
     {"de server is uit een back-up hersteld", "the server was restored from a backup"}},
    {"noordster.v1.StreamClosing.DRAIN", {"de server stopt", "the server stops"}},
    {"noordster.v1.StreamClosing.MAX_AGE",
     {"de stroom duurde lang genoeg", "it lasted long enough"}},
};

constexpr Entry kEvents[] = {
    {"defined", {"geregistreerd of gewijzigd", "registered or changed"}},
    {"person_erased", {"persoonsgegevens gewist", "personal data erased"}},
    {"path_published", {"pad gepubliceerd", "path published"}},
    {"plan_created", {"plan gestart", "plan started"}},
    {"plan_updated", {"plan gewijzigd", "plan changed"}},
    {"version_frozen", {"versie vastgelegd", "version frozen"}},
    {"step_opened", {"behandeling geopend", "step opened"}},
    {"outcome_recorded", {"uitkomst vastgelegd", "outcome recorded"}},
    {"follow_up_opened", {"opvolging geopend", "follow-up opened"}},
    {"follow_up_settled", {"opvolging afgehandeld", "follow-up settled"}},
    {"plan_ended", {"plan geëindigd", "plan ended"}},
    {"papers_handed_in", {"stukken aangeleverd", "papers handed in"}},
    {"outcome_confirmed", {"uitkomst bevestigd", "outcome confirmed"}},
    {"outcome_reversed", {"uitkomst teruggedraaid", "outcome reversed"}},
    {"facts_corrected", {"rechtgezet", "put right"}},
    {"plan_migrated", {"plan gemigreerd", "plan migrated"}},
    {"decision_reconsidered", {"besluit in heroverweging", "decision reconsidered"}},
    {"mandate_granted", {"mandaat verleend", "mandate granted"}},
    {"mandate_revoked", {"mandaat ingetrokken", "mandate revoked"}},
    {"mandates_enacted", {"mandaten in werking", "mandates in force"}},
    {"draft_prepared", {"concept klaargezet", "draft prepared"}},
    {"draft_approved", {"akkoord op concept", "draft approved"}},
    {"approval_retracted", {"akkoord ingetrokken", "approval taken back"}},
    {"draft_withdrawn", {"concept ingetrokken", "draft withdrawn"}},
    {"draft_carried_out", {"concept uitgevoerd, met akkoord", "draft carried out, as approved"}},
    {"secrecy_imposed", {"geheimhouding opgelegd", "secrecy imposed"}},
    {"secrecy_lifted", {"geheimhouding opgeheven", "secrecy lifted"}},
    {"outcome_disclosed", {"uitkomst openbaar", "outcome disclosed"}},
};

// The acts of drafts, by the field of noordster.v1.DraftedAct.
constexpr Entry kActs[] = {
    {"grant_mandate", {"mandaat verlenen", "grant a mandate"}},
    {"publish_path", {"pad publiceren", "publish a path"}},
    {"update_municipality", {"gemeente wijzigen", "change the municipality"}},
    {"freeze_version", {"versie vastleggen", "freeze a version"}},
    {"hand_in_papers", {"stukken aanleveren", "hand in papers"}},
    {"record_outcome", {"uitkomst vastleggen", "record an outcome"}},
    {"record_outcomes", {"uitkomsten vastleggen", "record outcomes"}},
    {"defer_step", {"aanhouden", "defer"}},
    {"send_back_step", {"terugsturen", "send back"}},
    {"confirm_outcome", {"uitkomst bevestigen", "confirm an outcome"}},
    {"correct_facts", {"rechtzetten", "put right"}},
    {"reverse_outcome", {"uitkomst terugdraaien", "reverse an outcome"}},
    {"reconsider_decision", {"besluit heroverwegen", "reconsider a decision"}},
    {"withdraw_plan", {"plan intrekken", "withdraw a plan"}},
    {"settle_follow_up", {"opvolging afhandelen", "settle a follow-up"}},
    {"migrate_plan", {"plan migreren", "migrate a plan"}},
    {"impose_secrecy", {"geheimhouding opleggen", "impose secrecy"}},
    {"lift_secrecy", {"geheimhouding opheffen", "lift secrecy"}},
    {"create_plan", {"plan starten", "start plan"}},
};

constexpr Entry kLabels[] = {
    {"name", {"Id", "Id"}},
    {"display_name", {"Naam", "Name"}},
    {"title", {"Titel", "Title"}},
    {"kind", {"Soort", "Kind"}},
    {"composition", {"Samenstelling", "Composition"}},
    {"seats", {"Zetels", "Seats"}},
    {"audience", {"Bestemd voor", "Audience"}},
    {"ambition", {"Ambitie", "Ambition"}},
    {"bodies", {"Gremia", "Bodies"}},
    {"contact", {"Contact", "Contact"}},
    {"texts", {"Teksten", "Texts"}},
    {"description", {"Omschrijving", "Description"}},
    {"position", {"Plaats", "Place"}},
    {"challenges", {"Opgaven", "Challenges"}},
    {"path_version", {"Pad", "Path"}},
    {"planned_dates", {"Gepland", "Planned"}},
    {"state", {"Stand", "State"}},
    {"stage", {"Fase", "Stage"}},
    {"open_step", {"Behandeling", "Step"}},
    {"latest_version", {"Versie", "Version"}},
    {"open_follow_ups", {"Openstaand", "Open"}},
    {"create_time", {"Geregistreerd", "Registered"}},
    {"update_time", {"Bijgewerkt", "Updated"}},
    {"content_sha256", {"SHA-256", "SHA-256"}},
    {"person", {"Persoon", "Person"}},
    {"role", {"Rol", "Role"}},
    {"start_date", {"Vanaf", "From"}},
    {"end_date", {"Tot en met", "Until"}},
    {"erased", {"Gewist", "Erased"}},
    {"body", {"Gremium", "Body"}},
    {"outcome", {"Uitkomst", "Outcome"}},
    {"effect", {"Rechtsgevolg", "Legal effect"}},
    {"next", {"Daarna", "Next"}},
    {"step", {"Behandeling", "Step"}},
    {"decision", {"Uitkomst nr.", "Outcome no."}},
    {"decided_date", {"Datum", "Date"}},
    {"plan_version", {"Versie", "Version"}},
    {"version", {"Versie", "Version"}},
    {"number", {"Nummer", "Number"}},
    {"settlement", {"Afhandeling", "Settlement"}},
    {"source", {"Bron", "Source"}},
    {"question", {"Vraag", "Question"}},
    {"majority_rule", {"Meerderheid", "Majority"}},
    {"minority_view", {"Minderheidsstandpunt", "Minority view"}},
    {"body_kind", {"Soort gremium", "Kind of body"}},
    {"moment", {"Wanneer", "When"}},
    {"subject", {"Onderwerp", "Subject"}},
    {"lifter", {"Aan zet", "Who can lift it"}},
    {"dispenser", {"Ontheffing door", "Dispensed by"}},
    {"outcome_kinds", {"Uitkomsten", "Outcomes"}},
    {"date", {"Datum", "Date"}},
    {"days", {"Dagen", "Days"}},
    {"blocked", {"Geblokkeerd", "Blocked"}},
    {"due_date", {"Uiterlijk", "Due"}},
    {"past", {"Geschiedenis", "Past"}},
    {"previous", {"Vervolg op", "Follows"}},
    {"reconsidered", {"In heroverweging", "Reconsidered"}},
    {"service_account", {"Systeemaccount", "Account of a system"}},
    {"capacity", {"Hoedanigheid", "Capacity"}},
    {"programme", {"Programma", "Programme"}},
    {"acts", {"Handelingen", "Acts"}},
    {"basis", {"Grondslag", "Basis"}},
    {"on_behalf_of", {"Namens", "On behalf of"}},
    {"granted_by", {"Verleend door", "Granted by"}},
    {"grant_time", {"Verleend op", "Granted at"}},
    {"revoked_by", {"Ingetrokken door", "Revoked by"}},
    {"revoke_time", {"Ingetrokken op", "Revoked at"}},
    {"emergency", {"In noodgeval", "In an emergency"}},
    {"approvals", {"Akkoord van anderen", "Approvals of others"}},
    {"four_eyes", {"Vier ogen", "Four eyes"}},
    {"act", {"Handeling", "Act"}},
};

constexpr Entry kKinds[] = {
    {"Municipality", {"gemeente", "municipality"}},
    {"Person", {"persoon", "person"}},
    {"Body", {"gremium", "body"}},
    {"Membership", {"lidmaatschap", "membership"}},
    {"Path", {"pad", "path"}},
    {"Programme", {"programma", "programme"}},
    {"Challenge", {"opgave", "challenge"}},
    {"Mandate", {"mandaat", "mandate"}},
    {"Plan", {"plan", "plan"}},
    {"PathDefinition", {"pad", "path"}},
    {"Stage", {"fase", "stage"}},
    {"Guard", {"eis", "guard"}},
    {"Outcome", {"uitkomst", "outcome"}},
    {"FourEyes", {"vier ogen", "four eyes"}},
};

const Wording* Find(absl::Span<const Entry> table, absl::string_view key) {
  for (const Entry& entry : table) {
    if (entry.key == key) return &entry.wording;
  }
  return nullptr;
}

std::string Lookup(absl::Span<const Entry> table, absl::string_view key, Language language) {
  const Wording* wording = Find(table, key);
  return std::string(wording == nullptr ? key : wording->In(language));
}

}  // namespace

std::vector<std::string> Headings(Language language, std::initializer_list<Wording> wordings) {
  std::vector<std::string> headings;
  for (const Wording& wording : wordings) headings.emplace_back(wording.In(language));
  return headings;
}

std::string WordOf(const google::protobuf::EnumValueDescriptor& value, Language language) {
  if (value.number() == 0) return language == Language::kDutch ? "niet opgegeven" : "not given";
  const Wording* wording = Find(kEnumWords, value.full_name());
  return wording == nullptr ? value.name() : std::string(wording->In(language));
}

bool HasWord(const google::protobuf::EnumValueDescriptor& value) {
  return value.number() == 0 || Find(kEnumWords, value.full_name()) != nullptr;
}

std::string LifterWord(v1::Lifter lifter, Language language) {
  return WordOf(lifter == v1::LIFTER_UNSPECIFIED ? v1::PROGRAMME_SECRETARY : lifter, language);
}

std::string EffectBehind(v1::LegalEffect effect, Language language) {
  if (effect == v1::LEGAL_EFFECT_UNSPECIFIED || effect == v1::NONE) return "";
  return absl::StrCat(" (", WordOf(effect, language), ")");
}

std::string StateBehind(v1::Decision::State state, Language language) {
  if (state != v1::Decision::PROVISIONAL && state != v1::Decision::REVERSED &&
      state != v1::Decision::REPLACED) {
    return "";
  }
  return absl::StrCat(", ", WordOf(state, language));
}

std::string MannerBehind(v1::Decision::Manner manner, Language language) {
  if (manner == v1::Decision::MANNER_UNSPECIFIED) return "";
  return absl::StrCat(", ", WordOf(manner, language));
}

std::string ProposalBehind(bool proposed, Language language) {
  return proposed ? std::string(Wording{" (voorstel)", " (proposal)"}.In(language)) : "";
}

std::string EventOf(absl::string_view event, Language language) {
  return Lookup(kEvents, event, language);
}

std::string ActOf(absl::string_view field, Language language) {
  return Lookup(kActs, field, language);
}

std::string LabelOf(absl::string_view field, Language language) {
  return Lookup(kLabels, field, language);
}

std::string KindOf(absl::string_view kind, Language language) {
  return Lookup(kKinds, kind, language);
}

}  // namespace noordster::cli
