// SPDX-License-Identifier: EUPL-1.2
// Several commits under way, of which the first ends in any way.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "absl/synchronization/blocking_counter.h"
#include "services/engine/refusal.h"
#include "services/runtime/verification.h"
#include "tests/runtime/loop_driver.h"
#include "tests/runtime/overload/holding_store.h"

namespace noordster::runtime::commits_under_way_test {
namespace {

namespace v1 = noordster::v1;
using storage::CommitOutcome;

// What the store does with a commit, and whether an ambiguous one was written.
struct End {
  CommitOutcome outcome;
  bool written = false;
};

// How the commits end, and what their requests are answered: the first person, the second, and the
// first once more, which waits behind both. Unspecified: done.
struct Case {
  std::string name;
  std::vector<End> ends;
  v1::ErrorReason first = v1::ERROR_REASON_UNSPECIFIED;
  v1::ErrorReason second = v1::ERROR_REASON_UNSPECIFIED;
  v1::ErrorReason again = v1::RESOURCE_EXISTS;
};

class CommitsUnderWayTest : public ::testing::TestWithParam<Case> {};

TEST_P(CommitsUnderWayTest, EveryRequestIsAnsweredByWhatWasWritten) {
  const Case& of = GetParam();
  HoldingStore store;
  const FakeClock clock;
  LoopDriver driver(store, clock);
  driver.SendFoundation();
  store.Hold();
  std::vector<absl::Status> answers(3);
  std::vector<int> order;
  absl::BlockingCounter left(3);
  const auto submit = [&](int place, int person) {
    driver.loop().Submit(MakeRequest(Person(person)), absl::InfiniteFuture(),
                         [&, place](const absl::StatusOr<Answer>& answer) {
                           answers[static_cast<size_t>(place)] = answer.status();
                           order.push_back(place);
                           left.DecrementCount();
                         });
  };
  submit(0, 1);
  store.AwaitHeld(1);
  submit(1, 2);
  store.AwaitHeld(2);
  submit(2, 1);
  for (const End& end : of.ends) store.memory().ProduceNext(end.outcome, end.written);
  store.Release();
  left.Wait();
  EXPECT_EQ(engine::ReasonOf(answers[0]), of.first) << answers[0];
  EXPECT_EQ(engine::ReasonOf(answers[1]), of.second) << answers[1];
  EXPECT_EQ(engine::ReasonOf(answers[2]), of.again) << answers[2];
  EXPECT_EQ(order, (std::vector<int>{0, 1, 2}));
  EXPECT_EQ(driver.Get("persons/1").has_person(), answers[0].ok() || answers[2].ok());
  EXPECT_EQ(driver.Get("persons/2").has_person(), answers[1].ok());
  const auto verified = VerifyPartition(store, kMunicipality, clock.Now());
  EXPECT_TRUE(verified.ok()) << verified.status();
}

INSTANTIATE_TEST_SUITE_P(
    Ends, CommitsUnderWayTest,
    ::testing::Values(Case{"Committed", {}},
                      Case{"TheSecondUnavailable",
                           {{CommitOutcome::kCommitted}, {CommitOutcome::kUnavailable}},
                           v1::ERROR_REASON_UNSPECIFIED,
                           v1::NOT_SERVING},
                      Case{"Conflict", {{CommitOutcome::kConflict}}},
                      Case{"Unwritten", {{CommitOutcome::kAmbiguous}}},
                      Case{"WrittenAfterAll", {{CommitOutcome::kAmbiguous, true}}},
                      Case{"BothWrittenAfterAll",
                           {{CommitOutcome::kAmbiguous, true}, {CommitOutcome::kAmbiguous, true}}},
                      Case{"OnlyTheFirstWrittenAfterAll",
                           {{CommitOutcome::kAmbiguous, true}, {CommitOutcome::kAmbiguous}}},
                      Case{"Unavailable",
                           {{CommitOutcome::kUnavailable}},
                           v1::NOT_SERVING,
                           v1::ERROR_REASON_UNSPECIFIED,
                           v1::ERROR_REASON_UNSPECIFIED},
                      Case{"TooLarge",
                           {{CommitOutcome::kTooLarge}},
                           v1::LIMIT_REACHED,
                           v1::ERROR_REASON_UNSPECIFIED,
                           v1::ERROR_REASON_UNSPECIFIED},
                      Case{"Fenced",
                           {{CommitOutcome::kFenced}},
                           v1::NOT_SERVING,
                           v1::NOT_SERVING,
                           v1::NOT_SERVING}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace noordster::runtime::commits_under_way_test
