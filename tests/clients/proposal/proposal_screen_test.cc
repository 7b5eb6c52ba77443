// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/proposal/proposal_screen.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "noordster/v1/proposal.pb.h"

namespace noordster::cli::proposal_screen_test {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

v1::PointOutcome& AddOutcome(v1::OutcomeKind kind, v1::LegalEffect effect,
                             v1::DecisionPoint& point) {
  v1::PointOutcome& outcome = *point.add_outcomes();
  outcome.set_body("municipalities/gm1916/bodies/raad");
  outcome.set_kind(kind);
  outcome.set_effect(effect);
  outcome.set_decided_date("2022-09-27");
  outcome.set_record_time("2022-09-28T07:00:00Z");
  outcome.set_state(v1::Decision::PROVISIONAL);
  outcome.set_agenda_item("municipalities/gm1916/bodies/raad/meetings/september/items/3");
  return outcome;
}

v1::DecisionPoint& AddPoint(const std::string& id, v1::Proposal& proposal) {
  v1::DecisionPoint& point = *proposal.add_points();
  point.set_id(id);
  point.set_text("Vaststellen");
  point.set_kind(v1::DecisionPoint::OTHER);
  return point;
}

v1::Proposal Sample() {
  v1::Proposal proposal;
  proposal.set_name("municipalities/gm1916/programmes/noord/proposals/plannen");
  proposal.set_title("Uitvoeringsplannen");
  proposal.set_kind(v1::Proposal::COUNCIL_PROPOSAL);
  proposal.set_case_number("Z-17");
  AddOutcome(v1::ADOPTED, v1::DECISION, AddPoint("jeugd", proposal)).set_ballot(2);
  AddOutcome(v1::ADOPTED, v1::DECISION, AddPoint("geld", proposal));
  AddOutcome(v1::DEFERRED, v1::NONE, AddPoint("wonen", proposal));
  return proposal;
}

TEST(ProposalScreenTest, TheLastLineSaysHowThePointsStand) {
  v1::Proposal proposal = Sample();
  EXPECT_EQ(TotalsText(proposal, {}, Language::kDutch),
            "3 beslispunten: 2× vastgesteld, 1× aangehouden");
  EXPECT_THAT(ProposalText(proposal, {}, {}, Language::kDutch),
              EndsWith("\n3 beslispunten: 2× vastgesteld, 1× aangehouden\n"));
  proposal.mutable_points(0)->mutable_outcomes(0)->set_state(v1::Decision::REVERSED);
  EXPECT_EQ(TotalsText(proposal, {}, Language::kEnglish),
            "3 points: 1× still open, 1× adopted, 1× deferred");
}

TEST(ProposalScreenTest, WhatKeepsItSecretIsNamed) {
  v1::Proposal proposal = Sample();
  EXPECT_THAT(ProposalText(proposal, {}, {}, Language::kDutch), Not(HasSubstr("Geheim")));
  proposal.add_secret_items("municipalities/gm1916/bodies/raad/meetings/juni/items/3");
  proposal.add_secret_items("municipalities/gm1916/bodies/raad/meetings/juli/items/1");
  EXPECT_THAT(ProposalText(proposal, {}, {}, Language::kDutch),
              HasSubstr("Geheim      zolang geheimhouding rust op agendapunt raad/juni/3,\n"
                        "            raad/juli/1\n"));
}

TEST(ProposalScreenTest, EachOutcomeStandsWithItsEffectWhatItRestsOnAndSixDates) {
  v1::Proposal proposal = Sample();
  v1::PointDates& dates = *proposal.mutable_points(0)->mutable_outcomes(0)->mutable_dates();
  dates.set_signed_date("2022-09-29");
  dates.set_sent_date("2022-09-30");
  dates.set_published_date("2022-10-03");
  dates.set_publication("Gemeenteblad 2022, 412345");
  dates.set_effective_date("2022-10-04");
  auto& signatory = *dates.add_signatories();
  signatory.set_person("municipalities/gm1916/persons/nestor");
  signatory.set_capacity(v1::PointDates::CHAIR);
  signatory.set_deputy(true);
  const std::string text = ProposalText(
      proposal, {{"municipalities/gm1916/persons/nestor", "Mina Mulder"}}, {}, Language::kDutch);
  EXPECT_THAT(text, HasSubstr("vastgesteld (besluit), nog te bevestigen"));
  EXPECT_THAT(text, HasSubstr("raad/september/3, stemming 2"));
  EXPECT_THAT(text, HasSubstr("27-09-2022  28-09-2022  29-09-2022   30-09-2022  03-10-2022    "
                              "04-10-2022\n"));
  EXPECT_THAT(text, HasSubstr("ondertekend door Mina Mulder, voorzitter (plaatsvervangend)\n"));
  EXPECT_THAT(text, HasSubstr("gepubliceerd in Gemeenteblad 2022, 412345\n"));
}

// Item 6 of what software gets wrong: a proposal or advice is never shown as a besluit.
TEST(ProposalScreenTest, BesluitIsSaidOfADecisionOnly) {
  for (const auto effect : {v1::NONE, v1::ADVICE, v1::INTERNAL, v1::PROPOSAL, v1::DECISION}) {
    v1::Proposal proposal;
    AddOutcome(v1::AGREED, effect, AddPoint("a", proposal));
    EXPECT_EQ(absl::StrContains(ProposalText(proposal, {}, {}, Language::kDutch), "besluit"),
              effect == v1::DECISION);
  }
}

TEST(ProposalScreenTest, ABodyRejectsInItsOwnWords) {
  const std::string raad = "municipalities/gm1916/bodies/raad";
  v1::Proposal proposal;
  AddOutcome(v1::REJECTED, v1::DECISION, AddPoint("a", proposal));
  const auto tells = [&](const BodyKinds& bodies, const std::string& word, Language language) {
    EXPECT_THAT(TotalsText(proposal, bodies, language), EndsWith(absl::StrCat(": 1× ", word)));
    EXPECT_THAT(ProposalText(proposal, {}, bodies, language), HasSubstr(absl::StrCat(word, " (")));
    EXPECT_THAT(ProposalsText({proposal}, bodies, language), HasSubstr(word));
  };
  tells({{raad, v1::COUNCIL}}, "verworpen", Language::kDutch);
  tells({{raad, v1::EXECUTIVE}}, "afgewezen", Language::kDutch);
  tells({}, "verworpen of afgewezen", Language::kDutch);
  tells({{raad, v1::COUNCIL}}, "rejected", Language::kEnglish);
  EXPECT_EQ(OutcomeWord(v1::ADOPTED, v1::COUNCIL, Language::kDutch), "vastgesteld");
}

TEST(ProposalScreenTest, WhoLookedStandsWithWhatTheySaid) {
  v1::Proposal proposal = Sample();
  auto& initial = *proposal.add_initials();
  initial.set_discipline(v1::Proposal::FINANCE);
  initial.set_person("municipalities/gm1916/persons/controller");
  initial.set_date("2022-08-01");
  initial.set_words("Dekking ontbreekt");
  EXPECT_THAT(ProposalText(proposal, {}, {}, Language::kDutch),
              HasSubstr("financiën, controller, 01-08-2022: niet akkoord: Dekking"));
}

TEST(ProposalScreenTest, AListSaysHowEachStands) {
  EXPECT_EQ(ProposalsText({}, {}, Language::kDutch), "Er zijn nog geen voorstellen.\n");
  EXPECT_THAT(ProposalsText({Sample()}, {}, Language::kDutch),
              AllOf(HasSubstr("plannen"), HasSubstr("raadsvoorstel"), HasSubstr("2× vastgesteld"),
                    Not(HasSubstr("municipalities"))));
  EXPECT_EQ(PointsText(1, Language::kDutch), "1 beslispunt");
}

}  // namespace
}  // namespace noordster::cli::proposal_screen_test
