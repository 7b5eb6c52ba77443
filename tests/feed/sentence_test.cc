// SPDX-License-Identifier: EUPL-1.2
#include "services/feed/rendering/sentence.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "noordster/v1/milestone.pb.h"
#include "noordster/v1/plan.pb.h"

namespace noordster::feed::sentence_test {
namespace {

namespace v1 = noordster::v1;
using Kind = v1::Milestone;
using noordster::internal::v1::Milestone;

constexpr Wording kBoard = {"Plan Jeugd", "Partneroverleg", v1::PROGRAMME_BOARD};

Milestone Outcome(v1::OutcomeKind kind, const std::string& date = "2022-07-15") {
  Milestone milestone;
  milestone.set_kind(Kind::OUTCOME_RECORDED);
  milestone.set_resource("programmes/noord/plans/jeugd");
  milestone.set_outcome_kind(kind);
  milestone.set_date(date);
  milestone.set_decision(3);
  return milestone;
}

Milestone Of(Kind::Kind kind) {
  Milestone milestone;
  milestone.set_kind(kind);
  milestone.set_resource("programmes/noord/plans/jeugd");
  return milestone;
}

TEST(SentenceTest, AnOutcomeIsToldInBothLanguages) {
  const Milestone milestone = Outcome(v1::PROVISIONALLY_ADOPTED);
  EXPECT_EQ(DutchSentence(milestone, kBoard),
            "Het DB heeft Plan Jeugd voorlopig vastgesteld op 15 juli 2022.");
  EXPECT_EQ(EnglishSentence(milestone, kBoard),
            "The programme board provisionally adopted Plan Jeugd on 15 July 2022.");
}

TEST(SentenceTest, APeriodIsNeverMorePreciseThanItsSource) {
  Milestone milestone = Outcome(v1::ADOPTED, "");
  const Wording council = {"Plan Jeugd", "Raad", v1::COUNCIL};
  EXPECT_EQ(DutchSentence(milestone, council), "De raad heeft Plan Jeugd vastgesteld.");
  milestone.set_edtf("2021-11");
  EXPECT_EQ(DutchSentence(milestone, council),
            "De raad heeft Plan Jeugd vastgesteld in november 2021.");
  EXPECT_EQ(EnglishSentence(milestone, council),
            "The council adopted Plan Jeugd in November 2021.");
  milestone.set_edtf("2021");
  EXPECT_EQ(DutchSentence(milestone, council), "De raad heeft Plan Jeugd vastgesteld in 2021.");
  milestone.set_edtf("[2022-09..2022-12]");
  EXPECT_EQ(DutchSentence(milestone, council),
            "De raad heeft Plan Jeugd vastgesteld ([2022-09..2022-12]).");
}

TEST(SentenceTest, WhatHappensToADecisionLaterTellsTheDecisionAgain) {
  Milestone milestone = Outcome(v1::ADOPTED);
  const Wording council = {"Plan Jeugd", "Raad", v1::COUNCIL};
  milestone.set_kind(Kind::OUTCOME_CONFIRMED);
  EXPECT_EQ(DutchSentence(milestone, council),
            "Bevestigd: De raad heeft Plan Jeugd vastgesteld op 15 juli 2022.");
  milestone.set_kind(Kind::OUTCOME_RETRACTED);
  EXPECT_EQ(EnglishSentence(milestone, council),
            "Retracted: The council adopted Plan Jeugd on 15 July 2022.");
  milestone.set_kind(Kind::OUTCOME_DISCLOSED);
  EXPECT_EQ(DutchSentence(milestone, council),
            "De raad heeft Plan Jeugd vastgesteld op 15 juli 2022.");
  milestone.set_kind(Kind::SECRECY_LIFTED);
  EXPECT_EQ(DutchSentence(milestone, council),
            "Niet meer geheim: De raad heeft Plan Jeugd vastgesteld op 15 juli 2022.");
  milestone.clear_decision();
  EXPECT_EQ(DutchSentence(milestone, council),
            "De geheimhouding op een deel van Plan Jeugd is opgeheven.");
}

TEST(SentenceTest, EveryOtherKindHasItsSentence) {
  Milestone stage = Of(Kind::STAGE_REACHED);
  stage.set_stage("partneroverleg");
  EXPECT_EQ(DutchSentence(stage, kBoard), "Plan Jeugd is nu in de fase Partneroverleg.");
  EXPECT_EQ(DutchSentence(stage, {"Plan Jeugd", "", v1::PROGRAMME_BOARD}),
            "Plan Jeugd is nu in de fase partneroverleg.");
  Milestone version = Of(Kind::VERSION_FROZEN);
  version.set_version(2);
  EXPECT_EQ(DutchSentence(version, kBoard), "Versie 2 van Plan Jeugd is vastgelegd.");
  Milestone remark = Of(Kind::FOLLOW_UP_OPENED);
  remark.set_follow_up(3);
  remark.set_follow_up_kind(v1::FollowUp::REMARK);
  EXPECT_EQ(DutchSentence(remark, kBoard), "Opmerking 3 bij Plan Jeugd vraagt om een reactie.");
  remark.set_follow_up_kind(v1::FollowUp::CONDITION);
  remark.set_date("2022-09-01");
  EXPECT_EQ(EnglishSentence(remark, kBoard),
            "Condition 3 on Plan Jeugd is to be met by 1 September 2022.");
  Milestone ended = Of(Kind::PLAN_ENDED);
  ended.set_state(v1::Plan::TURNED_DOWN);
  EXPECT_EQ(DutchSentence(ended, kBoard), "Plan Jeugd is geëindigd: afgewezen.");
  Milestone papers = Of(Kind::PAPERS_HANDED_IN);
  papers.set_date("2022-06-01");
  EXPECT_EQ(DutchSentence(papers, kBoard),
            "De stukken van Plan Jeugd zijn aangeleverd op 1 juni 2022.");
}

TEST(SentenceTest, APointIsToldByItsIdAndThatOfItsProposal) {
  Milestone milestone = Of(Kind::POINT_DECIDED);
  milestone.set_resource("programmes/noord/proposals/plannen-2022");
  milestone.set_point("begroting");
  milestone.set_outcome_kind(v1::ADOPTED);
  milestone.set_date("2022-09-27");
  EXPECT_EQ(DutchSentence(milestone, {"", "", v1::COUNCIL}),
            "De raad heeft beslispunt begroting van plannen-2022 vastgesteld op 27 september "
            "2022.");
  EXPECT_EQ(EnglishSentence(milestone, {"", "", v1::COUNCIL}),
            "The council adopted point begroting of plannen-2022 on 27 September 2022.");
  milestone.set_kind(Kind::POINT_CONFIRMED);
  EXPECT_EQ(DutchSentence(milestone, {}),
            "De uitkomst over beslispunt begroting van plannen-2022 is bevestigd.");
  milestone.set_kind(Kind::POINT_RETRACTED);
  EXPECT_EQ(EnglishSentence(milestone, {}),
            "The outcome on point begroting of plannen-2022 was retracted.");
}

TEST(SentenceTest, WithoutATitleItIsThePlan) {
  EXPECT_EQ(DutchSentence(Outcome(v1::DEFERRED), {"", "", v1::COUNCIL}),
            "De raad heeft het plan aangehouden op 15 juli 2022.");
  EXPECT_EQ(DutchSentence(Of(Kind::PLAN_STARTED), {}), "Het plan is gestart.");
}

TEST(SentenceTest, ATitleIsNeverReadAsAPattern) {
  EXPECT_EQ(DutchSentence(Of(Kind::PLAN_STARTED), {"{body} en {on}", "", v1::COUNCIL}),
            "{body} en {on} is gestart.");
}

TEST(SentenceTest, AProjectIsToldByItsTitleAndByItsIdWhereThatWasErased) {
  Milestone project = Of(Kind::PROJECT_TURNED);
  project.set_resource("programmes/noord/projects/kansrijke-start");
  project.set_project_state(v1::Project::RUNNING);
  project.set_date("2022-05-01");
  EXPECT_EQ(DutchSentence(project, {"Kansrijke Start"}),
            "Project Kansrijke Start loopt sinds 1 mei 2022.");
  EXPECT_EQ(EnglishSentence(project, {}), "Project kansrijke-start is under way since 1 May 2022.");
  project.set_kind(Kind::PROJECT_ADDED);
  project.set_project_state(v1::Project::PLANNED);
  project.clear_date();
  EXPECT_EQ(DutchSentence(project, {"Flatcoaches"}), "Project Flatcoaches is gepland.");
  project.set_kind(Kind::PROJECT_TOLD);
  project.set_date("2022-05-01");
  EXPECT_EQ(DutchSentence(project, {"Flatcoaches"}),
            "Er is nieuws over project Flatcoaches van 1 mei 2022.");
  project.set_kind(Kind::PROJECT_CHANGED);
  EXPECT_EQ(DutchSentence(project, {"Flatcoaches"}),
            "De gegevens van project Flatcoaches zijn gewijzigd.");
  EXPECT_EQ(EnglishSentence(project, {}), "What is known of project kansrijke-start changed.");
}

TEST(SentenceTest, AnIndicatorIsToldByItsTitleAndByItsIdWhereThatWasErased) {
  Milestone measured = Of(Kind::MEASURED);
  measured.set_resource("programmes/noord/indicators/kinderen-in-armoede");
  EXPECT_EQ(DutchSentence(measured, {"Kinderen in armoede"}),
            "Er zijn nieuwe cijfers over Kinderen in armoede.");
  EXPECT_EQ(EnglishSentence(measured, {}), "There are new figures on kinderen-in-armoede.");
  measured.set_kind(Kind::INDICATOR_ADDED);
  EXPECT_EQ(DutchSentence(measured, {"Kinderen in armoede"}),
            "Er is een indicator bijgekomen: Kinderen in armoede.");
  EXPECT_EQ(EnglishSentence(measured, {}), "An indicator was added: kinderen-in-armoede.");
  measured.set_kind(Kind::INDICATOR_CHANGED);
  EXPECT_EQ(DutchSentence(measured, {"Kinderen in armoede"}),
            "De gegevens van indicator Kinderen in armoede zijn gewijzigd.");
  EXPECT_EQ(EnglishSentence(measured, {}),
            "What is known of indicator kinderen-in-armoede changed.");
}

TEST(SentenceTest, EveryStateOfAProjectHasASentenceOfItsOwn) {
  std::set<std::string> sentences;
  Milestone project = Of(Kind::PROJECT_TURNED);
  for (int state = 1; state < v1::Project::State_ARRAYSIZE; ++state) {
    project.set_project_state(static_cast<v1::Project::State>(state));
    sentences.insert(DutchSentence(project, {"Flatcoaches"}));
    sentences.insert(EnglishSentence(project, {"Flatcoaches"}));
  }
  EXPECT_EQ(sentences.size(), 2u * 6);
}

// A milestone of this kind about an action of the council.
Milestone OfAction(Kind::Kind kind, v1::Action::Kind action, v1::Action::State state) {
  Milestone milestone;
  milestone.set_kind(kind);
  milestone.set_resource("bodies/raad/actions/m3");
  milestone.set_action_kind(action);
  milestone.set_action_state(state);
  if (kind != Kind::ACTION_REOPENED) milestone.set_date("2022-09-27");
  return milestone;
}

TEST(SentenceTest, AnActionIsToldWithItsIdAndAMotionIsNoDecision) {
  using Action = v1::Action;
  const Wording council = {"", "", v1::COUNCIL};
  const Milestone motion = OfAction(Kind::ACTION_ADDED, Action::MOTION, Action::OPEN);
  EXPECT_EQ(DutchSentence(motion, council),
            "De raad heeft een motie aangenomen op 27 september 2022 (m3).");
  EXPECT_EQ(EnglishSentence(motion, council),
            "The council carried a motion on 27 September 2022 (m3).");
  EXPECT_EQ(
      DutchSentence(OfAction(Kind::ACTION_ADDED, Action::AMENDMENT, Action::NOT_ADOPTED), council),
      "De raad heeft een amendement verworpen op 27 september 2022 (m3).");
  EXPECT_EQ(DutchSentence(OfAction(Kind::ACTION_ADDED, Action::COMMITMENT, Action::OPEN), council),
            "Aan de raad is iets toegezegd op 27 september 2022 (m3).");
  EXPECT_EQ(
      DutchSentence(OfAction(Kind::ACTION_SETTLED, Action::MOTION, Action::CARRIED_OUT), council),
      "Een motie van de raad is uitgevoerd op 27 september 2022 (m3).");
  EXPECT_EQ(
      EnglishSentence(OfAction(Kind::ACTION_REOPENED, Action::COMMITMENT, Action::OPEN), council),
      "A commitment to the council is open again (m3).");
}

TEST(SentenceTest, EveryActionIsOneWholeSentenceOfItsOwn) {
  std::set<std::string> sentences;
  for (const Kind::Kind kind : {Kind::ACTION_ADDED, Kind::ACTION_SETTLED, Kind::ACTION_REOPENED}) {
    for (int action = 1; action <= v1::Action::Kind_MAX; ++action) {
      for (int state = 1; state <= v1::Action::State_MAX; ++state) {
        const Milestone milestone = OfAction(kind, static_cast<v1::Action::Kind>(action),
                                             static_cast<v1::Action::State>(state));
        for (const std::string& sentence :
             {DutchSentence(milestone, kBoard), EnglishSentence(milestone, kBoard)}) {
          EXPECT_TRUE(absl::EndsWith(sentence, "(m3).")) << sentence;
          EXPECT_FALSE(absl::StrContains(sentence, "{")) << sentence;
          EXPECT_FALSE(absl::StrContains(absl::AsciiStrToLower(sentence), "besluit")) << sentence;
          sentences.insert(sentence);
        }
      }
    }
  }
  // Added: four, and two that were lost; settled in three ways; opened again.
  EXPECT_EQ(sentences.size(), 2u * (6 + 4 * 3 + 4));
}

TEST(SentenceTest, HowAProgrammeStandsIsToldByAspect) {
  Milestone milestone = Of(Kind::STATUS_ASSESSED);
  milestone.set_resource("programmes/noord/assessments/3");
  milestone.set_date("2022-07-14");
  milestone.set_aspect(v1::Assessment::RISK);
  milestone.set_rating(v1::Assessment::CONCERN);
  EXPECT_EQ(DutchSentence(milestone, {}), "Stand van noord op 14 juli 2022: risico baart zorg.");
  EXPECT_EQ(EnglishSentence(milestone, {}), "Status of noord on 14 July 2022: risk is a concern.");
  std::set<std::string> sentences;
  for (int aspect = 1; aspect <= v1::Assessment::Aspect_MAX; ++aspect) {
    milestone.set_aspect(static_cast<v1::Assessment::Aspect>(aspect));
    const bool is_rated = aspect < v1::Assessment::PHASE;
    for (int rating = is_rated ? 1 : 0; rating <= (is_rated ? v1::Assessment::Rating_MAX : 0);
         ++rating) {
      milestone.set_rating(static_cast<v1::Assessment::Rating>(rating));
      sentences.insert(DutchSentence(milestone, {}));
      sentences.insert(EnglishSentence(milestone, {}));
    }
  }
  EXPECT_EQ(sentences.size(), 2u * (5 * 3 + 2));
}

TEST(SentenceTest, ATargetIsToldWithItsReason) {
  Milestone target = Of(Kind::TARGET_AT_RISK);
  target.set_resource("programmes/noord/plans/jeugd");
  target.set_date("2022-10-11");
  target.mutable_outlook()->set_no_later_than("2022-10-11");
  target.mutable_outlook()->set_because("programmes/noord/plans/jeugd/stages/db-programma");
  target.mutable_outlook()->set_hold(v1::Moment::PLANNED_DATE);
  const Wording council = {"Plan Jeugd", "Raad", v1::COUNCIL};
  EXPECT_EQ(DutchSentence(target, council),
            "Het doel van Plan Jeugd is in gevaar (Raad uiterlijk 11 oktober 2022): gepland op "
            "11 oktober 2022, door db-programma, zoals het gepland is.");
  EXPECT_EQ(EnglishSentence(target, council),
            "The target of Plan Jeugd is at risk (Raad by 11 October 2022): planned on 11 October "
            "2022, because of db-programma, as it was meant to be.");
  target.mutable_outlook()->set_because("programmes/noord/plans/wonen/stages/raad");
  EXPECT_EQ(DutchSentence(target, council),
            "Het doel van Plan Jeugd is in gevaar (Raad uiterlijk 11 oktober 2022): gepland op "
            "11 oktober 2022, door wonen/raad, zoals het gepland is.");
  target.set_kind(Kind::TARGET_OUT_OF_REACH);
  target.clear_date();
  EXPECT_EQ(DutchSentence(target, council),
            "Plan Jeugd haalt zijn doel niet meer (Raad uiterlijk 11 oktober 2022): de kalender "
            "heeft er geen dag voor.");
}

TEST(SentenceTest, DaysOfHandingInAreToldWithTheMeetingTheyAreFor) {
  Milestone milestone = Of(Kind::HAND_IN_NEAR);
  milestone.set_resource("programmes/noord/plans/jeugd");
  milestone.set_date("2022-08-22");
  milestone.set_meeting_date("2022-08-30");
  const Wording college = {"Plan Jeugd", "College", v1::EXECUTIVE};
  EXPECT_EQ(DutchSentence(milestone, college),
            "De stukken van Plan Jeugd voor het college van 30 augustus 2022 moeten uiterlijk "
            "22 augustus 2022 binnen zijn.");
  milestone.set_kind(Kind::HAND_IN_MISSED);
  EXPECT_EQ(EnglishSentence(milestone, college),
            "The papers of Plan Jeugd for the executive of 30 August 2022 were not handed in in "
            "time: 22 August 2022 was the last day.");
  milestone.set_kind(Kind::AGENDA_CLOSES);
  milestone.set_resource("bodies/college/meetings/m1");
  EXPECT_EQ(DutchSentence(milestone, {"", "", v1::EXECUTIVE}),
            "Stukken voor het college van 30 augustus 2022 kunnen vandaag voor het laatst worden "
            "aangeleverd, 22 augustus 2022.");
}

// Every kind of milestone with every outcome, follow-up, settlement and body: one sentence each,
// nothing of a pattern left in it, and never the word for what only a council decides.
TEST(SentenceTest, EveryCombinationIsOneWholeSentence) {
  int sentences = 0;
  for (int kind = 1; kind < Kind::Kind_ARRAYSIZE; ++kind) {
    for (int outcome = 0; outcome < v1::OutcomeKind_ARRAYSIZE; ++outcome) {
      for (int body = 0; body < v1::BodyKind_ARRAYSIZE; ++body) {
        for (int settlement = 0; settlement < v1::FollowUp::Settlement_ARRAYSIZE; ++settlement) {
          Milestone milestone = Outcome(static_cast<v1::OutcomeKind>(outcome));
          milestone.set_kind(static_cast<Kind::Kind>(kind));
          milestone.set_settlement(static_cast<v1::FollowUp::Settlement>(settlement));
          milestone.set_from_date("2022-07-08");
          milestone.set_meeting_date("2022-08-30");
          milestone.mutable_outlook()->set_no_later_than("2022-09-27");
          milestone.mutable_outlook()->set_hold(static_cast<v1::Moment::Hold>(settlement));
          milestone.set_follow_up_kind(static_cast<v1::FollowUp::Kind>(settlement % 4));
          const Wording wording = {"Plan Jeugd", "Raad", static_cast<v1::BodyKind>(body)};
          for (const std::string& sentence :
               {DutchSentence(milestone, wording), EnglishSentence(milestone, wording)}) {
            ASSERT_TRUE(absl::EndsWith(sentence, ".")) << sentence;
            ASSERT_TRUE(absl::ascii_isupper(static_cast<unsigned char>(sentence[0]))) << sentence;
            ASSERT_FALSE(absl::StrContains(sentence, "{")) << sentence;
            ASSERT_FALSE(absl::StrContains(sentence, "  ")) << sentence;
            const bool is_list = kind == Kind::DECISION_LIST_PUBLISHED;
            ASSERT_EQ(absl::StrContains(absl::AsciiStrToLower(sentence), "besluit"),
                      is_list && absl::StartsWith(sentence, "De besluitenlijst van "))
                << sentence;
            ++sentences;
          }
        }
      }
    }
  }
  EXPECT_GT(sentences, 20000);
}

}  // namespace
}  // namespace noordster::feed::sentence_test
