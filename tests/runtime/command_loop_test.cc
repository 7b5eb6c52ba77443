// SPDX-License-Identifier: EUPL-1.2
#include "services/runtime/command_loop.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"
#include "services/base/limits.h"
#include "services/engine/names.h"
#include "services/engine/refusal.h"
#include "services/runtime/verification.h"
#include "storage/keys.h"
#include "storage/memory_store.h"
#include "tests/runtime/loop_driver.h"

namespace noordster::runtime::command_loop_test {
namespace {

namespace v1 = noordster::v1;
using storage::CommitOutcome;

class CommandLoopTest : public ::testing::Test {
 protected:
  CommandLoopTest() : driver_(store_, clock_) { driver_.SendFoundation(); }

  void Verify() {
    const auto verified = VerifyPartition(store_, kMunicipality, clock_.Now());
    EXPECT_TRUE(verified.ok()) << verified.status();
  }

  storage::MemoryStore store_;
  FakeClock clock_;
  LoopDriver driver_;
};

TEST_F(CommandLoopTest, TheSameRequestAgainAnswersTheFirstRevisionAndWritesNothing) {
  engine::Request request = MakeRequest(Person(1), "one");
  const absl::StatusOr<Answer> first = driver_.Send(request);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_FALSE(first->replayed);
  ASSERT_TRUE(driver_.Send(Person(2)).ok());
  const int64_t revision = driver_.revision();
  for (int i = 0; i < 1000; ++i) {
    const absl::StatusOr<Answer> again = driver_.Send(request);
    ASSERT_TRUE(again.ok()) << again.status();
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(again->revision, first->revision);
    EXPECT_EQ(again->resource, "persons/1");
  }
  EXPECT_EQ(driver_.revision(), revision);
}

TEST_F(CommandLoopTest, AnAnswerShowsItsResourceUnlessOthersAreReadForIt) {
  ASSERT_TRUE(driver_.Send(EndlessPath()).ok());
  engine::CreatePlan create;
  create.name = "programmes/p/plans/q";
  create.plan.set_path_version("paths/path/versions/1");
  const absl::StatusOr<Answer> created = driver_.Send(create);
  ASSERT_TRUE(created.ok()) << created.status();
  ASSERT_TRUE(created->shown.has_value());
  EXPECT_EQ(created->shown->record.name(), create.name);
  engine::RecordOutcomes several;
  several.programme = "programmes/p";
  several.outcomes.resize(1);
  several.outcomes[0].step = engine::StepName(create.name, 1);
  several.outcomes[0].outcome = "not-treated";
  several.outcomes[0].body = "bodies/b4";
  several.outcomes[0].decided_date = "2022-07-15";
  const absl::StatusOr<Answer> recorded = driver_.Send(several);
  ASSERT_TRUE(recorded.ok()) << recorded.status();
  EXPECT_EQ(recorded->resource, "programmes/p");
  EXPECT_FALSE(recorded->shown.has_value()) << "which nobody asked for";
}

TEST_F(CommandLoopTest, OtherContentUnderARequestIdIsRefused) {
  ASSERT_TRUE(driver_.Send(MakeRequest(Person(1), "one")).ok());
  engine::Request other = MakeRequest(Person(2), "one");
  other.content_digest = "other";
  const absl::Status refused = driver_.Send(other).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(engine::ReasonOf(refused), v1::REQUEST_ID_REUSED);
}

TEST_F(CommandLoopTest, RequestIdsOfOneGroupAreToldApart) {
  const engine::Request request = MakeRequest(Person(1), "one");
  const std::vector<absl::StatusOr<Answer>> answers =
      driver_.SendAll(std::vector<engine::Request>(50, request));
  int first = 0;
  for (const absl::StatusOr<Answer>& answer : answers) {
    ASSERT_TRUE(answer.ok()) << answer.status();
    first += !answer->replayed;
    EXPECT_EQ(answer->revision, answers[0]->revision);
  }
  EXPECT_EQ(first, 1);
}

TEST_F(CommandLoopTest, ARefusalIsNotRememberedUnderItsRequestId) {
  engine::Define update = Person(1);
  update.create = false;
  EXPECT_EQ(engine::ReasonOf(driver_.Send(MakeRequest(update, "one")).status()),
            v1::RESOURCE_NOT_FOUND);
  ASSERT_TRUE(driver_.Send(Person(1)).ok());
  const absl::StatusOr<Answer> later = driver_.Send(MakeRequest(update, "one"));
  ASSERT_TRUE(later.ok()) << later.status();
  EXPECT_FALSE(later->replayed);
}

TEST_F(CommandLoopTest, ARequestIdIsForgottenAfterItsRetention) {
  ASSERT_TRUE(driver_.Send(MakeRequest(Person(1), "one")).ok());
  clock_.Advance(limits::kRequestRetention + absl::Seconds(1));
  const absl::Status again = driver_.Send(MakeRequest(Person(1), "one")).status();
  EXPECT_EQ(engine::ReasonOf(again), v1::RESOURCE_EXISTS);
  ASSERT_TRUE(driver_.Send(MakeRequest(Person(2), "one")).ok());
  Verify();
}

TEST_F(CommandLoopTest, ExpiredRequestRowsAreTrimmedAndTheHistoryStillVerifies) {
  const auto rows = [this] {
    return store_.Scan(kMunicipality, storage::SpaceRange(storage::Space::kRequest), 1000)
        ->rows.size();
  };
  EXPECT_GT(rows(), 5u);
  clock_.Advance(limits::kRequestRetention + absl::Seconds(1));
  // Idle rounds of the loop trim; every refused request is one.
  engine::Define update = Person(1);
  update.create = false;
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(driver_.Send(update).ok());
  driver_.loop().Stop();
  EXPECT_EQ(rows(), 0u);
  Verify();
}

TEST_F(CommandLoopTest, AnAmbiguousCommitThatHappenedIsRecognisedByItsToken) {
  store_.ProduceNext(CommitOutcome::kAmbiguous, true);
  const int64_t before = driver_.revision();
  const absl::StatusOr<Answer> answer = driver_.Send(Person(1));
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_FALSE(answer->replayed);
  EXPECT_EQ(driver_.revision(), before + 1);
  Verify();
}

TEST_F(CommandLoopTest, AnAmbiguousCommitThatDidNotHappenIsDecidedAgain) {
  store_.ProduceNext(CommitOutcome::kAmbiguous, false);
  const int64_t before = driver_.revision();
  ASSERT_TRUE(driver_.Send(Person(1)).ok());
  EXPECT_EQ(driver_.revision(), before + 1);
  Verify();
}

TEST_F(CommandLoopTest, AfterAConflictEverythingIsDecidedAgainInOrder) {
  store_.ProduceNext(CommitOutcome::kConflict);
  std::vector<engine::Request> requests;
  for (int i = 0; i < 20; ++i) requests.push_back(MakeRequest(Person(i % 10)));
  const auto answers = driver_.SendAll(std::move(requests));
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(answers[static_cast<size_t>(i)].ok(), i < 10) << i;
  }
  Verify();
}

TEST_F(CommandLoopTest, AConflictThatDoesNotEndIsGivenUp) {
  for (int i = 0; i < limits::kCommitAttemptsMax; ++i) store_.ProduceNext(CommitOutcome::kConflict);
  const int64_t before = driver_.revision();
  const absl::Status refused = driver_.Send(Person(1)).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(engine::ReasonOf(refused), v1::OUTCOME_UNCERTAIN);
  EXPECT_EQ(driver_.revision(), before);
  EXPECT_TRUE(driver_.Send(Person(1)).ok());
}

TEST_F(CommandLoopTest, AnUnavailableStoreAnswersWhyAndRecovers) {
  store_.ProduceNext(CommitOutcome::kUnavailable);
  const int64_t before = driver_.revision();
  const absl::Status refused = driver_.Send(Person(1)).status();
  EXPECT_EQ(refused.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(engine::ReasonOf(refused), v1::NOT_SERVING);
  EXPECT_EQ(driver_.revision(), before);
  EXPECT_TRUE(driver_.Send(Person(1)).ok());
  Verify();
}

TEST_F(CommandLoopTest, AFencedLoopServesNoMore) {
  store_.ProduceNext(CommitOutcome::kFenced);
  for (int i = 0; i < 2; ++i) {
    const absl::Status refused = driver_.Send(Person(1)).status();
    EXPECT_EQ(refused.code(), absl::StatusCode::kUnavailable);
    EXPECT_EQ(engine::ReasonOf(refused), v1::NOT_SERVING);
  }
}

TEST_F(CommandLoopTest, ANewOwnerFencesTheOldOneAndGoesOnFromItsHead) {
  ASSERT_TRUE(driver_.Send(Person(1)).ok());
  LoopDriver next(store_, clock_);
  ASSERT_TRUE(next.Send(Person(2)).ok());
  EXPECT_EQ(engine::ReasonOf(driver_.Send(Person(3)).status()), v1::NOT_SERVING);
  ASSERT_TRUE(next.Send(Person(3)).ok());
  Verify();
}

TEST_F(CommandLoopTest, ADryRunWritesNothingAndIsNotRemembered) {
  engine::Request request = MakeRequest(Person(1), "one");
  request.validate_only = true;
  const int64_t before = driver_.revision();
  ASSERT_TRUE(driver_.Send(request).ok());
  EXPECT_EQ(driver_.revision(), before);
  request.validate_only = false;
  const absl::StatusOr<Answer> real = driver_.Send(request);
  ASSERT_TRUE(real.ok());
  EXPECT_FALSE(real->replayed);
}

TEST_F(CommandLoopTest, ARequestPastItsDeadlineChangesNothing) {
  absl::Notification answered;
  absl::Status status;
  driver_.loop().Submit(MakeRequest(Person(1)), clock_.Now() - absl::Seconds(1),
                        [&](const absl::StatusOr<Answer>& answer) {
                          status = answer.status();
                          answered.Notify();
                        });
  answered.WaitForNotification();
  EXPECT_EQ(status.code(), absl::StatusCode::kDeadlineExceeded);
  EXPECT_EQ(driver_.Get("persons/1").name(), "");
}

TEST_F(CommandLoopTest, CommitTimesNeverGoBackWhateverTheClockDoes) {
  ASSERT_TRUE(driver_.Send(Person(1)).ok());
  clock_.Advance(-absl::Hours(24));
  ASSERT_TRUE(driver_.Send(Person(2)).ok());
  EXPECT_GE(driver_.Get("persons/2").create_time_micros(),
            driver_.Get("persons/1").create_time_micros());
}

TEST_F(CommandLoopTest, AStoppedLoopAnswersWhatWaitsAndRefusesWhatComesLater) {
  std::vector<engine::Request> requests;
  for (int i = 0; i < 100; ++i) requests.push_back(MakeRequest(Person(i)));
  for (const auto& answer : driver_.SendAll(std::move(requests))) EXPECT_TRUE(answer.ok());
  driver_.loop().Stop();
  EXPECT_EQ(engine::ReasonOf(driver_.Send(Person(200)).status()), v1::NOT_SERVING);
}

TEST_F(CommandLoopTest, ManyLargeRequestsAreSplitOverCommitsWithinTheLimitsOfTheStore) {
  std::vector<engine::Request> requests;
  for (int i = 0; i < 300; ++i) {
    engine::Define programme;
    programme.create = true;
    programme.record.set_name(absl::StrCat("programmes/", i));
    std::vector<engine::NewText> texts;
    for (int t = 0; t < 60; ++t) {
      auto& text = *programme.record.mutable_programme()->add_texts();
      *text.mutable_body() = AddText(std::string(100, 'x'), texts);
    }
    engine::Request request = MakeRequest(programme);
    request.texts.insert(request.texts.end(), texts.begin(), texts.end());
    requests.push_back(std::move(request));
  }
  for (const auto& answer : driver_.SendAll(std::move(requests))) {
    EXPECT_TRUE(answer.ok()) << answer.status();
  }
  Verify();
}

TEST_F(CommandLoopTest, TroubleAtAnyCommitLosesAndDoublesNothing) {
  constexpr CommitOutcome kTrouble[] = {CommitOutcome::kAmbiguous, CommitOutcome::kConflict,
                                        CommitOutcome::kCommitted};
  std::vector<std::thread> clients;
  for (int client = 0; client < 4; ++client) {
    clients.emplace_back([this, client] {
      for (int i = 0; i < 50; ++i) {
        const engine::Request request = MakeRequest(Person(1000 * (client + 1) + i));
        absl::StatusOr<Answer> answer = driver_.Send(request);
        for (int again = 0; again < 20 && !answer.ok(); ++again) answer = driver_.Send(request);
        EXPECT_TRUE(answer.ok()) << answer.status();
      }
    });
  }
  for (int i = 0; i < 60; ++i) {
    store_.ProduceNext(kTrouble[i % 3], i % 2 == 0);
  }
  for (std::thread& client : clients) client.join();
  std::set<std::string> names;
  const auto page = driver_.queries().List(LocalReader(), Record::kPerson, "", {"", 500});
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->items.size(), 200u);
  Verify();
}

}  // namespace
}  // namespace noordster::runtime::command_loop_test
