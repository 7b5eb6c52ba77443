// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/action/action_refusal.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "noordster/v1/action.pb.h"
#include "noordster/v1/meeting.pb.h"
#include "tests/clients/refusal/sentence_of_fact.h"

namespace noordster::cli::action_refusal_test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(ActionRefusalTest, EveryWayAnActionStandsHasItsSentence) {
  for (int state = 1; state <= v1::Action::State_MAX; ++state) {
    const std::string& name = v1::Action::State_Name(static_cast<v1::Action::State>(state));
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      const std::string sentence = SentenceOfFact(v1::ACTION_UNFIT, name, language);
      EXPECT_THAT(sentence, Not(HasSubstr(name)));
      EXPECT_NE(sentence, SentenceOfFact(v1::ACTION_UNFIT, "", language)) << name;
    }
  }
  EXPECT_EQ(SentenceOfFact(v1::ACTION_UNFIT, "LAPSED"),
            "Dit is al vervallen; action reopen heropent het.");
}

TEST(ActionRefusalTest, AVoteThatDecidedNothingIsSaidWithItsNumbers) {
  EXPECT_EQ(SentenceOfFact(v1::BALLOT_UNFIT, "PUT_OFF 17 17"),
            "De stemmen staakten hierover: 17 voor, 17 tegen; de volgende vergadering beslist "
            "(Gemeentewet art. 32).");
  for (const v1::Ballot::Result result :
       {v1::Ballot::INVALID, v1::Ballot::PUT_OFF, v1::Ballot::VOTE_AGAIN, v1::Ballot::CHOSEN}) {
    const std::string name = v1::Ballot::Result_Name(result);
    for (const std::string& subject : {name, absl::StrCat(name, " 17 16")}) {
      for (const Language language : {Language::kDutch, Language::kEnglish}) {
        EXPECT_THAT(SentenceOfFact(v1::BALLOT_UNFIT, subject, language), Not(HasSubstr(name)));
      }
    }
  }
  EXPECT_THAT(SentenceOfFact(v1::BALLOT_UNFIT, "PUT_OFF"), HasSubstr("in een eerdere vergadering"));
  EXPECT_EQ(SentenceOfFact(v1::BALLOT_UNFIT, "subject_kind = MOTION"),
            "De stemming met deze naam (--reference) ging niet over een motie.");
  EXPECT_THAT(SentenceOfFact(v1::BALLOT_UNFIT, "sitting <= 35"), HasSubstr("zetels"))
      << "numbers of a ballot are said as before";
}

TEST(ActionRefusalTest, ThatAnItemIsSecretIsSaidWithTheWayOut) {
  EXPECT_EQ(SentenceOfFact(v1::UNDER_SECRECY, "action.audience"),
            "Op het agendapunt rust geheimhouding: wat daar is ontstaan, is tot die is opgeheven "
            "alleen voor de administratie (--audience administration).");
}

TEST(ActionRefusalTest, ADayIsSaidWithTheOneItContradicts) {
  EXPECT_EQ(SentenceOfFact(v1::DATE_UNFIT, "due_date >= 2022-09-27"),
            "De uiterste dag (--due) ligt vóór 27-09-2022, de dag waarop dit is ontstaan.");
  EXPECT_EQ(SentenceOfFact(v1::DATE_UNFIT, "settled_date >= 2022-09-27", Language::kEnglish),
            "The day it was settled (--on) lies before 27-09-2022, the day on which this was "
            "made.");
  EXPECT_THAT(SentenceOfFact(v1::DATE_UNFIT, "2022-09-27"),
              HasSubstr("van de vergadering, 27-09-2022"));
}

TEST(ActionRefusalTest, WhatIsMissingOrUnwantedIsSaidWithItsOption) {
  for (const char* field : {"action.owner", "owner", "action.agenda_item", "action.reference",
                            "action.without_vote", "replaced_by"}) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      EXPECT_THAT(SentenceOfFact(v1::FIELD_REQUIRED, field, language), HasSubstr("(--")) << field;
    }
  }
  for (const char* field : {"action.reference", "action.without_vote", "replaced_by"}) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      EXPECT_THAT(SentenceOfFact(v1::FIELD_UNWANTED, field, language), HasSubstr("(--")) << field;
    }
  }
}

TEST(ActionRefusalTest, AReferenceThatDoesNotFitIsNamedWithTheRule) {
  EXPECT_EQ(ActionUnfitSentenceOf("action.agenda_item", "bodies/college/meetings/mei/items/3",
                                  Language::kDutch),
            "college/mei/3 is geen agendapunt van dit gremium.");
  EXPECT_THAT(ActionUnfitSentenceOf("relations[1].decision",
                                    "programmes/noord/plans/jeugd/decisions/3", Language::kDutch),
              HasSubstr("Op noord/jeugd/3 kan deze uitkomst niet teruggaan"));
  for (const char* field : {"action.kind", "action.owner", "owner", "settled_in", "replaced_by"}) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      EXPECT_THAT(ActionUnfitSentenceOf(field, "bodies/db", language), HasSubstr("db")) << field;
    }
  }
  EXPECT_THAT(ActionUnfitSentenceOf("meeting", "bodies/db", Language::kDutch), IsEmpty());
}

}  // namespace
}  // namespace noordster::cli::action_refusal_test
