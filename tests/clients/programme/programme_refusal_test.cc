// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/screen/programme/programme_refusal.h"

#include <string>

#include "clients/cli/screen/error_report.h"
#include "clients/cpp/noordster/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "noordster/v1/project.pb.h"
#include "tests/clients/refusal/sentence_of_fact.h"

namespace noordster::cli::programme_refusal_test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

TEST(ProgrammeRefusalTest, EveryWayAProjectStandsHasItsSentence) {
  for (int state = 1; state <= v1::Project::State_MAX; ++state) {
    const std::string& name = v1::Project::State_Name(static_cast<v1::Project::State>(state));
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      const std::string sentence = SentenceOfFact(v1::PROJECT_UNFIT, name, language);
      EXPECT_THAT(sentence, Not(HasSubstr(name)));
      EXPECT_NE(sentence, SentenceOfFact(v1::PROJECT_UNFIT, "", language)) << name;
      EXPECT_THAT(sentence, EndsWith(".")) << name;
    }
  }
  EXPECT_EQ(SentenceOfFact(v1::PROJECT_UNFIT, "RUNNING"),
            "Het project loopt: het wordt gepauzeerd, afgerond of gestopt.");
}

TEST(ProgrammeRefusalTest, OnlyOfATurnedProjectADateIsHeldAgainstHowItStands) {
  v1::Blocker early;
  early.set_reason(v1::DATE_BEFORE_EARLIER_STEP);
  early.set_subject("2022-09-01");
  EXPECT_EQ(TurnSentenceOf(early, Language::kDutch),
            "Het project staat zo sinds 01-09-2022: kies die dag of een latere (--on).");
  EXPECT_EQ(TurnSentenceOf(early, Language::kEnglish),
            "The project stands so since 01-09-2022: choose that day or a later one (--on).");
  // Of secrecy and points, which say no stage either.
  EXPECT_EQ(SentenceOf(early, Language::kDutch),
            "De datum ligt vóór die van een eerdere behandeling, 01-09-2022.");
  early.set_reason(v1::DATE_IN_FUTURE);
  EXPECT_THAT(TurnSentenceOf(early, Language::kDutch), IsEmpty());

  ErrorDetails details;
  details.reason = "GUARDS_UNMET";
  early.set_reason(v1::DATE_BEFORE_EARLIER_STEP);
  details.blockers = {early};
  const absl::Status refusal =
      WithDetails(absl::StatusCode::kFailedPrecondition, "refused", details);
  ActContext context;
  EXPECT_THAT(ErrorText(refusal, context, Language::kDutch), HasSubstr("een eerdere behandeling"));
  context.sentence_of = TurnSentenceOf;
  EXPECT_THAT(ErrorText(refusal, context, Language::kDutch), HasSubstr("staat zo sinds"));
}

TEST(ProgrammeRefusalTest, AReferenceThatDoesNotFitIsNamedWithTheRule) {
  for (const char* field : {"goal.contributes_to", "project.partners", "project.challenges",
                            "project.goals", "project.authorised_by", "signatory.partner",
                            "indicator.measure", "indicator.challenges", "area.kind"}) {
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      EXPECT_THAT(ProgrammeUnfitSentenceOf(field, "programmes/noord/goals/werk", language),
                  HasSubstr("noord/werk"))
          << field;
    }
  }
  EXPECT_THAT(ProgrammeUnfitSentenceOf("bodies", "bodies/raad", Language::kDutch), IsEmpty());
  ErrorDetails details;
  details.reason = "REFERENCE_UNFIT";
  details.metadata = {{"field", "project.goals"}, {"resource", "programmes/zuid/goals/werk"}};
  EXPECT_EQ(ExplanationOf(details, Language::kDutch),
            "zuid/werk is een doel van een ander programma dan het project.");
}

TEST(ProgrammeRefusalTest, OfACircleOfGoalsTheWayIsShown) {
  const std::string message =
      "programmes/noord/goals/werk would contribute to itself: werk -> inkomen -> werk";
  EXPECT_EQ(CircleIn("goal.contributes_to", message), "werk -> inkomen -> werk");
  EXPECT_EQ(CircleIn("project.goals", message), "");
  EXPECT_EQ(CircleIn("goal.contributes_to", "programmes/zuid/goals/werk is not of noord"), "");
}

}  // namespace
}  // namespace noordster::cli::programme_refusal_test
