// SPDX-License-Identifier: EUPL-1.2
// Recognition rounds over the API: who keeps them, who sees them, and what they show.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "noordster/v1/mandate_service.grpc.pb.h"
#include "noordster/v1/plan_service.grpc.pb.h"
#include "noordster/v1/recognition_service.grpc.pb.h"
#include "tests/api/identity/mandated_town.h"
#include "tests/support/api_client.h"

namespace noordster::testing::recognition_service_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = v1::Recognition;
using Mandate = v1::Mandate;
using Plans = v1::PlanService::Stub;
using Recognitions = v1::RecognitionService::Stub;

constexpr auto kHidden = grpc::StatusCode::NOT_FOUND;

class RecognitionServiceTest : public ::testing::Test {
 protected:
  RecognitionServiceTest()
      : town_([](Town& made) {
          made.StartPlan("jeugd");
          made.BringTo("jeugd", "consult");
          made.client().Must(
              &v1::MandateService::Stub::GrantMandate,
              Granting("secretaris-herkenning", kSecretary, Mandate::PROGRAMME_SECRETARY,
                       "programmes/noord", {Mandate::KEEP_RECOGNITION}));
        }) {}

  static std::string Round() { return Town::Plan("jeugd/recognitions/1"); }

  static v1::OpenRecognitionRequest Opening() {
    v1::OpenRecognitionRequest request;
    request.set_parent(Town::Plan("jeugd"));
    Kind& round = *request.mutable_recognition();
    round.set_plan_version(1);
    round.set_opened_date("2022-06-01");
    round.set_closing_date("2022-06-15");
    round.set_question("Herkent u het plan?");
    for (const char* id : {"school", "bewoners"}) {
      auto& participant = *round.add_participants();
      participant.set_id(id);
      participant.set_display_name(absl::StrCat("De ", id));
      participant.set_kind(Kind::PARTNER);
    }
    return request;
  }

  static v1::RecordAnswersRequest Answering(const std::string& participant, Kind::AnswerKind kind,
                                            const std::string& received) {
    v1::RecordAnswersRequest request;
    request.set_name(Round());
    v1::GivenAnswer& answer = *request.add_answers();
    answer.set_participant(participant);
    answer.set_kind(kind);
    answer.set_received_date(received);
    answer.set_words("Met dank");
    if (kind == Kind::RECOGNISES_WITH_REMARKS) answer.add_remarks("De zorg ontbreekt");
    return request;
  }

  ApiClient Secretary() { return town_.As(kSecretary); }

  MandatedTown town_;
};

TEST_F(RecognitionServiceTest, ARoundShowsWhatCountsWhatWasReplacedAndWhatCameTooLate) {
  ApiClient secretary = Secretary();
  secretary.Must(&Recognitions::OpenRecognition, Opening());
  secretary.Must(&Recognitions::RecordAnswers,
                 Answering("school", Kind::DOES_NOT_RECOGNISE, "2022-06-10"));
  secretary.Must(&Recognitions::RecordAnswers,
                 Answering("school", Kind::RECOGNISES_WITH_REMARKS, "2022-06-12"));
  const Kind round =
      secretary
          .Must(&Recognitions::RecordAnswers, Answering("bewoners", Kind::RECOGNISES, "2022-06-17"))
          .recognition();
  EXPECT_EQ(round.name(), Round());
  EXPECT_EQ(round.question(), "Herkent u het plan?");
  EXPECT_EQ(round.counts().asked(), 2);
  EXPECT_EQ(round.counts().answered(), 1);
  EXPECT_EQ(round.counts().recognised_with_remarks(), 1);
  EXPECT_EQ(round.counts().silent(), 1);
  EXPECT_EQ(round.counts().late(), 1);
  const auto& answers = round.participants(0).answers();
  EXPECT_TRUE(answers[0].replaced());
  EXPECT_FALSE(answers[1].replaced());
  EXPECT_EQ(answers[1].words(), "Met dank");
  EXPECT_THAT(answers[1].remarks(), ElementsAre(1));
  EXPECT_TRUE(round.participants(1).answers(0).late());
  EXPECT_FALSE(round.participants(1).answers(0).replaced());
  EXPECT_EQ(round.participants(1).display_name(), "De bewoners");
}

TEST_F(RecognitionServiceTest, ARemarkNamesWhoMadeItAndNoDecision) {
  ApiClient secretary = Secretary();
  secretary.Must(&Recognitions::OpenRecognition, Opening());
  secretary.Must(&Recognitions::RecordAnswers,
                 Answering("school", Kind::RECOGNISES_WITH_REMARKS, "2022-06-12"));
  v1::ListFollowUpsRequest list;
  list.set_parent(Town::Plan("jeugd"));
  const auto listed = secretary.Must(&Plans::ListFollowUps, list);
  const auto& follow_ups = listed.follow_ups();
  ASSERT_EQ(follow_ups.size(), 1);
  EXPECT_EQ(follow_ups[0].kind(), v1::FollowUp::REMARK);
  EXPECT_EQ(follow_ups[0].text(), "De zorg ontbreekt");
  EXPECT_EQ(follow_ups[0].recognition(), Round());
  EXPECT_EQ(follow_ups[0].participant(), "school");
  EXPECT_THAT(follow_ups[0].decision(), IsEmpty());
}

TEST_F(RecognitionServiceTest, WhatIsNeededDoesNotSayAgainWhatTheRoundSaid) {
  ApiClient secretary = Secretary();
  v1::GetOptionsRequest get;
  get.set_name(Town::Plan("jeugd"));
  const auto needs = [&get, this] {
    const auto response = Secretary().Must(&Plans::GetOptions, get);
    std::vector<std::string> fields;
    for (const v1::Option& option : response.options()) {
      if (option.kind() != v1::RECOGNISED_WITH_REMARKS) continue;
      fields.assign(option.needs().begin(), option.needs().end());
    }
    return fields;
  };
  EXPECT_THAT(needs(), ElementsAre("remarks"));
  secretary.Must(&Recognitions::OpenRecognition, Opening());
  EXPECT_THAT(needs(), ElementsAre("remarks"));
  const int64_t before =
      secretary
          .Must(&Recognitions::RecordAnswers, Answering("bewoners", Kind::RECOGNISES, "2022-06-12"))
          .revision();
  secretary.Must(&Recognitions::RecordAnswers,
                 Answering("school", Kind::RECOGNISES_WITH_REMARKS, "2022-06-12"));
  EXPECT_THAT(needs(), IsEmpty());
  get.mutable_as_of()->set_revision(before);
  EXPECT_THAT(needs(), ElementsAre("remarks"));
}

TEST_F(RecognitionServiceTest, WhoMaySeeTheConclusionSeesNoRoundUnlessTheAdministration) {
  ApiClient secretary = Secretary();
  secretary.Must(&Recognitions::OpenRecognition, Opening());
  Town(secretary).Record("jeugd", "recognised");
  v1::ListDecisionsRequest list;
  list.set_parent(Town::Plan("jeugd"));
  const auto conclusion = [&list](ApiClient client) {
    const auto response = client.Must(&Plans::ListDecisions, list);
    return response.decisions().empty() ? v1::Decision() : *response.decisions().rbegin();
  };
  EXPECT_EQ(conclusion(Secretary()).recognition(), Round());
  const v1::Decision seen = conclusion(town_.As(kPartner));
  EXPECT_EQ(seen.stage(), "consult");
  EXPECT_THAT(seen.recognition(), IsEmpty());
}

TEST_F(RecognitionServiceTest, RoundsAreTheAdministrations) {
  EXPECT_THAT(town_.As(kClerk).Call(&Recognitions::OpenRecognition, Opening()).status,
              IsRefusal(grpc::StatusCode::PERMISSION_DENIED, v1::NOT_ALLOWED));
  Secretary().Must(&Recognitions::OpenRecognition, Opening());
  v1::GetRecognitionRequest get;
  get.set_name(Round());
  EXPECT_EQ(town_.As(kAuditor).Must(&Recognitions::GetRecognition, get).recognition().number(), 1);
  for (const int person : {static_cast<int>(kPartner), static_cast<int>(kStranger)}) {
    EXPECT_EQ(town_.As(person).Call(&Recognitions::GetRecognition, get).status.error_code(),
              kHidden);
  }
  EXPECT_EQ(town_.Public().Call(&Recognitions::GetRecognition, get).status.error_code(), kHidden);
}

}  // namespace
}  // namespace noordster::testing::recognition_service_test
