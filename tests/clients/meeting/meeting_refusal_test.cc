// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/meeting_refusal.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "noordster/v1/meeting.pb.h"
#include "tests/clients/refusal/sentence_of_fact.h"

namespace noordster::cli::meeting_refusal_test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// The sentences of all values of an enum; each says something of its own.
void ExpectASentenceForEach(v1::ErrorReason reason, const google::protobuf::EnumDescriptor& type) {
  for (int i = 1; i < type.value_count(); ++i) {
    const std::string& name = type.value(i)->name();
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      v1::Blocker blocker;
      blocker.set_reason(reason);
      blocker.set_subject(name);
      EXPECT_THAT(MeetingSentenceOf(blocker, language), Not(IsEmpty())) << name;
    }
    EXPECT_THAT(SentenceOfFact(reason, name), Not(HasSubstr(name)));
  }
}

TEST(MeetingRefusalTest, EveryWayAMeetingOrItemStandsHasItsSentence) {
  ExpectASentenceForEach(v1::MEETING_UNFIT, *v1::Meeting::State_descriptor());
  ExpectASentenceForEach(v1::ITEM_UNFIT, *v1::AgendaItem::Placement_descriptor());
  EXPECT_EQ(SentenceOfFact(v1::MEETING_UNFIT, "HELD"), "De vergadering is gehouden en gesloten.");
  EXPECT_EQ(SentenceOfFact(v1::ITEM_UNFIT, "PAPER_DELIVERED"), "Dit stuk is al aangeleverd.");
  for (const char* fact : {"CONSENT", "CONSENT_WITH_STATEMENTS", "BALLOT_HELD", "PUT_OFF",
                           "PAPER_DELIVERED", "NO_DUE_DATE"}) {
    EXPECT_THAT(SentenceOfFact(v1::ITEM_UNFIT, fact, Language::kEnglish), Not(HasSubstr(fact)));
  }
}

TEST(MeetingRefusalTest, ABoundIsSaidWithItsRule) {
  EXPECT_EQ(SentenceOfFact(v1::BALLOT_UNFIT, "sitting <= 35"),
            "Er kunnen niet meer leden zitting hebben dan er zetels zijn: hoogstens 35 "
            "(--sitting).");
  EXPECT_THAT(SentenceOfFact(v1::BALLOT_UNFIT, "votes_for + votes_against = 30"),
              HasSubstr("Voor en tegen zijn samen niet 30: wie er is, stemt voor of tegen, want "
                        "zich onthouden kan niet (Gemeentewet art. 32)."));
  EXPECT_THAT(SentenceOfFact(v1::BALLOT_UNFIT, "present <= 31"),
              HasSubstr("hoogstens 31 leden aan de stemming meedoen (--present)"));
  for (const char* bound :
       {"sitting <= 7", "signed_in <= 7", "signed_in >= 7", "persons <= 7", "recusals <= 7",
        "present <= 7", "present + recusals <= 7", "votes_for + votes_against <= 7",
        "votes_for + votes_against = 7", "votes + blank_or_invalid = 7", "candidates = 7",
        "lot = one of candidates", "subject = one of points", "subject_kind = DECISION_POINT"}) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      const std::string sentence = SentenceOfFact(v1::BALLOT_UNFIT, bound, language);
      EXPECT_THAT(sentence, Not(HasSubstr(bound)));
      EXPECT_EQ(sentence.back(), '.') << bound;
    }
  }
  // A bound of a later server is shown as it came.
  EXPECT_EQ(SentenceOfFact(v1::BALLOT_UNFIT, "chairs <= 1"),
            "De getallen kunnen niet zo zijn: chairs <= 1.");
}

TEST(MeetingRefusalTest, AnOutcomeThatIsNotTheBallotsShowsTheVotes) {
  EXPECT_EQ(SentenceOfFact(v1::BALLOT_CONTRADICTED, "LOST 15 18"),
            "De stemming over dit punt: 15 voor, 18 tegen: verworpen.");
  EXPECT_EQ(SentenceOfFact(v1::BALLOT_CONTRADICTED, "CARRIED 18 15", Language::kEnglish),
            "The ballot on this item: 18 for, 15 against: carried.");
  EXPECT_THAT(SentenceOfFact(v1::BALLOT_CONTRADICTED, "PUT_OFF 17 17"),
              HasSubstr("17 voor, 17 tegen: de stemmen staakten en de volgende vergadering beslist "
                        "(Gemeentewet art. 32)"));
  EXPECT_EQ(SentenceOfFact(v1::BALLOT_CONTRADICTED, "AMENDMENT_CARRIED 18 15"),
            "Er is een amendement aangenomen, 18 voor en 15 tegen: dan is de uitkomst de "
            "gewijzigde.");
  EXPECT_THAT(SentenceOfFact(v1::BALLOT_CONTRADICTED, "NO_AMENDMENT"),
              HasSubstr("Er is geen amendement aangenomen"));
  EXPECT_THAT(SentenceOfFact(v1::BALLOT_CONTRADICTED, "WITHOUT_VOTE"),
              HasSubstr("verwerpen vraagt een stemming (ballot record)."));
  const auto& results = *v1::Ballot::Result_descriptor();
  for (int i = 1; i < results.value_count(); ++i) {
    v1::Blocker blocker;
    blocker.set_reason(v1::BALLOT_CONTRADICTED);
    blocker.set_subject(results.value(i)->name() + " 1 2");
    EXPECT_THAT(MeetingSentenceOf(blocker, Language::kDutch), Not(IsEmpty()))
        << results.value(i)->name();
  }
}

TEST(MeetingRefusalTest, WhatAnOutcomeRestsOnIsAskedWithTheWayOut) {
  EXPECT_EQ(SentenceOfFact(v1::ITEM_ABOUT_OTHER, "bodies/raad/meetings/juni/items/3"),
            "Agendapunt raad/juni/3 gaat niet over dit plan of voorstel (agenda update raad/juni/3 "
            "--about "
            "PLAN).");
  EXPECT_EQ(SentenceOfFact(v1::FIELD_REQUIRED, "agenda_item"),
            "Deze uitkomst vraagt een vergadering waarin het is behandeld (--meeting of "
            "--item), of de bron van een feit van vroeger (--source).");
  EXPECT_THAT(SentenceOfFact(v1::FIELD_REQUIRED, "without_vote"),
              HasSubstr("leg de stemming vast (ballot record), of zeg dat niemand erom vroeg "
                        "(--without-vote;"));
  for (const char* field : {"source", "without_vote"}) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      EXPECT_THAT(SentenceOfFact(v1::FIELD_UNWANTED, field, language), HasSubstr("(--"));
    }
  }
}

TEST(MeetingRefusalTest, ADayThatDoesNotFitNamesTheOther) {
  EXPECT_EQ(SentenceOfFact(v1::DATE_UNFIT, "2022-09-27"),
            "De dag past niet bij die van de vergadering, 27-09-2022.");
}

TEST(MeetingRefusalTest, FieldsOfABallotSayWhenTheyAreNeeded) {
  EXPECT_THAT(SentenceOfFact(v1::FIELD_REQUIRED, "ballot.chair_vote"),
              HasSubstr("de stem van de voorzitter beslist (Gemeentewet art. 59)"));
  EXPECT_THAT(SentenceOfFact(v1::FIELD_UNWANTED, "ballot.lot"), HasSubstr("(--lot)"));
  // Those of outcomes keep their own.
  EXPECT_EQ(SentenceOfFact(v1::FIELD_REQUIRED, "reason"),
            "Deze uitkomst vraagt een reden (--reason).");
}

TEST(MeetingRefusalTest, AReferenceThatDoesNotFitIsExplained) {
  ErrorDetails details;
  details.reason = "REFERENCE_UNFIT";
  details.metadata = {{"field", "items"},
                      {"resource", "municipalities/gm1916/bodies/raad/meetings/juni"}};
  EXPECT_EQ(ExplanationOf(details, Language::kDutch),
            "De agenda van juni bevat elk geplaatst punt precies één keer (--order); agenda show "
            "noemt ze.");
}

}  // namespace
}  // namespace noordster::cli::meeting_refusal_test
