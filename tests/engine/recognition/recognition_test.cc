// SPDX-License-Identifier: EUPL-1.2
// Recognition rounds: who can be asked what and when, what counts, and that reactions went back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "tests/engine/recognition/asking.h"

namespace noordster::engine::recognition_test {
namespace {

namespace v1 = noordster::v1;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = v1::Recognition;

class RecognitionTest : public ::testing::Test {
 protected:
  World& world() { return asking_.world(); }
  std::vector<std::string> Barred(Command command) { return asking_.Barred(std::move(command)); }

  RecordAnswers Answering(const std::string& round, std::vector<GivenAnswer> answers) {
    return {round, std::move(answers)};
  }

  ExtendRecognition Extending(const std::string& round, const std::string& to) {
    world().WithReason(true);
    return {round, to};
  }

  RecordSending Sending(const std::string& round, const std::string& participant = "") {
    RecordSending command;
    command.recognition = round;
    command.sending.set_participant(participant);
    command.sending.set_sent_date("2022-07-01");
    command.sending.set_sha256(std::string(32, 'n'));
    *command.sending.mutable_means() = world().Text();
    return command;
  }

  Asking asking_;
};

TEST_F(RecognitionTest, ThirtyThreePartnersAreCountedAndALateAnswerChangesNoCount) {
  const std::string round = AskThirtyThree(asking_);
  Kind::Counts counts = asking_.Counts(round);
  EXPECT_EQ(counts.asked(), 33);
  EXPECT_EQ(counts.answered(), 30);
  EXPECT_EQ(counts.recognised(), 21);
  EXPECT_EQ(counts.recognised_with_remarks(), 7);
  EXPECT_EQ(counts.recognised() + counts.recognised_with_remarks(), 28);
  EXPECT_EQ(counts.not_recognised(), 2);
  EXPECT_EQ(counts.silent(), 3);
  EXPECT_EQ(counts.late(), 0);
  EXPECT_EQ(world().plan().open_remarks_size(), 9);

  world().Do(Answering(round, {asking_.Answer(31, Kind::RECOGNISES_WITH_REMARKS, 1, "2022-06-17"),
                               asking_.Answer(29, Kind::RECOGNISES, 0, "2022-06-17")}));
  const Kind::Counts before = counts;
  counts = asking_.Counts(round);
  EXPECT_EQ(counts.late(), 1);
  counts.set_late(0);
  EXPECT_EQ(counts.SerializeAsString(), before.SerializeAsString());
  const auto& late = asking_.Of(round).participants(30).answers(0);
  EXPECT_TRUE(late.late());
  // It wants a reaction all the same.
  EXPECT_THAT(late.remarks(), ElementsAre(10));
  EXPECT_EQ(world().plan().open_remarks_size(), 10);
}

TEST_F(RecognitionTest, OnlyTheLatestFrozenVersionIsAskedAbout) {
  OpenRecognition open = asking_.Opening(1);
  open.recognition.set_plan_version(2);
  EXPECT_THAT(Barred(open), ElementsAre("VERSION_UNKNOWN 1"));
  world().Do(world().Version({"plan", "budget"}));
  world().Do(open);
  open.recognition.set_plan_version(1);
  EXPECT_THAT(Barred(open), ElementsAre("VERSION_UNKNOWN 2"));
}

TEST_F(RecognitionTest, APlanWithoutAVersionIsNotAskedAbout) {
  World world;
  world.StartPlan();
  OpenRecognition open = asking_.Opening(1);
  EXPECT_EQ(ReasonOf(world.Try(open).status()), v1::VERSION_UNKNOWN);
}

TEST_F(RecognitionTest, ItClosesNoSoonerThanItOpensAndOpensNoLaterThanToday) {
  OpenRecognition open = asking_.Opening(1);
  open.recognition.set_closing_date("2022-05-30");
  EXPECT_THAT(Barred(open), ElementsAre("DATE_UNFIT 2022-05-31 1"));
  open.recognition.set_opened_date("2022-07-16");
  open.recognition.set_closing_date("2022-07-16");
  EXPECT_THAT(Barred(open), ElementsAre("DATE_IN_FUTURE 2022-07-15"));
  open.recognition.set_opened_date("2022-07-15");
  open.recognition.set_closing_date("2022-07-15");
  world().Do(open);
}

TEST_F(RecognitionTest, OneRoundIsOpenOnAVersion) {
  asking_.SetToday(6, 15);
  const std::string first = asking_.Open(1);
  EXPECT_THAT(Barred(asking_.Opening(1)), ElementsAre("RECOGNITION_UNFIT 1"));
  // Another version is another question.
  world().Do(world().Version({"plan", "budget"}));
  const std::string second = asking_.Open(1);
  EXPECT_THAT(Barred(asking_.Opening(1)), ElementsAre("RECOGNITION_UNFIT 2"));
  asking_.SetToday(6, 16);
  const std::string third = asking_.Open(1);
  EXPECT_EQ(third, RecognitionName(World::kPlan, 3));
}

TEST_F(RecognitionTest, AParticipantStandsInARoundOnce) {
  OpenRecognition open = asking_.Opening(2);
  open.recognition.mutable_participants(1)->set_id("p1");
  EXPECT_THAT(Barred(open), ElementsAre("INVALID_FIELD recognition.participants[1].id"));
  const std::string round = asking_.Open(2);
  const auto added = asking_.Participant(3);
  EXPECT_THAT(Barred(AddParticipants{round, {added, added}}),
              ElementsAre("INVALID_FIELD participants[1].id"));
  EXPECT_THAT(Barred(AddParticipants{round, {added, asking_.Participant(2)}}),
              ElementsAre("RESOURCE_EXISTS"));
  world().Do(AddParticipants{round, {added}});
  EXPECT_EQ(asking_.Counts(round).asked(), 3);
}

TEST_F(RecognitionTest, AnAnswerSaysWhatItsKindAsksFor) {
  const std::string round = asking_.Open(3);
  EXPECT_THAT(Barred(Answering(round, {asking_.Answer(1, Kind::RECOGNISES, 1),
                                       asking_.Answer(2, Kind::RECOGNISES_WITH_REMARKS),
                                       asking_.Answer(4, Kind::RECOGNISES),
                                       asking_.Answer(1, Kind::DOES_NOT_RECOGNISE, 1)})),
              ElementsAre("INVALID_FIELD answers[0].remarks answers[1].remarks "
                          "answers[2].participant answers[3].participant"));
  world().Do(Answering(round, {asking_.Answer(1, Kind::DOES_NOT_RECOGNISE, 1),
                               asking_.Answer(2, Kind::DOES_NOT_RECOGNISE)}));
  EXPECT_EQ(asking_.Counts(round).not_recognised(), 2);
  const auto& remark = world().Get(FollowUpName(World::kPlan, 1)).follow_up();
  EXPECT_EQ(remark.kind(), v1::FollowUp::REMARK);
  EXPECT_EQ(remark.recognition(), 1);
  EXPECT_EQ(remark.participant(), "p1");
  EXPECT_EQ(remark.decision(), 0);
  EXPECT_EQ(remark.lifter(), v1::PROGRAMME_SECRETARY);
}

TEST_F(RecognitionTest, AnAnswerCameWhileItCouldBeGiven) {
  const std::string round = asking_.Open(3);
  const auto on = [&](int participant, const std::string& day) {
    return asking_.Answer(participant, Kind::RECOGNISES, 0, day);
  };
  EXPECT_THAT(Barred(Answering(round, {on(1, "2022-05-30"), on(2, "2022-07-16")})),
              ElementsAre("DATE_IN_FUTURE 2022-07-15", "DATE_UNFIT 2022-05-31 1"));
  world().Do(Answering(round, {on(1, "2022-05-31"), on(2, "2022-06-15"), on(3, "2022-06-16")}));
  EXPECT_FALSE(asking_.Of(round).participants(0).answers(0).late());
  EXPECT_FALSE(asking_.Of(round).participants(1).answers(0).late());
  EXPECT_TRUE(asking_.Of(round).participants(2).answers(0).late());
}

TEST_F(RecognitionTest, OfAnswersInTimeTheLastOneCounts) {
  const std::string round = asking_.Open(1);
  world().Do(Answering(round, {asking_.Answer(1, Kind::DOES_NOT_RECOGNISE)}));
  world().Do(Answering(round, {asking_.Answer(1, Kind::RECOGNISES_WITH_REMARKS, 1)}));
  world().Do(Answering(round, {asking_.Answer(1, Kind::DOES_NOT_RECOGNISE, 0, "2022-06-17")}));
  EXPECT_EQ(asking_.Of(round).answers(), 3);
  EXPECT_EQ(asking_.Counts(round).recognised_with_remarks(), 1);
  EXPECT_EQ(asking_.Counts(round).answered(), 1);
  EXPECT_EQ(asking_.Counts(round).late(), 0);
}

TEST_F(RecognitionTest, ARoundThatClosesLaterLeavesLateWhatWasLate) {
  const std::string round = asking_.Open(2);
  world().Do(Answering(round, {asking_.Answer(1, Kind::RECOGNISES, 0, "2022-06-17")}));
  EXPECT_THAT(Barred(ExtendRecognition{round, "2022-06-15"}),
              ElementsAre("REASON_REQUIRED reason", "DATE_UNFIT 2022-06-15 1"));
  world().Do(Extending(round, "2022-06-20"));
  EXPECT_THAT(asking_.Of(round).former_closing_dates(), ElementsAre("2022-06-15"));
  EXPECT_TRUE(asking_.Of(round).participants(0).answers(0).late());
  world().Do(Answering(round, {asking_.Answer(2, Kind::RECOGNISES, 0, "2022-06-17")}));
  EXPECT_EQ(asking_.Counts(round).answered(), 1);
  asking_.Open(1);
  EXPECT_THAT(Barred(ExtendRecognition{round, "2022-06-21"}), ElementsAre("RECOGNITION_UNFIT 2"));
}

TEST_F(RecognitionTest, ANoteIsSentWhenEachRemarkInItHasAReaction) {
  const std::string round = asking_.Open(3);
  world().Do(Answering(round, {asking_.Answer(1, Kind::RECOGNISES_WITH_REMARKS, 2),
                               asking_.Answer(2, Kind::RECOGNISES_WITH_REMARKS, 1, "2022-06-20")}));
  EXPECT_THAT(Barred(Sending(round)), ElementsAre("GUARDS_UNMET 1 2 3"));
  EXPECT_THAT(Barred(Sending(round, "p2")), ElementsAre("GUARDS_UNMET 3"));
  world().Do(Sending(round, "p3"));
  EXPECT_THAT(Barred(Sending(round, "p4")), ElementsAre("INVALID_FIELD sending.participant"));
  world().WithReason(true);
  for (const int32_t number : {1, 2}) {
    world().Do(SettleFollowUp{FollowUpName(World::kPlan, number), v1::FollowUp::TAKEN_OVER, ""});
  }
  world().Do(Sending(round, "p1"));
  EXPECT_THAT(Barred(Sending(round)), ElementsAre("GUARDS_UNMET 3"));
  RecordSending odd = Sending(round, "p1");
  odd.sending.set_sent_date("2022-05-30");
  EXPECT_THAT(Barred(odd), ElementsAre("DATE_UNFIT 2022-05-31 1"));
  odd.sending.set_sent_date("2022-07-16");
  EXPECT_THAT(Barred(odd), ElementsAre("DATE_IN_FUTURE 2022-07-15"));
  EXPECT_EQ(asking_.Of(round).sendings_size(), 2);
}

TEST_F(RecognitionTest, APlanThatEndedIsNotAskedAboutAndItsNoteCanStillGo) {
  const std::string round = asking_.Open(1);
  world().WithReason(true);
  world().Do(WithdrawPlan{World::kPlan, "2022-07-01"});
  EXPECT_THAT(Barred(asking_.Opening(1)), ElementsAre("PLAN_ENDED"));
  EXPECT_THAT(Barred(AddParticipants{round, {asking_.Participant(2)}}), ElementsAre("PLAN_ENDED"));
  EXPECT_THAT(Barred(ExtendRecognition{round, "2022-06-20"}), ElementsAre("PLAN_ENDED"));
  EXPECT_THAT(Barred(Answering(round, {asking_.Answer(1, Kind::RECOGNISES)})),
              ElementsAre("PLAN_ENDED"));
  world().Do(Sending(round));
}

TEST_F(RecognitionTest, WhatIsChangedIsTheRoundThatWasRead) {
  const std::string round = asking_.Open(1);
  const Command commands[] = {
      AddParticipants{round, {asking_.Participant(2)}}, Extending(round, "2022-06-20"),
      Answering(round, {asking_.Answer(1, Kind::RECOGNISES)}), Sending(round)};
  for (const Command& command : commands) {
    EXPECT_EQ(ReasonOf(world().Try(command, "\"1\"").status()), v1::ETAG_MISMATCH);
    const std::string etag = absl::StrCat("\"", world().Get(round).revision(), "\"");
    EXPECT_TRUE(world().Try(command, etag).ok());
  }
}

TEST_F(RecognitionTest, WithEveryFieldFilledTheRecordStaysBelowItsSize) {
  const std::string longest = absl::StrCat("p", std::string(59, 'x'));
  // As long as ids and digests of texts are.
  TextRef text;
  text.set_id(std::string(16, 'i'));
  text.set_digest(std::string(32, 'd'));
  OpenRecognition open = asking_.Opening(limits::kParticipantsMax);
  *open.recognition.mutable_question() = text;
  int number = 100;
  for (auto& participant : *open.recognition.mutable_participants()) {
    participant.set_id(absl::StrCat(longest, number++));
    *participant.mutable_display_name() = text;
  }
  const std::string round = world().Do(open).resource;
  EXPECT_THAT(Barred(AddParticipants{round, {asking_.Participant(1)}}),
              ElementsAre("LIMIT_REACHED participants"));
  // Numbers of remarks are no higher than those of follow-ups; as many as there can be are more
  // than fit in a plan at once, so that the answers are filled in as events of old.
  Event event;
  event.mutable_header()->set_resource(round);
  auto& recorded = *event.mutable_answers_recorded();
  recorded.set_plan(World::kPlan);
  recorded.set_recognition(1);
  for (int i = 0; i < limits::kAnswersMax; ++i) {
    auto& participant = *recorded.add_participants();
    participant.set_id(open.recognition.participants(i % limits::kParticipantsMax).id());
    auto& answer = *participant.add_answers();
    answer.set_kind(Kind::RECOGNISES_WITH_REMARKS);
    answer.set_received_date("2022-06-17");
    answer.set_late(true);
    *answer.mutable_words() = text;
    for (int remark = 0; remark < 20; ++remark) answer.add_remarks(limits::kFollowUpsMax);
  }
  world().Replay(event);
  GivenAnswer more = asking_.Answer(1, Kind::RECOGNISES);
  more.participant = open.recognition.participants(0).id();
  EXPECT_THAT(Barred(Answering(round, {more})), ElementsAre("LIMIT_REACHED answers"));
  for (int i = 0; i < limits::kSendingsMax; ++i) {
    RecordSending sending = Sending(round, more.participant);
    *sending.sending.mutable_means() = text;
    world().Do(sending);
  }
  EXPECT_THAT(Barred(Sending(round)), ElementsAre("LIMIT_REACHED sendings"));
  for (int day = 1; day <= limits::kExtensionsMax; ++day) {
    world().Do(Extending(round, absl::StrCat("2022-07-", day < 10 ? "0" : "", day)));
  }
  EXPECT_THAT(Barred(Extending(round, "2022-08-01")), ElementsAre("LIMIT_REACHED extensions"));
  EXPECT_LT(world().Get(round).ByteSizeLong(), limits::kRecordBytesMax);
}

TEST_F(RecognitionTest, APlanHasSoManyRoundsAndRemarks) {
  const std::string round = asking_.Open(11);
  RecordAnswers many{round, {}};
  for (int i = 1; i <= 10; ++i) {
    many.answers.push_back(asking_.Answer(i, Kind::RECOGNISES_WITH_REMARKS, 20));
  }
  many.answers.push_back(asking_.Answer(11, Kind::RECOGNISES_WITH_REMARKS, 1));
  EXPECT_THAT(Barred(many), ElementsAre("LIMIT_REACHED follow_ups"));
  many.answers.pop_back();
  world().Do(many);
  world().Do(Answering(round, {asking_.Answer(11, Kind::RECOGNISES)}));
  for (int i = 1; i < limits::kRecognitionsMax; ++i) asking_.Open(1);
  EXPECT_THAT(Barred(asking_.Opening(1)), ElementsAre("LIMIT_REACHED recognitions"));
}

}  // namespace
}  // namespace noordster::engine::recognition_test
