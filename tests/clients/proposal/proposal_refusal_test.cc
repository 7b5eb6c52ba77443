// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/proposal/proposal_refusal.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "noordster/v1/plan.pb.h"
#include "tests/clients/refusal/sentence_of_fact.h"

namespace noordster::cli::proposal_refusal_test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(ProposalRefusalTest, HowAPointStandsIsSaidWithTheWayOn) {
  EXPECT_EQ(SentenceOfFact(v1::PROPOSAL_UNFIT, "begroting OPEN"),
            "Over beslispunt begroting staat geen uitkomst; aan de raad gaat de instemming van het "
            "college vooraf.");
  EXPECT_EQ(SentenceOfFact(v1::PROPOSAL_UNFIT, "begroting ADOPTED"),
            "Over beslispunt begroting is al beslist: vastgesteld.");
  for (const char* stand : {"OPEN", "DECIDED", "SECRET", "AGREED", "AGREED_AS_AMENDED", "DEFERRED",
                            "NOT_TREATED", "SENT_BACK", "WITHDRAWN", "ADOPTED", "REJECTED"}) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      const std::string sentence =
          SentenceOfFact(v1::PROPOSAL_UNFIT, absl::StrCat("begroting ", stand), language);
      EXPECT_THAT(sentence, HasSubstr("begroting"));
      EXPECT_THAT(sentence, Not(HasSubstr(stand)));
      EXPECT_EQ(sentence.back(), '.');
    }
  }
}

TEST(ProposalRefusalTest, WhatABodyCannotDoIsSaidInWords) {
  EXPECT_EQ(SentenceOfFact(v1::OUTCOME_UNKNOWN, "begroting ADOPTED"),
            "Dit gremium kan bij beslispunt begroting de uitkomst 'vastgesteld' niet hebben.");
  EXPECT_EQ(SentenceOfFact(v1::NOT_PROVISIONAL, "begroting AGREED"),
            "De uitkomst over beslispunt begroting (ingestemd) wacht niet op een bevestiging.");
  EXPECT_THAT(SentenceOfFact(v1::DECISION_CONFIRMED, "begroting ADOPTED"),
              HasSubstr("alleen een later voorstel komt ervoor in de plaats"));
  EXPECT_THAT(SentenceOfFact(v1::DECISION_CONFIRMED, "begroting REJECTED"),
              HasSubstr("beslispunt begroting (verworpen) is bevestigd"));
  EXPECT_EQ(SentenceOfFact(v1::WRONG_BODY, "raad EXECUTIVE_PROPOSAL"),
            "Over een collegevoorstel beslist het college van het programma, niet raad.");
  EXPECT_THAT(SentenceOfFact(v1::WRONG_BODY, "db COUNCIL_PROPOSAL"), HasSubstr("raadsvoorstel"));
}

TEST(ProposalRefusalTest, AFieldIsSaidWithItsRuleAndOption) {
  for (const char* field :
       {"proposal.points[2].plan", "initial.words", "dates", "dates.signed_date",
        "dates.signatories", "dates.signatories CHAIR", "dates.signatories CLERK",
        "dates.signatories SECRETARY", "dates.publication", "dates.published_date"}) {
    EXPECT_THAT(SentenceOfFact(v1::FIELD_REQUIRED, field), Not(HasSubstr(field))) << field;
    EXPECT_THAT(SentenceOfFact(v1::FIELD_REQUIRED, field, Language::kEnglish),
                Not(HasSubstr("outcome n")))
        << field;
  }
  EXPECT_THAT(SentenceOfFact(v1::FIELD_REQUIRED, "dates.signatories CHAIR"),
              HasSubstr("(Gemeentewet art. 32a, 59a en 77;"));
  for (const char* field :
       {"proposal.points[0].plan", "dates.signatories CLERK", "dates.signatories SECRETARY"}) {
    EXPECT_THAT(SentenceOfFact(v1::FIELD_UNWANTED, field), Not(HasSubstr(field))) << field;
  }
  EXPECT_THAT(SentenceOfFact(v1::REFERENCE_UNFIT, "proposal.points[1].kind"),
              HasSubstr("Alleen de raad wijzigt de begroting (Gemeentewet art. 192)"));
  EXPECT_THAT(SentenceOfFact(v1::REFERENCE_UNFIT, "proposal.points[1].plan"),
              HasSubstr("hetzelfde programma"));
}

TEST(ProposalRefusalTest, ADayIsSaidWithTheOneItFollows) {
  EXPECT_EQ(SentenceOfFact(v1::DATE_UNFIT, "signed_date >= 2022-09-27"),
            "Ondertekend (--signed) kan niet vóór 27-09-2022: eerst genomen, dan ondertekend of "
            "verzonden, gepubliceerd, van kracht.");
  for (const char* field : {"sent_date", "published_date", "effective_date"}) {
    EXPECT_THAT(SentenceOfFact(v1::DATE_UNFIT, absl::StrCat(field, " >= 2022-09-27")),
                Not(HasSubstr(field)));
  }
}

TEST(ProposalRefusalTest, WhatIsAboutPlansIsNotSaidHere) {
  v1::Blocker blocker;
  blocker.set_reason(v1::WRONG_BODY);
  blocker.set_subject("raad");
  EXPECT_THAT(ProposalSentenceOf(blocker, Language::kDutch), IsEmpty());
  blocker.set_reason(v1::DATE_UNFIT);
  blocker.set_subject("2022-09-27");
  EXPECT_THAT(ProposalSentenceOf(blocker, Language::kDutch), IsEmpty());
}

}  // namespace
}  // namespace noordster::cli::proposal_refusal_test
