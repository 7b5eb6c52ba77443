// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/rendering/patterns.h"

#include "noordster/v1/plan.pb.h"

namespace noordster::feed {
namespace {

namespace v1 = noordster::v1;
using noordster::internal::v1::Milestone;
using Kind = v1::Milestone;

Pattern OfOutcome(v1::OutcomeKind kind) {
  switch (kind) {
    case v1::INPUT_GATHERED:
      return {"In de fase {stage} is input opgehaald voor {plan}{on}.",
              "Input for {plan} was gathered at the stage {stage}{on}."};
    case v1::DRAFT_READY:
      return {"Het concept van {plan} is gereed{on}.", "The draft of {plan} is ready{on}."};
    case v1::RECOGNISED:
      return {"{body} heeft {plan} herkend{on}.", "{body} recognised {plan}{on}."};
    case v1::RECOGNISED_WITH_REMARKS:
      return {"{body} heeft {plan} met opmerkingen herkend{on}.",
              "{body} recognised {plan} with remarks{on}."};
    case v1::RECOGNISED_IN_PART:
      return {"{body} heeft {plan} deels herkend{on}.", "{body} recognised {plan} in part{on}."};
    case v1::NOT_RECOGNISED:
      return {"{body} heeft {plan} niet herkend{on}.", "{body} did not recognise {plan}{on}."};
    case v1::PROVISIONALLY_ADOPTED:
      return {"{body} heeft {plan} voorlopig vastgesteld{on}.",
              "{body} provisionally adopted {plan}{on}."};
    case v1::PROVISIONALLY_ADOPTED_WITH_CONDITIONS:
      return {"{body} heeft {plan} onder voorwaarden voorlopig vastgesteld{on}.",
              "{body} provisionally adopted {plan} with conditions{on}."};
    case v1::AGREED:
      return {"{body} heeft ingestemd met {plan}{on}.", "{body} agreed to {plan}{on}."};
    case v1::AGREED_AS_AMENDED:
      return {"{body} heeft gewijzigd ingestemd met {plan}{on}.",
              "{body} agreed to {plan} as amended{on}."};
    case v1::ADOPTED:
      return {"{body} heeft {plan} vastgesteld{on}.", "{body} adopted {plan}{on}."};
    case v1::ADOPTED_AS_AMENDED:
      return {"{body} heeft {plan} gewijzigd vastgesteld{on}.",
              "{body} adopted {plan} as amended{on}."};
    case v1::NOTED:
      return {"{body} heeft kennisgenomen van {plan}{on}.", "{body} noted {plan}{on}."};
    case v1::REJECTED:
      return {"{body} heeft {plan} verworpen{on}.", "{body} rejected {plan}{on}."};
    case v1::DEFERRED:
      return {"{body} heeft {plan} aangehouden{on}.", "{body} deferred {plan}{on}."};
    case v1::SENT_BACK:
      return {"{body} heeft {plan} teruggestuurd{on}.", "{body} sent {plan} back{on}."};
    case v1::NOT_TREATED:
      return {"{body} heeft {plan} niet behandeld{on}.", "{body} did not treat {plan}{on}."};
    case v1::NOT_READY:
      return {"{body} vond {plan} nog niet rijp voor behandeling{on}.",
              "{body} found {plan} not ready{on}."};
    case v1::WITHDRAWN:
      return {"{plan} is ingetrokken{on}.", "{plan} was withdrawn{on}."};
    case v1::COMPLETED:
      return {"{plan} is afgerond{on}.", "{plan} was completed{on}."};
    case v1::CONSENT_ITEM:
      return {"{body} heeft van {plan} een hamerstuk gemaakt{on}.",
              "{body} made {plan} a consent item{on}."};
    case v1::CONSENT_ITEM_WITH_STATEMENTS:
      return {"{body} heeft van {plan} een hamerstuk met stemverklaring gemaakt{on}.",
              "{body} made {plan} a consent item with statements{on}."};
    case v1::DEBATE_ITEM:
      return {"{body} heeft van {plan} een bespreekstuk gemaakt{on}.",
              "{body} made {plan} a debate item{on}."};
    case v1::SIGNED:
      return {"{plan} is ondertekend{on}.", "{plan} was signed{on}."};
    default:
      return {"Er is een uitkomst vastgelegd over {plan}{on}.",
              "An outcome about {plan} was recorded{on}."};
  }
}

Pattern OfFollowUp(v1::FollowUp::Kind kind) {
  switch (kind) {
    case v1::FollowUp::REMARK:
      return {"Opmerking {number} bij {plan} vraagt om een reactie{until}.",
              "Remark {number} on {plan} wants a reaction{until}."};
    case v1::FollowUp::CONDITION:
      return {"Aan voorwaarde {number} bij {plan} moet worden voldaan{until}.",
              "Condition {number} on {plan} is to be met{until}."};
    default:
      return {"De gewijzigde tekst van {plan} moet worden vastgelegd{until}.",
              "The amended text of {plan} is to be frozen{until}."};
  }
}

Pattern OfSettlement(v1::FollowUp::Kind kind, v1::FollowUp::Settlement settlement) {
  switch (settlement) {
    case v1::FollowUp::TAKEN_OVER:
      return {"Opmerking {number} bij {plan} is overgenomen.",
              "Remark {number} on {plan} was taken over."};
    case v1::FollowUp::PARTLY_TAKEN_OVER:
      return {"Opmerking {number} bij {plan} is deels overgenomen.",
              "Remark {number} on {plan} was partly taken over."};
    case v1::FollowUp::NOT_TAKEN_OVER:
      return {"Opmerking {number} bij {plan} is niet overgenomen.",
              "Remark {number} on {plan} was not taken over."};
    case v1::FollowUp::MET:
      return {"Aan voorwaarde {number} bij {plan} is voldaan.",
              "Condition {number} on {plan} was met."};
    case v1::FollowUp::CONSOLIDATED:
      return {"De gewijzigde tekst van {plan} is vastgelegd.",
              "The amended text of {plan} was frozen."};
    default:
      break;
  }
  switch (kind) {
    case v1::FollowUp::REMARK:
      return {"Opmerking {number} bij {plan} is vervallen.", "Remark {number} on {plan} lapsed."};
    case v1::FollowUp::CONDITION:
      return {"Voorwaarde {number} bij {plan} is vervallen.",
              "Condition {number} on {plan} lapsed."};
    default:
      return {"Het vastleggen van de gewijzigde tekst van {plan} is vervallen.",
              "Freezing the amended text of {plan} lapsed."};
  }
}

Pattern OfEnd(v1::Plan::State state) {
  switch (state) {
    case v1::Plan::TURNED_DOWN:
      return {"{plan} is geëindigd: afgewezen.", "{plan} has ended: turned down."};
    case v1::Plan::TAKEN_BACK:
      return {"{plan} is geëindigd: ingetrokken.", "{plan} has ended: taken back."};
    default:
      return {"{plan} is aan het einde van zijn pad.", "{plan} came to the end of its path."};
  }
}

Pattern OfMeeting(Kind::Kind kind) {
  switch (kind) {
    case Kind::MEETING_CALLED:
      return {"De leden van {body} zijn opgeroepen voor {day}.",
              "The members of {body} were called for {day}."};
    case Kind::MEETING_MOVED:
      return {"{body} vergadert op {day} in plaats van op {from}.",
              "{body} meets on {day} in place of {from}."};
    case Kind::MEETING_CANCELLED:
      return {"De vergadering van {body} van {day} vervalt.",
              "The meeting of {body} of {day} is cancelled."};
    case Kind::MEETING_NOT_OPENED:
      return {
          "De vergadering van {body} van {day} kon niet worden geopend: er waren te weinig "
          "leden.",
          "The meeting of {body} of {day} could not be opened: too few members came."};
    case Kind::AGENDA_PUBLISHED:
      return {"Versie {number} van de agenda van {body} voor {day} is gepubliceerd.",
              "Version {number} of the agenda of {body} for {day} was published."};
    default:
      return {"De besluitenlijst van {body} van {day} is gepubliceerd.",
              "The decision list of {body} of {day} was published."};
  }
}

Pattern OfAddedAction(const Milestone& milestone) {
  const bool is_lost = milestone.action_state() == v1::Action::NOT_ADOPTED;
  switch (milestone.action_kind()) {
    case v1::Action::COMMITMENT:
      return {"Aan {body} is iets toegezegd{on} ({id}).",
              "{body} was promised something{on} ({id})."};
    case v1::Action::MOTION:
      if (is_lost) {
        return {"{body} heeft een motie verworpen{on} ({id}).",
                "{body} rejected a motion{on} ({id})."};
      }
      return {"{body} heeft een motie aangenomen{on} ({id}).",
              "{body} carried a motion{on} ({id})."};
    case v1::Action::AMENDMENT:
      if (is_lost) {
        return {"{body} heeft een amendement verworpen{on} ({id}).",
                "{body} rejected an amendment{on} ({id})."};
      }
      return {"{body} heeft een amendement aangenomen{on} ({id}).",
              "{body} carried an amendment{on} ({id})."};
    default:
      return {"{body} heeft een actiepunt genoteerd{on} ({id}).",
              "{body} noted an action point{on} ({id})."};
  }
}

Pattern OfSettledAction(v1::Action::State state) {
  switch (state) {
    case v1::Action::LAPSED:
      return {"{action} {body} is vervallen{on} ({id}).", "{action} {body} lapsed{on} ({id})."};
    case v1::Action::REPLACED:
      return {"{action} {body} is vervangen door iets anders{on} ({id}).",
              "{action} {body} was replaced by another{on} ({id})."};
    default:
      return {"{action} {body} is uitgevoerd{on} ({id}).",
              "{action} {body} was carried out{on} ({id})."};
  }
}

Pattern OfProject(v1::Project::State state) {
  switch (state) {
    case v1::Project::IDEA:
      return {"Project {plan} is een idee.", "Project {plan} is an idea."};
    case v1::Project::PLANNED:
      return {"Project {plan} is gepland{on}.", "Project {plan} was planned{on}."};
    case v1::Project::PAUSED:
      return {"Project {plan} is gepauzeerd{on}.", "Project {plan} was paused{on}."};
    case v1::Project::COMPLETED:
      return {"Project {plan} is afgerond{on}.", "Project {plan} was completed{on}."};
    case v1::Project::STOPPED:
      return {"Project {plan} is gestopt{on}.", "Project {plan} was stopped{on}."};
    default:
      return {"Project {plan} loopt{since}.", "Project {plan} is under way{since}."};
  }
}

Pattern OfAssessment(const Milestone& milestone) {
  if (milestone.aspect() == v1::Assessment::PHASE) {
    return {"De fase van {programme} is opnieuw beschreven{on}.",
            "The phase of {programme} was told anew{on}."};
  }
  switch (milestone.rating()) {
    case v1::Assessment::AS_EXPECTED:
      return {"Stand van {programme}{on}: {aspect} zoals verwacht.",
              "Status of {programme}{on}: {aspect} as expected."};
    case v1::Assessment::ATTENTION:
      return {"Stand van {programme}{on}: {aspect} vraagt aandacht.",
              "Status of {programme}{on}: {aspect} wants attention."};
    case v1::Assessment::CONCERN:
      return {"Stand van {programme}{on}: {aspect} baart zorg.",
              "Status of {programme}{on}: {aspect} is a concern."};
    default:
      return {"De afwijking van {programme} is opnieuw beschreven{on}.",
              "The deviation of {programme} was told anew{on}."};
  }
}

// Of a project, an indicator or how a programme stands.
Pattern OfInProgramme(const Milestone& milestone) {
  switch (milestone.kind()) {
    case Kind::STATUS_ASSESSED:
      return OfAssessment(milestone);
    case Kind::PROJECT_ADDED:
    case Kind::PROJECT_TURNED:
      return OfProject(milestone.project_state());
    case Kind::PROJECT_CHANGED:
      return {"De gegevens van project {plan} zijn gewijzigd.",
              "What is known of project {plan} changed."};
    case Kind::PROJECT_TOLD:
      return {"Er is nieuws over project {plan} van {day}.",
              "There is news of project {plan}, of {day}."};
    case Kind::INDICATOR_ADDED:
      return {"Er is een indicator bijgekomen: {plan}.", "An indicator was added: {plan}."};
    case Kind::INDICATOR_CHANGED:
      return {"De gegevens van indicator {plan} zijn gewijzigd.",
              "What is known of indicator {plan} changed."};
    default:
      return {"Er zijn nieuwe cijfers over {plan}.", "There are new figures on {plan}."};
  }
}

Pattern OfDueFollowUp(const Milestone& milestone) {
  if (milestone.follow_up() == 0) {
    return {"Een actie voor {body} moet vandaag klaar zijn, {day} ({id}).",
            "An action for {body} is due today, {day} ({id})."};
  }
  switch (milestone.follow_up_kind()) {
    case v1::FollowUp::REMARK:
      return {"Opmerking {number} bij {plan} vraagt vandaag om een reactie, {day}.",
              "Remark {number} on {plan} wants a reaction today, {day}."};
    case v1::FollowUp::CONDITION:
      return {"Aan voorwaarde {number} bij {plan} moet vandaag zijn voldaan, {day}.",
              "Condition {number} on {plan} is to be met today, {day}."};
    default:
      return {"De gewijzigde tekst van {plan} moet vandaag zijn vastgelegd, {day}.",
              "The amended text of {plan} is to be frozen today, {day}."};
  }
}

// Of a target that is not reached.
Pattern OfMissedTarget(const Milestone& milestone) {
  if (milestone.date().empty()) {
    return {
        "{plan} haalt zijn doel niet meer ({stage} uiterlijk {target}): de kalender heeft er geen "
        "dag voor.",
        "{plan} cannot reach its target any more ({stage} by {target}): the calendar has no day "
        "for it."};
  }
  return {"{plan} haalt zijn doel niet meer ({stage} uiterlijk {target}): gepland op {day}{why}.",
          "{plan} cannot reach its target any more ({stage} by {target}): planned on {day}{why}."};
}

// Of what was worked out of a planning, or of a day that came.
Pattern OfPlanning(const Milestone& milestone) {
  switch (milestone.kind()) {
    case Kind::PLANNING_MOVED:
      return {"De fase {stage} van {plan} schuift van {from} naar {day}.",
              "The stage {stage} of {plan} moves from {from} to {day}."};
    case Kind::TARGET_IN_TIME:
      return {"{plan} haalt zijn doel ({stage} uiterlijk {target}): gepland op {day}{why}.",
              "{plan} reaches its target ({stage} by {target}): planned on {day}{why}."};
    case Kind::TARGET_AT_RISK:
      return {
          "Het doel van {plan} is in gevaar ({stage} uiterlijk {target}): gepland op {day}{why}.",
          "The target of {plan} is at risk ({stage} by {target}): planned on {day}{why}."};
    case Kind::TARGET_OUT_OF_REACH:
      return OfMissedTarget(milestone);
    case Kind::HAND_IN_NEAR:
      return {"De stukken van {plan} voor {body} van {meeting} moeten uiterlijk {day} binnen zijn.",
              "The papers of {plan} for {body} of {meeting} are to be in by {day}."};
    case Kind::HAND_IN_MISSED:
      return {
          "De stukken van {plan} voor {body} van {meeting} zijn niet op tijd aangeleverd: {day} "
          "was de laatste dag.",
          "The papers of {plan} for {body} of {meeting} were not handed in in time: {day} was "
          "the last day."};
    case Kind::AGENDA_CLOSES:
      return {
          "Stukken voor {body} van {meeting} kunnen vandaag voor het laatst worden "
          "aangeleverd, {day}.",
          "Papers for {body} of {meeting} are taken today for the last time, {day}."};
    default:
      return OfDueFollowUp(milestone);
  }
}

}  // namespace

Pattern PatternOf(const Milestone& milestone) {
  switch (milestone.kind()) {
    case Kind::POINT_CONFIRMED:
      return {"De uitkomst over {plan} is bevestigd.", "The outcome on {plan} was confirmed."};
    case Kind::POINT_RETRACTED:
      return {"De uitkomst over {plan} is teruggedraaid.", "The outcome on {plan} was retracted."};
    case Kind::PATH_PUBLISHED:
      return {"Versie {number} van het pad {plan} is gepubliceerd.",
              "Version {number} of the path {plan} was published."};
    case Kind::PLAN_STARTED:
      return {"{plan} is gestart.", "{plan} started."};
    case Kind::PLAN_UPDATED:
      return {"De gegevens van {plan} zijn gewijzigd.", "The data of {plan} changed."};
    case Kind::VERSION_FROZEN:
      return {"Versie {number} van {plan} is vastgelegd.",
              "Version {number} of {plan} was frozen."};
    case Kind::STAGE_REACHED:
      return {"{plan} is nu in de fase {stage}.", "{plan} is now at the stage {stage}."};
    case Kind::FOLLOW_UP_OPENED:
      return OfFollowUp(milestone.follow_up_kind());
    case Kind::FOLLOW_UP_SETTLED:
      return OfSettlement(milestone.follow_up_kind(), milestone.settlement());
    case Kind::PLAN_ENDED:
      return OfEnd(milestone.state());
    case Kind::PAPERS_HANDED_IN:
      return {"De stukken van {plan} zijn aangeleverd{on}.",
              "The papers of {plan} were handed in{on}."};
    case Kind::PLAN_MIGRATED:
      return {"{plan} volgt nu versie {number} van zijn pad.",
              "{plan} now follows version {number} of its path."};
    case Kind::EMERGENCY_MANDATE:
      return {"Er is een noodmandaat verleend{on}.", "An emergency mandate was granted{on}."};
    case Kind::SECRECY_IMPOSED:
      return {"Op een deel van {plan} is geheimhouding gelegd{on}.",
              "A part of {plan} came under secrecy{on}."};
    case Kind::SECRECY_LIFTED:
      if (milestone.decision() > 0) return OfOutcome(milestone.outcome_kind());
      return {"De geheimhouding op een deel van {plan} is opgeheven.",
              "The secrecy on a part of {plan} was lifted."};
    case Kind::RECOGNITION_OPENED:
      return {"Deelnemers kunnen{until} zeggen of zij versie {number} van {plan} herkennen.",
              "Participants can say{until} whether they recognise version {number} of {plan}."};
    case Kind::MEETING_CALLED:
    case Kind::MEETING_MOVED:
    case Kind::MEETING_CANCELLED:
    case Kind::MEETING_NOT_OPENED:
    case Kind::AGENDA_PUBLISHED:
    case Kind::DECISION_LIST_PUBLISHED:
      return OfMeeting(milestone.kind());
    case Kind::ACTION_ADDED:
      return OfAddedAction(milestone);
    case Kind::ACTION_SETTLED:
      return OfSettledAction(milestone.action_state());
    case Kind::ACTION_REOPENED:
      return {"{action} {body} staat weer open ({id}).", "{action} {body} is open again ({id})."};
    case Kind::STATUS_ASSESSED:
    case Kind::PROJECT_ADDED:
    case Kind::PROJECT_CHANGED:
    case Kind::PROJECT_TURNED:
    case Kind::PROJECT_TOLD:
    case Kind::INDICATOR_ADDED:
    case Kind::INDICATOR_CHANGED:
    case Kind::MEASURED:
      return OfInProgramme(milestone);
    default:
      return milestone.kind() >= Kind::PLANNING_MOVED ? OfPlanning(milestone)
                                                      : OfOutcome(milestone.outcome_kind());
  }
}

Pattern OfHold(v1::Moment::Hold hold) {
  switch (hold) {
    case v1::Moment::TODAY:
      return {", vanaf vandaag gerekend", ", counted from today"};
    case v1::Moment::PLANNED_DATE:
      return {", zoals het gepland is", ", as it was meant to be"};
    case v1::Moment::ASKED:
      return {", zoals gevraagd is", ", as was asked"};
    case v1::Moment::AGENDA:
      return {", zoals het op de agenda staat", ", as the agenda says"};
    default:
      return {"", ""};
  }
}

Pattern OfDecisionAgain(const Milestone& milestone) {
  if (milestone.decision() == 0) return {"", ""};
  switch (milestone.kind()) {
    case Kind::OUTCOME_CONFIRMED:
      return {"Bevestigd: ", "Confirmed: "};
    case Kind::OUTCOME_RETRACTED:
      return {"Teruggedraaid: ", "Retracted: "};
    case Kind::FACTS_CORRECTED:
      return {"Gecorrigeerd: ", "Corrected: "};
    case Kind::DECISION_RECONSIDERED:
      return {"In heroverweging: ", "Under reconsideration: "};
    case Kind::SECRECY_LIFTED:
      return {"Niet meer geheim: ", "Secret no more: "};
    default:
      return {"", ""};
  }
}

Pattern OfAction(v1::Action::Kind kind) {
  switch (kind) {
    case v1::Action::COMMITMENT:
      return {"een toezegging aan", "a commitment to"};
    case v1::Action::MOTION:
      return {"een motie van", "a motion of"};
    case v1::Action::AMENDMENT:
      return {"een amendement van", "an amendment of"};
    default:
      return {"een actiepunt van", "an action point of"};
  }
}

Pattern OfBody(v1::BodyKind kind) {
  switch (kind) {
    case v1::COUNCIL:
      return {"de raad", "the council"};
    case v1::EXECUTIVE:
      return {"het college", "the executive"};
    case v1::COUNCIL_COMMITTEE:
      return {"de raadscommissie", "the council committee"};
    case v1::PROGRAMME_BOARD:
      return {"het DB", "the programme board"};
    case v1::PARTNER_CONSULTATION:
      return {"het partneroverleg", "the partner consultation"};
    case v1::PROGRAMME_OFFICE:
      return {"het programmabureau", "the programme office"};
    case v1::DELIVERY:
      return {"de uitvoering", "delivery"};
    default:
      return {"het gremium", "the body"};
  }
}

Pattern OfAspect(v1::Assessment::Aspect aspect) {
  switch (aspect) {
    case v1::Assessment::GOVERNANCE:
      return {"bestuur", "governance"};
    case v1::Assessment::PLANNING:
      return {"planning", "planning"};
    case v1::Assessment::BUDGET:
      return {"budget", "budget"};
    case v1::Assessment::RISK:
      return {"risico", "risk"};
    default:
      return {"totaalbeeld", "overall"};
  }
}

}  // namespace noordster::feed
