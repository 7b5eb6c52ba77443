// SPDX-License-Identifier: EUPL-1.2
#include "clients/cli/words.h"

#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "clients/cli/screen/planning/planning_refusal.h"
#include "clients/cli/screen/refusal_words.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "noordster/internal/v1/event.pb.h"
#include "noordster/v1/body_service.pb.h"
#include "noordster/v1/calendar.pb.h"
#include "noordster/v1/indicator.pb.h"
#include "noordster/v1/mandate_service.pb.h"
#include "noordster/v1/meeting.pb.h"
#include "noordster/v1/milestone_service.pb.h"
#include "noordster/v1/partner.pb.h"
#include "noordster/v1/path_service.pb.h"
#include "noordster/v1/plan.pb.h"
#include "noordster/v1/plan_demands.pb.h"
#include "noordster/v1/planning.pb.h"
#include "noordster/v1/programme_service.pb.h"
#include "noordster/v1/project.pb.h"
#include "noordster/v1/proposal.pb.h"
#include "noordster/v1/recognition.pb.h"
#include "noordster/v1/search_service.pb.h"
#include "noordster/v1/status.pb.h"
#include "noordster/v1/worklist_service.pb.h"

namespace noordster::cli::words_test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FileDescriptor;

// The messages within a message, at any depth, and itself.
std::vector<const Descriptor*> MessagesOf(const Descriptor& message) {
  std::vector<const Descriptor*> messages = {&message};
  for (int i = 0; i < message.nested_type_count(); ++i) {
    const std::vector<const Descriptor*> below = MessagesOf(*message.nested_type(i));
    messages.insert(messages.end(), below.begin(), below.end());
  }
  return messages;
}

// The messages of a file, at any depth.
std::vector<const Descriptor*> MessagesOf(const FileDescriptor& file) {
  std::vector<const Descriptor*> messages;
  for (int i = 0; i < file.message_type_count(); ++i) {
    const std::vector<const Descriptor*> below = MessagesOf(*file.message_type(i));
    messages.insert(messages.end(), below.begin(), below.end());
  }
  return messages;
}

// The enums of a file and of its messages.
std::vector<const EnumDescriptor*> EnumsOf(const FileDescriptor& file) {
  std::vector<const EnumDescriptor*> enums;
  for (int i = 0; i < file.enum_type_count(); ++i) enums.push_back(file.enum_type(i));
  for (const Descriptor* message : MessagesOf(file)) {
    for (int i = 0; i < message->enum_type_count(); ++i) enums.push_back(message->enum_type(i));
  }
  return enums;
}

TEST(WordsTest, EveryValueOfEveryEnumHasAWordInBothLanguages) {
  int values = 0;
  for (const FileDescriptor* file :
       {v1::VagueDate::descriptor()->file(), v1::Plan::descriptor()->file(),
        v1::WorkItem::descriptor()->file(), v1::Mandate::descriptor()->file(),
        v1::CallerResponse::descriptor()->file(), v1::Milestone::descriptor()->file(),
        v1::SubscribeRequest::descriptor()->file(), v1::Meeting::descriptor()->file(),
        v1::Recognition::descriptor()->file(), v1::Proposal::descriptor()->file(),
        v1::Partner::descriptor()->file(), v1::Project::descriptor()->file(),
        v1::SearchHit::descriptor()->file(), v1::Assessment::descriptor()->file(),
        v1::Indicator::descriptor()->file(), v1::Calendar::descriptor()->file(),
        v1::Planning::descriptor()->file(), v1::PlanDemands::descriptor()->file()}) {
    for (const EnumDescriptor* type : EnumsOf(*file)) {
      for (int i = 0; i < type->value_count(); ++i, ++values) {
        EXPECT_TRUE(HasWord(*type->value(i))) << type->value(i)->full_name();
        EXPECT_THAT(WordOf(*type->value(i), Language::kDutch), Not(IsEmpty()));
        EXPECT_THAT(WordOf(*type->value(i), Language::kEnglish), Not(IsEmpty()));
      }
    }
  }
  EXPECT_GT(values, 80);
}

TEST(WordsTest, EveryReasonHasASentenceInBothLanguages) {
  const EnumDescriptor& reasons = *v1::ErrorReason_descriptor();
  for (int i = 1; i < reasons.value_count(); ++i) {
    const auto reason = static_cast<v1::ErrorReason>(reasons.value(i)->number());
    EXPECT_THAT(std::string(SentenceOf(reason, Language::kDutch)), Not(IsEmpty()))
        << reasons.value(i)->name();
    EXPECT_THAT(std::string(SentenceOf(reason, Language::kEnglish)), Not(IsEmpty()))
        << reasons.value(i)->name();
  }
}

TEST(WordsTest, EveryEventHasAWord) {
  const auto& events = *internal::v1::Event::descriptor()->FindOneofByName("kind");
  for (int i = 0; i < events.field_count(); ++i) {
    EXPECT_NE(EventOf(events.field(i)->name(), Language::kDutch), events.field(i)->name());
    EXPECT_NE(EventOf(events.field(i)->name(), Language::kEnglish), events.field(i)->name());
  }
}

TEST(WordsTest, EveryFieldOfAResourceHasALabel) {
  for (const Descriptor* resource :
       {v1::Municipality::descriptor(), v1::Body::descriptor(), v1::Membership::descriptor(),
        v1::Person::descriptor(), v1::Path::descriptor(), v1::Programme::descriptor(),
        v1::Challenge::descriptor(), v1::Plan::descriptor(), v1::Mandate::descriptor(),
        v1::Goal::descriptor(), v1::Partner::descriptor(), v1::Covenant::descriptor(),
        v1::Project::descriptor(), v1::Area::descriptor(), v1::Indicator::descriptor(),
        v1::Calendar::descriptor(), v1::Schedule::descriptor()}) {
    for (int i = 0; i < resource->field_count(); ++i) {
      const std::string& field = resource->field(i)->name();
      if (field == "etag") continue;
      EXPECT_NE(LabelOf(field, Language::kDutch), field);
    }
  }
}

TEST(WordsTest, EveryFieldOfPlanningHasALabel) {
  for (const FileDescriptor* file :
       {v1::Planning::descriptor()->file(), v1::PlanDemands::descriptor()->file()}) {
    for (const Descriptor* message : MessagesOf(*file)) {
      for (int i = 0; i < message->field_count(); ++i) {
        const std::string& field = message->field(i)->name();
        EXPECT_NE(LabelOf(field, Language::kDutch), field) << message->full_name();
        EXPECT_NE(LabelOf(field, Language::kEnglish), field) << message->full_name();
      }
    }
  }
}

TEST(WordsTest, BesluitIsSaidOfADecisionOnly) {
  for (int effect = v1::NONE; effect <= v1::DECISION; ++effect) {
    const std::string behind = EffectBehind(static_cast<v1::LegalEffect>(effect), Language::kDutch);
    EXPECT_EQ(absl::StrContains(behind, "besluit"), effect == v1::DECISION) << behind;
  }
  EXPECT_EQ(EffectBehind(v1::INTERNAL, Language::kDutch), " (intern)");
  EXPECT_EQ(EffectBehind(v1::NONE, Language::kDutch), "");
}

TEST(WordsTest, AnUnknownNumberIsShownAsItIs) {
  EXPECT_EQ(WordOf(static_cast<v1::BodyKind>(99), Language::kDutch), "99");
}

v1::Blocker Blocker(v1::GuardKind kind, const std::vector<int32_t>& numbers, const char* subject) {
  v1::Blocker blocker;
  blocker.set_kind(kind);
  blocker.set_reason(v1::GUARDS_UNMET);
  blocker.set_guard("een-eis");
  blocker.set_subject(subject);
  for (const int32_t number : numbers) blocker.add_numbers(number);
  return blocker;
}

TEST(RefusalWordsTest, GuardsSayWhatTheyAreAbout) {
  EXPECT_EQ(SentenceOf(Blocker(v1::REMARKS_ANSWERED, {4, 7}, ""), Language::kDutch),
            "Opmerkingen 4 en 7 hebben geen reactie.");
  EXPECT_EQ(SentenceOf(Blocker(v1::REMARKS_ANSWERED, {4}, ""), Language::kDutch),
            "Opmerking 4 heeft geen reactie.");
  EXPECT_EQ(SentenceOf(Blocker(v1::REMARKS_ANSWERED, {1, 2, 3}, ""), Language::kEnglish),
            "Remarks 1, 2 and 3 have no reaction.");
  EXPECT_EQ(SentenceOf(Blocker(v1::TEXT_CONSOLIDATED, {3}, ""), Language::kDutch),
            "De geconsolideerde versie (opvolging 3) is niet vastgelegd.");
  EXPECT_THAT(SentenceOf(Blocker(v1::DOCUMENT_FROZEN, {}, "begrotingsparagraaf"), Language::kDutch),
              HasSubstr("begrotingsparagraaf"));
  EXPECT_THAT(SentenceOf(Blocker(v1::CONFIRMED, {}, "verslag-verzonden"), Language::kDutch),
              HasSubstr("verslag-verzonden"));
}

TEST(RefusalWordsTest, EveryGuardAndEveryRuleHasASentence) {
  const EnumDescriptor& kinds = *v1::GuardKind_descriptor();
  for (int i = 1; i < kinds.value_count(); ++i) {
    const auto kind = static_cast<v1::GuardKind>(kinds.value(i)->number());
    for (const Language language : {Language::kDutch, Language::kEnglish}) {
      const std::string sentence = SentenceOf(Blocker(kind, {1}, "iets"), language);
      EXPECT_THAT(sentence, Not(HasSubstr("een-eis"))) << "has no sentence of its own";
      EXPECT_EQ(sentence.back(), '.');
    }
  }
  v1::Blocker rule;
  rule.set_reason(v1::DATE_IN_FUTURE);
  rule.set_subject("2022-07-15");
  EXPECT_EQ(SentenceOf(rule, Language::kDutch), "De datum ligt in de toekomst: het is 15-07-2022.");
  rule.set_reason(v1::WRONG_BODY);
  rule.set_subject("partneroverleg");
  EXPECT_EQ(SentenceOf(rule, Language::kDutch),
            "In deze fase behandelt het gremium partneroverleg het plan.");
  rule.set_reason(v1::FIELD_REQUIRED);
  rule.set_subject("due_date");
  EXPECT_EQ(SentenceOf(rule, Language::kDutch), "Deze uitkomst vraagt een uiterste datum (--due).");
  rule.set_reason(v1::FIELD_UNWANTED);
  rule.set_subject("remarks");
  EXPECT_EQ(SentenceOf(rule, Language::kDutch),
            "Bij deze uitkomst past niet: opmerkingen (--remark).");
  rule.set_reason(v1::BODY_MISSING);
  rule.set_subject("COUNCIL");
  rule.set_stage("raad");
  EXPECT_EQ(SentenceOf(rule, Language::kDutch),
            "De fase raad vraagt een gremium van de soort gemeenteraad; het programma heeft er "
            "geen.");
}

TEST(RefusalWordsTest, WhatBarsAMigrationNamesTheStages) {
  v1::Blocker rule;
  rule.set_reason(v1::STAGE_UNMAPPED);
  // Looks like a day, and is none.
  rule.set_subject("raad-van-nu");
  EXPECT_EQ(SentenceOf(rule, Language::kDutch),
            "De fase raad-van-nu heeft geen plaats in de andere versie van het pad (--map "
            "raad-van-nu=FASE).");
  rule.set_reason(v1::EFFECT_WEAKER);
  rule.set_stage("college");
  EXPECT_EQ(SentenceOf(rule, Language::kDutch),
            "De fase raad-van-nu heeft minder rechtsgevolg dan college, waarvoor zij in de plaats "
            "komt.");
  rule.set_reason(v1::OUTCOME_UNKNOWN);
  rule.set_subject("iets");
  EXPECT_EQ(SentenceOf(rule, Language::kDutch), "Het pad kent in deze fase geen uitkomst 'iets'.");
}

TEST(RefusalWordsTest, WhoCanLiftItIsAlwaysSaid) {
  EXPECT_EQ(LifterOf(v1::Blocker(), Language::kDutch), "programmasecretaris");
  v1::Blocker blocker;
  blocker.set_lifter(v1::COUNCIL_CLERK);
  EXPECT_EQ(LifterOf(blocker, Language::kDutch), "griffie");
}

TEST(RefusalWordsTest, SchedulesThatOverlapAreNamed) {
  ErrorDetails details;
  details.reason = "REFERENCE_UNFIT";
  details.metadata = {{"field", "schedule.first_date"},
                      {"resource", "bodies/college/schedules/schema-2022"}};
  EXPECT_EQ(ExplanationOf(details, Language::kDutch),
            "Over een deel van deze dagen gaat al vergaderschema schema-2022; vergaderschema's van "
            "een gremium overlappen niet.");
}

TEST(RefusalWordsTest, WhoPlansAKeptStageOtherwiseIsAskedWhy) {
  v1::Blocker blocker;
  blocker.set_reason(v1::FIELD_REQUIRED);
  blocker.set_stage("raad");
  blocker.set_subject("reason");
  EXPECT_EQ(PublishedSentenceOf(blocker, Language::kDutch),
            "De planning van de fase raad is vastgelegd; zeg waarom zij anders wordt (--reason).");
  blocker.set_subject("due_date");
  EXPECT_EQ(PublishedSentenceOf(blocker, Language::kDutch), "");
}

TEST(RefusalWordsTest, WhatNothingCanBeSupposedOfIsNamed) {
  ErrorDetails details;
  details.reason = "REFERENCE_UNFIT";
  details.metadata = {{"field", "suppositions[1].meeting_moved.body"},
                      {"resource", "municipalities/gm1916/bodies/commissie"}};
  EXPECT_EQ(ExplanationOf(details, Language::kDutch),
            "commissie is geen gremium van het programma; noem er een dat zijn plannen behandelt.");
  details.metadata["field"] = "suppositions[0].stops_dropped.body";
  EXPECT_EQ(ExplanationOf(details, Language::kEnglish),
            "commissie is no body of the programme; name one that treats its plans.");
  details.metadata = {{"field", "suppositions[0].work_taking.plan"},
                      {"resource", "municipalities/gm1916/programmes/noord/plans/wonen"}};
  EXPECT_EQ(ExplanationOf(details, Language::kDutch),
            "noord/wonen is geen van de lopende plannen waarnaar wordt gekeken.");
}

TEST(RefusalWordsTest, AReferenceThatDoesNotFitIsExplained) {
  ErrorDetails details;
  details.reason = "REFERENCE_UNFIT";
  details.metadata = {{"field", "plan.path_version"}};
  EXPECT_EQ(ExplanationOf(details, Language::kDutch),
            "Een lopend plan blijft op zijn versie van het pad; path migrate brengt het naar een "
            "andere.");
  details.metadata = {{"field", "something new"}};
  EXPECT_EQ(ExplanationOf(details, Language::kDutch), "");
}

}  // namespace
}  // namespace noordster::cli::words_test
